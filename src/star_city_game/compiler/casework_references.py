"""What expressions may ask about the file, the informers and the officer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names
from star_city_game.compiler.naming import known, wrong_number
from star_city_game.compiler.syntax import Call
from star_city_game.compiler.types import BOOL, INT, Type
from star_city_game.model.dossier import CATEGORIES
from star_city_game.model.expression import Ask, Expr

Typed: TypeAlias = tuple[Expr, Type]
OFFICER = ("patience", "agents", "short")
"""The fields of ``officer``."""
ANSWERED = ("newest", "heaviest")
"""In place of an entry: of the papers that the player knows of and could answer."""
ANY = "any"
NUMBERS = frozenset({"clues", "on_file"})
"""Functions that give a number."""
_ABOUT: Mapping[str, tuple[str, str, Callable[[Names], Iterable[str]]]] = {
    **dict.fromkeys(("informer", "clues"), ("SC507", "a suspect", lambda names: names.clues)),
    **dict.fromkeys(("accused", "vouched", "on_file"), ("SC224", "a person", lambda names: names.people)),
    "discredited": ("SC505", "a source", lambda names: names.sources),
    "traded": ("SC508", "a code name, or any", lambda names: (*names.codenames, ANY)),
    "asleep": ("SC509", "a category of the file", lambda _: CATEGORIES),
    **dict.fromkeys(
        ("can_explain", "can_answer"),
        ("SC225", "a dossier entry, newest or heaviest", lambda names: (*names.entries, *ANSWERED)),
    ),
}
FUNCTIONS = frozenset({*_ABOUT, "noticed"})
"""Every function about the file."""
BOOLS = FUNCTIONS - NUMBERS
"""Functions that give yes or no."""


def asked(node: Call, names: Names) -> Typed | Fault:
    """The question that a call puts to the state."""
    if node.function == "noticed":
        clue = clue_of(node, names)
        return clue if isinstance(clue, Fault) else (Ask("noticed", clue), BOOL)
    if len(node.args) != 1:
        return wrong_number(node, f"{node.function}(…) with one id")
    code, kind, pool = _ABOUT[node.function]
    thing = known(node.args[0], pool(names), code, kind)
    if isinstance(thing, Fault):
        return thing
    return Ask(node.function, (thing,)), INT if node.function in NUMBERS else BOOL


def clue_of(node: Call, names: Names) -> tuple[str, str] | Fault:
    """The suspect and the clue between the brackets of a call."""
    if len(node.args) != 2:  # noqa: PLR2004 - a suspect and a clue
        return wrong_number(node, f"{node.function}(suspect, clue)")
    person = known(node.args[0], names.clues, "SC507", "a suspect")
    if isinstance(person, Fault):
        return person
    clue = known(node.args[1], names.clues[person], "SC507", f"a clue about {person}")
    return clue if isinstance(clue, Fault) else (person, clue)
