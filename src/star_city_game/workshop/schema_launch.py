"""What each key of the launch and of its flights means, and what its value looks like, as JSON Schema."""

from __future__ import annotations

from star_city_game.compiler.declare_flights import KINDS, MOST_CALLS
from star_city_game.compiler.declare_launch import DEALT, MOST_DRAWS
from star_city_game.workshop.schema_parts import Json, by_id, number, ref, some, the, words

_TEXT, _GATE, _EXCUSE, _FLAG, _PERCENT = ref("text"), ref("gate"), ref("excuse"), ref("flag"), number(0, 100)
_SUBSYSTEM, _SCENE, _ID = ref("subsystem_id"), ref("scene_id"), ref("id")
_WAYS = {
    "anyOf": [_SCENE, {"type": "array", "items": {"anyOf": [_SCENE, the("a scene of a flight")]}}],
}
_AMOUNTS = {"tests": number(1, 100), "skipped": number(1, MOST_DRAWS)}

LAUNCH_WORDS: dict[str, dict[str, str]] = {
    "the launch": {
        "subsystems": "The parts of the vehicle, by id.",
        "defects": "The latent defects, by id.",
        "milestones": "What stands on the schedule, by id: held it tests, skipped it adds defects.",
        "people": "Multiplies the chance that a defect shows, in percent: 100 to 160.",
        "save": "The chance in percent that crew and control save what shows: 35 to 64.",
        "escape": "The chance in percent that the escape system fails: 10 to 45.",
        "risk": "The flight whose risk is told, and the words for it.",
        "tree": "The board shows every sub-system while this is true, else only rumours, oddities and faces.",
    },
    "a sub-system": {
        "name": "How the launch board calls it.",
        "draws": "How many of its defects the seed deals, on the average.",
        "shows": "The chance in percent that a defect which is there shows in a flight.",
        "catastrophic": "The chance in percent that it destroys when it shows and is not saved.",
        "finds": "The chance in percent that a `test` finds each defect (50 is the default).",
    },
    "a defect": {
        "subsystem": "The sub-system that it sits in.",
        "name": "What is wrong, in a line.",
        "days": "The days that it takes to fix.",
        "dealt": "`by_chance` (the default), `always`, or `never`: then only a scene puts it there.",
        "phases": "The phases in which it can show; all that try its sub-system when left out.",
        "shows": "The chance that it shows, instead of that of its sub-system.",
        "catastrophic": "The chance that it destroys, instead of that of its sub-system.",
        "paper": "The paper of the file that a waiver becomes when the defect shows.",
        "scene": "The scene that is played when it shows; `fault_` and its id when left out.",
        "found_by": "What can find it, for the board and the report.",
        "hidden_by": "What hid it.",
        "signed_by": "Who else signed.",
        "knew": "The people who knew, for the report.",
        "oddity": "What is heard of it by somebody who does not see the tree, after `hint`.",
        "flight": "How it reads when it shows, where it has no scene of its own.",
        "excuse": "Warnings excused here, by code, each with its reason.",
    },
    "a milestone": {
        "name": "What it is.",
        "tests": "What `hold` finds: the chance in percent for each defect, by sub-system.",
        "skipped": "What `skip` adds: draws, by sub-system.",
    },
    "a gauge": {
        "base": "Where it begins.",
        "least": "It never shows less.",
        "most": "It never shows more.",
        "with": "Contributions, each told where the odds are explained.",
    },
    "the risk": {
        "flight": "The flight.",
        "bands": "Words for percentages, as `0-20: low`, from 0 to 100.",
    },
    "a flight": {
        "name": "What it is called.",
        "crewed": "`false`: nobody is aboard (`true` is the default).",
        "fault": "The scene that is played for a defect that has none of its own.",
        "phases": "The phases, by id, in order.",
        "ends": "How it may end, by id.",
        "calls": "Its judgement calls.",
        "cause": "It is always lost in a phase, to the worst of some defects that is open.",
        "excuse": "Warnings excused here, by code, each with its reason.",
    },
    "a phase": {
        "name": "What it is called.",
        "at": "When it is, in words.",
        "scene": "The scene that plays it: one, or a list of `{when: …, scene: …}` of which the first that holds is played.",
        "risks": "The sub-systems that it tries.",
        "abort": "The end that what is not saved comes to, if it does not destroy; left out, the flight goes on.",
        "lost": "The end that it comes to if it destroys.",
        "escape": "The end instead of `lost` while the escape system works.",
        "by_hand": "The defects that are met in the phase’s own scene: nothing is rolled for them.",
    },
    "an end of a flight": {
        "name": "What it is called.",
        "kind": "`home`: all went well; `abort`: alive; `lost`.",
        "scene": "The scene that tells it, as for a phase.",
        "resume": "The flight goes on from this later phase, and keeps the end.",
    },
    "the calls of a flight": {
        "least": "How many are dealt at the least (2 is the default).",
        "most": "How many when no defect shows; each that shows takes one away.",
        "of": "The judgement calls, by id.",
    },
    "a judgement call": {
        "scene": "The scene that plays it, as for a phase.",
        "phases": "The phases in which it may come; any when left out.",
    },
    "a cause": {
        "phase": "The phase in which the flight is lost.",
        "of": "The defects that it may be lost to, the worst that is open first.",
        "otherwise": "A word for what it is lost to when none of them is open.",
    },
    "a scene of a flight": {
        "when": "Holds when this expression is true; a list holds when all are.",
        "scene": "The scene.",
    },
}
"""What each key means, by what the mapping is."""

