"""The ground under a descent: how it is dealt, what can be seen of it, and how the lander comes to stand on it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from star_city_game.model.descent import Descent, Lander
from star_city_game.systems.descent_motion import hover_flow, radar

CELL = 10_000
"""mm of ground that have one slope."""
CELLS = 25
"""Cells of ground: 125 m to either side of where the lander would come down [I; facts 2D: one chooses inside 300-600 m]."""
CLEAR, STONY = 80, 200
"""Tenths of a degree under which ground is clear, and up to which it is a field of stones; steeper is a crater's wall [I]."""
_PER_DRIFT = 50
"""Tenths of a degree that each m/s of drift tips the lander at contact [I]."""
_TIPS = {"latch": 120, "rocket": 50}
"""Tenths of a degree by which a leg that gives way, and a dead hold-down rocket, tip it (facts 2E: 12, 18, 27 degrees)."""
_HARD = 30
"""Tenths of a degree that the crushed struts of a hard landing tip it [I]."""

Below = Callable[[str, int], int]
"""Deals a number from 0 up to a bound, by the name of what is dealt."""


def deal(name: str, view: str, lander: Lander, faults: Collection[str], below: Below) -> Descent:
    """A descent at jettison, over ground with a field of stones somewhere in the middle and a crater or two beside it."""
    height, sink = lander.ladder[0]
    drift = (4000 + below("drift", 2001)) * (1 if below("side", 2) else -1)
    begun = Descent(
        name=name,
        view=view,
        assisted=False,
        skill=0,
        open_faults=tuple(sorted(faults)),
        ground=ground(below),
        eye=(4 + below("eye", 9)) * (1 if below("short", 2) else -1),
        height=height * 1000,
        sink=sink * 100,
        drift=drift,
        aside=-drift * 14 + (below("aside", 41) - 20) * 1000,
        delay=lander.delay if view == "console" else 0,
    )
    return settle(begun, lander)


def ground(below: Below) -> tuple[int, ...]:
    """The slope of each cell, in tenths of a degree."""
    slopes = [below(f"slope{cell}", 51) for cell in range(CELLS)]
    middle, half = CELLS // 2 - 2 + below("stones", 5), 1 + below("stones_half", 3)
    for cell in range(middle - half, middle + half + 1):
        slopes[cell] = 90 + below(f"stone{cell}", 91)
    for number in range(1 + below("craters", 2)):
        cell = below(f"crater{number}", CELLS - 1)
        slopes[cell] = 210 + below(f"wall{number}", 71)
    return tuple(slopes)


def slope_at(now: Descent, aside: int) -> int:
    """The slope in tenths of a degree at a place so many mm to the right of the middle."""
    return now.ground[max(0, min(CELLS - 1, (aside + CELLS * CELL // 2) // CELL))]


def landing_at(now: Descent, lander: Lander) -> int:
    """Where the lander comes down once its drift is taken off: mm to the right of the middle."""
    brake = lander.gravity * lander.level * 17_453 // 1_000_000
    return now.aside + now.drift * abs(now.drift) // (2 * brake)


def seen(now: Descent, lander: Lander) -> bool:
    """Whether the ground can be seen from the window: low enough, and above the dust."""
    return lander.dust * 1000 < now.height <= lander.seen * 1000


def kind(slope: int) -> str:
    """What ground of a slope is."""
    return "clear" if slope < CLEAR else "stones" if slope <= STONY else "crater"


def nearest_clear(now: Descent, lander: Lander) -> int:
    """How many mm to the right of the landing the nearest clear ground begins, 0 for here; negative to the left."""
    here = landing_at(now, lander)
    for step in range(CELLS):
        for side in (step, -step) if now.drift >= 0 else (-step, step):
            if slope_at(now, here + side * CELL) < CLEAR:
                return side * CELL
    return 0


def settle(now: Descent, lander: Lander) -> Descent:
    """A descent with what follows from its numbers: the radar's height, the hover left, the orbit that can be reached."""
    left = lander.fuel * 1000 - now.spent
    hover = left * 10 // hover_flow(now, lander)
    lost = lander.lowers * min(hover, 0) // 10
    is_seen = seen(now, lander)
    return replace(
        now,
        needle=radar(now, now.height, now.time) // 1000,
        hover=hover,
        orbit=max(0, lander.orbit + lost),
        under=kind(slope_at(now, landing_at(now, lander))) if is_seen else "unseen",
        clear_at=nearest_clear(now, lander) // 1000 if is_seen else 0,
    )


def stand(now: Descent, lander: Lander, more: int = 0) -> Descent:
    """The lander with its engine off: how it stands, with so many tenths of a degree more."""
    speed = now.speed
    tips = sum(tip for fault, tip in _TIPS.items() if fault in now.open_faults)
    tilt = slope_at(now, now.aside) + abs(now.drift) * _PER_DRIFT // 1000 + tips + more
    tilt += _HARD if speed > lander.soft else 0
    if speed > lander.hard:
        outcome = "crashed"
    elif tilt > lander.upright * 10:
        outcome = "overturned"
    else:
        outcome = "hard" if speed > lander.soft else "landed"
    return replace(now, tilt=tilt // 10, outcome=outcome, sink=0, drift=0, lean=0, thrust=0, is_lit=False)
