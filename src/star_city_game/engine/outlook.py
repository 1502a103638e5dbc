"""What can be seen of the calendar, and of the people met."""

from __future__ import annotations

from star_city_game.engine.course_questions import is_lenient, rival_days, stands
from star_city_game.engine.draft import Draft
from star_city_game.engine.prose import plain
from star_city_game.model.person import Person
from star_city_game.model.text import Text
from star_city_game.model.view import AheadView, CalendarView, DateView, LapseView, PersonView
from star_city_game.systems import calendar, people

KNOWN_DATES = 3
"""Dates to come that are told at most."""


def agenda(draft: Draft) -> CalendarView:
    """The turns of the calendar, and what is known of the time to come."""
    declared, now = draft.program.story.calendar, draft.turn
    chapter = calendar.chapter_at(declared, now)
    rival = declared.rival
    is_reported = rival is not None and calendar.latest_report(rival, now) is not None
    return CalendarView(
        dates=tuple(DateView(turn.name, _tense(number, now), turn.left) for number, turn in enumerate(declared.turns)),
        today=calendar.moment(draft.date(), ""),
        chapter="" if chapter is None else chapter.name,
        rival=rival.name if rival is not None and is_reported else "",
        rival_days=rival_days(draft) if is_reported else None,
        ahead=_ahead(draft),
        lapsing=_lapsing(draft),
    )


def met(draft: Draft) -> tuple[PersonView, ...]:
    """Everybody the player has met, in the order of the cast."""
    return tuple(
        _person(person, draft)
        for person in draft.program.story.people.values()
        if person.id in draft.people and draft.people[person.id].met
    )


def _tense(number: int, now: int) -> str:
    return "now" if number == now else ("past" if number < now else "to come")


def _ahead(draft: Draft) -> tuple[AheadView, ...]:
    """The next dates that are known, the nearest first."""
    declared, today = draft.program.story.calendar, draft.date()
    turns = {turn.id: turn for turn in declared.turns}
    found: list[AheadView] = []
    for event in declared.events:
        if event.known is None or draft.turn < event.since:
            continue
        day = calendar.day_of(turns[event.turn], event.day)
        if day <= today or not (event.gate is None or draft.program.value(event.gate)(draft)):
            continue
        found.append(AheadView(calendar.moment(day, ""), _told(event.known, draft), calendar.days_between(today, day)))
    return tuple(sorted(found, key=lambda each: each.days)[:KNOWN_DATES])


def _lapsing(draft: Draft) -> tuple[LapseView, ...]:
    """What is to be had now and was not taken yet, what lapses first before the others."""
    declared, lenient = draft.program.story.calendar, is_lenient(draft)
    found = [
        lapse
        for id_, lapse in declared.lapses.items()
        if stands(id_, draft) and not (lapse.taken is not None and draft.program.value(lapse.taken)(draft))
    ]
    found.sort(key=lambda lapse: lapse.last)
    return tuple(
        LapseView(_told(lapse.name, draft), "" if lenient else declared.turns[lapse.last].name) for lapse in found
    )


def _person(person: Person, draft: Draft) -> PersonView:
    story, regard = draft.program.story, draft.people[person.id]
    chapter = calendar.chapter_at(story.calendar, draft.turn)
    wanted = None if chapter is None else person.wants.get(chapter.id)
    steps = person.goal[: people.steps_made(draft.happened, person.id)] if regard.trust >= person.told else ()
    return PersonView(
        id=person.id,
        name=plain(draft.program.form(person.id, "full")(draft)),
        about=person.about,
        regard=people.regard_and_knowledge(
            regard, [_told(story.facts[fact].words, draft) for fact in regard.knows if fact in story.facts]
        ),
        wants="" if wanted is None else _told(wanted, draft),
        done=tuple(_told(step.text, draft) for step in steps if step.text is not None),
    )


def _told(text: Text, draft: Draft) -> str:
    return plain(draft.program.text(text)(draft))
