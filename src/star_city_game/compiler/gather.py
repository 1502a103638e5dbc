"""Gathers every declared name, so that expressions can be read."""

from __future__ import annotations

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.names import Names


def gather_names(declared: Declared) -> Names:
    """The names of everything declared."""
    scenes = declared.scenes
    return Names(
        qualities=declared.qualities,
        derived=frozenset(declared.derived),
        people={id_: frozenset(person.forms) for id_, person in declared.people.items()},
        places=frozenset(declared.places),
        entries=frozenset(declared.entries),
        defects=frozenset(declared.defects),
        machines={id_: tuple(machine.stages) for id_, machine in declared.machines.items()},
        nested={
            id_: tuple(stage for stage in machine.all_stages if stage not in machine.stages)
            for id_, machine in declared.machines.items()
        },
        events={id_: frozenset(move.event for move in machine.moves) for id_, machine in declared.machines.items()},
        decks=frozenset(scene.storylet.deck.text for scene in scenes.values() if scene.storylet is not None),
        turns=tuple(declared.turns),
        scenes=frozenset(scenes),
        marks={id_: scene.marks.names for id_, scene in scenes.items()},
        endings=frozenset(id_ for id_, scene in scenes.items() if scene.is_ending),
    )
