"""The calendar: turns of about ten days, with dated events, things that lapse, and what is reported of a rival."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from star_city_game.model.effect import Effect
from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text


@frozen
class CalendarTurn:
    """One playable turn; dates are ISO; ``left`` is the number of days to the story's great date, or None."""

    id: str
    first: str
    last: str
    name: str
    left: int | None = None


@frozen
class Event:
    """A scene forced in a turn on a day of the month, while its gate holds.

    One with words in ``known`` is told beforehand, from the turn of number ``since`` on.
    """

    turn: str
    day: int
    scene: str
    gate: Expr | None = None
    known: Text | None = None
    since: int = 0


@frozen
class Chapter:
    """A part of the story, from the turn of number ``first`` until the next chapter."""

    id: str
    name: str
    first: int


@frozen
class Lapse:
    """Something that is to be had from the turn of number ``first`` through that of number ``last``, while its gate holds.

    When ``last`` is over and ``taken`` does not hold, it lapses: its effects are done and its text is told.
    """

    id: str
    name: Text
    first: int
    last: int
    gate: Expr | None = None
    taken: Expr | None = None
    text: Text | None = None
    effects: tuple[Effect, ...] = ()


@frozen
class Report:
    """What is reported in the turn of number ``turn``: the day on which the rival can, right or wrong."""

    turn: int
    day: str
    is_wrong: bool = False
    text: Text | None = None


@frozen
class Rival:
    """Somebody else’s clock: what it is called, and the reports on it in order of turn."""

    name: str
    reports: tuple[Report, ...]


@frozen
class Calendar:
    """Turns in order, and events in order of turn and day; while ``lenient`` holds nothing lapses."""

    turns: tuple[CalendarTurn, ...] = ()
    events: tuple[Event, ...] = ()
    slots: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    lapses: Mapping[str, Lapse] = field(default_factory=dict)
    lenient: Expr | None = None
    rival: Rival | None = None
