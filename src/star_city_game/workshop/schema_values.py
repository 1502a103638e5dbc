"""What the value of each key of a story's files looks like, as JSON Schema; the keys themselves are the compiler's own."""

from __future__ import annotations

from star_city_game.compiler.bodies import VARY
from star_city_game.compiler.declare_qualities import PARAMETERS, SHOWS, TYPES
from star_city_game.compiler.excuses import SEVERITIES
from star_city_game.compiler.keys import RULES
from star_city_game.compiler.plain_beats import MOST_TURNS, SHOWN
from star_city_game.model.deck import STRATEGIES
from star_city_game.model.edition import NAMED
from star_city_game.workshop.schema_course import COURSE_VALUES
from star_city_game.workshop.schema_descent import VALUES as DESCENT
from star_city_game.workshop.schema_dossier import DOSSIER_VALUES
from star_city_game.workshop.schema_launch import LAUNCH_VALUES
from star_city_game.workshop.schema_names import by_name, names
from star_city_game.workshop.schema_parts import (
    HELD,
    Json,
    by_code,
    by_id,
    listing,
    number,
    ref,
    some,
    the,
    words,
)

_TEXT, _TEXTS, _GATE, _EFFECTS, _BODY = ref("text"), ref("texts"), ref("gate"), ref("effects"), ref("body")
_ID, _FLAG, _DATE, _EXCUSE, _TRUE = ref("id"), ref("flag"), ref("date"), ref("excuse"), {"const": True}
_SCENE, _DECK, _QUALITY = ref("scene_id"), ref("deck_id"), ref("quality_id")
_BOUND, _COUNT, _DAYS = number(-1_000_000, 1_000_000), number(1, 999), number(0, 9999)

_GIVEN = by_id(_TEXT)
_MERGED = {"anyOf": [_SCENE, the("a merged scene")]}
_HELD = {"description": "A quality of type `scene`: the scene that it holds.", "type": "string", "pattern": HELD}
_EXITS = {
    "goto": ref("target"),
    "ending": ref("ending_id"),
    "call": {"anyOf": [_SCENE, _HELD]},
    "return": {"anyOf": [_TRUE, _SCENE]},
}
_UNTIL = {"anyOf": [{"const": "ending"}, _SCENE]}
_BOUNDED = {"scene": _UNTIL, "choice": ref("target"), "within": number(1, 1_000_000), "by": words(("least", "first"))}
_ROLL = {"check": the("a check"), "pass": _BODY, "fail": _BODY}
_SAVE = number(-60, 60)

