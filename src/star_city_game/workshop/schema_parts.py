"""The parts that schemas are made of: named definitions, keys that must be there, and rules between keys."""

from __future__ import annotations

from itertools import combinations
from typing import Any, TypeAlias

from star_city_game.compiler.codes import CODES
from star_city_game.compiler.declare_qualities import PARAMETERS, TYPES
from star_city_game.compiler.keys import EXITS, HEADS, KEYS, NOT_FALLBACK, OF_TYPE, STORYLET
from star_city_game.compiler.keys import RULES as KINDS_OF_RULES

Json: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one."""
ID_PATTERN = "^[a-z][a-z0-9_]*$"
HELD = r"^\{\s*[a-z][a-z0-9_]*\s*\}\s*$"
"""A quality that holds a scene, where a scene is wanted."""


_FINAL = [key for key in EXITS if key != "call"]


def ref(name: str) -> Json:
    """Another definition."""
    return {"$ref": f"#/$defs/{name}"}


def name_of(what: str) -> str:
    """The definition's name for a kind of mapping as messages call it: ``choice`` for “a choice”."""
    return what.removeprefix("an ").removeprefix("a ").removeprefix("the ").replace(" ", "_").replace("-", "_")


def the(what: str) -> Json:
    """A mapping of a kind."""
    return ref(name_of(what))


def listing(item: Json) -> Json:
    """A list of something."""
    return {"type": "array", "items": item}


def some(item: Json) -> Json:
    """One of something, or a list of it."""
    return {"anyOf": [item, listing(item)]}


def by_id(value: Json) -> Json:
    """A mapping of ids."""
    return {"type": "object", "propertyNames": {"pattern": ID_PATTERN}, "additionalProperties": value}


def words(allowed: tuple[str, ...]) -> Json:
    """One of the words allowed."""
    return {"enum": list(allowed)}


def number(low: int, high: int) -> Json:
    """A whole number from ``low`` to ``high``."""
    return {"type": "integer", "minimum": low, "maximum": high}


def by_code(value: Json) -> Json:
    """A mapping of the codes of warnings."""
    warnings = [code for code in CODES.values() if code.severity == "warning"]
    named = {code.number: {**value, "description": code.title} for code in warnings}
    return {"type": "object", "properties": named, "additionalProperties": False}


def _shaped(pattern: str, otherwise: str) -> Json:
    """A string of a pattern. The language servers that show ``patternErrorMessage`` show it in place of the pattern."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": otherwise}


NAMED: dict[str, str] = {
    "scene_id": "The id of a scene.",
    "ending_id": "The id of an ending.",
    "deck_id": "The name of a deck of storylets.",
    "quality_id": "The id of a quality.",
    "person_id": "The id of a person.",
    "place_id": "The id of a place.",
    "turn_id": "The id of a turn of the calendar.",
    "entry_id": "The id of a paper of the dossier.",
    "machine_id": "The id of a machine.",
    "subsystem_id": "The id of a sub-system.",
    "defect_id": "The id of a defect.",
    "flight_id": "The id of a flight.",
}
"""Ids of one kind, which a story's own schemas can complete."""

