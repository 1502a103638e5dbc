"""What expressions may ask about the calendar and about people, by id."""

from __future__ import annotations

from collections.abc import Mapping

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.launch_references import Typed
from star_city_game.compiler.names import Names
from star_city_game.compiler.naming import FACT, LAPSE, PERSON, Kind, ids
from star_city_game.compiler.syntax import Call
from star_city_game.compiler.types import BOOL, INT
from star_city_game.model.expression import Ask

NUMBERS = frozenset({"advanced"})
"""Functions that give a number."""
RIVAL = ("days",)
"""The fields of ``rival``."""
_ABOUT: Mapping[str, tuple[Kind, ...]] = {
    "lapsed": (LAPSE,),
    "stands": (LAPSE,),
    "knows": (PERSON, FACT),
    "apart": (PERSON, PERSON),
    "advanced": (PERSON,),
}
BOOLS = frozenset(_ABOUT) - NUMBERS
"""Functions that give yes or no."""


def is_about(node: Call) -> bool:
    """Whether a call asks about the calendar or about people."""
    return node.function in _ABOUT


def asked(node: Call, names: Names) -> Typed | Fault:
    """The question that a call puts to the state."""
    found = ids(node, names, *_ABOUT[node.function])
    if isinstance(found, Fault):
        return found
    if node.function == "apart" and frozenset(found) not in names.pairs:
        one, other = found
        message = f"{one} and {other} are no pair"
        return Fault("SC558", node.args[1].offset, message, "two people of one of the pairs", word=other)
    return Ask(node.function, found), INT if node.function in NUMBERS else BOOL
