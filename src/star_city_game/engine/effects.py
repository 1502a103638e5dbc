"""The one reducer: every change of a state that a writer can ask for is applied here."""

from __future__ import annotations

from star_city_game.engine.draft import Draft
from star_city_game.model.effect import (
    Assign,
    Effect,
    Learn,
    Meet,
    Mend,
    Record,
    Regard,
    Schedule,
    Sign,
    Trigger,
    Weigh,
)
from star_city_game.model.expression import Value
from star_city_game.model.person import DEBT, TRUST
from star_city_game.model.person import Regard as Standing
from star_city_game.systems import calendar, dossier, launch


def apply(effect: Effect, draft: Draft) -> None:
    """Applies one effect to a draft. A trigger is kept in ``draft.events`` for the narrator, who owns the machines."""
    match effect:
        case Assign():
            _assign(effect, draft)
        case Regard():
            _regard(effect, draft)
        case Meet(person):
            now = draft.people.get(person, Standing())
            draft.people[person] = Standing(now.trust, now.debt, met=True)
        case Record(entry):
            draft.papers = dossier.record(draft.papers, entry, draft.turn_id(), _today(draft))
        case Learn(entry, level):
            draft.papers = dossier.learn(draft.papers, entry, level)
        case Weigh(entry, status):
            draft.papers = dossier.judge(draft.papers, entry, status)
        case Mend(defect, status):
            draft.defects[defect] = launch.mend(draft.defects, defect, status)
        case Trigger(machine, event):
            draft.events.append((machine, event))
        case Schedule(scene, turns):
            draft.planned = (*draft.planned, (draft.turn + turns, scene))


def _assign(effect: Assign, draft: Draft) -> None:
    quality = draft.program.story.qualities[effect.quality]
    value = draft.program.value(effect.value)(draft)
    now = draft.values[effect.quality]
    if quality.type == "int":
        draft.values[effect.quality] = min(quality.high, max(quality.low, _moved(now, effect.sign, value)))
    elif quality.type == "set" and effect.sign != "=" and isinstance(now, frozenset):
        word = value if isinstance(value, frozenset) else frozenset({str(value)})
        draft.values[effect.quality] = now | word if effect.sign == "+=" else now - word
    else:
        draft.values[effect.quality] = value


def _moved(now: Value, sign: Sign, value: Value) -> int:
    if not isinstance(now, int) or not isinstance(value, int):
        raise TypeError("the compiler let a value that is not a number reach a number")
    if sign == "=":
        return value
    return now + value if sign == "+=" else now - value


def _regard(effect: Regard, draft: Draft) -> None:
    now = draft.people.get(effect.person, Standing())
    value = draft.program.value(effect.value)(draft)
    low, high = TRUST if effect.field == "trust" else DEBT
    moved = min(high, max(low, _moved(now.trust if effect.field == "trust" else now.debt, effect.sign, value)))
    trust, debt = (moved, now.debt) if effect.field == "trust" else (now.trust, moved)
    draft.people[effect.person] = Standing(trust, debt, now.met)


def _today(draft: Draft) -> str:
    """The date of the scene that heads the screen, else the first day of the present turn, else nothing."""
    scene = draft.program.story.scenes.get(draft.scene)
    if scene is not None and scene.date:
        return scene.date
    turn = calendar.turn_at(draft.program.story.calendar, draft.turn)
    return turn.first if turn else ""
