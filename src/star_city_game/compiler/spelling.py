"""Words near a misspelt one, words listed for a reader, and names made distinct."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 60
"""Longer words are not compared: nothing declared is that long, and comparing is quadratic."""
_NEAR = 0.6
_SHOWN = 3
_ELSEWHERE = {
    "if": "when",
    "condition": "when",
    "require": "need",
    "requires": "need",
    "set": "do",
    "effect": "do",
    "effects": "do",
    "jump": "goto",
    "target": "goto",
    "next": "goto",
    "text": "say",
    "option": "say",
    "price": "cost",
}
"""Our keys for what other tools that tell stories call otherwise."""


def near(word: str, pool: Iterable[str]) -> tuple[str, ...]:
    """Up to three words of ``pool`` that ``word`` may be meant for, the nearest first."""
    if len(word) > _LONGEST:
        return ()
    from difflib import get_close_matches  # noqa: PLC0415 - only a fault asks for it

    return tuple(get_close_matches(word.lower(), sorted(set(pool)), n=_SHOWN, cutoff=_NEAR))


def key_meant(key: str, known: Iterable[str]) -> str:
    """The key that was meant: a near one, or ours for another tool’s; empty when there is no telling."""
    other = _ELSEWHERE.get(key.lower(), "")
    return other if other in known else next(iter(near(key, known)), "")


def listed(words: Iterable[str], most: int = 12) -> str:
    """Words parted by commas; beyond ``most`` only their number is told."""
    every = tuple(words)
    shown = ", ".join(every[:most])
    return shown if len(every) <= most else f"{shown} and {len(every) - most} more"


def distinct(name: str, taken: set[str]) -> str:
    """The name, with ``_2``, ``_3`` … after it when it is taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
