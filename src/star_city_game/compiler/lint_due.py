"""Looks for what falls due in a story that never runs what is due, or whose calendar never moves."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.nodes import Node
from star_city_game.model.effect import Schedule
from star_city_game.model.scene import Advance, Do, Due
from star_city_game.model.story import Story


def lint_due(story: Story, declared: Declared, laid: dict[str, Laid]) -> None:
    """Adds the findings about things that fall due: each at the first of them."""
    steps = [step for scene in story.scenes.values() for step in scene.steps]
    first = next(_forced(story, declared, laid), None)
    if first is not None and not any(isinstance(step, Due) for step in steps):
        advice = "Put the beat due: true where the story has room for it, as at the beginning of a turn."
        declared.findings.add("SC343", first, "this falls due, and nothing ever runs what is due", advice=advice)
    late = next((at for at, effect in _put_off(story, laid) if effect.turns), None)
    if late is not None and not any(isinstance(step, Advance) for step in steps):
        advice = "Move the calendar with advance: true or wait: N."
        declared.findings.add("SC344", late, "this waits for another calendar turn, and none ever comes", advice=advice)


def _forced(story: Story, declared: Declared, laid: dict[str, Laid]) -> Iterator[Node]:
    """Where something is said to fall due: in the calendar, in a scene, in a machine."""
    yield from (event.scene for event in declared.events)
    yield from (at for at, _ in _put_off(story, laid))
    for id_, machine in story.machines.items():
        stages = machine.all_stages
        scenes = [stage.scene for stage in stages] + [move.scene for move in machine.moves]
        effects = [effect for stage in stages for effect in (*stage.effects, *stage.leave)]
        if any(scenes) or any(isinstance(effect, Schedule) for effect in effects):
            yield declared.machines[id_].at


def _put_off(story: Story, laid: dict[str, Laid]) -> Iterator[tuple[Node, Schedule]]:
    for id_, scene in story.scenes.items():
        for step, at in zip(scene.steps, laid[id_].origins, strict=True):
            if isinstance(step, Do) and at is not None:
                yield from ((at, effect) for effect in step.effects if isinstance(effect, Schedule))
