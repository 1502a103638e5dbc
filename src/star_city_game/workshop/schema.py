"""JSON Schemas of a story's files, so that any editor with a YAML language server completes keys and marks mistakes.

The keys are the compiler's own tables. The compiler stays the judge: a schema accepts whatever compiles and is written plainly,
and leaves names, expressions and texts to ``star-city check``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.keys import KEYS
from star_city_game.errors import StarCityError
from star_city_game.workshop import walkthrough
from star_city_game.workshop.schema_files import KINDS
from star_city_game.workshop.schema_parts import NAMED, PARTS, REQUIRED, RULES, Json, by_id, name_of, ref, the
from star_city_game.workshop.schema_values import VALUES
from star_city_game.workshop.schema_words import WORDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ALL_KEYS: dict[str, tuple[str, ...]] = {
    **KEYS,
    "a walkthrough": walkthrough.KEYS,
    "a step": walkthrough.STEPS,
}
"""Every key that a file may have, by what the mapping is."""

_ROOTS: dict[str, Json] = {
    "story": the("the story"),
    "qualities": by_id(the("a quality")),
    "cast": by_id(the("a person")),
    "places": by_id(ref("text")),
    "calendar": the("the calendar"),
    "machines": by_id(the("a machine")),
    "dossier": the("a file of the dossier"),
    "launch": the("the launch"),
    "flights": by_id(the("a flight")),
    "descent": the("the descents"),
    "people": the("the people"),
    "snippets": by_id(the("a snippet")),
    "codex": by_id(the("a codex entry")),
    "scenes": by_id(the("a scene")),
    "endings": by_id(the("an ending")),
    "epilogues": by_id(the("an epilogue")),
    "walkthroughs": {"type": "object", "additionalProperties": the("a walkthrough")},
}


def schemas(ids: Mapping[str, Iterable[str]] | None = None) -> dict[str, Json]:
    """One schema for each kind of file.

    Args:
        ids: a story's own ids by their kind (see :func:`ids_of`), to be completed; any other id is accepted as well, since
            what is being written is not declared yet.
    """
    definitions = {name_of(what): _mapping(what) for what in ALL_KEYS} | PARTS
    for name, known in (ids or {}).items():
        definitions[name] = _completed(name, sorted(known))
    return {kind: _schema(kind, root, definitions) for kind, root in _ROOTS.items()}


def write_schemas(folder: Path, ids: Mapping[str, Iterable[str]] | None = None) -> list[Path]:
    """Writes every schema into a folder, which is made when it is not there, and gives the files.

    Raises:
        StarCityError: a file cannot be written.
    """
    written = [folder / f"{kind}.json" for kind in _ROOTS]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, schema in zip(written, schemas(ids).values(), strict=True):
            path.write_text(laid_out(schema), encoding="utf-8", newline="\n")
    except OSError as fault:
        raise StarCityError(
            f"the schemas cannot be written to {folder}: {fault.strerror or 'unknown reason'}"
        ) from fault
    return written


def laid_out(schema: Json) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def ids_of(declared: Declared) -> dict[str, set[str]]:
    """The ids that a story declares, by the definition that they complete."""
    endings = {id_ for id_, scene in declared.scenes.items() if scene.is_ending}
    scenes = {id_ for id_, scene in declared.scenes.items() if not scene.within}
    marks = {f"{id_}.{mark}" for id_, scene in declared.scenes.items() for mark in scene.marks.names}
    return {
        "scene_id": scenes - endings,
        "ending_id": endings,
        "target": scenes - endings | marks,
        "deck_id": {scene.storylet.deck.text for scene in declared.scenes.values() if scene.storylet is not None},
        "quality_id": set(declared.qualities),
        "person_id": set(declared.people),
        "place_id": set(declared.places),
        "turn_id": set(declared.turns),
        "entry_id": set(declared.entries),
        "machine_id": set(declared.machines),
        "subsystem_id": set(declared.launch.subsystems),
        "defect_id": set(declared.launch.defects),
        "flight_id": set(declared.launch.flights),
    }


def _mapping(what: str) -> Json:
    """The schema of one kind of mapping. A key that nothing describes may hold anything."""
    values, words = VALUES.get(what, {}), WORDS.get(what, {})
    properties = {key: {"description": words.get(key, ""), **values.get(key, {})} for key in ALL_KEYS[what]}
    required = REQUIRED.get(what, ())
    return {
        "type": "object",
        "properties": properties,
        **({"required": list(required)} if required else {}),
        "additionalProperties": False,
        **RULES.get(what, {}),
    }


def _completed(name: str, known: list[str]) -> Json:
    usual = PARTS[name]
    if not known:
        return usual
    about = NAMED.get(name, usual["description"])
    return {
        "description": about,
        "anyOf": [{"enum": known}, {key: usual[key] for key in usual if key != "description"}],
    }


def _schema(kind: str, root: Json, definitions: Mapping[str, Json]) -> Json:
    used: dict[str, Json] = {}
    wanted = list(_references(root))
    while wanted:
        name = wanted.pop()
        if name not in used:
            used[name] = definitions[name]
            wanted += _references(definitions[name])
    return {
        "$schema": DIALECT,
        "title": kind,
        "description": KINDS[kind],
        **root,
        "$defs": {name: used[name] for name in sorted(used)},
    }


def _references(part: object) -> Iterator[str]:
    """The definitions that a part of a schema refers to."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "$ref":
                yield str(value).rpartition("/")[2]
            else:
                yield from _references(value)
    elif isinstance(part, list):
        for value in part:
            yield from _references(value)
