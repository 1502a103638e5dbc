"""Expressions, from what a writer wrote to a typed tree, or to faults; never an exception, whatever was written."""

from __future__ import annotations

from star_city_game.compiler import launch_references
from star_city_game.compiler.expression_types import Typer
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.parser import read
from star_city_game.compiler.references import DEFECT, call_type
from star_city_game.compiler.shapes import is_date
from star_city_game.compiler.types import BOOL, DATE, INT, Type, quality_type
from star_city_game.model.expression import Apply, Arithmetic, Ask, Expr, Get, IfElse, Literal, Minus, Rank


def parse_expression(
    source: str, names: Names, scope: Scope, want: Type | None = None
) -> tuple[Expr | None, tuple[Fault, ...]]:
    """The tree of an expression, or None and what is wrong with it.

    ``want`` is the type that its place asks for: ``BOOL`` for a gate. A bare name is a word of a wanted enum first.
    """
    node, broken = read(source)
    if node is None:
        return None, broken
    typer = Typer(names, scope)
    if want is None:
        typed = typer.infer(node)
        expr = typed[0] if typed else None
    else:
        expr = typer.check(node, want, "SC320" if want == BOOL else "SC326")
    return (None, tuple(typer.faults)) if typer.faults else (expr, ())


def type_of(expr: Expr, names: Names, scope: Scope) -> Type:
    """The type of a resolved expression. A lone word has an enum of its own."""
    match expr:
        case Literal():
            return _literal_type(expr)
        case Get():
            return _get_type(expr, names, scope)
        case Ask(name, ids):
            return launch_references.word_type(name, ids[0], names) or call_type(name) or BOOL
        case IfElse(then=then, other=other):
            return type_of(other if isinstance(then, Literal) else then, names, scope)
        case Rank() | Minus() | Arithmetic() | Apply():
            return INT
        case _:
            return BOOL


def _literal_type(literal: Literal) -> Type:
    match literal.value:
        case bool():
            return BOOL
        case int():
            return INT
        case str(word):
            return DATE if is_date(word) else Type("enum", (word,))
        case words:
            return Type("set", tuple(sorted(words)))


def _get_type(expr: Get, names: Names, scope: Scope) -> Type:
    match expr.field:
        case "quality" | "derived":
            return quality_type(names.qualities[expr.name])
        case "local":
            return scope.temporaries[expr.name]
        case "machine" | "turn":
            words = names.machines[expr.name] if expr.field == "machine" else names.turns
            return Type("enum", words, ordered=True, name=expr.name or "turn")
        case "risk":
            return launch_references.risk_type(names)
        case "defect" | "date":
            return DEFECT if expr.field == "defect" else DATE
        case _:
            return BOOL if expr.field == "met" else INT
