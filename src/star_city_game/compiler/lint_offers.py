"""Looks for offers that may turn out empty where the story then has nowhere to go."""

from __future__ import annotations

from collections.abc import Iterable

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.flow import Flow
from star_city_game.compiler.graph import StoryGraph
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.merging import prelude
from star_city_game.model.expression import Compare, Expr, Get, Literal, Not
from star_city_game.model.scene import Arrive, Choice, Goto, Hand, Jump, Offer, Return, Say, Scene, Stop
from star_city_game.model.story import Story

_STILL = (Say, Arrive, Jump, Goto)
"""Steps that change nothing that a gate could ask, but for visits."""


def lint_offers(flow: Flow, declared: Declared, laid: dict[str, Laid]) -> None:
    """Adds the findings about offers, in scenes that are entered with nothing to come back to."""
    for id_, start in flow.bare:
        scene = flow.graph.story.scenes[id_]
        for number in sorted(flow.graph.reached(id_, start)):
            step = scene.steps[number]
            at = laid[id_].origins[number]
            if not isinstance(step, Offer) or at is None:
                continue
            advice = "Add a fallback, or let a goto follow the offer."
            if _may_strand(flow.graph, scene, number, step):
                message = "when none of these choices can be taken, the story has nowhere to go"
                declared.findings.add("SC303", at, message, advice=advice)
            elif _may_spin(flow.graph, scene, number, step):
                message = "when none of these choices can be taken, the story comes back to them for ever"
                declared.findings.add("SC303", at, message, advice="Add a fallback that leads on.")


def _may_strand(graph: StoryGraph, scene: Scene, number: int, offer: Offer) -> bool:
    after = graph.reached(scene.id, offer.gather)
    if not any(isinstance(scene.steps[each], Stop | Return) for each in after):
        return False
    return _may_be_empty(graph, scene, number, offer)


def _may_be_empty(graph: StoryGraph, scene: Scene, number: int, offer: Offer) -> bool:
    is_loop = _comes_again(graph, scene, number, offer)
    if _surely_stays(graph, offer, is_loop=is_loop):
        return False
    gates = [item.gate for item in offer.items if isinstance(item, Choice) and _only_gated(item, is_loop=is_loop)]
    return not _cover_all([gate for gate in gates if gate is not None], graph.story)


def _may_spin(graph: StoryGraph, scene: Scene, number: int, offer: Offer) -> bool:
    """Whether an offer can be empty with nothing after it but the way back to it, on which nothing changes."""
    seen: set[int] = set()
    waiting = [offer.gather]
    while waiting:
        each = waiting.pop()
        if each in seen or each == number:
            continue
        seen.add(each)
        step = scene.steps[each]
        landings = graph.landings(step)
        if not isinstance(step, _STILL) or any(spot is None or spot[0] != scene.id for spot in landings):
            return False
        waiting += [*graph.following(scene.id, each), *(spot[1] for spot in landings if spot is not None)]
    return _may_be_empty(graph, scene, number, offer)


def _comes_again(graph: StoryGraph, scene: Scene, number: int, offer: Offer) -> bool:
    bodies = [item.body for item in offer.items if isinstance(item, Choice)]
    reached = set(graph.reached_from(scene.id, bodies))
    while True:
        steps = [scene.steps[each] for each in reached]
        landings = {
            spot[1] for step in steps for spot in graph.landings(step) if spot is not None and spot[0] == scene.id
        }
        if landings <= reached:
            return number in reached
        reached |= graph.reached_from(scene.id, sorted(landings))


def _surely_stays(graph: StoryGraph, offer: Offer, *, is_loop: bool) -> bool:
    """Whether an offer always has a choice, of its own or of a scene that is merged into it."""
    if not all(_can_vanish(item, is_loop=is_loop) for item in offer.items):
        return True
    for merged in offer.merged:
        before = prelude(graph, merged.scene)
        steps = graph.story.scenes[merged.scene].steps
        first = [step for step in (steps[number] for number in before.offers) if isinstance(step, Offer)]
        if not before.may_stop and all(_surely_stays(graph, each, is_loop=is_loop) for each in first):
            return True
    return False


def _can_vanish(item: Choice | Hand, *, is_loop: bool) -> bool:
    if isinstance(item, Hand):
        return True
    return item.gate is not None or bool(item.needs) or bool(item.cost) or (is_loop and not item.sticky)


def _only_gated(choice: Choice, *, is_loop: bool) -> bool:
    return not choice.needs and not choice.cost and (choice.sticky or not is_loop)


def _cover_all(gates: Iterable[Expr], story: Story) -> bool:
    """Whether one of the gates surely holds: a condition and its negation, or every word of an enum."""
    kept = set(gates)
    if any(isinstance(gate, Not) and gate.operand in kept for gate in kept):
        return True
    words: dict[str, set[object]] = {}
    for gate in kept:
        match gate:
            case Compare(operands=(Get(field="quality", name=name), Literal(value=value)), signs=("==",)):
                words.setdefault(name, set()).add(value)
    return any(name in story.qualities and found >= set(story.qualities[name].words) for name, found in words.items())
