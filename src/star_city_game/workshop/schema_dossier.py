"""What each key of the dossier means, and what its value looks like, as JSON Schema."""

from __future__ import annotations

from star_city_game.compiler.declare_casework import MOST_AGENTS, MOST_POINTS, MOST_TURNS
from star_city_game.model.casework import PATIENCE
from star_city_game.model.dossier import CATEGORIES, CREDIBILITY, KINDS
from star_city_game.workshop.schema_parts import Json, by_id, number, ref, the, words

_TEXT, _GATE, _EXCUSE, _FLAG, _ENTRY = ref("text"), ref("gate"), ref("excuse"), ref("flag"), ref("entry_id")
_TURNS, _POINTS, _PATIENCE = number(0, MOST_TURNS), number(0, MOST_POINTS), number(*PATIENCE)
_LINE = {"anyOf": [_TEXT, the("a line")]}
_LINES: Json = {"anyOf": [_LINE, {"type": "array", "items": _LINE}]}
_WHEN = "Holds when this expression is true; a list holds when all are."

DOSSIER_WORDS: dict[str, dict[str, str]] = {
    "a file of the dossier": {
        "entries": "The papers, by id.",
        "rules": "The numbers by which the file is weighed and answered.",
        "sources": "Who signs papers, by id.",
        "informers": "By the id of a source that the seed deals: who it may be, by person.",
        "officer": "The one who keeps the file.",
        "room": "How the file is read at the end.",
    },
    "a dossier entry": {
        "kind": "`agent_report`, `memo`, `letter`, `tail`, `tap`, `anonymous`, `self_report`, `essay`, `minutes`, `foreign` or "
        "`commendation`.",
        "source": "The code name it is signed with.",
        "behind": "The person behind the code name, where the source does not say.",
        "category": "What it counts as: `contacts`, `statements`, `secrecy`, `morals`, `sabotage` or `loyalty`.",
        "gravity": "What it weighs, from -5 to 5; a negative one speaks for the player, 0 sleeps.",
        "wakes": "What it weighs after `wake`.",
        "credibility": "`A` counts all of the gravity, `B` 8 tenths, `C` 6, `D` 4, `E` 2.",
        "text": "The paper itself, of 40 to 90 words.",
        "note": "The officer’s note at its foot.",
        "did": "What came of it, as 1991 tells it; else it is told from what the game did.",
        "omitted": "What its source left out, as 1991 tells it.",
        "repeats": "`true`: it may be recorded again in another calendar turn.",
        "excuse": "Warnings excused here, by code, each with its reason.",
    },
    "the rules of the file": {
        "dormant": "After how many calendar turns without a new paper a category sleeps: a number, or numbers by category; 0 "
        "is never.",
        "shield": "Points that do not count while the player is needed.",
        "explain": "What `explain` costs.",
        "vouch": "What `vouch` takes and costs.",
        "trade": "What `trade` leaves in the file.",
    },
    "the sleep of categories": dict.fromkeys(CATEGORIES, "Calendar turns; 0 is never."),
    "the rule shield": {"points": "Whole points.", "when": _WHEN},
    "the rule explain": {
        "paper": "The paper of what was said; it must repeat.",
        "turns": "Calendar turns within which `can_explain` says yes; 0 is for ever.",
    },
    "the rule vouch": {
        "paper": "The paper of who answered for what; it must repeat.",
        "trust": "The trust that it takes, for scenes and for the page of the people.",
        "weight": "What the friend’s own file gains.",
    },
    "the rule trade": {
        "paper": "The paper of becoming a source.",
        "codenames": "The names to choose from, as written.",
    },
    "a source": {
        "code": "How papers name it.",
        "behind": "Who it was, as 1991 tells it.",
        "dealt": "`true`: the seed deals who it is, from `informers`.",
        "slip": "What the archive puts with its sheets.",
    },
    "a suspect": {
        "when": "May be the informer only while this is true; it may ask for what the new-game form sets.",
        "clues": "What can be noticed, by id; at least three.",
        "why": "Why it was this one, as 1991 tells it.",
        "omitted": "What the reports left out, as 1991 tells it.",
        "excuse": "Warnings excused here, by code, each with its reason.",
    },
    "a clue": {
        "true": "What it is when this is the informer.",
        "innocent": "What it is when this is not.",
    },
    "the officer": {
        "person": "Who it is.",
        "superior": "Who stands above.",
        "want": "What the officer wants.",
        "limit": "What the officer will not do.",
        "quota": "How many agents are wanted.",
        "agents": "How many there are; one more when the player trades.",
        "patience": "The superior’s patience at the start, 0 to 9.",
        "turns": "How the patience moves with each calendar turn.",
        "says": "How it stands, in words: the first line that fits is shown on the file’s page.",
    },
    "the turns of the officer": {
        "idle": "It falls by this when the file got no paper.",
        "filled": "It rises by this when the file got one.",
        "closed": "It rises by this when a paper was explained or refuted.",
    },
    "the reading room": {
        "number": "The number of the file.",
        "cover": "The cover name of the player.",
        "opening": "What is said before the first sheet.",
        "withdrawn": "What stands where a sheet was withdrawn.",
        "unfound": "What nobody ever found.",
        "closing": "The last sheet.",
    },
    "a line": {
        "when": _WHEN,
        "text": "The text.",
        "date": "The day of a sheet that was withdrawn.",
    },
}
"""What each key means, by what the mapping is."""

