"""Looks for defects that can never show or be found, flights that are never flown, and ends that nothing comes to."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.flown import scenes_of
from star_city_game.compiler.graph import StoryGraph
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.usage import Usage
from star_city_game.model.effect import Act, Effect, Mend, Steer
from star_city_game.model.flight_steps import Fly
from star_city_game.model.launch import Defect
from star_city_game.model.scene import Call, CallBy, Do, Goto, GotoBy, Offer, Roll
from star_city_game.model.story import Story
from star_city_game.systems.launch_deal import first_chance
from star_city_game.systems.launch_odds import phases_of


def lint_launch(story: Story, graph: StoryGraph, usage: Usage, declared: Declared, laid: dict[str, Laid]) -> set[str]:
    """Adds the findings about the vehicle and its flights; gives the scenes of flights that are never flown."""
    effects = tuple(_effects(story))
    _lint_defects(story, usage, effects, declared)
    _lint_ends(story, effects, declared)
    _lint_by_hand(story, declared)
    _lint_faults(story, declared)
    _lint_saves(story, graph, declared, laid)
    return _lint_flights(story, declared)


def _effects(story: Story) -> Iterator[Effect]:
    for scene in story.scenes.values():
        for step in scene.steps:
            if isinstance(step, Do):
                yield from step.effects
    for machine in story.machines.values():
        for stage in machine.all_stages:
            yield from (*stage.effects, *stage.leave)


def _lint_defects(story: Story, usage: Usage, effects: tuple[Effect, ...], declared: Declared) -> None:
    launch = story.launch
    tested = {effect.about for effect in effects if isinstance(effect, Act) and effect.kind == "tested"}
    held = {effect.about for effect in effects if isinstance(effect, Act) and effect.kind == "held"}
    for milestone in held & set(launch.milestones):
        tested |= set(launch.milestones[milestone].tests)
    found = {effect.defect for effect in effects if isinstance(effect, Mend)}
    for defect in launch.defects.values():
        at = declared.where["defect", defect.id]
        is_dealt = defect.subsystem in launch.subsystems and first_chance(launch, defect) > 0
        if is_dealt and defect.id not in found and defect.subsystem not in tested:
            message = f"{defect.id} may be in the vehicle, and nothing ever finds it or tests {defect.subsystem}"
            advice = f"do: test({defect.subsystem}), or find({defect.id}), in a scene."
            declared.findings.add("SC521", at, message, advice=advice)
        elif not is_dealt and defect.id not in usage.defects:
            declared.findings.add("SC309", at, f"nothing ever finds, fixes or waives {defect.id}")
        if launch.flights and not _can_show(story, defect):
            message = f"no phase of any flight can show {defect.id}"
            advice = f"Add {defect.subsystem} to the risks of a phase, or name other phases."
            declared.findings.add("SC520", at, message, advice=advice)


def _can_show(story: Story, defect: Defect) -> bool:
    return any(phases_of(flight, defect) for flight in story.launch.flights.values())


def _lint_ends(story: Story, effects: tuple[Effect, ...], declared: Declared) -> None:
    brought = {effect.about for effect in effects if isinstance(effect, Steer)}
    for flight in story.launch.flights.values():
        reached = {end for phase in flight.phases for end in (phase.abort, phase.lost, phase.escape)} | brought
        for end in flight.ends.values():
            if end.kind != "home" and end.id not in reached:
                at = declared.launch.flights[flight.id].ends[end.id].at
                advice = "Name it in a phase, or bring it with do: abort(…)."
                declared.findings.add("SC527", at, f"nothing ever comes to the end {end.id}", advice=advice)


def _lint_by_hand(story: Story, declared: Declared) -> None:
    for flight in story.launch.flights.values():
        for number, phase in enumerate(flight.phases):
            for node in declared.launch.flights[flight.id].phases[phase.id].by_hand:
                defect = story.launch.defects.get(node.text)
                if defect is not None and number not in phases_of(flight, defect):
                    message = f"{defect.id} never shows in {phase.id}, so nobody meets it there by hand"
                    advice = f"Add {defect.subsystem} to the risks of {phase.id}, and {phase.id} to the phases of {defect.id}."
                    declared.findings.add("SC534", node, message, advice=advice)


def _lint_faults(story: Story, declared: Declared) -> None:
    """Finds faults at which the player has nothing to decide."""
    scenes = {defect.scene for defect in story.launch.defects.values() if defect.scene}
    scenes |= {way.scene for flight in story.launch.flights.values() for way in flight.fault}
    for id_ in sorted(scenes & set(story.scenes)):
        if not any(isinstance(step, Offer | Goto | GotoBy | Call | CallBy) for step in story.scenes[id_].steps):
            message = f"{id_} is played when a defect shows, and offers nothing to do about it"
            advice = "Offer choices with save: points."
            declared.findings.add("SC528", declared.scenes[id_].at, message, advice=advice)


def _lint_saves(story: Story, graph: StoryGraph, declared: Declared, laid: dict[str, Laid]) -> None:
    """Finds saves in scenes that no flight plays."""
    seen = {scene for flight in story.launch.flights for scene in scenes_of(story, flight)}
    waiting = list(seen)
    while waiting:
        scene = story.scenes.get(waiting.pop())
        for step in () if scene is None else scene.steps:
            leads = {goto.scene for goto in (step,) if isinstance(goto, Goto)} | set(graph.called(step))
            leads |= set(step.scenes) if isinstance(step, GotoBy) else set()
            waiting += leads - seen
            seen |= leads
    for id_, scene in story.scenes.items():
        for number, step in enumerate(scene.steps):
            at = laid[id_].origins[number]
            if isinstance(step, Roll) and step.check.save is not None and id_ not in seen and at is not None:
                message = f"no flight ever plays {id_}, so there is nothing to save"
                declared.findings.add("SC532", at, message, advice="Write check: for an ordinary roll.")


def _lint_flights(story: Story, declared: Declared) -> set[str]:
    flown = {step.flight for scene in story.scenes.values() for step in scene.steps if isinstance(step, Fly)}
    spared: set[str] = set()
    for id_ in story.launch.flights:
        if id_ not in flown:
            spared |= set(scenes_of(story, id_))
            at = declared.where["flight", id_]
            declared.findings.add("SC526", at, f"nothing ever flies {id_}", advice=f"fly: {id_}")
    return spared
