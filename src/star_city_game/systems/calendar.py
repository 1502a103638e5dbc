"""Turns of about ten days: which scenes fall due, what is reported of a rival, and how a moment is written."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from star_city_game.model.calendar import Calendar, CalendarTurn, Chapter, Event, Report, Rival

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAPSE = "lapse:"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def turn_at(calendar: Calendar, number: int) -> CalendarTurn | None:
    """The calendar's turn of that number (from 0), or None when the story has no calendar or it is past its end."""
    return calendar.turns[number] if 0 <= number < len(calendar.turns) else None


def events_in(calendar: Calendar, turn: str) -> tuple[Event, ...]:
    """The dated events of a turn, in order of day."""
    return tuple(event for event in calendar.events if event.turn == turn)


def last_event(calendar: Calendar, scene: str, number: int) -> Event | None:
    """The latest dated event that forces a scene, in the turn of that number or before it."""
    come = {turn.id for turn in calendar.turns[: number + 1]}
    dated = (event for event in reversed(calendar.events) if event.scene == scene and event.turn in come)
    return next(dated, None)


def chapter_at(calendar: Calendar, number: int) -> Chapter | None:
    """The chapter to which the turn of a number belongs; None before the first."""
    return next((chapter for chapter in reversed(calendar.chapters) if chapter.first <= number), None)


def latest_report(rival: Rival, number: int) -> Report | None:
    """What was reported last of a rival by the turn of a number; None before the first report."""
    return next((report for report in reversed(rival.reports) if report.turn <= number), None)


def lapse_key(id_: str) -> str:
    """How it is kept that something has lapsed."""
    return f"{_LAPSE}{id_}"


def lapse_of(key: str) -> str | None:
    """What has lapsed; None where something else is kept."""
    return key.removeprefix(_LAPSE) if key.startswith(_LAPSE) else None


def day_of(turn: CalendarTurn, day: int) -> str:
    """The date of a day of the month that a turn holds, as 1966-03-04; its first day when it holds none such."""
    for month in (turn.first[:8], turn.last[:8]):
        found = f"{month}{day:02}"
        if turn.first <= found <= turn.last:
            return found
    return turn.first


@lru_cache(maxsize=1024)
def days_between(first: str, second: str) -> int:
    """The days from one day to another, each as 1966-03-04; negative when the second is the earlier one."""
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


@lru_cache(maxsize=1024)
def moment(iso: str, time: str) -> str:
    """A date and a time of day as the screen shows them: ``14 Jan 1966 Fri, 08:00``."""
    if not iso:
        return time
    day = date.fromisoformat(iso)
    written = f"{day.day} {_MONTHS[day.month - 1]} {day.year} {_DAYS[day.weekday()]}"
    return f"{written}, {time}" if time else written
