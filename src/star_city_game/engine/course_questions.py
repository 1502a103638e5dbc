"""Answers what expressions ask about the calendar and about people: what lapsed, what they know, how far they have come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from star_city_game.model.expression import Value
from star_city_game.model.person import Regard
from star_city_game.systems import calendar, people

if TYPE_CHECKING:
    from star_city_game.engine.draft import Draft


def is_lenient(draft: Draft) -> bool:
    """Whether nothing lapses now."""
    gate = draft.program.story.calendar.lenient
    return gate is not None and bool(draft.program.value(gate)(draft))


def stands(id_: str, draft: Draft) -> bool:
    """Whether something that lapses is to be had: it has begun, its gate holds, and it has not lapsed."""
    lapse = draft.program.story.calendar.lapses[id_]
    if calendar.lapse_key(id_) in draft.happened or draft.turn < lapse.first:
        return False
    if draft.turn > lapse.last and not is_lenient(draft):
        return False
    return lapse.gate is None or bool(draft.program.value(lapse.gate)(draft))


def rival_days(draft: Draft) -> int:
    """Days until the rival can, by the latest report; 0 where nothing has been reported."""
    rival, today = draft.program.story.calendar.rival, draft.date()
    report = None if rival is None else calendar.latest_report(rival, draft.turn)
    return max(0, calendar.days_between(today, report.day)) if report is not None and today else 0


def _knows(ids: tuple[str, ...], draft: Draft) -> bool:
    return ids[1] in draft.people.get(ids[0], Regard()).knows


ANSWERS: Mapping[str, Callable[[tuple[str, ...], Draft], Value]] = {
    "lapsed": lambda ids, draft: calendar.lapse_key(ids[0]) in draft.happened,
    "stands": lambda ids, draft: stands(ids[0], draft),
    "knows": _knows,
    "advanced": lambda ids, draft: people.steps_made(draft.happened, ids[0]),
    "apart": lambda ids, draft: people.pair_key((ids[0], ids[1])) in draft.happened,
    "rival": lambda _, draft: rival_days(draft),
}
"""What answers each question, by its name; see :class:`~star_city_game.model.expression.Ask`."""
