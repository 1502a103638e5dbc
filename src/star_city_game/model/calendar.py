"""The calendar: turns of about ten days, with dated events."""

from __future__ import annotations

from dataclasses import dataclass

from star_city_game.model.expression import Expr


@dataclass(frozen=True, slots=True)
class CalendarTurn:
    """One playable turn; dates are ISO; ``left`` is the number of days to the story's great date, or None."""

    id: str
    first: str
    last: str
    name: str
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A scene forced in a turn on a day of the month, while its gate holds."""

    turn: str
    day: int
    scene: str
    gate: Expr | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Turns in order, and events in order of turn and day."""

    turns: tuple[CalendarTurn, ...] = ()
    events: tuple[Event, ...] = ()
    slots: tuple[str, ...] = ()
