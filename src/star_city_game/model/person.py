"""People: forms of the name, how they address the player, what they want, and what they do when nobody looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from star_city_game.model.effect import Effect
from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text

TRUST = (-3, 3)
DEBT = (-2, 2)


@frozen
class GoalStep:
    """A step of a goal: made in the turn of number ``turn`` or the first after it in which its gate holds."""

    turn: int
    gate: Expr | None = None
    text: Text | None = None
    effects: tuple[Effect, ...] = ()


@frozen
class Person:
    """One of the cast; ``forms`` holds full, short, address and any further form, each a text.

    ``wants`` says by chapter what the person asks of the player; ``goal`` are the steps that the person makes by turns of the
    calendar, whether the player is there or not; ``told`` is the trust from which on the player hears of them.
    ``signs``, ``secret`` and ``refuses`` are notes for writers.
    """

    id: str
    gender: str
    about: str
    forms: Mapping[str, Text] = field(default_factory=dict)
    wants: Mapping[str, Text] = field(default_factory=dict)
    goal: tuple[GoalStep, ...] = ()
    told: int = 1
    signs: str = ""
    secret: str = ""
    refuses: str = ""


@frozen
class Fact:
    """Something that a person may know about the player; ``words`` go on after “knows”."""

    id: str
    words: Text


@frozen
class Pair:
    """Two people who cannot both stay friends: once the gate holds, at a turn of the calendar, they fall out for good."""

    people: tuple[str, str]
    gate: Expr | None
    text: Text | None = None
    effects: tuple[Effect, ...] = ()


@frozen
class Regard:
    """How a person stands to the player.

    Trust is -3..3, debt -2..2 (positive: they owe you); ``met`` says whether they have met, ``knows`` which facts were told
    them, in the order of telling.
    """

    trust: int = 0
    debt: int = 0
    met: bool = False
    knows: tuple[str, ...] = ()
