"""A check: a named roll against a quality, with its odds made of parts that can be shown."""

from __future__ import annotations

from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen

LOWEST, HIGHEST = 5, 95
"""No check is certain: odds are held between these percentages."""
STEP = 8
"""Percentage points that one point of the quality is worth."""
BANDS = (
    (14, "desperate"),
    (34, "poor"),
    (54, "uneven"),
    (74, "fair"),
    (89, "good"),
    (100, "near certain"),
)
"""Words for odds: the first whose upper percentage is not below the odds."""


@frozen
class Modifier:
    """Percentage points added to a check's odds while the gate holds."""

    gate: Expr | None
    add: int
    because: str


@frozen
class Check:
    """A roll keyed by ``name``; ``difficulty`` is the chance of failing, in percent, at the middle of the quality's range.

    With ``save`` it is no check of a quality: crew and control try to save what shows in a flight, at their odds and so many
    percentage points more or less.
    """

    name: str
    quality: str
    difficulty: int
    modifiers: tuple[Modifier, ...] = ()
    save: int | None = None


@frozen
class Part:
    """One contribution to the odds, in percentage points."""

    because: str
    add: int


@frozen
class Odds:
    """The odds as shown and as rolled: ``percent`` 5-95, a word for it, and what makes it up."""

    percent: int
    band: str
    parts: tuple[Part, ...]
