"""Looks for what must go wrong in the flow: scenes that end with nowhere to go, and loops that never come to the player."""

from __future__ import annotations

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.graph import Spot, StoryGraph
from star_city_game.compiler.laid import Laid, origin_of
from star_city_game.compiler.merging import check_merged
from star_city_game.compiler.temporaries import check_temporaries
from star_city_game.compiler.values import Values
from star_city_game.model.flight_steps import Fly, Troubles
from star_city_game.model.frozen import frozen
from star_city_game.model.scene import Call, CallBy, Draw, Due, End, Goto, GotoBy, Offer, Return, Step, Stop
from star_city_game.model.story import Story

_SHOWN = (Offer, End, Draw, Due, Fly, Troubles)
"""Steps at which the player is, or may be, shown something to do, or the story is over."""
_DEEP = 2
"""Calls within calls: two deep stands for any deeper."""


@frozen
class Flow:
    """Where the flow can go; ``bare`` are the spots that it can come to while no call waits."""

    graph: StoryGraph
    bare: list[Spot]


def check_flow(story: Story, values: Values, laid: dict[str, Laid]) -> Flow:
    """Adds the findings about the flow, and gives what they were found in.

    Args:
        story: the story as built.
        values: what is declared by which name; takes the findings.
        laid: where the steps of each scene were written that was read.
    """
    declared = values.declared
    graph = StoryGraph(story)
    bare = _entered_with_nothing_to_come_back_to(graph)
    for spot in bare:
        _check_end(graph, spot, declared, laid)
    _check_loops(graph, declared, laid)
    check_merged(graph, declared, laid)
    check_temporaries(graph, values, laid)
    return Flow(graph, bare)


def _entered_with_nothing_to_come_back_to(graph: StoryGraph) -> list[Spot]:
    """The spots that a goto, or the beginning, can lead to while no call waits."""
    story = graph.story
    first = (0, (story.entry, 0))
    seen = {first}
    waiting = [first] if story.entry in story.scenes else []
    while waiting:
        depth, spot = waiting.pop()
        for step in graph.telling(*spot):
            for following in _leads(graph, depth, step):
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
    return [spot for depth, spot in sorted(seen) if depth == 0 and spot[0] in story.scenes]


def _leads(graph: StoryGraph, depth: int, step: Step) -> list[tuple[int, Spot]]:
    """Where a step leads beyond its scene, with the number of calls that wait there."""
    if isinstance(step, Goto | GotoBy):
        return [(depth, spot) for spot in graph.landings(step) if spot is not None]
    if isinstance(step, Return) and step.scene in graph.story.scenes and step.scene is not None:
        depths = {0: (), 1: (0,)}.get(depth, (1, _DEEP))
        return [(left, (step.scene, 0)) for left in depths]
    return [(min(depth + 1, _DEEP), (scene, 0)) for scene in graph.called(step)]


def _check_end(graph: StoryGraph, spot: Spot, declared: Declared, laid: dict[str, Laid]) -> None:
    scene, start = spot
    if scene in declared.poisoned or not any(isinstance(step, Stop | Return) for step in graph.telling(scene, start)):
        return
    steps = graph.story.scenes[scene].steps
    for number in sorted(graph.reached(scene, start)):
        step = steps[number]
        if isinstance(step, Stop):
            message = f"{scene} can end here with nowhere to go: it is entered by goto, and nothing waits for it"
        elif isinstance(step, Return):
            message = f"{scene} returns here, but it can be entered by goto with no call to come back from"
        else:
            continue
        at = origin_of(scene, number, declared, laid)
        declared.findings.add("SC301", at, message, advice="Add goto:, ending:, or call the scene instead.")


def _check_loops(graph: StoryGraph, declared: Declared, laid: dict[str, Laid]) -> None:
    """Finds scenes whose every way from the start goes round without an offer or an end, in calls or out of them."""
    gotos, calls = _ways(graph)
    shows = {spot for spot in gotos if any(isinstance(step, _SHOWN) for step in graph.telling(*spot))}
    ends = {spot for spot in gotos if any(_may_end(graph, step) for step in graph.telling(*spot))}
    shows = _coming_to(shows, {spot: [*leads, *calls[spot]] for spot, leads in gotos.items()})
    settled = _coming_to(shows | ends, gotos)
    for scene, start in sorted(set(gotos) - settled):
        if start == 0 and scene not in declared.poisoned:
            message = f"every way through {scene} goes round without an offer or an end"
            at = origin_of(scene, 0, declared, laid)
            declared.findings.add("SC315", at, message, advice="Let the loop pass an offer, or leave it with goto.")


def _ways(graph: StoryGraph) -> tuple[dict[Spot, list[Spot]], dict[Spot, list[Spot]]]:
    """Where gotos lead from each spot that something leads to, and what is called from there."""
    gotos: dict[Spot, list[Spot]] = {}
    calls: dict[Spot, list[Spot]] = {}
    waiting: list[Spot] = [(scene, 0) for scene in graph.story.scenes]
    while waiting:
        spot = waiting.pop()
        if spot in gotos:
            continue
        inside = graph.telling(*spot)
        landings = [landing for step in inside for landing in graph.landings(step)]
        gotos[spot] = [landing for landing in landings if landing is not None]
        calls[spot] = [(scene, 0) for step in inside if isinstance(step, Call | CallBy) for scene in graph.called(step)]
        waiting += gotos[spot]
    return gotos, calls


def _may_end(graph: StoryGraph, step: Step) -> bool:
    """Whether a step ends the scene, or leads to something that is not known: nothing can be said of that."""
    if isinstance(step, Call | CallBy):
        return not graph.called(step)
    return isinstance(step, Stop | Return) or None in graph.landings(step)


def _coming_to(wanted: set[Spot], ways: dict[Spot, list[Spot]]) -> set[Spot]:
    """The spots from which one of those wanted can be come to, themselves included."""
    back: dict[Spot, list[Spot]] = {}
    for spot, leads in ways.items():
        for lead in leads:
            back.setdefault(lead, []).append(spot)
    found, waiting = set(wanted), list(wanted)
    while waiting:
        for spot in back.get(waiting.pop(), ()):
            if spot not in found:
                found.add(spot)
                waiting.append(spot)
    return found
