"""Walks the frozen trees of expressions, texts and effects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from star_city_game.engine.trees import walk
from star_city_game.model.check import Check
from star_city_game.model.effect import Assign, Effect, Regard
from star_city_game.model.expression import Both, Expr
from star_city_game.model.text import Alternatives, Either, Form, FormOf, Insert, Piece, Plural, Raised, Text

Tree: TypeAlias = Expr | Text | Effect


def walk_expressions(tree: Tree) -> Iterator[Expr]:
    """Every expression in a tree, the outer before the inner."""
    if isinstance(tree, Text):
        for piece in tree.pieces:
            for inner in _in_piece(piece):
                yield from walk_expressions(inner)
    elif isinstance(tree, Assign | Regard):
        yield from walk_expressions(tree.value)
    elif not isinstance(tree, Effect):
        yield from walk(tree)


def _in_piece(piece: Piece) -> tuple[Tree, ...]:
    inner: tuple[Tree, ...] = ()
    match piece:
        case Insert(value=value) | Plural(value=value) | FormOf(value=value):
            inner = (value,)
        case Raised(content=content):
            inner = (content,)
        case Either(gate=gate, then=then, other=other):
            inner = (gate, then, other)
        case Alternatives(items=items):
            inner = items
    return inner


def check_gates(check: Check) -> Iterator[Expr]:
    """The gates of a check's modifiers."""
    for modifier in check.modifiers:
        if modifier.gate is not None:
            yield modifier.gate


def forms_in(text: Text) -> Iterator[Form]:
    """Every form of a person's name in a text."""
    for piece in text.pieces:
        match piece:
            case Form():
                yield piece
            case Raised(content=content):
                yield from forms_in(content)
            case Either(then=then, other=other):
                yield from forms_in(then)
                yield from forms_in(other)
            case Alternatives(items=items):
                for item in items:
                    yield from forms_in(item)


def conjuncts(expr: Expr | None) -> Iterator[Expr]:
    """The parts of an expression that must all hold; none for no expression."""
    if isinstance(expr, Both):
        for part in expr.parts:
            yield from conjuncts(part)
    elif expr is not None:
        yield expr


def together(parts: list[Expr]) -> Expr | None:
    """Parts joined by ``and``; None for none."""
    return None if not parts else parts[0] if len(parts) == 1 else Both(tuple(parts))


def conditions_in(expr: Expr | None) -> int:
    """How many conditions a gate has: the parts that must all hold."""
    return sum(1 for _ in conjuncts(expr))
