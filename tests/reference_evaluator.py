"""A second way to evaluate expressions: it walks the tree, and shares no code with the engine's compiler."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from star_city_game.engine.expressions import Reader
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
from star_city_game.systems.descent_readings import shows

Trees = Mapping[str, Expr]


def evaluate(expr: Expr, s: Reader, derived: Trees) -> Value:
    """What an expression gives; ``derived`` are the trees of the derived qualities."""
    value = walk(expr, s, derived)
    if type(value) is int:
        return min(max(value, -LARGEST), LARGEST)
    return value


def walk(expr: Expr, s: Reader, derived: Trees) -> Value:  # noqa: C901, PLR0911, PLR0912 - one case a kind of node
    def number(part: Expr) -> int:
        value = walk(part, s, derived)
        assert type(value) is int
        return value

    def holds(part: Expr) -> bool:
        value = walk(part, s, derived)
        assert type(value) is bool
        return value

    match expr:
        case Literal(value):
            return value
        case Get():
            return read(expr, s, derived)
        case Rank(operand, words):
            word = walk(operand, s, derived)
            return words.index(word) if isinstance(word, str) and word in words else -1
        case Not(operand):
            return not holds(operand)
        case Minus(operand):
            return -number(operand)
        case Both(parts):
            return all(holds(part) for part in parts)
        case Any(parts):
            return any(holds(part) for part in parts)
        case Compare(operands, signs):
            values = [walk(operand, s, derived) for operand in operands]
            return all(SIGNS[sign](left, right) for sign, left, right in zip(signs, values, values[1:], strict=False))
        case Arithmetic(sign, left, right):
            return compute(sign, number(left), number(right))
        case IfElse(gate, then, other):
            return walk(then if holds(gate) else other, s, derived)
        case Apply("count", (part,)):
            counted = walk(part, s, derived)
            assert isinstance(counted, frozenset)
            return len(counted)
        case Apply(name, args):
            return apply(name, [number(arg) for arg in args])
        case Ask(name, ids):
            return ask(name, ids, s)
        case Chance(name, percent):
            return s.chance(name, number(percent))


def read(expr: Get, s: Reader, derived: Trees) -> Value:
    name = expr.name
    regard = s.people.get(name, Regard())
    if expr.field == "derived":
        return evaluate(derived[name], s, derived)
    reads: Mapping[str, Callable[[], Value]] = {
        "quality": lambda: s.values[name],
        "local": lambda: s.temporaries[name],
        "trust": lambda: regard.trust,
        "debt": lambda: regard.debt,
        "met": lambda: regard.met,
        "dossier": lambda: s.dossier_weight(name),
        "launch": lambda: s.launch_count(name),
        "defect": lambda: s.defects.get(name, "latent"),
        "descent": lambda: shows(s.descent, name),
        "machine": lambda: s.machines[name].split("|")[0].split("/")[0],
        "turn": s.turn_id,
        "date": s.date,
    }
    return reads[expr.field]()


def compute(sign: str, left: int, right: int) -> int:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "//":
            return 0 if right == 0 else left // right
        case "%":
            return 0 if right == 0 else left - right * (left // right)
    raise AssertionError(sign)


def apply(name: str, numbers: list[int]) -> int:
    ordered = sorted(numbers)
    if name == "clamp":
        number, low, high = numbers
        held = min(number, high)
        return max(held, low)
    if name == "abs":
        return numbers[0] if numbers[0] >= 0 else -numbers[0]
    assert name in ("min", "max")
    return ordered[0] if name == "min" else ordered[-1]


def ask(name: str, ids: tuple[str, ...], s: Reader) -> Value:
    first = ids[0]
    questions: Mapping[str, Callable[[], Value]] = {
        "visits": lambda: s.visits.get(first, 0),
        "seen": lambda: s.visits.get(first, 0) != 0,
        "chosen": lambda: s.picked.get(first, 0) != 0,
        "turns_since": lambda: s.turns_since(first),
        "picks_since": lambda: s.picks_since(first),
        "recorded": lambda: s.recorded(first),
        "can_draw": lambda: s.can_draw(first),
        "in_stage": lambda: s.in_stage(first, ids[1]),
        "revealed": lambda: first in s.revealed,
        "days_to": lambda: s.days_to(first),
    }
    return questions[name]()


def contained(left: Value, right: Value) -> bool:
    assert isinstance(right, frozenset)
    return left in right


def at_most(left: Value, right: Value) -> bool:
    if isinstance(left, frozenset):
        assert isinstance(right, frozenset)
        return not left - right
    if isinstance(left, str):
        assert isinstance(right, str)
        return not left > right
    assert isinstance(left, int)
    assert isinstance(right, int)
    return not left > right


SIGNS: Mapping[str, Callable[[Value, Value], bool]] = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: not left == right,  # noqa: SIM201 - another way on purpose
    "<=": at_most,
    ">=": lambda left, right: at_most(right, left),
    "<": lambda left, right: not at_most(right, left),
    ">": lambda left, right: not at_most(left, right),
    "in": contained,
}
