"""Keyed chance: a random point has a name, and its value depends on the seed, that name and how often it was drawn.

Adding a roll to a story therefore never disturbs another one, and undo or reload cannot re-roll. The mixing function is
SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014); names are hashed with
FNV-1a, so that nothing depends on Python's own ``hash`` or ``random``.
"""

from __future__ import annotations

from collections.abc import Sequence

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15
_FNV_OFFSET, _FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3


def name_key(name: str) -> int:
    """A stable 64-bit number for a name."""
    key = _FNV_OFFSET
    for byte in name.encode():
        key = ((key ^ byte) * _FNV_PRIME) & _MASK
    return key


def _mix(number: int) -> int:
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _MASK
    return number ^ (number >> 31)


def draw(seed: int, name: str, count: int) -> int:
    """The ``count``-th value (from 0) of a random point: 64 bits, evenly spread."""
    return _mix(_mix((seed ^ name_key(name)) & _MASK) + (count + 1) * _GOLDEN & _MASK)


def below(seed: int, name: str, count: int, bound: int) -> int:
    """The ``count``-th value of a random point, from 0 to ``bound`` - 1; the bias is under bound / 2**64."""
    return (draw(seed, name, count) * bound) >> 64


def passes(seed: int, name: str, count: int, percent: int) -> bool:
    """Whether the ``count``-th draw of a random point comes out true, at ``percent`` in a hundred."""
    return below(seed, name, count, 100) < percent


def deal(seed: int, name: str, hand: int, size: int) -> list[int]:
    """The ``hand``-th shuffled deck of ``size`` cards, as their numbers."""
    cards = list(range(size))
    for last in range(size - 1, 0, -1):
        pick = below(seed, f"{name}/{hand}/{last}", 0, last + 1)
        cards[last], cards[pick] = cards[pick], cards[last]
    return cards


def weighted_order(seed: int, name: str, count: int, weights: Sequence[tuple[str, int]]) -> list[str]:
    """Ids in a seeded order in which heavier ones tend to come first.

    Each id is keyed on its own, so that one more id in a deck never changes the order of the others. A weight is a
    whole number of tickets, of which the best counts.
    """

    def rank(item: tuple[str, int]) -> int:
        return max(draw(seed, f"{name}/{item[0]}/{ticket}", count) for ticket in range(max(item[1], 1)))

    return [item[0] for item in sorted(weights, key=rank, reverse=True)]


def which(seed: int, name: str, kind: str, count: int, size: int) -> int | None:
    """Which of ``size`` alternatives of a sequence comes at its ``count``-th use, from 0; None when it has run out."""
    if kind == "cycle":
        return count % size
    if kind == "shuffle":
        return deal(seed, name, count // size, size)[count % size]
    if kind == "shuffle_stop":
        return deal(seed, name, 0, size - 1)[count] if count < size - 1 else size - 1
    if count < size:
        return deal(seed, name, 0, size)[count] if kind == "shuffle_once" else count
    return size - 1 if kind == "stop" else None
