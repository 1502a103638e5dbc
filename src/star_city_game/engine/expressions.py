"""Compiles the tree of an expression, once, to a Python function of the state.

This is the one module of the house that makes Python source and runs it. It may, because the source is written by
this module alone, from a tree of frozen records that the compiler has resolved: the only pieces that come from a
story are ids and words, and these enter as ``repr`` of a ``str``, beside ``repr`` of an ``int`` or ``bool``. There is
no attribute, call or subscript in the language, so none can be smuggled in, and the function sees no builtins.
Decision 0005 weighs the alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Protocol, TypeAlias

from star_city_game.engine.charts import outermost
from star_city_game.model.expression import (
    LARGEST,
    Any,
    Apply,
    Arithmetic,
    Ask,
    Both,
    Chance,
    Compare,
    Expr,
    Get,
    IfElse,
    Literal,
    Minus,
    Not,
    Rank,
    Value,
)
from star_city_game.model.person import Regard


class Reader(Protocol):
    """What an expression may read of a game; see :class:`~star_city_game.model.state.GameState` for the mappings.

    A person that is missing from ``people`` is a stranger, a defect that is missing from ``defects`` is latent.
    """

    @property
    def values(self) -> Mapping[str, Value]:
        """Every quality that is not derived."""

    @property
    def temporaries(self) -> Mapping[str, Value]:
        """The temporaries of the running scene."""

    @property
    def visits(self) -> Mapping[str, int]:
        """Arrivals by place key."""

    @property
    def picked(self) -> Mapping[str, int]:
        """Picks by the key of a choice."""

    @property
    def people(self) -> Mapping[str, Regard]:
        """How people stand to the player."""

    @property
    def defects(self) -> Mapping[str, str]:
        """The status of each defect that is no longer latent."""

    @property
    def machines(self) -> Mapping[str, str]:
        """The place of each machine."""

    @property
    def turn(self) -> int:
        """The number of the calendar's turn, from 0."""

    def turn_id(self) -> str:
        """The id of the calendar's turn."""

    def turns_since(self, key: str, /) -> int:
        """Calendar turns since the last arrival at a place; -1 if never."""

    def picks_since(self, key: str, /) -> int:
        """Choices made since the last arrival at a place; -1 if never."""

    def dossier_weight(self, category: str, /) -> int:
        """The weight of a category of the file, or of ``total``."""

    def launch_count(self, status: str, /) -> int:
        """How many defects are ``known``, ``found``, ``fixed`` or ``waived``."""

    def recorded(self, entry: str, /) -> bool:
        """Whether a paper is in the file."""

    def can_draw(self, deck: str, /) -> bool:
        """Whether any storylet of a deck fits now."""

    def chance(self, name: str, percent: int, /) -> bool:
        """A keyed draw."""

    def in_stage(self, machine: str, stage: str, /) -> bool:
        """Whether a stage of a machine is active."""


Evaluate: TypeAlias = Callable[[Reader], Value]


def compile_expression(expr: Expr, derived: Mapping[str, Evaluate]) -> Evaluate:
    """The expression as a function of the state.

    ``derived`` gives the function of each derived quality that the expression reads; it is looked up now, not when
    the function runs. A number is held within :data:`~star_city_game.model.expression.LARGEST` of zero.

    Raises:
        KeyError: a derived quality is missing from ``derived``.
    """
    writer = _Writer(derived)
    source = writer.write(expr)
    if _grows(expr):
        source = f"hold({source})"
    return _function(source, writer.given) if writer.given else _common(source)


def _function(source: str, given: Mapping[str, object]) -> Evaluate:
    code = compile(f"lambda s: {source}", "<expression>", "eval")
    made: Evaluate = eval(code, {"__builtins__": {}, **_GIVEN, **given})  # noqa: S307 - see the module's docstring
    return made


@lru_cache(maxsize=4096)
def _common(source: str) -> Evaluate:
    """An expression that names nothing of its own story; a story asks the same small things many times."""
    return _function(source, {})


def _grows(expr: Expr) -> bool:
    """Whether the expression gives a number that it computes, which declared bounds do not hold."""
    match expr:
        case Arithmetic() | Minus():
            return True
        case IfElse(then=then, other=other):
            return _grows(then) or _grows(other)
        case Apply(args=args):
            return any(_grows(arg) for arg in args)
        case _:
            return False


def _hold(number: int) -> int:
    return max(-LARGEST, min(LARGEST, number))


def _quotient(left: int, right: int) -> int:
    return left // right if right else 0


def _remainder(left: int, right: int) -> int:
    return left % right if right else 0


def _clamp(number: int, low: int, high: int) -> int:
    return max(low, min(high, number))


