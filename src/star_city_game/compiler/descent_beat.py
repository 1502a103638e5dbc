"""The beat that flies a descent: read, and made of beats that every scene has: a loop of offers, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from star_city_game.compiler.beats import Again, Bare, Beat, Body, Descend, Option, When
from star_city_game.compiler.beats import Choices as Offered
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.drafts_descent import ControlDraft
from star_city_game.compiler.nodes import Node, ScalarNode
from star_city_game.compiler.shapes import Fields
from star_city_game.compiler.spelling import listed, near
from star_city_game.model.descent import ENDS, Control
from star_city_game.model.descent_steps import BeginDescent, FlyDescent, ShowDescent


def read_descent(fields: Fields, at: Node, read_body: Callable[[Node | None], Body]) -> Beat | None:
    """The beat as it is written: the descent, and a body for each way in which it may end."""
    plan = fields.identifier("descend")
    outcomes = {outcome: read_body(fields.get(outcome)) for outcome in ENDS if outcome in fields}
    return None if plan is None else Descend(at, plan, outcomes)


def expanded(beat: Descend, declared: Declared) -> Body:
    """What the beat is made of; nothing for a descent that is not declared."""
    plan = declared.descent.plans.get(beat.plan.text)
    if plan is None:
        known = declared.descent.plans
        message = f"no descent is called {beat.plan.text}"
        suggestion = next(iter(near(beat.plan.text, known)), "")
        declared.findings.add("SC540", beat.plan, message, expected=listed(sorted(known), 20), suggestion=suggestion)
        return []
    declared.descent.flown.add(plan.at.text)
    _say_what_is_missing(beat, declared)
    options = [_option(plan.at.text, control) for control in declared.descent.controls.get(plan.view, ())]
    show = Bare(beat.at, ShowDescent())
    turns = Again(beat.at, [show, Offered(beat.at, [*options])], [_written("descent.outcome == flying", beat.plan)])
    cases = [([_written(f"descent.outcome == {outcome}", beat.plan)], body) for outcome, body in beat.outcomes.items()]
    return [Bare(beat.at, BeginDescent(plan.at.text)), turns, show, When(beat.at, cases)]


def _option(plan: str, control: ControlDraft) -> Option:
    return Option(
        at=control.at,
        id=f"{plan}_{control.at.text}",
        named=False,
        say=control.say,
        when=[_written(f"descent.may_{control.at.text}", control.at), *control.gate],
        need=[],
        sticky=True,
        then=[Bare(control.at, FlyDescent(cast("Control", control.at.text)))],
    )


def _written(expression: str, at: ScalarNode) -> ScalarNode:
    """An expression that nobody wrote, at the place that it is there for."""
    return ScalarNode(at.source, at.line, at.column, expression)


def _say_what_is_missing(beat: Descend, declared: Declared) -> None:
    missing = [outcome for outcome in ENDS if outcome not in beat.outcomes]
    if missing:
        message = f"nothing is said of a descent that ends {listed(missing)}"
        advice = "Give each a body of its own, even an empty one: []."
        declared.findings.add("SC546", beat.at, message, advice=advice)
