"""Every key that a mapping of a story's files may have, by what the mapping is called in messages.

The readers refuse any other key, and the JSON Schemas are made from the same tables, so that neither can know a key that the
other does not. The order of keys is the one in which ``star-city fmt`` puts them.
"""

from __future__ import annotations

from star_city_game.model.dossier import CATEGORIES
from star_city_game.model.edition import NAMED

HEADS: dict[str, tuple[str, ...]] = {
    "when": ("then", "else"),
    "cases": ("else",),
    "choices": (),
    "offer": (),
    "do": (),
    "goto": ("with",),
    "label": (),
    "call": ("with",),
    "return": (),
    "vary": ("of",),
    "let": (),
    "draw": (),
    "document": (),
    "advance": (),
    "wait": (),
    "after": (),
    "due": (),
    "fly": (),
    "trouble": (),
    "show": ("flight",),
    "ending": (),
    "epilogues": (),
    "include": (),
    "check": ("pass", "fail"),
    "descend": ("landed", "hard", "overturned", "crashed", "ukhod"),
}
"""Head keys of beats, each with the keys that may stand beside it."""

EXITS = ("goto", "ending", "call", "return")
"""Keys that leave a body."""

NOT_FALLBACK = ("say", "need", "because", "cost", "echo", "check", "save", "pass", "fail")
"""Keys of a choice that a fallback cannot have: it is never shown."""

STORYLET = ("say", "when", "priority", "weight", "max", "cooldown", "expires")
"""Keys of a scene that need a deck beside them."""

RULES = ("always", "never", "eventually", "after")
"""Keys of a rule of which it has exactly one."""

OF_TYPE = {
    "int": ("min", "max", "bands"),
    "enum": ("words", "ordered"),
    "set": ("words",),
    "person": ("of",),
    "scene": ("of",),
}
"""Keys of a quality that only some types have."""

_PAPER = (
    *("kind", "source", "behind", "category", "gravity", "wakes", "excuse", "credibility"),
    *("did", "omitted", "repeats", "text", "note"),
)
_QUALITY = (
    *("type", "min", "max", "words", "ordered", "of", "is", "default", "label", "shows", "announce"),
    *("about", "bands", "excuse"),
)
_OUTCOME = ("echo", "do", "check", "save", "pass", "fail", "then")
_EXITS = ("call", "goto", "ending", "return")
_DEFECT = (
    *("subsystem", "name", "days", "paper", "dealt", "phases", "shows", "catastrophic", "scene"),
    *("found_by", "hidden_by", "signed_by", "knew", "oddity", "flight", "excuse"),
)

