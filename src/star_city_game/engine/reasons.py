"""Says in words what is missing where a gate does not hold, from the gate alone, where the writer has not said it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from star_city_game.model.calendar import CalendarTurn
from star_city_game.model.expression import Any, Arithmetic, Ask, Both, Compare, Expr, Get, Literal, Minus, Not, Rank
from star_city_game.model.quality import Quality
from star_city_game.systems import calendar

UNKNOWN = "Not as things are."
"""The reason where none can be told from the gate."""
_ASKED = {"recorded": "The paper is not in the file.", "revealed": "You have not heard of it yet."}
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}
_NEGATED = {"<": ">=", ">": "<=", "<=": ">", ">=": "<", "==": "!=", "!=": "=="}


def reason_for(gate: Expr, qualities: Mapping[str, Quality], turns: Mapping[str, CalendarTurn] | None = None) -> str:
    """One sentence that says what is missing."""
    match gate:
        case Compare(operands=(left, right), signs=(sign,)) if sign in _MIRRORED:
            if isinstance(_unranked(left), Literal):
                left, right, sign = right, left, _MIRRORED[sign]
            return _of_comparison(_unranked(left), sign, _unranked(right), qualities, turns or {})
        case Ask(name="recorded" | "revealed" as name):
            return _ASKED[name]
        case Get(field="met"):
            return "You have not met."
        case Not(operand=Get(field="met")):
            return "You have met."
        case Not(operand=Get(field="quality" | "derived", name=name)) | Get(field="quality" | "derived", name=name):
            label = qualities[name].label if name in qualities else ""
            return f"Not as things are: {label.lower()}." if label else UNKNOWN
        case _:
            return UNKNOWN


def reasons_for(
    gate: Expr, holds: Callable[[Expr], bool], qualities: Mapping[str, Quality], turns: Mapping[str, CalendarTurn]
) -> tuple[str, ...]:
    """What is missing where a gate does not hold, in as few sentences as say it: at least one.

    Args:
        gate: a condition that does not hold.
        holds: whether a condition holds now.
        qualities: the story's qualities.
        turns: the turns of the calendar by id.
    """
    told = dict.fromkeys(_told_of(gate, holds, lambda part: reason_for(part, qualities, turns)))
    return tuple(reason for reason in told if reason != UNKNOWN) or (UNKNOWN,)


def _told_of(gate: Expr, holds: Callable[[Expr], bool], tell: Callable[[Expr], str]) -> list[str]:
    """What is missing, part by part; alternatives make one sentence."""
    match gate:
        case Both(parts):
            return [reason for part in parts if not holds(part) for reason in _told_of(part, holds, tell)]
        case Any(parts):
            ways = [_told_of(part, holds, tell) for part in parts]
            known = [" ".join(way).rstrip(".") for way in ways if UNKNOWN not in way]
            return [f"{'; or '.join(dict.fromkeys(known))}."] if known else [UNKNOWN]
        case Not(operand):
            inside = _opposite(operand)
            return [tell(gate)] if inside is None else _told_of(inside, holds, tell)
        case _:
            return [tell(gate)]


def _opposite(expr: Expr) -> Expr | None:
    """What holds exactly when an expression does not, without ``not`` before it; None when there is no such thing."""
    match expr:
        case Both(parts):
            return Any(tuple(Not(part) for part in parts))
        case Any(parts):
            return Both(tuple(Not(part) for part in parts))
        case Not(operand):
            return operand
        case Compare(operands, (sign,)) if sign in ("==", "!=") or (sign in _NEGATED and _is_ordered(operands)):
            return Compare(operands, (_NEGATED[sign],))
        case _:
            return None


def _unranked(expr: Expr) -> Expr:
    return expr.operand if isinstance(expr, Rank) else expr


def _is_ordered(operands: tuple[Expr, ...]) -> bool:
    """Whether one of two values is surely before the other or the same, as sets need not be."""
    return any(
        isinstance(operand, Rank | Arithmetic | Minus)
        or (isinstance(operand, Literal) and not isinstance(operand.value, frozenset))
        for operand in operands
    )


def _of_comparison(
    left: Expr, sign: str, right: Expr, qualities: Mapping[str, Quality], turns: Mapping[str, CalendarTurn]
) -> str:
    if not isinstance(left, Get) or not isinstance(right, Literal):
        return UNKNOWN
    value = right.value
    if left.field == "trust":
        return "You are not on such terms." if sign in (">", ">=") else UNKNOWN
    if left.field == "turn" and isinstance(value, str):
        return _of_time(sign, turns[value].name if value in turns else "", "in")
    if left.field == "date" and isinstance(value, str):
        return _of_time(sign, calendar.moment(value, ""), "on")
    quality = qualities.get(left.name) if left.field in ("quality", "derived") else None
    if quality is None or not quality.label or isinstance(value, bool) or not isinstance(value, int):
        return UNKNOWN
    return _of_number(quality, sign, value)


def _of_time(sign: str, when: str, at: str) -> str:
    """What is missing where the calendar's turn or the date is not as it must be."""
    if not when or sign == "!=":
        return UNKNOWN
    told = {
        ">=": f"Not before {when}.",
        ">": f"Not before {when} is over.",
        "==": f"Only {at} {when}.",
        "<": f"Only before {when}.",
        "<=": f"Not after {when}.",
    }
    return told[sign]


def _of_number(quality: Quality, sign: str, value: int) -> str:
    if sign in (">", ">="):
        least = value + 1 if sign == ">" else value
        return f"{quality.label}: {_told(quality, least)} or better."
    if sign in ("<", "<="):
        most = value - 1 if sign == "<" else value
        return f"{quality.label}: {_told(quality, most)} or less."
    return f"{quality.label}: {'' if sign == '==' else 'not '}{_told(quality, value)}."


def _told(quality: Quality, value: int) -> str:
    if quality.shows == "word":
        for band in quality.bands:
            if band.low <= value <= band.high:
                return f"“{band.word}”"
    return str(value)
