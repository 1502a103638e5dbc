"""Gathers every declared name, so that expressions can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.launch_drafts import FlightDraft
from star_city_game.compiler.names import Names
from star_city_game.compiler.outlines import Outline


def name_people(declared: Declared) -> None:
    """Lets each quality that may be anybody be whoever is in the cast; nobody else may have the name of one."""
    everybody = tuple(declared.people)
    for id_, quality in declared.qualities.items():
        if quality.type != "person":
            continue
        at = declared.where["quality", id_]
        if not everybody and declared.unread == set():
            message = f"{id_} is a person, and there is nobody in the cast"
            declared.findings.add("SC224", at, message, advice="Declare people in cast.yaml.")
        elif id_ in declared.people:
            message = f"{id_} is already somebody in the cast"
            declared.findings.add("SC203", at, message, advice="Give the quality a name of its own.")
        words = quality.words or everybody
        default = quality.default or next(iter(words), "")
        declared.qualities[id_] = replace(quality, words=words, default=default)


def _causes(flight: FlightDraft) -> tuple[str, ...]:
    """What a flight may be lost to; any defect, for one that is not doomed, is no word of it."""
    cause = flight.cause
    return () if cause is None else (*(node.text for node in cause.defects), cause.otherwise.text)


def gather_names(declared: Declared, outlines: Iterable[Outline]) -> Names:
    """The names of everything declared; those of scenes are taken from the outlines of their files, in order."""
    outlines = tuple(outlines)
    return Names(
        qualities=declared.qualities,
        derived=frozenset(declared.derived),
        people={id_: frozenset(person.forms) for id_, person in declared.people.items()},
        places=frozenset(declared.places),
        entries=frozenset(declared.entries),
        sources=frozenset(declared.casework.sources),
        clues=declared.casework.clues,
        codenames=frozenset(declared.casework.rules.codenames),
        defects=frozenset(declared.launch.defects),
        subsystems=frozenset(declared.launch.subsystems),
        milestones=frozenset(declared.launch.milestones),
        phases={id_: tuple(flight.phases) for id_, flight in declared.launch.flights.items()},
        flight_ends={id_: tuple(flight.ends) for id_, flight in declared.launch.flights.items()},
        causes={id_: _causes(flight) for id_, flight in declared.launch.flights.items()},
        risks=tuple(band.word for band in declared.launch.bands),
        machines={id_: tuple(machine.stages) for id_, machine in declared.machines.items()},
        nested={
            id_: tuple(stage for stage in machine.all_stages if stage not in machine.stages)
            for id_, machine in declared.machines.items()
        },
        events={id_: frozenset(move.event for move in machine.moves) for id_, machine in declared.machines.items()},
        decks=frozenset(deck for outline in outlines for deck in outline.decks.values()),
        turns=tuple(declared.turns),
        scenes=frozenset(id_ for outline in outlines for id_ in outline.scenes if "." not in id_),
        marks={id_: frozenset(marks) for outline in outlines for id_, marks in outline.marks.items()},
        params={id_: params for outline in outlines for id_, params in outline.params.items()},
        endings=frozenset(id_ for outline in outlines for id_ in outline.endings),
        terms=frozenset(declared.terms),
        put_off=frozenset(name for outline in outlines for name in outline.put_off),
        facts=frozenset(declared.course.facts),
        lapses=frozenset(declared.course.lapses),
        pairs=frozenset(frozenset(node.text for node in pair.people) for pair in declared.course.pairs),
        dated=bool(declared.turns) or any(outline.dated for outline in outlines),
    )


def known_names(declared: Declared) -> dict[str, set[str]]:
    """Everything that a save may hold by name, by kind; names that hold only within something after its name and a dot."""
    scenes = {id_: scene for id_, scene in declared.scenes.items() if not scene.within}
    casework, launch, flights = declared.casework, declared.launch, declared.launch.flights
    return {
        "scenes": set(scenes),
        "choices": {
            f"{id_}.{name}" for id_, scene in scenes.items() for name in scene.marks.names | scene.marks.generated
        },
        "qualities": set(declared.qualities),
        "words": _within({id_: quality.words for id_, quality in declared.qualities.items()}),
        "people": set(declared.people),
        "facts": set(declared.course.facts),
        "entries": set(declared.entries),
        "sources": set(casework.sources),
        "clues": _within(casework.clues),
        "codenames": set(casework.rules.codenames),
        "subsystems": set(launch.subsystems),
        "defects": set(launch.defects),
        "milestones": set(launch.milestones),
        "flights": set(flights),
        "phases": _within({id_: flight.phases for id_, flight in flights.items()}),
        "ends": _within({id_: flight.ends for id_, flight in flights.items()}),
        "calls": _within({id_: flight.calls for id_, flight in flights.items()}),
        "descents": set(declared.descent.plans),
        "machines": set(declared.machines),
        "stages": _within({id_: machine.all_stages for id_, machine in declared.machines.items()}),
        "terms": set(declared.terms),
        "turns": set(declared.turns),
        "lapses": set(declared.course.lapses),
    }


def _within(names: Mapping[str, Iterable[str]]) -> set[str]:
    """Names that hold only within their owner, each after the owner's and a dot."""
    return {f"{owner}.{name}" for owner, own in names.items() for name in own}
