"""Writes the tree of an expression as Python source, and makes functions of it.

Operators and functions are looked up in fixed tables; every id, word and number is given to the function beside its source
(:mod:`~star_city_game.engine.source`). There is no attribute, call or subscript in the language, so none can be smuggled in.
Decision 0005 weighs the alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Protocol, TypeAlias

from star_city_game.engine.charts import outermost
from star_city_game.engine.source import Source
from star_city_game.model.descent import Descent
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
from star_city_game.systems.descent_readings import shows as descent_shows


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
    def descent(self) -> Descent | None:
        """The last descent."""

    @property
    def revealed(self) -> tuple[str, ...]:
        """The entries of the codex that may be looked up."""

    @property
    def machines(self) -> Mapping[str, str]:
        """The place of each machine."""

    @property
    def turn(self) -> int:
        """The number of the calendar's turn, from 0."""

    def turn_id(self) -> str:
        """The id of the calendar's turn."""

    def date(self) -> str:
        """The day of the story, as 1966-03-04, or an empty word where it has none."""

    def days_to(self, day: str, /) -> int:
        """Days from the day of the story to another, negative after it; 0 where the story has no day."""

    def turns_since(self, key: str, /) -> int:
        """Calendar turns since the last arrival at a place; -1 if never."""

    def picks_since(self, key: str, /) -> int:
        """Choices made since the last arrival at a place; -1 if never."""

    def dossier_weight(self, category: str, /) -> int:
        """The weight of a category of the file or of ``total``; what is ``effective``, the ``gravest`` paper."""

    def launch_count(self, status: str, /) -> int:
        """How many defects are ``known``, ``found``, ``fixed`` or ``waived``; the ``risk`` in percent."""

    def ask(self, question: str, /, *ids: str) -> Value:
        """What a question about the file, the vehicle, the calendar or the people comes to."""

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
    source = Source()
    source.line(f"return {Writer(source, derived).value(expr)}")
    made: Evaluate = source.function()
    return made


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


_STRANGER = Regard()
_GETS: Mapping[str, tuple[str, object]] = {
    "local": ("s.temporaries[{}]", None),
    "trust": ("s.people.get({}, {}).trust", _STRANGER),
    "debt": ("s.people.get({}, {}).debt", _STRANGER),
    "met": ("s.people.get({}, {}).met", _STRANGER),
    "dossier": ("s.dossier_weight({})", None),
    "officer": ('s.ask("officer", {})', None),
    "launch": ("s.launch_count({})", None),
    "risk": ('s.ask("risk")', None),
    "rival": ('s.ask("rival", {})', None),
    "defect": ("s.defects.get({}, {})", "latent"),
    "machine": ("{1}(s.machines[{0}])", outermost),
    "descent": ("{1}(s.descent, {0})", descent_shows),
    "turn": ("s.turn_id()", None),
    "date": ("s.date()", None),
}
"""How each field is read: the source with places for the name and for a part of the engine, and that part."""
_ASKS: Mapping[str, str] = {
    "visits": "s.visits.get({}, 0)",
    "seen": "(s.visits.get({}, 0) > 0)",
    "chosen": "(s.picked.get({}, 0) > 0)",
    "turns_since": "s.turns_since({})",
    "picks_since": "s.picks_since({})",
    "recorded": "s.recorded({})",
    "can_draw": "s.can_draw({})",
    "in_stage": "s.in_stage({})",
    "days_to": "s.days_to({})",
    "revealed": "({} in s.revealed)",
    **{
        question: f's.ask("{question}", {{}})'
        for question in (
            "open",
            "shows",
            "hidden",
            "disclosed",
            "blamed",
            "held",
            "skipped",
            "flight",
            "cause",
            "passed",
            "lapsed",
            "stands",
            "knows",
            "advanced",
            "apart",
            "informer",
            "accused",
            "clues",
            "noticed",
            "discredited",
            "traded",
            "vouched",
            "on_file",
            "asleep",
            "can_explain",
            "can_answer",
        )
    },
}
_FUNCTIONS: Mapping[str, object] = {"min": min, "max": max, "abs": abs, "clamp": _clamp, "count": len}
_SIGNS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})
_DIVISIONS: Mapping[str, object] = {"//": _quotient, "%": _remainder}


class Writer:
    """Writes expressions into a source; ``derived`` is as for :func:`compile_expression`."""

    def __init__(self, source: Source, derived: Mapping[str, Evaluate]) -> None:
        self.source = source
        self.derived = derived

    def value(self, expr: Expr) -> str:
        """The source of an expression whose value is kept or shown: a number that it computes is held within bounds."""
        written = self.write(expr)
        return f"{self.source.use(_hold)}({written})" if _grows(expr) else written

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
                function = _FUNCTIONS[_known(name, _FUNCTIONS)]
                return f"{self.source.use(function)}({', '.join(map(self.write, args))})"
            case Ask(name, ids):
                return _ASKS[name].format(", ".join(map(self.source.give, ids)))
            case Chance(name, percent):
                return f"s.chance({self.source.give(name)}, {self.write(percent)})"

    def _literal(self, value: Value) -> str:
        """Truths stand in the source as they are: a condition that always holds costs nothing."""
        return repr(value) if isinstance(value, bool) else self.source.give(value)

    def _get(self, expr: Get) -> str:
        if expr.field == "quality":
            return f"{self.source.local('v', 's.values')}[{self.source.give(expr.name)}]"
        if expr.field == "derived":
            return f"{self.source.give(self.derived[expr.name])}(s)"
        written, part = _GETS[expr.field]
        return written.format(self.source.give(expr.name), "" if part is None else self.source.use(part))

    def _rank(self, operand: Expr, words: tuple[str, ...]) -> str:
        ranks = {word: rank for rank, word in enumerate(words)}
        if isinstance(operand, Literal) and isinstance(operand.value, str):
            return self._literal(ranks.get(operand.value, -1))
        return f"{self.source.give(ranks)}.get({self.write(operand)}, -1)"

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
        return f"{self.source.use(_DIVISIONS[expr.sign])}({left}, {right})"

    def _logic(self, expr: Both | Any) -> str:
        word, empty = (" and ", "True") if isinstance(expr, Both) else (" or ", "False")
        return f"({word.join(map(self.write, expr.parts))})" if expr.parts else empty


def _known(word: str, allowed: Container[str]) -> str:
    """A word of the language that becomes source, which must be one of ours."""
    if word not in allowed:
        raise ValueError(f"{word!r} is not part of the expression language")
    return word
