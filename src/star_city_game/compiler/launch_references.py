"""What expressions may ask about the vehicle and its flights, by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names
from star_city_game.compiler.naming import DEFECT, FLIGHT, MILESTONE, Kind, Part, ids
from star_city_game.compiler.syntax import Call, Name
from star_city_game.compiler.types import BOOL, Type
from star_city_game.model.expression import Ask, Expr
from star_city_game.model.flight import ALOFT, UNFLOWN

Typed: TypeAlias = tuple[Expr, Type]
BOOLS = frozenset({"open", "shows", "hidden", "blamed", "held", "skipped", "passed"})
"""Functions that give yes or no."""
WORDS = frozenset({"flight", "cause"})
"""Functions that give a word of a flight."""
_PHASE = Part("phase", "SC523", "a phase of {}", lambda names, flight: names.phases[flight])
_ABOUT: Mapping[str, tuple[Kind | Part, ...]] = {
    **dict.fromkeys(("open", "shows", "hidden", "blamed", "revealed"), (DEFECT,)),
    **dict.fromkeys(("held", "skipped"), (MILESTONE,)),
    **dict.fromkeys(("flight", "cause"), (FLIGHT,)),
    "passed": (FLIGHT, _PHASE),
}


def is_about(node: Call, names: Names) -> bool:
    """Whether a call asks about the launch; ``revealed`` does when it names a defect."""
    if node.function == "revealed":
        first = node.args[0] if len(node.args) == 1 else None
        return isinstance(first, Name) and first.word in names.defects and first.word not in names.terms
    return node.function in BOOLS | WORDS


def asked(node: Call, names: Names) -> Typed | Fault:
    """The question that a call puts to the state."""
    found = ids(node, names, *_ABOUT[node.function])
    if isinstance(found, Fault):
        return found
    name = "disclosed" if node.function == "revealed" else node.function
    return Ask(name, found), word_type(name, found[0], names) or BOOL


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
