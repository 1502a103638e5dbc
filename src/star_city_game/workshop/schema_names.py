"""Names that earlier editions of a story had, as schemas: what ``renames`` and ``retired`` may speak of, and how."""

from __future__ import annotations

from star_city_game.model.edition import OWNERS, Named
from star_city_game.workshop.schema_parts import ID_PATTERN, Json, some

OWNED_PATTERN = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"
"""A name that holds only within something, after its name and a dot."""

EDITIONS = {
    "scenes": "Scenes.",
    "choices": "Choices and labels, as `scene.name`.",
    "qualities": "Qualities.",
    "words": "Words of an enum or a set, as `quality.word`.",
    "people": "People.",
    "facts": "Facts that people may know.",
    "entries": "Papers of the dossier.",
    "sources": "Sources of papers.",
    "clues": "Clues about a suspect, as `person.clue`.",
    "codenames": "Code names to choose from.",
    "subsystems": "Sub-systems.",
    "defects": "Defects.",
    "milestones": "Milestones.",
    "flights": "Flights.",
    "phases": "Phases of a flight, as `flight.phase`.",
    "ends": "Ends of a flight, as `flight.end`.",
    "calls": "Judgement calls of a flight, as `flight.call`.",
    "descents": "Descents.",
    "machines": "Machines.",
    "stages": "Stages, as `machine.stage`.",
    "terms": "Entries of the codex.",
    "turns": "Turns of the calendar.",
    "lapses": "What lapses.",
}
"""What `renames` and `retired` may speak of."""


def _name(kind: Named) -> Json:
    """A name that an earlier edition had: an id, or the id of its owner, a dot, and its own."""
    return {"type": "string", "pattern": OWNED_PATTERN if kind in OWNERS else ID_PATTERN}


def names(kind: Named) -> Json:
    """One name of a kind that an earlier edition had, or a list."""
    return some(_name(kind))


def by_name(kind: Named) -> Json:
    """A mapping of names of a kind that an earlier edition had, to names of this one."""
    value = {"type": "string", "pattern": rf"{ID_PATTERN}|{OWNED_PATTERN}"}
    return {"type": "object", "propertyNames": _name(kind), "additionalProperties": value}
