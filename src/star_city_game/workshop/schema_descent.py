"""The keys of a descent: what each means, and what its value looks like."""

from __future__ import annotations

from star_city_game.compiler.declare_descent import TENTHS, WHOLE
from star_city_game.model.descent import CONTROLS, ENDS, FAULTS, VIEWS
from star_city_game.workshop.schema_parts import Json, by_id, number, ref, the, words

_METRES = "^[0-9]{1,5}$"
_ENDED = {
    "landed": "What follows when the lander stands undamaged.",
    "hard": "What follows when it stands, and its struts are crushed.",
    "overturned": "What follows when it lies on its side.",
    "crashed": "What follows when it has hit the ground.",
    "ukhod": "What follows when the pilot went away.",
}

WORDS: dict[str, dict[str, str]] = {
    "the descents": {
        "lander": "The lander’s numbers; once in a story.",
        "controls": "What may be done in a turn, by view and control: its label, or `say` and `when`.",
        "remarks": "What is said in a turn, by view, each once: the first that fits.",
        "descents": "The descents that scenes may fly, by id.",
    },
    "the lander": {
        "mass": "kg at jettison.",
        "fuel": "kg that may burn before the red line.",
        "tank": "kg that may burn at all.",
        "thrust_low": "kgf: the least that the main engine gives.",
        "thrust_high": "kgf: the most that it gives.",
        "reserve": "kgf of the reserve engine, which cannot be throttled.",
        "isp": "s: the specific impulse.",
        "gravity": "mm/s², as 1620 for the Moon.",
        "ladder": "The sink in m/s that the programme wants, by height in m; the first row is where the descent begins.",
        "hand": "m: where the pilot takes over, which is the ladder’s last row.",
        "turns": "Seconds of a turn from a height up, by height in m.",
        "steps": "m/s that one ease or push changes the sink by from a height up, by height in m.",
        "lean": "Degrees of a sidestep.",
        "level": "Degrees with which drift is taken off.",
        "seen": "m: under it the ground is seen.",
        "dust": "m: under it the dust covers the ground.",
        "soft": "m/s at contact up to which the lander stands undamaged.",
        "hard": "m/s at contact up to which it stands at all.",
        "upright": "Degrees beyond which it lies on its side.",
        "orbit": "km of the orbit that can be reached with all fuel under the red line.",
        "lowers": "km by which each second of hover under the red line lowers it.",
        "lowest": "km: the lowest orbit at which somebody can still come.",
        "delay": "ms until a reading can be read at the console.",
    },
    "a control": {"say": "The label.", "when": "Offered only when this is true."},
    "a remark": {"when": "Said only when this is true.", "say": "The words, twenty at most."},
    "a descent": {
        "view": "Who lives through it: `cosmonaut` in the lander, or `console` on Earth.",
        "skill": "0 to 100: how steady the hands are, those of the player’s character or of the pilot who is heard.",
        "assisted": "When this is true, trained hands fly, and the player only says when to distrust.",
        "faults": "What may be wrong, each fault with the condition under which it is.",
        "excuse": "Warnings excused here, by code, each with its reason.",
    },
    "a descend beat": {"descend": "Flies a descent, turn by turn.", **_ENDED},
}
"""What each key means."""


def _table(value: Json) -> Json:
    return {"type": "object", "patternProperties": {_METRES: value}, "additionalProperties": False}


def _of(keys: tuple[str, ...], value: Json) -> Json:
    return {"type": "object", "properties": dict.fromkeys(keys, value), "additionalProperties": False}


def _tenths(low: int, high: int) -> Json:
    return {"type": "number", "minimum": low / 10, "maximum": high / 10}


_SPEEDS = _table(_tenths(1, 9999))
_CONTROL: Json = {"anyOf": [ref("text"), the("a control")]}
VALUES: dict[str, dict[str, Json]] = {
    "the descents": {
        "lander": the("the lander"),
        "controls": _of(VIEWS, _of(CONTROLS, _CONTROL)),
        "remarks": _of(VIEWS, by_id(the("a remark"))),
        "descents": by_id(the("a descent")),
    },
    "the lander": {
        **{key: number(low, high) for key, (low, high) in WHOLE.items()},
        **{key: _tenths(low, high) for key, (low, high) in TENTHS.items()},
        "ladder": _SPEEDS,
        "turns": _table(number(1, 999)),
        "steps": _SPEEDS,
    },
    "a control": {"say": ref("text"), "when": ref("gate")},
    "a remark": {"when": ref("gate"), "say": ref("text")},
    "a descent": {
        "view": words(VIEWS),
        "skill": ref("text"),
        "assisted": ref("text"),
        "faults": _of(FAULTS, ref("text")),
        "excuse": ref("excuse"),
    },
    "a descend beat": {"descend": ref("id"), **dict.fromkeys(ENDS, ref("body"))},
}
"""What the value of each key looks like."""
