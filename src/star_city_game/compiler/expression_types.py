"""Gives the shape of an expression its meaning: names resolved, types checked, enums ranked where they are ordered.

There is no truthiness, numbers and yes-or-no never mix, and a bare name beside a comparison is first a word of the
other side's enum, then a quality.
"""

from __future__ import annotations

from collections.abc import Mapping

from star_city_game.compiler import launch_references, syntax
from star_city_game.compiler.comparisons import compared
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.mismatch import mismatch
from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.naming import wrong_number
from star_city_game.compiler.references import (
    FUNCTIONS,
    Typed,
    asked,
    call_type,
    dotted,
    unknown_function,
    unknown_value,
    value,
)
from star_city_game.compiler.spelling import listed, near
from star_city_game.compiler.syntax import Node
from star_city_game.compiler.types import BOOL, DATE, INT, Type
from star_city_game.model.expression import (
    Any,
    Apply,
    Arithmetic,
    Both,
    Chance,
    Expr,
    IfElse,
    Literal,
    Minus,
    Not,
)

MOST_FAULTS = 10
"""No expression has more faults told than this; the rest of it is not looked at."""
_CERTAIN = 100
_PLAIN: Mapping[type, Type] = {syntax.Number: INT, syntax.Truth: BOOL, syntax.Date: DATE}
"""The types of what is written out."""
_COUNTS: Mapping[str, tuple[int, int, str]] = {
    "min": (2, 99, "min(a, b)"),
    "max": (2, 99, "max(a, b)"),
    "abs": (1, 1, "abs(a)"),
    "clamp": (3, 3, "clamp(a, lowest, highest)"),
}


