"""What comes by itself with a turn of the calendar: offers lapse, people go on with their goals, pairs fall out."""

from __future__ import annotations

from collections.abc import Iterable

from star_city_game.engine import effects
from star_city_game.engine.course_questions import is_lenient
from star_city_game.engine.draft import Draft
from star_city_game.engine.prose import plain
from star_city_game.model.effect import Effect
from star_city_game.model.expression import Expr
from star_city_game.model.text import Text
from star_city_game.systems import calendar, people


def begin_turn(draft: Draft) -> None:
    """Lets everything take its course that does so in the turn that has just begun, each thing once in a game."""
    _lapse(draft)
    _report(draft)
    _advance(draft)
    _part(draft)


def _holds(gate: Expr | None, draft: Draft) -> bool:
    return gate is None or bool(draft.program.value(gate)(draft))


def _happen(key: str, made: Iterable[Effect], text: Text | None, draft: Draft) -> None:
    draft.happened = (*draft.happened, key)
    for effect in made:
        effects.apply(effect, draft)
    if text is not None:
        draft.notes.append(plain(draft.program.text(text)(draft)))


def _lapse(draft: Draft) -> None:
    """What was to be had until the turn before lapses, unless it was taken."""
    if is_lenient(draft):
        return
    for id_, lapse in draft.program.story.calendar.lapses.items():
        key = calendar.lapse_key(id_)
        if draft.turn != lapse.last + 1 or key in draft.happened or not _holds(lapse.gate, draft):
            continue
        if lapse.taken is None or not _holds(lapse.taken, draft):
            _happen(key, lapse.effects, lapse.text, draft)


def _report(draft: Draft) -> None:
    """A report on the rival is told in the turn in which it comes."""
    rival = draft.program.story.calendar.rival
    report = None if rival is None else calendar.latest_report(rival, draft.turn)
    if report is not None and report.turn == draft.turn and report.text is not None:
        draft.notes.append(plain(draft.program.text(report.text)(draft)))


def _advance(draft: Draft) -> None:
    """Each person makes at most one step of the goal."""
    for person in draft.program.story.people.values():
        made = people.steps_made(draft.happened, person.id)
        if made < len(person.goal):
            step = person.goal[made]
            if draft.turn >= step.turn and _holds(step.gate, draft):
                _happen(people.step_key(person.id, made), step.effects, None, draft)


def _part(draft: Draft) -> None:
    for pair in draft.program.story.pairs:
        key = people.pair_key(pair.people)
        if key not in draft.happened and _holds(pair.gate, draft):
            _happen(key, pair.effects, pair.text, draft)
