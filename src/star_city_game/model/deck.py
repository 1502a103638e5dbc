"""Decks of storylets: what makes a scene a storylet, and the strategies that say which comes first."""

from __future__ import annotations

from typing import Literal as Only
from typing import TypeAlias, get_args

from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text

Strategy: TypeAlias = Only[
    "must",  # those with priority must first
    "due",  # those that expire first first, those that never do last
    "priority",  # the higher number first
    "specific",  # those with most conditions, all of which hold, first
    "seldom",  # those seen least often first
    "rarest",  # those never seen first, then those seen least lately
    "weighted",  # by chance, in which heavier ones tend to come first
]
"""One way to put storylets in order; those that it does not part are put in order by the next one."""
STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)
USUAL: tuple[Strategy, ...] = ("must", "priority", "seldom", "weighted")
"""The order of a deck for which the story sets none."""


@frozen
class Storylet:
    """What makes a scene a storylet. ``must`` comes before any priority; ``conditions`` counts the gate's conditions.

    It is drawn no more after the calendar turn ``expires`` (its number), nor, where ``lasts`` is not 0, in more than so
    many calendar turns from the first draw at which it fitted.
    """

    deck: str
    say: Text
    gate: Expr | None = None
    must: bool = False
    priority: int = 0
    weight: int = 1
    max: int = 1
    cooldown: int = 0
    conditions: int = 0
    expires: int | None = None
    lasts: int = 0
