"""Looks for temporaries that some way through a scene uses before it sets them."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.compiler.graph import StoryGraph
from star_city_game.compiler.laid import Laid, origin_of
from star_city_game.compiler.readings import expressions_of
from star_city_game.compiler.values import Values
from star_city_game.model.expression import Get
from star_city_game.model.scene import Goto, Let, Scene


def check_temporaries(graph: StoryGraph, values: Values, laid: dict[str, Laid]) -> None:
    """Adds a finding for each use of a temporary that can come before its ``let``."""
    jumps = _jumps(graph)
    for id_, scene in graph.story.scenes.items():
        if id_ not in values.declared.poisoned and any(isinstance(step, Let) for step in scene.steps):
            _check_scene(graph, scene, jumps.get(id_, {}), values, laid)


def _jumps(graph: StoryGraph) -> dict[str, dict[int, str]]:
    """By scene, the steps that other scenes jump to, with the label."""
    jumps: dict[str, dict[int, str]] = {}
    for id_, scene in graph.story.scenes.items():
        for step in scene.steps:
            if isinstance(step, Goto) and step.label is not None and step.scene != id_:
                landing = graph.spot(step)
                if landing is not None:
                    jumps.setdefault(step.scene, {})[landing[1]] = step.label
    return jumps


def _check_scene(graph: StoryGraph, scene: Scene, jumps: dict[int, str], values: Values, laid: dict[str, Laid]) -> None:
    known = _set_for_certain(graph, scene, [0, *jumps], frozenset(values.names.params.get(scene.id, {})))
    for number in range(len(scene.steps)):
        if number not in known:
            continue
        for name in sorted(_used(scene, number) - known[number]):
            way = next(
                (f", as by a goto to {label}" for at, label in jumps.items() if _leads(graph, scene, at, number)), ""
            )
            message = f"{name} may not be set yet when the flow comes here{way}"
            at = origin_of(scene.id, number, values.declared, laid)
            values.declared.findings.add("SC313", at, message, advice=f"Set {name} with let on every way to this beat.")


def _set_for_certain(
    graph: StoryGraph, scene: Scene, starts: list[int], params: frozenset[str]
) -> dict[int, frozenset[str]]:
    """For each step that can be reached, the temporaries that every way there has set; parameters are set from the start."""
    known: dict[int, frozenset[str]] = dict.fromkeys(starts, params)
    waiting = list(starts)
    while waiting:
        number = waiting.pop()
        step = scene.steps[number]
        after = known[number] | {step.name} if isinstance(step, Let) else known[number]
        for following in _ways(graph, scene, number):
            before = known.get(following)
            joined = after if before is None else before & after
            if joined != before:
                known[following] = joined
                waiting.append(following)
    return known


def _ways(graph: StoryGraph, scene: Scene, number: int) -> Iterator[int]:
    yield from graph.following(scene.id, number)
    step = scene.steps[number]
    if isinstance(step, Goto) and step.scene == scene.id and step.label is not None:
        landing = graph.spot(step)
        if landing is not None:
            yield landing[1]


def _used(scene: Scene, number: int) -> frozenset[str]:
    found = expressions_of(scene.steps[number])
    return frozenset(part.name for part in found if isinstance(part, Get) and part.field == "local")


def _leads(graph: StoryGraph, scene: Scene, start: int, number: int) -> bool:
    return number in graph.reached(scene.id, start)
