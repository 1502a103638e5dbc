"""Descents in a game: one is dealt, flown turn by turn, and shown."""

from __future__ import annotations

from dataclasses import replace

from star_city_game.engine import chance
from star_city_game.engine.draft import Draft
from star_city_game.model.descent import Descent, Descents, Plan
from star_city_game.model.descent_steps import BeginDescent, FlyDescent
from star_city_game.systems import descent_ground, descent_pilot
from star_city_game.systems.descent import Luck, fly, read
from star_city_game.systems.descent_panel import panel

_LUCK = 201
"""Luck is from -100 to 100."""
_AT_ONCE = 2
"""Turns that may be flown in one move."""


def begin(step: BeginDescent, draft: Draft) -> None:
    """Deals a descent and makes it the present one. What is dealt depends on the seed and the descent's name alone."""
    plan, declared = _plan(step.plan, draft), _declared(draft)
    value = draft.program.value
    faults = [fault for fault, gate in plan.faults.items() if value(gate)(draft)]

    def below(name: str, bound: int) -> int:
        return chance.below(draft.seed, f"{plan.id}/{name}", 0, bound)

    begun = descent_ground.deal(plan.id, plan.view, declared.lander, faults, below)
    skill = value(plan.skill)(draft)
    draft.descent = replace(
        begun,
        skill=max(0, min(100, skill)) if isinstance(skill, int) else 0,
        assisted=plan.assisted is not None and bool(value(plan.assisted)(draft)),
        measured=(read(begun),),
    )


def advance(step: FlyDescent, draft: Draft) -> None:
    """One turn of the present descent. The luck of each turn is keyed by its number, so that undo never changes it."""
    now, lander = _present(draft), _declared(draft).lander
    lucks = tuple(_luck(draft.seed, now, now.turns + number) for number in range(_AT_ONCE))
    is_led = now.assisted or now.view == "console"
    draft.descent = (
        descent_pilot.lead(now, step.control, lander, lucks) if is_led else fly(now, step.control, lander, lucks[0])
    )


def show(draft: Draft) -> None:
    """The panel, and below it the first remark that fits and was not made yet."""
    now, declared = _present(draft), _declared(draft)
    draft.show(panel(now, declared.lander))
    for remark in declared.remarks.get(now.view, ()):
        if remark.id in now.told or (remark.gate is not None and not draft.program.value(remark.gate)(draft)):
            continue
        draft.descent = replace(now, told=(*now.told, remark.id))
        draft.show(draft.program.text(remark.say)(draft))
        return


def _luck(seed: int, now: Descent, turn: int) -> Luck:
    drawn = (chance.below(seed, f"{now.name}/{what}", turn, _LUCK) for what in Luck._fields)
    return Luck(*(number - _LUCK // 2 for number in drawn))


def _declared(draft: Draft) -> Descents:
    declared = draft.program.story.descents
    if declared is None:
        raise TypeError("the story has a descent and no lander")
    return declared


def _plan(name: str, draft: Draft) -> Plan:
    return _declared(draft).plans[name]


def _present(draft: Draft) -> Descent:
    if draft.descent is None:
        raise TypeError("no descent has begun")
    return draft.descent
