"""Qualities: typed, bounded, declared once."""

from __future__ import annotations

from typing import Literal as Only

from star_city_game.model.expression import Expr, Value
from star_city_game.model.frozen import frozen


@frozen
class Band:
    """A word for a range of an integer quality, both ends included."""

    low: int
    high: int
    word: str


@frozen
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