_GIVEN: Mapping[str, object] = {
    "hold": _hold,
    "quotient": _quotient,
    "remainder": _remainder,
    "clamp": _clamp,
    "min": min,
    "max": max,
    "abs": abs,
    "count": len,
    "stranger": Regard(),
    "outermost": outermost,
}
_GETS: Mapping[str, str] = {
    "quality": "s.values[{}]",
    "local": "s.temporaries[{}]",
    "trust": "s.people.get({}, stranger).trust",
    "debt": "s.people.get({}, stranger).debt",
    "met": "s.people.get({}, stranger).met",
    "dossier": "s.dossier_weight({})",
    "launch": "s.launch_count({})",
    "defect": "s.defects.get({}, 'latent')",
    "machine": "outermost(s.machines[{}])",
    "turn": "s.turn_id()",
}
_ASKS: Mapping[str, str] = {
    "visits": "s.visits.get({}, 0)",
    "seen": "(s.visits.get({}, 0) > 0)",
    "chosen": "(s.picked.get({}, 0) > 0)",
    "turns_since": "s.turns_since({})",
    "picks_since": "s.picks_since({})",
    "recorded": "s.recorded({})",
    "can_draw": "s.can_draw({})",
    "in_stage": "s.in_stage({})",
}
_FUNCTIONS = frozenset({"min", "max", "abs", "clamp", "count"})
_SIGNS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})
_DIVISIONS: Mapping[str, str] = {"//": "quotient", "%": "remainder"}


class _Writer:
    """Writes one expression as source; ``given`` are the values that the source names."""

    def __init__(self, derived: Mapping[str, Evaluate]) -> None:
        self.given: dict[str, object] = {}
        self._derived = derived

    def write(self, expr: Expr) -> str:
        """The source of an expression, in brackets wherever it may stand beside a sign."""
        match expr:
            case Literal(value):
                return self._literal(value)
            case Get():
                return self._get(expr)
            case Rank(operand, words):
                return self._rank(operand, words)
            case Compare():
                return self._compare(expr)
            case Both() | Any():
                return self._logic(expr)
            case _:
                return self._computed(expr)

    def _computed(self, expr: Not | Minus | Arithmetic | IfElse | Apply | Ask | Chance) -> str:
        match expr:
            case Not(operand) | Minus(operand):
                return f"({'not ' if isinstance(expr, Not) else '-'}{self.write(operand)})"
            case Arithmetic():
                return self._arithmetic(expr)
            case IfElse(gate, then, other):
                return f"({self.write(then)} if {self.write(gate)} else {self.write(other)})"
            case Apply(name, args):
                return f"{_known(name, _FUNCTIONS)}({', '.join(map(self.write, args))})"
            case Ask(name, ids):
                return _ASKS[name].format(", ".join(repr(str(each)) for each in ids))
            case Chance(name, percent):
                return f"s.chance({str(name)!r}, {self.write(percent)})"

    def _literal(self, value: Value) -> str:
        if isinstance(value, frozenset):
            return self._give("set", value)
        if isinstance(value, bool):
            return "True" if value else "False"
        if isinstance(value, int):
            return repr(int(value)) if value >= 0 else f"({int(value)!r})"
        return repr(str(value))

    def _get(self, expr: Get) -> str:
        if expr.field == "derived":
            return f"{self._give('derived', self._derived[expr.name])}(s)"
        return _GETS[expr.field].format(repr(str(expr.name)))

    def _rank(self, operand: Expr, words: tuple[str, ...]) -> str:
        ranks = {word: rank for rank, word in enumerate(words)}
        if isinstance(operand, Literal) and isinstance(operand.value, str):
            return self._literal(ranks.get(operand.value, -1))
        return f"{self._give('rank', ranks.get)}({self.write(operand)}, -1)"

    def _compare(self, expr: Compare) -> str:
        first, *others = map(self.write, expr.operands)
        links = (f" {_known(sign, _SIGNS)} {other}" for sign, other in zip(expr.signs, others, strict=True))
        return f"({first}{''.join(links)})"

    def _arithmetic(self, expr: Arithmetic) -> str:
        left, right = self.write(expr.left), self.write(expr.right)
        if expr.sign not in _DIVISIONS:
            return f"({left} {_known(expr.sign, frozenset('+-*'))} {right})"
        if isinstance(expr.right, Literal) and expr.right.value:
            return f"({left} {expr.sign} {right})"
        return f"{_DIVISIONS[expr.sign]}({left}, {right})"

    def _logic(self, expr: Both | Any) -> str:
        word, empty = (" and ", "True") if isinstance(expr, Both) else (" or ", "False")
        return f"({word.join(map(self.write, expr.parts))})" if expr.parts else empty

    def _give(self, kind: str, value: object) -> str:
        name = f"{kind}{len(self.given)}"
        self.given[name] = value
        return name


def _known(word: str, allowed: frozenset[str]) -> str:
    """A word that becomes source, which must be one of ours."""
    if word not in allowed:
        raise ValueError(f"{word!r} is not part of the expression language")
    return word
