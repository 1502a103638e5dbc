"""What each key of the calendar and of people means, and what its value looks like, as JSON Schema."""

from __future__ import annotations

from star_city_game.compiler.declare_cast import GENDERS
from star_city_game.workshop.schema_parts import Json, by_id, listing, number, ref, the, words

_TEXT, _GATE, _EFFECTS, _TURN = ref("text"), ref("gate"), ref("effects"), ref("turn_id")
_SCENE, _DATE = ref("scene_id"), ref("date")
_WHEN = "Holds when this expression is true; a list holds when all are."

COURSE_WORDS: dict[str, dict[str, str]] = {
    "a person": {
        "full": "The full name.",
        "short": "The name in everyday use.",
        "gender": "`m` or `f`.",
        "role": "One line for the people screen.",
        "about": "The same, before `role` when both are there.",
        "address": "How this person calls the player.",
        "words": "Any further forms, by name.",
        "wants": "What this person asks of the player, by chapter.",
        "signs": "A note for writers: what this person would sign.",
        "secret": "A note for writers: the secret.",
        "refuses": "A note for writers: what this person never does.",
        "goal": "What this person does when nobody looks: steps, at most one a turn of the calendar, in order.",
        "told": "The trust from which on the player is told of those steps (1 is the default).",
    },
    "a step of a goal": {
        "turn": "The first turn in which it can be made.",
        "when": "It is put off until this is true; a list holds when all are.",
        "text": "What the people screen says of it.",
        "do": "What it changes.",
    },
    "the people": {
        "facts": "What people may know about the player, by id, as words after “knows”.",
        "pairs": "Two people each who cannot both stay friends.",
    },
    "a pair": {
        "of": "The two.",
        "when": "They fall out for good at the first turn of the calendar when this is true.",
        "text": "A margin note, then.",
        "do": "What it changes.",
    },
    "the calendar": {
        "turns": "The turns, by id, in order.",
        "slots": "What a turn has room for, in words.",
        "events": "Scenes that fall due on a day.",
        "chapters": "The chapters, by id.",
        "lapses": "What is to be had only until some turn, by id.",
        "lenient": "Nothing lapses while this is true.",
        "rival": "Somebody else’s clock.",
    },
    "a turn": {
        "from": "Its first day, as 1966-03-01.",
        "to": "Its last day.",
        "name": "How the status line calls it.",
        "left": "Days left to the great date of the story.",
    },
    "an event": {
        "turn": "The turn in which it falls due.",
        "day": "The day of the month.",
        "scene": "The scene that runs.",
        "when": _WHEN,
        "known": "The calendar tells of it beforehand, in these words.",
        "since": "The turn from which on it does (the first is the default).",
    },
    "a chapter": {"name": "What it is called.", "from": "The turn with which it begins."},
    "a lapse": {
        "name": "What it is, for the calendar.",
        "from": "The first turn in which it is to be had.",
        "until": "The last one: it lapses when that is over.",
        "when": "It is to be had only while this is true.",
        "taken": "It does not lapse when this is true by then.",
        "text": "A margin note when it lapses.",
        "do": "What changes when it lapses.",
    },
    "the rival": {"name": "What the clock counts to, in words.", "reports": "What is reported, in order of turn."},
    "a report": {
        "turn": "The turn in which it comes.",
        "day": "The day on which the rival can, by this report.",
        "wrong": "`true`: it is wrong, and the next report corrects it.",
        "text": "A margin note when it comes.",
    },
}
"""What each key means, by what the mapping is."""

COURSE_VALUES: dict[str, dict[str, Json]] = {
    "a person": {
        **dict.fromkeys(("full", "short", "role", "about", "address", "signs", "secret", "refuses"), _TEXT),
        "gender": words(GENDERS),
        "words": by_id(_TEXT),
        "wants": by_id(_TEXT),
        "goal": listing(the("a step of a goal")),
        "told": number(-3, 3),
    },
    "a step of a goal": {"turn": _TURN, "when": _GATE, "text": _TEXT, "do": _EFFECTS},
    "the people": {"facts": by_id(_TEXT), "pairs": listing(the("a pair"))},
    "a pair": {
        "of": {"type": "array", "items": ref("person_id"), "minItems": 2, "maxItems": 2, "uniqueItems": True},
        "when": _GATE,
        "text": _TEXT,
        "do": _EFFECTS,
    },
    "the calendar": {
        "turns": by_id(the("a turn")),
        "slots": ref("texts"),
        "events": listing(the("an event")),
        "chapters": by_id(the("a chapter")),
        "lapses": by_id(the("a lapse")),
        "lenient": _GATE,
        "rival": the("the rival"),
    },
    "a turn": {"from": _DATE, "to": _DATE, "name": _TEXT, "left": number(0, 9999)},
    "an event": {
        "turn": _TURN,
        "day": number(1, 31),
        "scene": _SCENE,
        "when": _GATE,
        "known": _TEXT,
        "since": _TURN,
    },
    "a chapter": {"name": _TEXT, "from": _TURN},
    "a lapse": {
        "name": _TEXT,
        "from": _TURN,
        "until": _TURN,
        "when": _GATE,
        "taken": _GATE,
        "text": _TEXT,
        "do": _EFFECTS,
    },
    "the rival": {"name": _TEXT, "reports": listing(the("a report"))},
    "a report": {"turn": _TURN, "day": _DATE, "wrong": ref("flag"), "text": _TEXT},
}
"""The value of every key, by what the mapping is."""
