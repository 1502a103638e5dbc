"""What bounds alone say about an expression: the range of a number, and whether a condition can only come out one way."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from star_city_game.compiler.shapes import is_date
from star_city_game.engine.trees import parts_of
from star_city_game.model.expression import (
    Any,
    Apply,
    Arithmetic,
    Ask,
    Both,
    Compare,
    Expr,
    Get,
    IfElse,
    Literal,
    Minus,
    Not,
    Rank,
)
from star_city_game.model.frozen import frozen
from star_city_game.model.person import DEBT, TRUST
from star_city_game.model.story import Story

Range: TypeAlias = tuple[float, float]
_ANY: Range = (float("-inf"), float("inf"))


@frozen
class Bounds:
    """Reads bounds from a story's declarations."""

    story: Story

    def verdict(self, expr: Expr) -> bool | None:
        """Whether a condition always holds (True), never does (False), or may do either (None)."""
        match expr:
            case Literal(value=bool() as value):
                return value
            case Not(operand=operand):
                inner = self.verdict(operand)
                return None if inner is None else not inner
            case Both(parts=parts):
                return _joined([self.verdict(part) for part in parts], decides=False)
            case Any(parts=parts):
                return _joined([self.verdict(part) for part in parts], decides=True)
            case Compare(operands=operands, signs=signs):
                links = zip(operands, signs, operands[1:], strict=False)
                return _joined([self._compared(*link) for link in links], decides=False)
            case _:
                return None

    def range_of(self, expr: Expr) -> Range:
        """The least and the greatest that a number can be."""
        match expr:
            case Literal(value=int() as value):
                found: Range = (value, value)
            case Literal(value=str() as word) if is_date(word):
                found = (_day(word), _day(word))
            case Get():
                found = self._get(expr)
            case Rank():
                found = _rank(expr)
            case Ask(name="visits"):
                found = (0, _ANY[1])
            case Ask(name="turns_since" | "picks_since"):
                found = (-1, _ANY[1])
            case Minus() | Arithmetic() | IfElse() | Apply():
                found = self._computed(expr)
            case _:
                found = _ANY
        return found

    def _computed(self, expr: Minus | Arithmetic | IfElse | Apply) -> Range:
        ranges = [self.range_of(part) for part in parts_of(expr)]
        match expr:
            case Minus():
                return (-ranges[0][1], -ranges[0][0])
            case Arithmetic(sign="+" | "-" as sign):
                return _sum(ranges[0], ranges[1], sign)
            case IfElse():
                return (min(low for low, _ in ranges[1:]), max(high for _, high in ranges[1:]))
            case Apply(name="min"):
                return min(low for low, _ in ranges), min(high for _, high in ranges)
            case Apply(name="max"):
                return max(low for low, _ in ranges), max(high for _, high in ranges)
        return (0, _ANY[1]) if isinstance(expr, Apply) and expr.name in ("count", "abs") else _ANY

    def _get(self, get: Get) -> Range:
        if get.field == "trust":
            return TRUST
        if get.field == "debt":
            return DEBT
        if get.field == "date":
            return self._days()
        quality = self.story.qualities.get(get.name)
        if get.field == "quality" and quality is not None and quality.type == "int":
            return (quality.low, quality.high)
        return (0, _ANY[1]) if get.field == "launch" else _ANY

    def _days(self) -> Range:
        """The first and the last day that scenes and turns have; anything where a scene may have none."""
        turns, scenes = self.story.calendar.turns, self.story.scenes.values()
        days = [_day(turn.first) for turn in turns if turn.first]
        days += [_day(scene.date) for scene in scenes if scene.date]
        return (min(days), max(days)) if turns or all(scene.date for scene in scenes) else _ANY

    def _compared(self, left: Expr, sign: str, right: Expr) -> bool | None:
        (low, high), (least, most) = self.range_of(left), self.range_of(right)
        if sign in (">", ">="):
            (low, high), (least, most), sign = (least, most), (low, high), {">": "<", ">=": "<="}[sign]
        if sign == "<":
            return _certain(high < least, low >= most)
        if sign == "<=":
            return _certain(high <= least, low > most)
        same = _certain(low == high == least == most, high < least or low > most)
        return None if same is None or sign not in ("==", "!=") else same == (sign == "==")


def _day(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _rank(rank: Rank) -> Range:
    if isinstance(rank.operand, Literal):
        word = rank.operand.value
        place = rank.words.index(word) if isinstance(word, str) and word in rank.words else -1
        return (place, place)
    return (-1, len(rank.words) - 1)


def _certain(always: bool, never: bool) -> bool | None:
    return True if always else False if never else None


def _joined(verdicts: list[bool | None], *, decides: bool) -> bool | None:
    """Joins verdicts of which one ``decides`` value settles the whole."""
    if decides in verdicts:
        return decides
    return None if None in verdicts else not decides


def _sum(left: Range, right: Range, sign: str) -> Range:
    if sign == "+":
        return left[0] + right[0], left[1] + right[1]
    return left[0] - right[1], left[1] - right[0]
