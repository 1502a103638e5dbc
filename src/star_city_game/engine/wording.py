"""Writes expressions and effects as a writer would: the way back from a tree to its source.

Reading what is written here gives the same tree again, in a scope where the names mean the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from star_city_game.model.effect import (
    Act,
    Assign,
    Cancel,
    Effect,
    Handle,
    Learn,
    Meet,
    Mend,
    Record,
    Regard,
    Reveal,
    Schedule,
    Steer,
    Tell,
    Trigger,
    Weigh,
)
from star_city_game.model.expression import (
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

_CHOICE, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _MINUS, _WHOLE = range(9)
"""How strongly an expression holds together, from the loosest."""
_GETS: Mapping[str, str] = {
    "trust": "{}.trust",
    "debt": "{}.debt",
    "met": "met({})",
    "dossier": "dossier.{}",
    "officer": "officer.{}",
    "launch": "launch.{}",
    "risk": "launch.word",
    "rival": "rival.{}",
    "descent": "descent.{}",
    "defect": "defect({})",
    "turn": "turn",
    "date": "date",
}
_ASKS: Mapping[str, str] = {"in_stage": "in", "disclosed": "revealed"}
_WEIGHED: Mapping[str, str] = {
    "explained": "explain",
    "corroborated": "corroborate",
    "refuted": "refute",
    "awake": "wake",
}
_MENDED: Mapping[str, str] = {"found": "find", "fixed": "fix", "waived": "waive"}
_ACTED: Mapping[str, str] = {
    "revealed": "reveal",
    "hidden": "hide",
    "blamed": "blame",
    "hinted": "hint",
    "tested": "test",
    "hasted": "haste",
    "held": "hold",
    "skipped": "skip",
}


def source_of(expr: Expr) -> str:
    """An expression as source."""
    return _written(expr)[0]


def source_of_value(value: Value) -> str:
    """A value as source: a number, ``true`` or ``false``, a word, or words in braces."""
    if isinstance(value, frozenset):
        return "{" + ", ".join(sorted(value)) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def source_of_effect(effect: Effect) -> str:
    """An effect as source."""
    match effect:
        case Assign(quality, sign, value):
            return f"{quality} {sign} {source_of(value)}"
        case Regard(person, field, sign, value):
            return f"{person}.{field} {sign} {source_of(value)}"
        case _:
            name, *args = _called(effect)
            return f"{name}({', '.join(args)})"


def _called(effect: Effect) -> tuple[str, ...]:
    """The name of an effect that is written like a function, and what stands between its brackets."""
    called: tuple[str, ...] = ()
    match effect:
        case Meet(thing) | Record(thing) | Cancel(thing) | Reveal(thing):
            called = (type(effect).__name__.lower(), thing)
        case Tell(person, fact):
            called = ("tell", person, fact)
        case Learn(entry, level):
            called = ("learn", entry, level)
        case Weigh(entry, status):
            called = (_WEIGHED.get(status, status), entry)
        case Mend(defect, status):
            called = (_MENDED[status], defect)
        case Handle():
            called = _handled(effect)
        case Act() | Steer():
            called = _launched(effect)
        case Trigger(machine, event):
            called = ("trigger", machine, event)
        case Schedule(scene, turns):
            called = ("due", scene, str(turns))
    return called


_HANDLED: Mapping[str, str] = {
    "noticed": "notice",
    "accused": "accuse",
    "discredited": "discredit",
    "traded": "trade",
    "shelved": "shelve",
    "vouched": "vouch",
}


def _handled(effect: Handle) -> tuple[str, ...]:
    """The same of an effect on the file besides papers."""
    if effect.kind == "pressed":
        return ("please" if effect.amount > 0 else "press", str(abs(effect.amount)))
    return (_HANDLED[effect.kind], effect.about, *([effect.detail] if effect.detail else []))


def _launched(effect: Act | Steer) -> tuple[str, ...]:
    """The same of an effect on the vehicle or on a flight."""
    match effect:
        case Act(kind, about, detail, amount):
            usual = 1 if kind == "hasted" else 0
            return (_ACTED[kind], about, *([detail] if detail else []), *([str(amount)] if amount != usual else []))
        case Steer("steady", points=points):
            return ("steady" if points >= 0 else "shake", str(abs(points)))
        case Steer(kind, about):
            return (kind, about)


def _written(expr: Expr) -> tuple[str, int]:
    """The source of an expression, and how strongly it holds together."""
    match expr:
        case Literal(value):
            is_negative = isinstance(value, int) and value < 0
            return source_of_value(value), _MINUS if is_negative else _WHOLE
        case Rank(operand):
            return _written(operand)
        case Get(field, name):
            return _GETS.get(field, "{}").format(name), _WHOLE
        case Ask() | Apply() | Chance():
            return _function(expr), _WHOLE
        case Not() | Minus():
            return _prefixed(expr)
        case _:
            return _joined(expr)


def _function(expr: Ask | Apply | Chance) -> str:
    match expr:
        case Ask(name, ids):
            return f"{_ASKS.get(name, name)}({', '.join(ids)})"
        case Apply(name, args):
            return f"{name}({', '.join(map(source_of, args))})"
        case Chance(name, percent):
            return f"chance({name}, {source_of(percent)})"


def _prefixed(expr: Not | Minus) -> tuple[str, int]:
    match expr:
        case Not(Compare(operands=(item, holder), signs=("in",))):
            return f"{_within(item, _SUM)} not in {_within(holder, _SUM)}", _COMPARISON
        case Not(operand):
            return f"not {_within(operand, _NOT)}", _NOT
        case Minus(operand):
            return f"-{_within(operand, _MINUS)}", _MINUS


def _joined(expr: Both | Any | Compare | Arithmetic | IfElse) -> tuple[str, int]:
    match expr:
        case Both(parts) | Any(parts):
            word, power, empty = (" and ", _AND, "true") if isinstance(expr, Both) else (" or ", _OR, "false")
            return word.join(_within(part, power + 1) for part in parts) or empty, power
        case Compare(operands, signs):
            first, *others = (_within(operand, _SUM) for operand in operands)
            links = (f" {sign} {other}" for sign, other in zip(signs, others, strict=True))
            return first + "".join(links), _COMPARISON
        case Arithmetic(sign, left, right):
            power = _SUM if sign in ("+", "-") else _PRODUCT
            return f"{_within(left, power)} {sign} {_within(right, power + 1)}", power
        case IfElse(gate, then, other):
            return f"{_within(then, _OR)} if {_within(gate, _OR)} else {_within(other, _CHOICE)}", _CHOICE


def _within(expr: Expr, least: int) -> str:
    """The source of an expression inside another, in brackets where it would not hold together."""
    source, power = _written(expr)
    return source if power >= least else f"({source})"
