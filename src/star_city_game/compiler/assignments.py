"""Assignments: what can be assigned, with which signs, and within which bounds."""

from __future__ import annotations

from star_city_game.compiler import syntax
from star_city_game.compiler.expression_types import Typer, constant
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.mismatch import written
from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.references import dotted, unknown_value, value
from star_city_game.compiler.syntax import Node
from star_city_game.compiler.types import INT, quality_type
from star_city_game.model.effect import Assign, Effect, Regard, Sign
from star_city_game.model.expression import Expr, Get
from star_city_game.model.person import DEBT, TRUST
from star_city_game.model.quality import Quality

_Result = tuple[Effect | None, tuple[Fault, ...]]
_USED = {
    "int": ("=", "+=", "-="),
    "set": ("+=", "-="),
    "text": (),
    **dict.fromkeys(("bool", "enum", "person", "scene"), ("=",)),
}
"""The signs that each type of quality is assigned with."""


def assigned(target: Node, sign: Sign, source: Node, names: Names, scope: Scope) -> _Result:
    """The effect that ``target sign source`` is, or None and what is wrong with it."""
    if isinstance(target, syntax.Dotted):
        return _regard(target, sign, source, names, scope)
    if not isinstance(target, syntax.Name):
        message = f"what stands before “{sign}” cannot be assigned"
        return None, (Fault("SC327", target.offset, message, "a quality, person.trust or person.debt"),)
    quality = names.qualities.get(target.word)
    refusal = _refusal(target, quality, sign, names, scope)
    if quality is None or refusal is not None:
        return None, () if refusal is None else (refusal,)
    typer = Typer(names, scope)
    kind = quality_type(quality)
    expr = typer.check(source, kind.element() if kind.kind == "set" else kind)
    if expr is None:
        return None, tuple(typer.faults)
    if quality.type == "int":
        outside = _outside(source, sign, expr, (quality.low, quality.high), quality.id)
        if outside is not None:
            return None, (outside,)
    return Assign(quality.id, sign, expr), ()


def _refusal(target: syntax.Name, quality: Quality | None, sign: Sign, names: Names, scope: Scope) -> Fault | None:
    """Why a bare name cannot be assigned, or not with this sign."""
    word = target.word
    if quality is None:
        if value(word, names, scope) is None:
            return unknown_value(target, names, scope)
        advice = "trigger(machine, event)" if word in names.machines else "advance: true"
        advice = "let: {name: value}" if word in scope.temporaries else advice
        is_param = word in scope.params
        message = f"{word} is {'a parameter' if is_param else 'no quality'} and cannot be assigned"
        return Fault("SC327", target.offset, message, "a temporary of its own" if is_param else advice, word=word)
    if names.is_derived(word):
        return Fault(
            "SC327", target.offset, f"{word} is derived, and so computed", "what it is derived from", word=word
        )
    signs = _USED[quality.type]
    if not signs:
        return Fault("SC327", target.offset, f"{word} is the player’s own text, and stays as it is", word=word)
    if sign not in signs:
        kinds = {"set": "a set", "bool": "yes or no", "enum": "a word", "person": "a person", "scene": "a scene"}
        message = f"“{sign}” does not go with {kinds[quality.type]}"
        return Fault("SC331", target.offset, message, " or ".join(f"{word} {each} …" for each in signs), word=word)
    return None


def _regard(target: syntax.Dotted, sign: Sign, source: Node, names: Names, scope: Scope) -> _Result:
    found = dotted(target, names)
    if isinstance(found, Fault):
        return None, (found,)
    read = found[0]
    if not isinstance(read, Get) or (read.field != "trust" and read.field != "debt"):  # noqa: PLR1714 - narrows the type
        message = f"{target.word} is counted, and cannot be assigned"
        return None, (Fault("SC327", target.offset, message, "record(entry), find(defect) …", word=target.word),)
    typer = Typer(names, scope)
    expr = typer.check(source, INT)
    if expr is None:
        return None, tuple(typer.faults)
    outside = _outside(source, sign, expr, TRUST if read.field == "trust" else DEBT, target.word)
    return (Regard(target.owner, read.field, sign, expr), ()) if outside is None else (None, (outside,))


def _outside(source: Node, sign: Sign, expr: Expr, bounds: tuple[int, int], name: str) -> Fault | None:
    """The fault for a plain number that the bounds could never hold."""
    number = constant(expr)
    low, high = bounds
    if number is None or (low <= number <= high if sign == "=" else abs(number) <= high - low):
        return None
    message = f"{name} goes from {low} to {high}, and this would {'make' if sign == '=' else 'move'} it {number}"
    return Fault("SC329", source.offset, message, f"{low} to {high}", word=written(source))
