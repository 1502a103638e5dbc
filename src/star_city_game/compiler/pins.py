"""Pinned ids: finds again, in an edited scene, what had an id before, so that it keeps it whatever its words are now."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher

from star_city_game.compiler.spelling import distinct
from star_city_game.model.frozen import frozen

LIKE_ENOUGH = 0.55
"""The least likeness, of 1, at which something is taken for what was pinned; below it, a thing is new and the other is gone."""
_WORDS, _AFTER, _LEADS, _ORDER = 0.5, 0.2, 0.15, 0.15
"""What words, what follows, where it leads and where it stands count for in the likeness of two choices."""


@frozen
class Pin:
    """Something whose id is made from words: its id, and what it was when it was pinned.

    ``made`` is the id that its words alone make; ``said`` its words, or for a place what is offered or called there; ``after``
    is a hash of what follows it and ``leads`` where it leads, for choices.
    """

    id: str
    made: str
    said: str
    after: str = ""
    leads: str = ""


@frozen
class Pins:
    """What is pinned in one scene, by kind in order of standing; ``gone`` are ids that nothing else may have again."""

    choices: tuple[Pin, ...] = ()
    places: tuple[Pin, ...] = ()
    sequences: tuple[Pin, ...] = ()
    later: tuple[Pin, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many ids are pinned."""
        return len(self.choices) + len(self.places) + len(self.sequences) + len(self.later)


NONE = Pins()
"""A scene in which nothing is pinned."""


def pinned(old: Sequence[Pin], new: Sequence[Pin], gone: Iterable[str], taken: Iterable[str]) -> list[str]:
    """The ids of what a scene has now: pinned ones for what is found again, and for what is new those its words make.

    Args:
        old: what is pinned.
        new: what the scene has, with the ids that its words make.
        gone: ids that were pinned and are gone.
        taken: ids that the writer gave.
    """
    if [pin.id for pin in old] == [pin.made for pin in new]:
        return [pin.made for pin in new]
    found = match(old, new)
    used = set(taken)
    ids: dict[int, str] = {}
    for number, pin in found.items():
        if pin.id not in used:
            ids[number] = pin.id
            used.add(pin.id)
    used.update(pin.id for pin in old)
    used.update(gone)
    for number, pin in enumerate(new):
        if number not in ids:
            ids[number] = distinct(pin.made, used)
            used.add(ids[number])
    return [ids[number] for number in range(len(new))]


def match(old: Sequence[Pin], new: Sequence[Pin]) -> dict[int, Pin]:
    """What is pinned, by the number of that in which it is found again.

    What is wholly as it was comes first, in order; then what has the same words; then what is most alike.
    """
    found: dict[int, Pin] = {}
    left = list(range(len(old)))
    rounds: tuple[Callable[[Pin], Hashable], ...] = (
        lambda pin: (pin.said, pin.after, pin.leads),
        lambda pin: pin.said,
    )
    for key in rounds:
        there = [number for number in range(len(new)) if number not in found]
        pairs = _aligned([key(old[number]) for number in left], [key(new[number]) for number in there])
        for one, other in pairs:
            found[there[other]] = old[left[one]]
        left = [number for place, number in enumerate(left) if place not in {one for one, _ in pairs}]
    likely = sorted(
        (-_likeness(old[one], new[other], abs(one / len(old) - other / len(new))), one, other)
        for one in left
        for other in range(len(new))
        if other not in found
    )
    met: set[int] = set()
    for likeness, one, other in likely:
        if -likeness >= LIKE_ENOUGH and one not in met and other not in found:
            found[other] = old[one]
            met.add(one)
    return found


def _aligned(old: list[Hashable], new: list[Hashable]) -> list[tuple[int, int]]:
    """Equal things paired: first as they stand in one order, then those that have moved."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    pairs = [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    there = {other for _, other in pairs}
    for one in sorted(set(range(len(old))) - {one for one, _ in pairs}):
        moved = next((other for other in range(len(new)) if other not in there and new[other] == old[one]), None)
        if moved is not None:
            pairs.append((one, moved))
            there.add(moved)
    return pairs


def _likeness(old: Pin, new: Pin, apart: float) -> float:
    """How much one thing is like another, from 0 to 1; ``apart`` is how far they stand apart, in parts of the scene."""
    kinds = (_kind(old), _kind(new))
    if kinds == ("offer", "offer"):
        one, other = set(old.said.split()), set(new.said.split())
        shared = len(one & other) / max(1, len(one | other))
        return _WORDS * (shared > 0) + _AFTER * shared + (_LEADS + _ORDER) * (1 - apart)
    if "" not in kinds:
        return 0.0
    words = SequenceMatcher(None, old.said.casefold(), new.said.casefold(), autojunk=False).ratio()
    after = 0.5 if not old.after and not new.after else float(old.after == new.after)
    return _WORDS * words + _AFTER * after + _LEADS * (old.leads == new.leads) + _ORDER * (1 - apart)


def _kind(pin: Pin) -> str:
    """The kind of a place: what stands before the dot of its anchor; empty for anything else."""
    kind, dot, _ = pin.made.partition(".")
    return kind if dot else ""
