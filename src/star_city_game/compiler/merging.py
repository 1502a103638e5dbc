"""Looks at scenes whose choices join an offer elsewhere: what they do before their first offer, and whether they have one."""

from __future__ import annotations

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.graph import StoryGraph
from star_city_game.compiler.laid import Laid, origin_of
from star_city_game.model.frozen import frozen
from star_city_game.model.scene import (
    Arrive,
    Branch,
    Jump,
    Let,
    Offer,
    Return,
    Say,
    ShowDossier,
    ShowEntry,
    ShowPaper,
    Stop,
    Vary,
)

_HARMLESS = (Arrive, Branch, Jump, Let, Offer, Say, ShowDossier, ShowEntry, ShowPaper, Stop, Vary)


@frozen
class Prelude:
    """What a scene can run before its first offer: its steps, the first offers, and whether it can end before any."""

    steps: frozenset[int]
    offers: tuple[int, ...]
    may_stop: bool


def prelude(graph: StoryGraph, scene: str) -> Prelude:
    """What a scene can run before its first offer."""
    steps = graph.story.scenes[scene].steps
    seen, waiting = {0}, [0]
    while waiting:
        number = waiting.pop()
        for following in () if isinstance(steps[number], Offer) else graph.following(scene, number):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    offers = tuple(sorted(number for number in seen if isinstance(steps[number], Offer)))
    return Prelude(frozenset(seen), offers, any(isinstance(steps[number], Stop | Return) for number in seen))


def check_merged(graph: StoryGraph, declared: Declared, laid: dict[str, Laid]) -> None:
    """Adds the findings about scenes that are merged into offers.

    Args:
        graph: the flow between steps.
        declared: where things were declared; takes the findings.
        laid: where each scene's steps were written.
    """
    merging: dict[str, set[str]] = {}
    for id_, scene in graph.story.scenes.items():
        for number, step in enumerate(scene.steps):
            if isinstance(step, Offer) and step.merged:
                for each in step.merged:
                    _check_prelude(graph, each.scene, declared, laid)
                first = number in prelude(graph, id_).offers
                merging.setdefault(id_, set()).update(each.scene for each in step.merged if first)
    for id_ in sorted(merging):
        if _goes_round(id_, merging) and id_ not in declared.poisoned:
            at = origin_of(id_, prelude(graph, id_).offers[0], declared, laid)
            message = f"the first offer of {id_} merges {id_} again, and so has no end"
            declared.findings.add("SC361", at, message, advice="Take one of the scenes out of offer:.")


def _check_prelude(graph: StoryGraph, scene: str, declared: Declared, laid: dict[str, Laid]) -> None:
    if scene in declared.poisoned or scene not in graph.story.scenes:
        return
    steps = graph.story.scenes[scene].steps
    for number in sorted(prelude(graph, scene).steps):
        step = steps[number]
        is_return = isinstance(step, Return) and step.scene is None
        if isinstance(step, _HARMLESS) or is_return:
            continue
        message = f"{scene} is merged into an offer, and until its own first offer it may only print"
        at = origin_of(scene, number, declared, laid)
        declared.findings.add("SC360", at, message, advice="Put this after the choices, or into one of them.")


def _goes_round(start: str, merging: dict[str, set[str]]) -> bool:
    seen: set[str] = set()
    waiting = list(merging[start])
    while waiting:
        scene = waiting.pop()
        if scene == start:
            return True
        if scene not in seen:
            seen.add(scene)
            waiting += merging.get(scene, ())
    return False


def lint_merged(graph: StoryGraph, declared: Declared, laid: dict[str, Laid]) -> None:
    """Adds a finding for each offer that merges a scene which never comes to an offer of its own."""
    for id_, scene in graph.story.scenes.items():
        for number, step in enumerate(scene.steps):
            at = laid[id_].origins[number]
            for each in step.merged if isinstance(step, Offer) and at is not None else ():
                if at is not None and not prelude(graph, each.scene).offers:
                    message = f"{each.scene} never comes to an offer, and so adds nothing to this one"
                    declared.findings.add("SC364", at, message, advice="Give it choices, or call it.")
