"""The one reducer: every change of a state that a writer can ask for is applied here."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from star_city_game.engine import casework, deeds, flights
from star_city_game.engine.draft import Draft
from star_city_game.model.effect import (
    Act,
    Assign,
    Cancel,
    Effect,
    Handle,
    Learn,
    Meet,
    Mend,
    Record,
    Regard,
    Reveal,
    Schedule,
    Sign,
    Steer,
    Tell,
    Trigger,
    Weigh,
)
from star_city_game.model.expression import Value
from star_city_game.model.person import DEBT, TRUST
from star_city_game.model.person import Regard as Standing
from star_city_game.model.state import Planned
from star_city_game.systems import dossier


@singledispatch
def apply(effect: Effect, draft: Draft) -> None:
    """Applies one effect to a draft. A trigger is kept in ``draft.events`` until the reactions deliver it."""
    raise TypeError(f"{type(effect).__name__} cannot be applied to {draft.scene}")


@apply.register
def _(effect: Meet, draft: Draft) -> None:
    draft.regard(effect.person, replace(draft.people.get(effect.person, Standing()), met=True))


@apply.register
def _(effect: Tell, draft: Draft) -> None:
    now = draft.people.get(effect.person, Standing())
    if effect.fact not in now.knows:
        draft.regard(effect.person, replace(now, knows=(*now.knows, effect.fact)))


@apply.register
def _(effect: Record, draft: Draft) -> None:
    casework.record(effect.entry, draft)


@apply.register
def _(effect: Learn, draft: Draft) -> None:
    draft.papers = dossier.learn(draft.papers, effect.entry, effect.level)


@apply.register
def _(effect: Weigh, draft: Draft) -> None:
    casework.weigh(effect, draft)


@apply.register
def _(effect: Handle, draft: Draft) -> None:
    casework.handle(effect, draft)


@apply.register
def _(effect: Mend, draft: Draft) -> None:
    deeds.mend(effect, draft)


@apply.register
def _(effect: Act, draft: Draft) -> None:
    deeds.act(effect, draft)


@apply.register
def _(effect: Steer, draft: Draft) -> None:
    flights.steer(effect, draft)


@apply.register
def _(effect: Trigger, draft: Draft) -> None:
    draft.events.append((effect.machine, effect.event))


@apply.register
def _(effect: Schedule, draft: Draft) -> None:
    put_off = Planned(draft.turn + effect.turns, effect.scene, effect.name)
    others = (plan for plan in draft.planned if not plan.name or (plan.name, plan.scene) != (effect.name, effect.scene))
    draft.planned = (*others, put_off)


@apply.register
def _(effect: Cancel, draft: Draft) -> None:
    draft.planned = tuple(plan for plan in draft.planned if plan.name != effect.name)


@apply.register
def _(effect: Reveal, draft: Draft) -> None:
    if effect.term not in draft.revealed:
        draft.revealed = (*draft.revealed, effect.term)


@apply.register
def _(effect: Assign, draft: Draft) -> None:
    draft.program.assignment(effect)(draft)


def _moved(now: Value, sign: Sign, value: Value) -> int:
    if not isinstance(now, int) or not isinstance(value, int):
        raise TypeError("the compiler let a value that is not a number reach a number")
    if sign == "=":
        return value
    return now + value if sign == "+=" else now - value


@apply.register
def _(effect: Regard, draft: Draft) -> None:
    now = draft.people.get(effect.person, Standing())
    value = draft.program.value(effect.value)(draft)
    low, high = TRUST if effect.field == "trust" else DEBT
    moved = min(high, max(low, _moved(now.trust if effect.field == "trust" else now.debt, effect.sign, value)))
    trust, debt = (moved, now.debt) if effect.field == "trust" else (now.trust, moved)
    draft.regard(effect.person, replace(now, trust=trust, debt=debt))
