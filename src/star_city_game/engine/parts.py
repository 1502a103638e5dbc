"""Writes a condition out part by part: its source, whether it holds, and what it reads."""

from __future__ import annotations

from star_city_game.engine.draft import Draft
from star_city_game.engine.expressions import compile_expression
from star_city_game.engine.trees import walk
from star_city_game.engine.wording import source_of, source_of_value
from star_city_game.model.explanation import Part
from star_city_game.model.expression import Any, Ask, Both, Chance, Expr, Get, Not, Value


def part_of(expr: Expr, draft: Draft) -> Part:
    """A condition with its parts, as things stand in a draft."""
    holds = value_of(expr, draft)
    inside = expr.operand if isinstance(expr, Not) and isinstance(expr.operand, Both | Any) else expr
    if isinstance(inside, Both | Any):
        parts = tuple(part_of(part, draft) for part in inside.parts)
        return Part(source_of(expr), None if holds is None else bool(holds), parts=parts)
    return Part(source_of(expr), None if holds is None else bool(holds), _values(expr, draft))


def value_of(expr: Expr, draft: Draft) -> Value | None:
    """What an expression gives; None where that cannot be told: it draws, or reads a temporary that is not set now."""
    if any(_is_unknown(part, draft) for part in walk(expr)):
        return None
    return compile_expression(expr, draft.program.derived)(draft)


def _is_unknown(expr: Expr, draft: Draft) -> bool:
    if isinstance(expr, Get) and expr.field == "local":
        return expr.name not in draft.temporaries
    return isinstance(expr, Chance)


def _values(expr: Expr, draft: Draft) -> tuple[tuple[str, str], ...]:
    """What a single condition reads, apart from itself."""
    read = dict.fromkeys(part for part in walk(expr) if isinstance(part, Get | Ask) and part != expr)
    found: list[tuple[str, str]] = []
    for part in read:
        value = value_of(part, draft)
        if value is not None:
            found.append((source_of(part), source_of_value(value)))
    return tuple(found)