DOSSIER_VALUES: dict[str, dict[str, Json]] = {
    "a file of the dossier": {
        "entries": by_id(the("a dossier entry")),
        "rules": the("the rules of the file"),
        "sources": by_id(the("a source")),
        "informers": by_id(by_id(the("a suspect"))),
        "officer": the("the officer"),
        "room": the("the reading room"),
    },
    "a dossier entry": {
        "kind": words(tuple(KINDS)),
        "source": _TEXT,
        "behind": _TEXT,
        "category": words(tuple(CATEGORIES)),
        "gravity": number(-5, 5),
        "wakes": number(-5, 5),
        "credibility": words(tuple(CREDIBILITY)),
        **dict.fromkeys(("text", "note", "did", "omitted"), _TEXT),
        "repeats": _FLAG,
        "excuse": _EXCUSE,
    },
    "the rules of the file": {
        "dormant": {
            "anyOf": [_TURNS, the("the sleep of categories")],
        },
        **{name: the(f"the rule {name}") for name in ("shield", "explain", "vouch", "trade")},
    },
    "the sleep of categories": dict.fromkeys(CATEGORIES, _TURNS),
    "the rule shield": {"points": _POINTS, "when": _GATE},
    "the rule explain": {"paper": _ENTRY, "turns": _TURNS},
    "the rule vouch": {"paper": _ENTRY, "trust": number(-3, 3), "weight": _POINTS},
    "the rule trade": {"paper": _ENTRY, "codenames": by_id(_TEXT)},
    "a source": {"code": _TEXT, "behind": _TEXT, "dealt": _FLAG, "slip": _TEXT},
    "a suspect": {"when": _GATE, "clues": by_id(the("a clue")), "why": _TEXT, "omitted": _TEXT, "excuse": _EXCUSE},
    "a clue": {"true": _TEXT, "innocent": _TEXT},
    "the officer": {
        "person": ref("person_id"),
        **dict.fromkeys(("superior", "want", "limit"), _TEXT),
        **dict.fromkeys(("quota", "agents"), number(0, MOST_AGENTS)),
        "patience": _PATIENCE,
        "turns": the("the turns of the officer"),
        "says": _LINES,
    },
    "the turns of the officer": dict.fromkeys(("idle", "filled", "closed"), _PATIENCE),
    "the reading room": {
        **dict.fromkeys(("number", "cover"), _TEXT),
        **dict.fromkeys(("opening", "withdrawn", "unfound", "closing"), _LINES),
    },
    "a line": {"when": _GATE, "text": _TEXT, "date": ref("date")},
}
"""The value of every key, by what the mapping is."""
