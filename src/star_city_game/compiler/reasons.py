"""Says in words why a choice is locked, from its gate, where the writer has not said it."""

from __future__ import annotations

from collections.abc import Mapping

from star_city_game.model.expression import Ask, Compare, Expr, Get, Literal, Not, Rank
from star_city_game.model.quality import Quality

UNKNOWN = "Not as things are."
"""The reason where none can be told from the gate."""
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


def reason_for(gate: Expr, qualities: Mapping[str, Quality]) -> str:
    """One sentence that says what is missing."""
    match gate:
        case Compare(operands=(left, right), signs=(sign,)) if sign in _MIRRORED:
            if isinstance(left, Literal):
                left, right, sign = right, left, _MIRRORED[sign]
            return _of_comparison(left, sign, right, qualities)
        case Ask(name="recorded"):
            return "The paper is not in the file."
        case Get(field="met"):
            return "You have not met."
        case Not(operand=Get(field="quality" | "derived", name=name)) | Get(field="quality" | "derived", name=name):
            label = qualities[name].label if name in qualities else ""
            return f"Not as things are: {label.lower()}." if label else UNKNOWN
        case _:
            return UNKNOWN


def _of_comparison(left: Expr, sign: str, right: Expr, qualities: Mapping[str, Quality]) -> str:
    if isinstance(left, Rank):
        left = left.operand
    if not isinstance(left, Get) or not isinstance(right, Literal):
        return UNKNOWN
    if left.field == "trust":
        return "You are not on such terms." if sign in (">", ">=") else UNKNOWN
    quality = qualities.get(left.name) if left.field in ("quality", "derived") else None
    value = right.value
    if quality is None or not quality.label or isinstance(value, bool) or not isinstance(value, int):
        return UNKNOWN
    return _of_number(quality, sign, value)


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
