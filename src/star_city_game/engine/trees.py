"""Walks the trees of expressions."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.model.expression import (
    Any,
    Apply,
    Arithmetic,
    Both,
    Chance,
    Compare,
    Expr,
    IfElse,
    Minus,
    Not,
    Rank,
)


def parts_of(expr: Expr) -> tuple[Expr, ...]:
    """The expressions directly within one."""
    parts: tuple[Expr, ...] = ()
    match expr:
        case Rank(operand=operand) | Not(operand=operand) | Minus(operand=operand):
            parts = (operand,)
        case Both(parts=several) | Any(parts=several) | Compare(operands=several) | Apply(args=several):
            parts = several
        case Arithmetic(left=left, right=right):
            parts = (left, right)
        case IfElse(gate=gate, then=then, other=other):
            parts = (gate, then, other)
        case Chance(percent=percent):
            parts = (percent,)
    return parts


def walk(expr: Expr) -> Iterator[Expr]:
    """An expression and every one within it, the outer before the inner."""
    yield expr
    for part in parts_of(expr):
        yield from walk(part)