class Typer:
    """Resolves and types nodes in one scope; ``faults`` gathers what is wrong."""

    def __init__(self, names: Names, scope: Scope) -> None:
        self.faults: list[Fault] = []
        self._names = names
        self._scope = scope

    def fault(self, found: Fault) -> None:
        """Notes a fault."""
        self.faults.append(found)

    @property
    def _full(self) -> bool:
        return len(self.faults) >= MOST_FAULTS

    def check(self, node: Node, want: Type, code: str = "SC326") -> Expr | None:
        """The node as a value of the wanted type; ``code`` is that of the fault if it is of another."""
        if isinstance(node, syntax.Name) and want.is_worded:
            return self._word(node, want, code)
        if isinstance(node, syntax.Group) and want.kind == "set":
            return self._group(node, want)
        if isinstance(node, syntax.Conditional):
            return self._conditional(node, want, code)
        typed = self.infer(node)
        if typed is None:
            return None
        expr, got = typed
        if got.fits(want):
            return expr
        self.fault(mismatch(node, got, want, code))
        return None

    def infer(self, node: Node) -> Typed | None:
        """The node as a value, with its type; None after a fault."""
        if self._full:
            return None
        match node:
            case syntax.Number(value=plain) | syntax.Truth(value=plain) | syntax.Date(value=plain):
                return Literal(plain), _PLAIN[type(node)]
            case syntax.Name() | syntax.Group():
                return self._bare(node)
            case syntax.Dotted():
                return self._settle(dotted(node, self._names))
            case syntax.Call():
                return self._call(node)
            case _:
                return self._computed(node)

    def natural(self, node: Node) -> Type | None:
        """The type that a node has by itself, without telling its faults; None for words that wait for their enum."""
        match node:
            case syntax.Name(word=word):
                found = value(word, self._names, self._scope)
                return found[1] if found else None
            case syntax.Group():
                return None
            case syntax.Chain() | syntax.Logic() | syntax.Prefix(sign="not"):
                return BOOL
            case syntax.Call(function=function):
                return launch_references.called_type(node, self._names) or call_type(function)
            case syntax.Conditional(then=then, other=other):
                return self.natural(then) or self.natural(other)
            case _:
                return _PLAIN.get(type(node), INT)

    # names and words

    def _settle(self, found: Typed | Fault) -> Typed | None:
        if isinstance(found, Fault):
            self.fault(found)
            return None
        return found

    def _bare(self, node: syntax.Name | syntax.Group) -> Typed | None:
        if isinstance(node, syntax.Group):
            message = "nothing says whose words these are"
            self.fault(Fault("SC328", node.offset, message, "quality in {word, word}, or set >= {word, word}"))
            return None
        found = value(node.word, self._names, self._scope)
        if found is None:
            self.fault(unknown_value(node, self._names, self._scope))
        return found

    def _word(self, node: syntax.Name, want: Type, code: str) -> Expr | None:
        """A bare name where an enum is wanted: first one of its words, then a value of that enum."""
        if node.word in want.words:
            return Literal(node.word)
        found = value(node.word, self._names, self._scope)
        if found is None:
            self._no_word(node, want)
            return None
        if found[1].fits(want):
            return found[0]
        self.fault(mismatch(node, found[1], want, code))
        return None

    def _no_word(self, node: syntax.Name, want: Type) -> None:
        if self._full:
            return
        whose = want.told() if want.name else "one of the words here"
        message = f"“{node.word}” is not {whose}"
        if node.word in self._names.nested.get(want.name, ()):
            message = f"“{node.word}” stands inside another stage, and {want.name} compares as that one"
            self.fault(Fault("SC221", node.offset, message, f"in({want.name}, {node.word})", word=node.word))
            return
        alike = near(node.word, [*want.words, *self._names.qualities])
        self.fault(Fault("SC221", node.offset, message, listed(want.words), alike, node.word))

    def _group(self, node: syntax.Group, want: Type) -> Expr | None:
        members = [self._member(member, want) for member in node.members]
        words = [word for word in members if word is not None]
        return Literal(frozenset(words)) if len(words) == len(members) else None

    def _member(self, node: Node, want: Type) -> str | None:
        if not isinstance(node, syntax.Name):
            self.fault(Fault("SC221", node.offset, "between these braces stand only words", listed(want.words)))
            return None
        if node.word in want.words:
            return node.word
        self._no_word(node, want)
        return None

    # what is computed

    def _computed(
        self, node: syntax.Prefix | syntax.Infix | syntax.Chain | syntax.Logic | syntax.Conditional
    ) -> Typed | None:
        match node:
            case syntax.Prefix():
                return self._prefix(node)
            case syntax.Infix():
                return self._infix(node)
            case syntax.Chain():
                return compared(node, self)
            case syntax.Logic(word=word, parts=parts):
                tests = self._all([self.check(part, BOOL, "SC320") for part in parts])
                return None if tests is None else (Both(tests) if word == "and" else Any(tests), BOOL)
            case syntax.Conditional():
                want = self.natural(node)
                if want is None:
                    self.infer(node.then)
                    self.infer(node.other)
                    return None
                expr = self._conditional(node, want, "SC326")
                return None if expr is None else (expr, want)

    def _all(self, exprs: list[Expr | None]) -> tuple[Expr, ...] | None:
        """The expressions, if none of them has a fault."""
        whole = tuple(expr for expr in exprs if expr is not None)
        return whole if len(whole) == len(exprs) else None

    def _prefix(self, node: syntax.Prefix) -> Typed | None:
        if node.sign == "not":
            test = self.check(node.operand, BOOL, "SC320")
            return None if test is None else (Not(test), BOOL)
        number = self.check(node.operand, INT, "SC323")
        if isinstance(number, Literal) and isinstance(number.value, int):
            return Literal(-number.value), INT
        return None if number is None else (Minus(number), INT)

    def _infix(self, node: syntax.Infix) -> Typed | None:
        sides = self._all([self.check(side, INT, "SC323") for side in (node.left, node.right)])
        if sides is None:
            return None
        left, right = sides
        if node.sign in ("//", "%") and constant(right) == 0:
            self.fault(
                Fault("SC325", node.offset, "this divides by zero", "a divisor that is not zero", word=node.sign)
            )
            return None
        return Arithmetic(node.sign, left, right), INT

    def _conditional(self, node: syntax.Conditional, want: Type, code: str) -> Expr | None:
        gate = self.check(node.gate, BOOL, "SC320")
        sides = self._all([self.check(side, want, code) for side in (node.then, node.other)])
        return IfElse(gate, *sides) if gate is not None and sides is not None else None

    # functions

    def _call(self, node: syntax.Call) -> Typed | None:
        if node.function not in FUNCTIONS:
            self.fault(unknown_function(node))
            return None
        if node.function in _COUNTS:
            return self._apply(node, *_COUNTS[node.function])
        if node.function == "count":
            return self._count(node)
        if node.function == "chance":
            return self._chance(node)
        return self._settle(asked(node, self._names, self._scope))

    def _apply(self, node: syntax.Call, fewest: int, most: int, expected: str) -> Typed | None:
        if not fewest <= len(node.args) <= most:
            self.fault(wrong_number(node, expected))
            return None
        args = self._all([self.check(arg, INT, "SC323") for arg in node.args])
        return None if args is None else (Apply(node.function, args), INT)

    def _count(self, node: syntax.Call) -> Typed | None:
        if len(node.args) != 1:
            self.fault(wrong_number(node, "count(set)"))
            return None
        typed = self.infer(node.args[0])
        if typed is None:
            return None
        if typed[1].kind != "set":
            self.fault(mismatch(node.args[0], typed[1], Type("set"), "SC326"))
            return None
        return Apply("count", (typed[0],)), INT

    def _chance(self, node: syntax.Call) -> Typed | None:
        if len(node.args) != 2 or not isinstance(node.args[0], syntax.Name):  # noqa: PLR2004 - a name and a percentage
            self.fault(wrong_number(node, "chance(name, percent)"))
            return None
        percent = self.check(node.args[1], INT, "SC326")
        if percent is None:
            return None
        known = constant(percent)
        if known is not None and not 0 <= known <= _CERTAIN:
            self.fault(Fault("SC330", node.args[1].offset, f"a chance of {known} percent", "0 to 100"))
            return None
        return Chance(node.args[0].word, percent), BOOL


def constant(expr: Expr) -> int | None:
    """The number that an expression is in every game, if that can be seen."""
    match expr:
        case Literal(value=bool()):
            return None
        case Literal(value=int(number)):
            return number
        case Minus(operand):
            inner = constant(operand)
            return None if inner is None else -inner
        case Arithmetic(sign, left, right):
            return _computed(sign, constant(left), constant(right))
        case _:
            return None


def _computed(sign: str, left: int | None, right: int | None) -> int | None:
    if left is None or right is None or (right == 0 and sign in ("//", "%")):
        return None
    return {"+": int.__add__, "-": int.__sub__, "*": int.__mul__, "//": int.__floordiv__, "%": int.__mod__}[sign](
        left, right
    )