PARTS: dict[str, Json] = {
    # A line of prose that reads 1966, or true, is text for the compiler whatever YAML makes of it.
    "text": {"type": ["string", "number", "boolean"]},
    "texts": some(ref("text")),
    "gate": {"description": "An expression, or a list of expressions that must all hold.", **some(ref("text"))},
    "effects": {"description": "One effect, or a list of effects.", **some(ref("text"))},
    "id": _shaped(ID_PATTERN, "An id is a small letter, then small letters, digits and _."),
    "ids": {"anyOf": [ref("id"), {"type": "array", "items": ref("id"), "minItems": 1}]},
    "flag": {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]},
    "date": _shaped("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "A date is year-month-day, as 1966-03-04."),
    "turns": _shaped("^[1-9][0-9]{0,2} turns?$", "Write a number of turns, as 3 turns."),
    "span_of_choices": _shaped("^[1-9][0-9]{0,2} choices?$", "Write a number of choices, as 3 choices."),
    "span_of_turns": _shaped("^[1-9][0-9]{0,2} turns?$", "Write a number of turns, as 3 turns."),
    "excuse": by_code(ref("text")),
    "target": {
        "description": "scene, scene.label, .label of this scene, or {quality} for the scene that it holds",
        **_shaped(
            rf"^([a-z][a-z0-9_]*|([a-z][a-z0-9_]*)?\.[a-z][a-z0-9_]*)$|{HELD}",
            "Write scene, scene.label, or .label of this scene.",
        ),
    },
    "body": {
        "description": "A text, one beat, or a list of texts and beats.",
        "anyOf": [ref("text"), ref("beat"), listing({"anyOf": [ref("text"), ref("beat")]})],
    },
    "beat": {"anyOf": [the(f"a {head} beat") for head in HEADS]},
    "items": {
        "type": "array",
        "minItems": 1,
        "items": {"anyOf": [the("a choice"), the("a group of choices"), the("a hand")]},
    },
    "stage_effects": {"anyOf": [ref("stage_effect"), listing(ref("stage_effect"))]},
    "stage_effect": {"anyOf": [ref("effects"), the("an effect of a stage")]},
    **{name: {"description": about, **ref("id")} for name, about in NAMED.items()},
}
"""Definitions that are no mappings of fixed keys."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "the story": ("id", "title", "entry"),
    "a question": ("quality", "prompt"),
    "a deck": ("order",),
    "a quality": ("type",),
    "a parameter": ("type",),
    "a person": ("full", "short", "gender"),
    "the calendar": ("turns",),
    "a turn": ("from", "to", "name"),
    "an event": ("turn", "day", "scene"),
    "a chapter": ("name", "from"),
    "a lapse": ("name", "from", "until"),
    "the rival": ("name", "reports"),
    "a report": ("turn", "day"),
    "a step of a goal": ("turn",),
    "a pair": ("of", "when"),
    "a machine": ("initial", "stages"),
    "a move": ("from", "to"),
    "the rule shield": ("points", "when"),
    "a source": ("code",),
    "a clue": ("true", "innocent"),
    "the officer": ("person",),
    "a line": ("text",),
    "a dossier entry": ("kind", "source", "category", "gravity", "credibility", "text"),
    "a codex entry": ("term", "text"),
    "a sub-system": ("name",),
    "a defect": ("subsystem", "name", "days"),
    "a milestone": ("name",),
    "the risk": ("flight", "bands"),
    "a flight": ("name", "phases", "ends"),
    "a phase": ("name", "scene"),
    "an end of a flight": ("name", "kind"),
    "the calls of a flight": ("of",),
    "a judgement call": ("scene",),
    "a cause": ("phase", "of", "otherwise"),
    "a scene of a flight": ("scene",),
    "the lander": KEYS["the lander"],
    "a control": ("say",),
    "a remark": ("say",),
    "a descent": ("view", "skill"),
    "a scene": ("body",),
    "an ending": ("body",),
    "an epilogue": ("group", "body"),
    **{f"a {head} beat": (head,) for head in HEADS},
    "a vary beat": ("vary", "of"),
    "a case": ("when", "then"),
    "an alternative": ("when", "then"),
    "a document": ("lines",),
    "a document of the file": ("entry",),
    "something to come": ("turns",),
    "an offer": ("of",),
    "an include": ("snippet",),
    "a snippet": ("body",),
    "a merged scene": ("scene",),
    "a group of choices": ("when", "choices"),
    "a hand": ("draw",),
    "a check": ("quality", "difficulty", "name"),
    "a modifier": ("add", "because"),
}
"""Keys that a mapping must have."""

_NOT_OF = {
    kind: [key for keys in OF_TYPE.values() for key in keys if key not in OF_TYPE.get(kind, ())] for kind in TYPES
}
_NEEDED = {"int": ["min", "max"], "enum": ["words"], "set": ["words"], "scene": ["of"]}
_DEFAULTS: dict[str, Json] = {
    "int": {"type": "integer"},
    "bool": ref("flag"),
    "enum": ref("id"),
    "set": some(ref("id")),
    "text": ref("text"),
    "person": ref("id"),
    "scene": ref("id"),
}


def _one_of(*keys: str) -> Json:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _of_type(kind: str, properties: Json) -> Json:
    """What holds of a quality or a parameter of one type, beside some properties."""
    return {
        "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
        "then": {
            "required": _NEEDED.get(kind, []),
            "properties": {**properties, **dict.fromkeys(_NOT_OF[kind], False)},
        },
    }


_ONE_WAY: Json = {**_one_of("goto", "call"), "not": {"required": ["goto", "call"]}}
_PARALLEL = {"properties": {"parallel": {"enum": [True, "yes"]}}, "required": ["parallel"]}

RULES: dict[str, Json] = {
    "a quality": {"allOf": [_of_type(kind, {"default": _DEFAULTS[kind]}) for kind in TYPES]},
    "a parameter": {"allOf": [_of_type(kind, {}) for kind in PARAMETERS]},
    "a scene": {"dependentRequired": {key: ["deck"] for key in STORYLET}},
    "a when beat": _one_of("then", "else"),
    "a check beat": _one_of("pass", "fail"),
    "a choice": {
        "if": {"properties": {"fallback": {"enum": [True, "yes"]}}, "required": ["fallback"]},
        "then": {"properties": dict.fromkeys(NOT_FALLBACK, False)},
        "else": {"required": ["say"]},
        "dependentRequired": {"because": ["need"]},
        "dependentSchemas": {
            "check": {**_one_of("pass", "fail"), "properties": {"save": False}},
            **dict.fromkeys(("pass", "fail"), _one_of("check", "save")),
            "with": _ONE_WAY,
        },
        # A call comes back, so one more way out may follow it; of the others there can be one.
        "allOf": [{"not": {"required": list(pair)}} for pair in combinations(_FINAL, 2)],
    },
    "a stage": {
        "dependentRequired": {"initial": ["nested"], "parallel": ["nested"]},
        "dependentSchemas": {"nested": {"anyOf": [{"required": ["initial"]}, _PARALLEL]}},
    },
    "a move": {"anyOf": [{"required": ["on"]}, {"required": ["after"]}]},
    "a rule": {
        "oneOf": [{"required": [key]} for key in KINDS_OF_RULES],
        "dependentRequired": {"after": ["then"], "then": ["after"], "within": ["after"]},
    },
    "something to come": {"oneOf": [{"required": ["call"]}, {"required": ["do"]}]},
    "a step": {"minProperties": 1, "maxProperties": 1},
}
"""What must hold of a mapping beside its keys and values."""
