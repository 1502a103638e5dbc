"""Looks for scenes, beats, labels and decks that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.graph import StoryGraph
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.usage import Usage
from star_city_game.model.scene import Call, CallBy, Draw, End, Goto, GotoBy, Hand, Offer, Return, Stop
from star_city_game.model.story import Story


def lint_reach(graph: StoryGraph, declared: Declared, usage: Usage, laid: dict[str, Laid], spared: set[str]) -> None:
    """Adds the findings about scenes, decks, labels and calls; ``spared`` are scenes of which it is told already."""
    story = graph.story
    undrawn = _lint_decks(story, declared)
    _lint_scenes(story, graph, declared, undrawn | spared)
    _lint_labels(story, declared, usage)
    _lint_calls(graph, declared, laid)


def lint_beats(graph: StoryGraph, declared: Declared, laid: dict[str, Laid]) -> None:
    """Adds a finding for each beat that neither flow nor a label leads to: the first of each stretch."""
    for id_, scene in graph.story.scenes.items():
        reached = _reached_at_all(graph, id_)
        was_reached = True
        for number, step in enumerate(scene.steps):
            at = laid[id_].origins[number]
            if at is None or isinstance(step, Stop | End):
                continue
            is_reached = number in reached
            if was_reached and not is_reached:
                message = "neither the flow nor a label leads here"
                declared.findings.add("SC302", at, message, advice="Delete it, or put a label before it.")
            was_reached = is_reached


def _reached_at_all(graph: StoryGraph, id_: str) -> frozenset[int]:
    """The steps that can be reached from the start and every label, where any offer may turn out empty."""
    scene = graph.story.scenes[id_]
    starts = [0, *scene.labels.values()]
    reached = graph.reached_from(id_, starts)
    while True:
        gathers = [
            step.gather
            for number, step in enumerate(scene.steps)
            if number in reached and isinstance(step, Offer) and _may_be_empty(step) and step.gather not in reached
        ]
        if not gathers:
            return reached
        reached |= graph.reached_from(id_, gathers)


def _may_be_empty(offer: Offer) -> bool:
    return not any(not isinstance(item, Hand) and item.fallback and item.gate is None for item in offer.items)


def _lint_decks(story: Story, declared: Declared) -> set[str]:
    """Finds decks that nothing draws from; gives their storylets."""
    drawn: set[str] = set()
    for scene in story.scenes.values():
        for step in scene.steps:
            if isinstance(step, Draw):
                drawn.add(step.deck)
            elif isinstance(step, Offer):
                drawn |= {item.deck for item in step.items if isinstance(item, Hand)}
    undrawn: set[str] = set()
    for deck, storylets in story.decks.items():
        draft = declared.scenes[storylets[0]].storylet
        if deck not in drawn and draft is not None:
            undrawn |= set(storylets)
            advice = f"draw: {deck}, or a hand among choices."
            declared.findings.add("SC310", draft.deck, f"nothing ever draws from the deck {deck}", advice=advice)
    return undrawn


def _lint_scenes(story: Story, graph: StoryGraph, declared: Declared, undrawn: set[str]) -> None:
    reached: set[str] = set()
    _reach(graph, [story.entry, *undrawn, *graph.forced], reached)
    missing = [id_ for id_ in story.scenes if id_ not in reached]
    led_to = {scene for id_ in missing for scene in _leads(graph, id_) if scene != id_}
    for id_ in sorted(missing, key=lambda id_: (id_ in led_to, id_)):
        if id_ not in reached:
            _reach(graph, [id_], reached)
            at = declared.scenes[id_].at
            advice = "Lead to it with goto, call, a deck, the calendar or a machine."
            declared.findings.add("SC304", at, f"nothing ever leads to {id_}", advice=advice)


def _reach(graph: StoryGraph, starts: list[str], seen: set[str]) -> None:
    """Adds, to the scenes seen so far and all that they lead to, some more with all that those lead to."""
    waiting = list(starts)
    seen.update(starts)
    while waiting:
        for following in _leads(graph, waiting.pop()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)


def _leads(graph: StoryGraph, id_: str) -> Iterator[str]:
    scene = graph.story.scenes.get(id_)
    for step in () if scene is None else scene.steps:
        if isinstance(step, Goto | Return):
            yield step.scene or id_
        elif isinstance(step, GotoBy):
            yield from step.scenes
        else:
            yield from graph.called(step)


def _lint_labels(story: Story, declared: Declared, usage: Usage) -> None:
    used = set(usage.asked)
    for scene in story.scenes.values():
        used |= {f"{step.scene}.{step.label}" for step in scene.steps if isinstance(step, Goto)}
    for id_, draft in declared.scenes.items():
        for label, node in draft.marks.labels.items():
            if f"{id_}.{label}" not in used:
                message = f"nothing goes to the label {label} or counts it"
                declared.findings.add("SC305", node, message, advice="Delete it.")


def _lint_calls(graph: StoryGraph, declared: Declared, laid: dict[str, Laid]) -> None:
    for id_, scene in graph.story.scenes.items():
        for number, step in enumerate(scene.steps):
            at = laid[id_].origins[number]
            called = graph.called(step) if isinstance(step, Call | CallBy) and at is not None else ()
            if called and at is not None and not any((callee, 0) in graph.comes_back for callee in called):
                message = f"{' or '.join(called)} never comes back from a call"
                declared.findings.add("SC316", at, message, advice="Write goto, or let the scene come to its end.")
