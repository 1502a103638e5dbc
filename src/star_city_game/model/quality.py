"""Qualities: typed, bounded, declared once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Only

from star_city_game.model.expression import Expr, Value


@dataclass(frozen=True, slots=True)
class Band:
    """A word for a range of an integer quality, both ends included."""

    low: int
    high: int
    word: str


@dataclass(frozen=True, slots=True)
class Quality:
    """One declared quality.

    ``low`` and ``high`` bound an ``int``; ``words`` are those of an ``enum`` or ``set``, or the ids that a ``person`` or
    ``scene`` may be; ``derived`` is the tree of a derived quality, which has no state of its own.
    """

    id: str
    type: Only["int", "bool", "enum", "set", "text", "person", "scene"]
    default: Value
    low: int = 0
    high: int = 0
    words: tuple[str, ...] = ()
    ordered: bool = False
    label: str = ""
    about: str = ""
    shows: Only["hidden", "word", "number"] = "hidden"
    announce: bool = False
    bands: tuple[Band, ...] = ()
    derived: Expr | None = None