KEYS: dict[str, tuple[str, ...]] = {
    # story.yaml
    "the story": (
        *("id", "title", "version", "authors", "language", "entry", "about", "content_notes", "edition"),
        *("ask", "checks", "status", "decks", "rules", "lint", "renames", "retired", "retyped"),
    ),
    "renames": NAMED,
    "retired": NAMED,
    "a question": ("quality", "prompt", "words", "suggest"),
    "checks": ("with",),
    "status": ("file", "risk"),
    "a deck": ("order",),
    "a rule": (*RULES, "within", "then", "about"),
    "lint": ("house_style", "severity"),
    # what a story declares around its scenes
    "a quality": _QUALITY,
    "a person": (
        *("full", "short", "gender", "role", "about", "address", "words"),
        *("wants", "goal", "signs", "secret", "refuses", "told"),
    ),
    "a step of a goal": ("turn", "text", "when", "do"),
    "the people": ("facts", "pairs"),
    "a pair": ("of", "when", "text", "do"),
    "the calendar": ("slots", "chapters", "lenient", "lapses", "rival", "turns", "events"),
    "a chapter": ("name", "from"),
    "a lapse": ("name", "from", "until", "when", "taken", "do", "text"),
    "the rival": ("name", "reports"),
    "a report": ("turn", "day", "wrong", "text"),
    "a turn": ("from", "to", "name", "left"),
    "an event": ("turn", "day", "scene", "when", "known", "since"),
    "a machine": ("about", "initial", "stages", "moves", "excuse"),
    "a stage": (
        *("label", "enter", "leave", "text", "scene", "final"),
        *("initial", "parallel", "nested", "history", "excuse"),
    ),
    "an effect of a stage": ("do",),
    "a move": ("on", "after", "from", "to", "reenter", "scene", "when"),
    "a file of the dossier": ("rules", "entries", "sources", "informers", "officer", "room"),
    "the rules of the file": ("dormant", "shield", "explain", "vouch", "trade"),
    "the sleep of categories": CATEGORIES,
    "the rule shield": ("points", "when"),
    "the rule explain": ("paper", "turns"),
    "the rule vouch": ("paper", "trust", "weight"),
    "the rule trade": ("paper", "codenames"),
    "a source": ("code", "behind", "dealt", "slip"),
    "a suspect": ("when", "why", "omitted", "excuse", "clues"),
    "a clue": ("true", "innocent"),
    "the officer": (*("person", "superior", "want", "limit", "quota", "agents", "patience", "turns", "says"),),
    "the turns of the officer": ("idle", "filled", "closed"),
    "the reading room": ("number", "cover", "opening", "withdrawn", "unfound", "closing"),
    "a line": ("when", "date", "text"),
    "a dossier entry": _PAPER,
    "a codex entry": ("term", "native", "text", "excuse"),
    "the launch": ("subsystems", "defects", "milestones", "people", "save", "escape", "risk", "tree"),
    "a sub-system": ("name", "draws", "shows", "catastrophic", "finds"),
    "a defect": _DEFECT,
    "a milestone": ("name", "tests", "skipped"),
    "a gauge": ("base", "least", "most", "with"),
    "the risk": ("flight", "bands"),
    "a flight": ("name", "crewed", "excuse", "fault", "phases", "ends", "calls", "cause"),
    "a phase": ("name", "at", "scene", "risks", "abort", "lost", "escape", "by_hand"),
    "an end of a flight": ("name", "kind", "scene", "resume"),
    "the calls of a flight": ("least", "most", "of"),
    "a judgement call": ("scene", "phases"),
    "a cause": ("phase", "of", "otherwise"),
    "a scene of a flight": ("when", "scene"),
    "the descents": ("lander", "controls", "remarks", "descents"),
    "the lander": (
        *("mass", "fuel", "tank", "thrust_low", "thrust_high", "reserve", "isp", "gravity", "ladder", "hand", "turns"),
        *("steps", "lean", "level", "seen", "dust", "soft", "hard", "upright", "orbit", "lowers", "lowest", "delay"),
    ),
    "a control": ("say", "when"),
    "a remark": ("when", "say"),
    "a descent": ("view", "skill", "assisted", "faults", "excuse"),
    # scenes
    "a scene": ("deck", "title", "date", "time", *STORYLET, "place", "people", "tags", "params", "excuse", "body"),
    "an ending": ("title", "date", "time", "place", "tags", "when", "priority", "people", "excuse", "body"),
    "an epilogue": ("group", "when", "excuse", "body"),
    "a parameter": ("type", "min", "max", "words", "ordered", "of"),
    **{f"a {head} beat": (head, *beside) for head, beside in HEADS.items()},
    "a case": ("when", "then"),
    "an alternative": ("when", "then"),
    "a document": ("kind", "heading", "lines"),
    "a document of the file": ("entry",),
    "something to come": ("turns", "call", "do", "id"),
    "an offer": ("max", "of"),
    "an include": ("snippet", "with"),
    "a snippet": ("params", "excuse", "body"),
    "a merged scene": ("scene", "with"),
    "a group of choices": ("when", "choices"),
    "a hand": ("draw", "count", "when"),
    "a choice": (
        *("id", "say", "fallback", "when", "need", "because", "sticky", "once", "cost"),
        *(*_OUTCOME, *_EXITS, "with", "tags"),
    ),
    "a check": ("quality", "difficulty", "name", "with"),
    "a modifier": ("when", "add", "because"),
}
"""The keys of each kind of mapping."""
