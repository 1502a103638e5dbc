"""Types comparisons: which side says whose words a bare name is, and what can be compared in what way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.mismatch import mismatch, text_compared, written
from star_city_game.compiler.parser import NOT_IN
from star_city_game.compiler.references import Typed
from star_city_game.compiler.syntax import Chain, Group, Name, Node
from star_city_game.compiler.types import BOOL, Type
from star_city_game.model.expression import Compare, Expr, Not, Rank

_ORDERS = frozenset({"<", "<=", ">", ">="})
_CONTAINED = frozenset({"in", NOT_IN})


class Checker(Protocol):
    """What typing a comparison asks of the typer of its operands."""

    def check(self, node: Node, want: Type, code: str = ..., /) -> Expr | None:
        """The node as a value of the wanted type, or None after a fault."""

    def infer(self, node: Node, /) -> Typed | None:
        """The node as a value with its type, or None after a fault."""

    def natural(self, node: Node, /) -> Type | None:
        """The type that a node has by itself."""

    def fault(self, found: Fault, /) -> None:
        """Notes a fault."""


def compared(chain: Chain, checker: Checker) -> Typed | None:
    """A chain of comparisons as a tree."""
    if not _CONTAINED.isdisjoint(chain.signs):
        return _contained(chain, checker)
    naturals = [checker.natural(operand) for operand in chain.operands]
    anchor = _anchor(chain.operands, naturals)
    if anchor is None:
        for operand in chain.operands:
            checker.infer(operand)
        return None
    typed = checker.infer(chain.operands[anchor])
    if typed is None:
        return None
    expr, kind = typed
    refusal = _refusal(chain, anchor, kind)
    if kind.is_id:
        for natural in naturals:
            kind = kind.joined(natural)
    if refusal is not None:
        checker.fault(refusal)
        return None
    others = [
        expr if index == anchor else checker.check(operand, kind, "SC321")
        for index, operand in enumerate(chain.operands)
    ]
    operands = tuple(_ranked(other, kind, chain.signs) for other in others if other is not None)
    return (Compare(operands, chain.signs), BOOL) if len(operands) == len(others) else None


def _anchor(operands: Sequence[Node], naturals: Sequence[Type | None]) -> int | None:
    """Which operand says what the others are: one whose type takes all the others, else the first that has a type."""
    typed = [(index, kind) for index, kind in enumerate(naturals) if kind is not None]
    for index, kind in typed:
        if all(other == index or _takes(kind, operands[other], naturals[other]) for other in range(len(operands))):
            return index
    return typed[0][0] if typed else None


def _takes(kind: Type, node: Node, natural: Type | None) -> bool:
    if isinstance(node, Name) and kind.is_worded and node.word in kind.words:
        return True
    return natural is not None and natural.fits(kind)


def _refusal(chain: Chain, anchor: int, kind: Type) -> Fault | None:
    """Why a chain's signs do not suit the type of its operands, if so."""
    if kind.kind == "text":
        return text_compared(chain.operands[anchor])
    for sign, at in zip(chain.signs, chain.at, strict=True):
        if sign not in _ORDERS or kind.kind in ("int", "date") or kind.ordered:
            continue
        if kind.kind == "set" and sign in ("<=", ">="):
            continue
        subject = written(chain.operands[anchor]) or kind.told()
        expected = {"set": "<= or >=, which ask for a part or a whole", "enum": "ordered: true, or == and !="}
        return Fault("SC322", at, f"{subject} has no order", expected.get(kind.kind, "== or !="), word=sign)
    return None


def _ranked(expr: Expr, kind: Type, signs: Sequence[str]) -> Expr:
    """An operand as it is compared: words of an ordered enum by their place."""
    return Rank(expr, kind.words) if kind.kind == "enum" and not _ORDERS.isdisjoint(signs) else expr


def _contained(chain: Chain, checker: Checker) -> Typed | None:
    """``word in set``, or ``quality in {word, word}``; either may be ``not in``."""
    if len(chain.signs) > 1:
        at, sign = next(link for link in zip(chain.at, chain.signs, strict=True) if link[1] in _CONTAINED)
        message = f"“{sign}” cannot be part of a chain"
        checker.fault(Fault("SC129", at, message, "two conditions joined by and", word=sign))
        return None
    item, holder = chain.operands
    sides = _in_group(item, holder, checker) if isinstance(holder, Group) else _in_set(chain, checker)
    if sides is None:
        return None
    test = Compare(sides, ("in",))
    return (Not(test) if NOT_IN in chain.signs else test), BOOL


def _in_group(item: Node, group: Group, checker: Checker) -> tuple[Expr, Expr] | None:
    typed = checker.infer(item)
    if typed is None:
        return None
    expr, kind = typed
    if not kind.is_worded:
        checker.fault(mismatch(item, kind, Type("enum", name="an enum"), "SC321"))
        return None
    words = checker.check(group, Type("set", kind.words, name=kind.name))
    return None if words is None else (expr, words)


def _in_set(chain: Chain, checker: Checker) -> tuple[Expr, Expr] | None:
    item, holder = chain.operands
    typed = checker.infer(holder)
    if typed is None:
        return None
    expr, kind = typed
    if kind.kind != "set":
        expected = f"in({written(holder)}, stage) or {written(holder)} == word" if kind.kind == "enum" else "a set"
        checker.fault(Fault("SC321", holder.offset, f"“in” asks a set, and this is {kind.told()}", expected))
        return None
    word = checker.check(item, kind.element(), "SC321")
    return None if word is None else (word, expr)