LAUNCH_VALUES: dict[str, dict[str, Json]] = {
    "the launch": {
        "subsystems": by_id(the("a sub-system")),
        "defects": by_id(the("a defect")),
        "milestones": by_id(the("a milestone")),
        **dict.fromkeys(("people", "save", "escape"), the("a gauge")),
        "risk": the("the risk"),
        "tree": _GATE,
    },
    "a sub-system": {
        "name": _TEXT,
        "draws": number(0, MOST_DRAWS),
        **dict.fromkeys(("shows", "catastrophic", "finds"), _PERCENT),
    },
    "a defect": {
        "subsystem": _SUBSYSTEM,
        "name": _TEXT,
        "days": number(0, 9999),
        "dealt": words(DEALT),
        "phases": some(_ID),
        **dict.fromkeys(("shows", "catastrophic"), _PERCENT),
        "paper": ref("entry_id"),
        "scene": _SCENE,
        **dict.fromkeys(("found_by", "hidden_by", "signed_by", "oddity", "flight"), _TEXT),
        "knew": some(ref("person_id")),
        "excuse": _EXCUSE,
    },
    "a milestone": {"name": _TEXT, **{key: by_id(amount) for key, amount in _AMOUNTS.items()}},
    "a gauge": {
        **dict.fromkeys(("base", "least", "most"), number(0, 300)),
        "with": {"type": "array", "items": the("a modifier")},
    },
    "the risk": {
        "flight": ref("flight_id"),
        "bands": {
            "type": "object",
            "patternProperties": {"^[0-9]{1,3}(-[0-9]{1,3})?$": _TEXT},
            "additionalProperties": False,
        },
    },
    "a flight": {
        "name": _TEXT,
        "crewed": _FLAG,
        "fault": _WAYS,
        "phases": by_id(the("a phase")),
        "ends": by_id(the("an end of a flight")),
        "calls": the("the calls of a flight"),
        "cause": the("a cause"),
        "excuse": _EXCUSE,
    },
    "a phase": {
        "name": _TEXT,
        "at": _TEXT,
        "scene": _WAYS,
        "risks": some(_SUBSYSTEM),
        **dict.fromkeys(("abort", "lost", "escape"), _ID),
        "by_hand": some(ref("defect_id")),
    },
    "an end of a flight": {"name": _TEXT, "kind": words(KINDS), "scene": _WAYS, "resume": _ID},
    "the calls of a flight": {
        **dict.fromkeys(("least", "most"), number(0, MOST_CALLS)),
        "of": by_id(the("a judgement call")),
    },
    "a judgement call": {"scene": _WAYS, "phases": some(_ID)},
    "a cause": {"phase": _ID, "of": some(ref("defect_id")), "otherwise": _ID},
    "a scene of a flight": {"when": _GATE, "scene": _SCENE},
}
"""The value of every key, by what the mapping is."""