VALUES: dict[str, dict[str, Json]] = {
    "the story": {
        "id": _ID,
        "title": _TEXT,
        "version": _TEXT,
        "authors": _TEXTS,
        "language": _TEXT,
        "entry": _SCENE,
        "about": _TEXT,
        "content_notes": _TEXT,
        "edition": _TEXT,
        "ask": listing(the("a question")),
        "checks": the("checks"),
        "status": the("status"),
        "decks": by_id(the("a deck")),
        "rules": listing(the("a rule")),
        "lint": the("lint"),
        "renames": the("renames"),
        "retired": the("retired"),
        "retyped": by_id({"type": "object", "additionalProperties": _TEXT}),
    },
    "renames": {kind: by_name(kind) for kind in NAMED},
    "retired": {kind: {"anyOf": [names(kind), by_name(kind)]} for kind in NAMED},
    "a question": {
        "quality": _QUALITY,
        "prompt": _TEXT,
        "words": {"type": "object", "additionalProperties": _TEXT},
        "suggest": {"anyOf": [listing(_TEXT), {"type": "object", "additionalProperties": _TEXTS}]},
    },
    "checks": {"with": listing(the("a modifier"))},
    "status": {"file": ref("machine_id"), "risk": _TEXT},
    "a rule": {
        **dict.fromkeys(RULES, _GATE),
        "within": {"anyOf": [ref("span_of_turns"), ref("span_of_choices")]},
        "then": _GATE,
        "about": _TEXT,
    },
    "a deck": {"order": some(words(STRATEGIES))},
    "lint": {"house_style": _FLAG, "severity": by_code(words(SEVERITIES))},
    "a quality": {
        "type": words(tuple(TYPES)),
        "default": _TEXTS,
        "label": _TEXT,
        "about": _TEXT,
        "is": _TEXT,
        "shows": words(tuple(SHOWS)),
        "announce": _FLAG,
        "excuse": _EXCUSE,
        "min": _BOUND,
        "max": _BOUND,
        "words": some(_ID),
        "ordered": _FLAG,
        "of": ref("ids"),
        "bands": {
            "type": "object",
            "patternProperties": {"^-?[0-9]{1,9}(-(-?[0-9]{1,9}))?$": _TEXT},
            "additionalProperties": False,
        },
    },
    **COURSE_VALUES,
    "a machine": {
        "about": _TEXT,
        "initial": _ID,
        "stages": by_id(the("a stage")),
        "moves": listing(the("a move")),
        "excuse": _EXCUSE,
    },
    "a stage": {
        "label": _TEXT,
        "enter": ref("stage_effects"),
        "leave": ref("stage_effects"),
        "text": _TEXT,
        "scene": _SCENE,
        "final": _FLAG,
        "nested": {
            "anyOf": [_ID, {**listing(_ID), "minItems": 1}, {**by_id(the("a stage")), "minProperties": 1}],
        },
        "initial": _ID,
        "parallel": _FLAG,
        "history": _FLAG,
        "excuse": _EXCUSE,
    },
    "an effect of a stage": {"do": _EFFECTS},
    "a move": {
        "on": _ID,
        "after": ref("turns"),
        "from": some(_ID),
        "to": _ID,
        "when": _GATE,
        "reenter": _FLAG,
        "scene": _SCENE,
    },
    **DOSSIER_VALUES,
    **LAUNCH_VALUES,
    "a codex entry": {"term": _TEXT, "native": _TEXT, "text": _TEXT, "excuse": _EXCUSE},
    "a scene": {
        "title": _TEXT,
        "date": _DATE,
        "time": _TEXT,
        "place": ref("place_id"),
        "people": some(ref("person_id")),
        "tags": _TEXTS,
        "params": by_id(the("a parameter")),
        "body": _BODY,
        "excuse": _EXCUSE,
        "deck": _DECK,
        "say": _TEXT,
        "when": _GATE,
        "priority": {"anyOf": [{"const": "must"}, number(-9999, 9999)]},
        "weight": number(1, 9999),
        "max": number(1, 9999),
        "cooldown": number(0, 9999),
        "expires": {"anyOf": [ref("turn_id"), ref("span_of_turns")]},
    },
    "a parameter": {
        "type": words(tuple(PARAMETERS)),
        "min": _BOUND,
        "max": _BOUND,
        "words": some(_ID),
        "ordered": _FLAG,
        "of": ref("ids"),
    },
    "an ending": {
        "title": _TEXT,
        "date": _DATE,
        "time": _TEXT,
        "place": ref("place_id"),
        "people": some(ref("person_id")),
        "tags": _TEXTS,
        "body": _BODY,
        "excuse": _EXCUSE,
        "when": _GATE,
        "priority": number(-9999, 9999),
    },
    "an epilogue": {"group": _ID, "when": _GATE, "body": _BODY, "excuse": _EXCUSE},
    "a when beat": {"when": _GATE, "then": _BODY, "else": _BODY},
    "a cases beat": {"cases": listing(the("a case")), "else": _BODY},
    "a choices beat": {"choices": {"anyOf": [ref("items"), the("an offer")]}},
    "a do beat": {"do": _EFFECTS},
    **{f"a {key} beat": {key: value} for key, value in _EXITS.items()},
    "a goto beat": {"goto": _EXITS["goto"], "with": _GIVEN},
    "a call beat": {"call": _EXITS["call"], "with": _GIVEN},
    "a offer beat": {"offer": {"anyOf": [_MERGED, {"type": "array", "items": _MERGED, "minItems": 1}]}},
    "a include beat": {"include": {"anyOf": [_ID, the("an include")]}},
    "an include": {"snippet": _ID, "with": _GIVEN},
    # What a snippet holds has its shape only when it is included and its parameters are filled in.
    "a snippet": {"params": some(_ID), "body": {}, "excuse": _EXCUSE},
    "a merged scene": {"scene": _SCENE, "with": _GIVEN},
    "a label beat": {"label": _ID},
    "a vary beat": {"vary": words(VARY), "of": listing({"anyOf": [_BODY, the("an alternative")]})},
    "a let beat": {"let": _GIVEN},
    "a draw beat": {"draw": _DECK},
    "a document beat": {"document": {"anyOf": [the("a document"), the("a document of the file")]}},
    "a advance beat": {"advance": _TRUE},
    "a wait beat": {"wait": number(1, MOST_TURNS)},
    "a after beat": {"after": the("something to come")},
    "a due beat": {"due": _TRUE},
    "a epilogues beat": {"epilogues": {"anyOf": [_TRUE, some(_ID)]}},
    "a fly beat": {"fly": ref("flight_id")},
    "a trouble beat": {"trouble": _TRUE},
    "a show beat": {"show": words(SHOWN), "flight": ref("flight_id")},
    "a check beat": _ROLL,
    **DESCENT,
    "a case": {"when": _GATE, "then": _BODY},
    "an alternative": {"when": _GATE, "then": _BODY},
    "a document": {
        "kind": _TEXT,
        "heading": _TEXT,
        "lines": {"anyOf": [_TEXT, listing({"anyOf": [_TEXT, {"type": "null"}]})]},
    },
    "a document of the file": {"entry": ref("entry_id")},
    "something to come": {"turns": number(0, MOST_TURNS), "call": _SCENE, "do": _EFFECTS, "id": _ID},
    "an offer": {"max": _COUNT, "of": ref("items")},
    "a group of choices": {"when": _GATE, "choices": ref("items")},
    "a hand": {"draw": _DECK, "count": _COUNT, "when": _GATE},
    "a choice": {
        "id": _ID,
        "say": _TEXT,
        "when": _GATE,
        "need": _GATE,
        "because": _TEXT,
        "sticky": _FLAG,
        "once": _FLAG,
        "fallback": _FLAG,
        "cost": by_id(number(1, 999_999)),
        "echo": _FLAG,
        **_ROLL,
        "save": _SAVE,
        "do": _EFFECTS,
        "then": _BODY,
        **_EXITS,
        "with": _GIVEN,
        "tags": _TEXTS,
    },
    "a check": {"quality": _QUALITY, "difficulty": number(0, 100), "name": _ID, "with": listing(the("a modifier"))},
    "a modifier": {"when": _GATE, "add": number(-100, 100), "because": _TEXT},
    "a walkthrough": {
        "about": _TEXT,
        "from": _SCENE,
        "do": _EFFECTS,
        "new": {"type": "object", "properties": {"seed": number(0, 2**32 - 1)}, "additionalProperties": _TEXT},
        "steps": listing(the("a step")),
        "ends": ref("ending_id"),
    },
    "a step": {
        "expect": _TEXT,
        "choose": _TEXT,
        "force": {"type": "object", "additionalProperties": words(("pass", "fail"))},
        "locked": _TEXT,
        "state": _TEXT,
        "until": {"anyOf": [_UNTIL, {"type": "object", "properties": _BOUNDED, "additionalProperties": False}]},
        "undo": _TRUE,
    },
}
"""The value of every key, by what the mapping is."""
