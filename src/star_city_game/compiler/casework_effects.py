"""Effects on the file besides recording papers, from what a writer wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal as Only

from star_city_game.compiler import syntax
from star_city_game.compiler.casework_references import ANSWERED, clue_of
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names
from star_city_game.compiler.naming import known, wrong_number
from star_city_game.compiler.syntax import Call
from star_city_game.model.casework import PATIENCE
from star_city_game.model.dossier import CATEGORIES
from star_city_game.model.effect import Effect, Handle, Weigh

_PAIR = 2
_Kind = Only["accused", "discredited", "traded", "shelved"]


def _answered(names: Names) -> Iterable[str]:
    return (*names.entries, *ANSWERED)


def _weigh(status: Only["explained", "corroborated", "refuted", "awake"]) -> Callable[[Call, Names], Effect | Fault]:
    """An effect on a paper, which for all but waking may be the newest or the heaviest of those that can be answered."""

    def effect(node: Call, names: Names) -> Effect | Fault:
        if len(node.args) != 1:
            return wrong_number(node, f"{node.function}(entry)")
        pool = names.entries if status == "awake" else _answered(names)
        entry = known(node.args[0], pool, "SC225", "a dossier entry")
        return entry if isinstance(entry, Fault) else Weigh(entry, status)

    return effect


def _on(
    kind: _Kind, code: str, what: str, pool: Callable[[Names], Iterable[str]]
) -> Callable[[Call, Names], Effect | Fault]:
    """An effect on one thing, named by its id."""

    def effect(node: Call, names: Names) -> Effect | Fault:
        if len(node.args) != 1:
            return wrong_number(node, f"{node.function}(…) with one id")
        thing = known(node.args[0], pool(names), code, what)
        return thing if isinstance(thing, Fault) else Handle(kind, thing)

    return effect


def _notice(node: Call, names: Names) -> Effect | Fault:
    clue = clue_of(node, names)
    return clue if isinstance(clue, Fault) else Handle("noticed", *clue)


def _vouch(node: Call, names: Names) -> Effect | Fault:
    if len(node.args) != _PAIR:
        return wrong_number(node, "vouch(entry, person)")
    entry = known(node.args[0], _answered(names), "SC225", "a dossier entry")
    if isinstance(entry, Fault):
        return entry
    person = known(node.args[1], names.people, "SC224", "a person")
    return person if isinstance(person, Fault) else Handle("vouched", entry, person)


def _press(sign: int) -> Callable[[Call, Names], Effect | Fault]:
    def effect(node: Call, _: Names) -> Effect | Fault:
        if len(node.args) != 1:
            return wrong_number(node, f"{node.function}(number)")
        points = node.args[0]
        if not isinstance(points, syntax.Number) or not 1 <= points.value <= PATIENCE[1]:
            message = f"{node.function} wants a plain number of points"
            return Fault("SC330", points.offset, message, f"1 to {PATIENCE[1]}")
        return Handle("pressed", amount=sign * points.value)

    return effect


EFFECTS: Mapping[str, Callable[[Call, Names], Effect | Fault]] = {
    "explain": _weigh("explained"),
    "corroborate": _weigh("corroborated"),
    "refute": _weigh("refuted"),
    "wake": _weigh("awake"),
    "vouch": _vouch,
    "notice": _notice,
    "accuse": _on("accused", "SC507", "a suspect", lambda names: names.clues),
    "discredit": _on("discredited", "SC505", "a source", lambda names: names.sources),
    "trade": _on("traded", "SC508", "a code name", lambda names: names.codenames),
    "shelve": _on("shelved", "SC509", "a category of the file", lambda _: CATEGORIES),
    "please": _press(1),
    "press": _press(-1),
}
"""The effects by name."""
