"""What can be read of a descent: by a story's expressions, and by whoever looks at the instruments, there or far away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from star_city_game.model.descent import CONTROLS, FAULTS, GROUNDS, OUTCOMES, Descent, Reading
from star_city_game.model.expression import Value
from star_city_game.systems.descent import legal, read

Kind: TypeAlias = type[int] | type[bool] | tuple[str, ...]
"""A number, yes or no, or one of several words, of which the first stands for no descent."""


class Shown(NamedTuple):
    """One thing that can be read: of what kind it is, in what unit, and how."""

    kind: Kind
    unit: str
    of: Callable[[Descent], Value]


def _fault(name: str) -> Shown:
    return Shown(bool, "the fault is open", lambda now: name in now.open_faults)


def _may(name: str) -> Shown:
    return Shown(bool, "it may be done in this turn", lambda now: name in legal(now))


SHOWN: Mapping[str, Shown] = {
    "height": Shown(int, "m, the true one", lambda now: now.height // 1000),
    "needle": Shown(int, "m, by the radar", lambda now: now.needle),
    "eye": Shown(int, "m, by the eye", lambda now: eye_of(now) // 10),
    "reading": Shown(int, "m, as the panel shows it: late, at the console", lambda now: reading_of(now).height // 10),
    "sink": Shown(int, "tenths of m/s downwards", lambda now: now.sink // 100),
    "drift": Shown(int, "tenths of m/s to either side", lambda now: abs(now.drift) // 100),
    "tilt": Shown(int, "degrees; once down, those it stands at", lambda now: now.tilt or abs(now.lean) // 10),
    "hover": Shown(int, "s over the red line, negative under it", lambda now: now.hover // 10),
    "orbit": Shown(int, "km of the orbit that is still in reach", lambda now: now.orbit),
    "speed": Shown(int, "tenths of m/s at contact", lambda now: now.speed),
    "seconds": Shown(int, "s since jettison", lambda now: now.time // 1000),
    "turns": Shown(int, "turns flown", lambda now: now.turns),
    "clear": Shown(int, "m to the right to clear ground, negative to the left", lambda now: now.clear_at),
    "ground": Shown(GROUNDS, "what lies where it is coming down", lambda now: now.under),
    "outcome": Shown(OUTCOMES, "how it stands, or ended", lambda now: now.outcome),
    "trust": Shown(("needle", "eyes"), "which is gone by", lambda now: now.trust),
    "control": Shown(("none", *CONTROLS), "what was done last", lambda now: now.control or "none"),
    "by_hand": Shown(bool, "the pilot has taken over", lambda now: now.by_hand),
    "down": Shown(bool, "the legs are on the ground", lambda now: now.is_down),
    "both": Shown(bool, "the reserve engine burns too", lambda now: now.is_lit),
    "cold": Shown(bool, "the throttle has not been moved yet", lambda now: now.is_cold),
    "blurred": Shown(bool, "the needles blur", lambda now: now.blurred),
    "assisted": Shown(bool, "trained hands fly it", lambda now: now.assisted),
    "spoke": Shown(bool, "the ground broke its silence", lambda now: now.spoke),
    "refused": Shown(bool, "the ground refused a number", lambda now: now.refused),
    **{name: _fault(name) for name in FAULTS},
    **{f"may_{name}": _may(name) for name in CONTROLS},
}
"""Everything that a story can ask as ``descent.NAME``."""


def shows(now: Descent | None, name: str) -> Value:
    """What a story reads of the last descent; nothing, no or the first word where there was none."""
    shown = SHOWN[name]
    if now is not None:
        return shown.of(now)
    return shown.kind[0] if isinstance(shown.kind, tuple) else shown.kind()


def reading_of(now: Descent) -> Reading:
    """What the instruments show: now, or, on Earth, what was when the paper was written."""
    here = read(now)
    if now.view == "console":
        return here if now.outcome != "flying" else _written(now, now.time - now.delay)
    return here


def eye_of(now: Descent) -> int:
    """The height by the eye, in tenths of m."""
    return now.height * (100 + now.eye) // 10_000


def _written(now: Descent, time: int) -> Reading:
    """What the pens had written at a time: between two measurements on a straight line."""
    for before, after in pairwise(now.measured):
        if before.time <= time < after.time:
            passed, whole = time - before.time, after.time - before.time
            numbers = zip(astuple(before), astuple(after), strict=True)
            return Reading(*(low + (high - low) * passed // whole for low, high in numbers))
    return now.measured[0] if time < now.measured[0].time else now.measured[-1]
