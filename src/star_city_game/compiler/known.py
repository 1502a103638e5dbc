"""The names of a story that is already compiled, for expressions written outside it: in walkthroughs and tools."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.compiler.names import Names
from star_city_game.model.effect import Effect, Schedule
from star_city_game.model.scene import Do
from star_city_game.model.story import Story


def names_of(story: Story) -> Names:
    """Everything that an expression about the story may refer to."""
    return Names(
        qualities=story.qualities,
        people={person.id: frozenset(person.forms) for person in story.people.values()},
        places=frozenset(story.places),
        entries=frozenset(story.entries),
        sources=frozenset(story.casework.sources),
        clues={
            person: tuple(suspect.clues)
            for suspects in story.casework.informers.values()
            for person, suspect in suspects.items()
        },
        codenames=frozenset(story.casework.rules.codenames),
        defects=frozenset(story.launch.defects),
        subsystems=frozenset(story.launch.subsystems),
        milestones=frozenset(story.launch.milestones),
        phases={flight.id: tuple(phase.id for phase in flight.phases) for flight in story.launch.flights.values()},
        flight_ends={flight.id: tuple(flight.ends) for flight in story.launch.flights.values()},
        causes={
            flight.id: () if flight.cause is None else (*flight.cause.defects, flight.cause.otherwise)
            for flight in story.launch.flights.values()
        },
        risks=tuple(band.word for band in story.launch.bands),
        machines={machine.id: tuple(stage.id for stage in machine.stages) for machine in story.machines.values()},
        nested={
            machine.id: tuple(stage.id for stage in machine.all_stages if stage not in machine.stages)
            for machine in story.machines.values()
        },
        events={machine.id: frozenset(move.event for move in machine.moves) for machine in story.machines.values()},
        decks=frozenset(story.decks),
        turns=tuple(turn.id for turn in story.calendar.turns),
        scenes=frozenset(id_ for id_ in story.scenes if "." not in id_),
        marks={scene.id: frozenset(scene.labels) for scene in story.scenes.values()},
        endings=frozenset(scene.id for scene in story.scenes.values() if scene.is_ending),
        terms=frozenset(story.terms),
        put_off=frozenset(effect.name for effect in _effects(story) if isinstance(effect, Schedule) and effect.name),
        dated=bool(story.calendar.turns) or any(scene.date for scene in story.scenes.values()),
    )


def _effects(story: Story) -> Iterator[Effect]:
    for scene in story.scenes.values():
        for step in scene.steps:
            if isinstance(step, Do):
                yield from step.effects
