"""What expressions may ask about the vehicle and its flights, by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names
from star_city_game.compiler.naming import known, wrong_number
from star_city_game.compiler.syntax import Call, Name
from star_city_game.compiler.types import BOOL, Type
from star_city_game.model.expression import Ask, Expr
from star_city_game.model.flight import ALOFT, UNFLOWN

Typed: TypeAlias = tuple[Expr, Type]
BOOLS = frozenset({"open", "shows", "hidden", "blamed", "held", "skipped", "passed"})
"""Functions that give yes or no."""
WORDS = frozenset({"flight", "cause"})
"""Functions that give a word of a flight."""
_DEFECTS: Callable[[Names], Iterable[str]] = lambda names: names.defects  # noqa: E731 - a row of the table below
_ABOUT: Mapping[str, tuple[str, str, Callable[[Names], Iterable[str]]]] = {
    **dict.fromkeys(("open", "shows", "hidden", "blamed"), ("SC226", "a defect", _DEFECTS)),
    **dict.fromkeys(("held", "skipped"), ("SC524", "a milestone", lambda names: names.milestones)),
    **dict.fromkeys(("flight", "cause"), ("SC522", "a flight", lambda names: names.phases)),
}


def is_about(node: Call, names: Names) -> bool:
    """Whether a call asks about the launch; ``revealed`` does when it names a defect."""
    if node.function == "revealed":
        first = node.args[0] if len(node.args) == 1 else None
        return isinstance(first, Name) and first.word in names.defects and first.word not in names.terms
    return node.function in BOOLS | WORDS


def asked(node: Call, names: Names) -> Typed | Fault:
    """The question that a call puts to the state."""
    name = node.function
    if name == "passed":
        return _passed(node, names)
    if len(node.args) != 1:
        return wrong_number(node, f"{name}(…) with one id")
    if name == "revealed":
        defect = known(node.args[0], names.defects, "SC226", "a defect")
        return defect if isinstance(defect, Fault) else (Ask("disclosed", (defect,)), BOOL)
    code, kind, pool = _ABOUT[name]
    thing = known(node.args[0], pool(names), code, kind)
    if isinstance(thing, Fault):
        return thing
    return Ask(name, (thing,)), word_type(name, thing, names) or BOOL


def word_type(function: str, flight: str, names: Names) -> Type | None:
    """The type of what a function gives that asks for a word of a flight; None for any other function."""
    if function not in WORDS:
        return None
    words = (UNFLOWN, ALOFT, *names.flight_ends[flight]) if function == "flight" else names.causes[flight]
    return Type("enum", words, name=f"{function}({flight})")


def called_type(node: Call, names: Names) -> Type | None:
    """The type of a call that asks for a word of a flight, if the flight is known."""
    flight = node.args[0] if node.args else None
    known_flight = isinstance(flight, Name) and flight.word in names.phases
    return word_type(node.function, flight.word, names) if isinstance(flight, Name) and known_flight else None


def risk_type(names: Names) -> Type:
    """The type of ``launch.word``."""
    return Type("enum", names.risks, ordered=True, name="launch.word")


def _passed(node: Call, names: Names) -> Typed | Fault:
    if len(node.args) != 2:  # noqa: PLR2004 - a flight and a phase
        return wrong_number(node, "passed(flight, phase)")
    flight = known(node.args[0], names.phases, "SC522", "a flight")
    if isinstance(flight, Fault):
        return flight
    phase = known(node.args[1], names.phases[flight], "SC523", f"a phase of {flight}")
    return phase if isinstance(phase, Fault) else (Ask("passed", (flight, phase)), BOOL)
