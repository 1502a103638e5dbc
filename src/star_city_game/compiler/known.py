"""The names of a story that is already compiled, for expressions written outside it: in walkthroughs and tools."""

from __future__ import annotations

from star_city_game.compiler.names import Names
from star_city_game.model.story import Story


def names_of(story: Story) -> Names:
    """Everything that an expression about the story may refer to."""
    return Names(
        qualities=story.qualities,
        people={person.id: frozenset(person.forms) for person in story.people.values()},
        places=frozenset(story.places),
        entries=frozenset(story.entries),
        defects=frozenset(story.launch.defects),
        machines={machine.id: tuple(stage.id for stage in machine.stages) for machine in story.machines.values()},
        nested={
            machine.id: tuple(stage.id for stage in machine.all_stages if stage not in machine.stages)
            for machine in story.machines.values()
        },
        events={machine.id: frozenset(move.event for move in machine.moves) for machine in story.machines.values()},
        decks=frozenset(story.decks),
        turns=tuple(turn.id for turn in story.calendar.turns),
        scenes=frozenset(story.scenes),
        marks={scene.id: frozenset(scene.labels) for scene in story.scenes.values()},
        endings=frozenset(scene.id for scene in story.scenes.values() if scene.is_ending),
        dated=bool(story.calendar.turns) or any(scene.date for scene in story.scenes.values()),
    )
