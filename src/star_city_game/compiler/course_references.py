"""What expressions may ask about the calendar and about people, by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.launch_references import Typed
from star_city_game.compiler.names import Names
from star_city_game.compiler.naming import known, wrong_number
from star_city_game.compiler.syntax import Call
from star_city_game.compiler.types import BOOL, INT
from star_city_game.model.expression import Ask

BOOLS = frozenset({"lapsed", "stands", "knows", "apart"})
"""Functions that give yes or no."""
NUMBERS = frozenset({"advanced"})
"""Functions that give a number."""
RIVAL = ("days",)
"""The fields of ``rival``."""
_PAIR = 2


def is_about(node: Call) -> bool:
    """Whether a call asks about the calendar or about people."""
    return node.function in BOOLS | NUMBERS


def asked(node: Call, names: Names) -> Typed | Fault:
    """The question that a call puts to the state."""
    return _ASKED[node.function](node, names)


def _knows(node: Call, names: Names) -> Typed | Fault:
    if len(node.args) != _PAIR:
        return wrong_number(node, "knows(person, fact)")
    person = known(node.args[0], names.people, "SC224", "a person")
    if isinstance(person, Fault):
        return person
    fact = known(node.args[1], names.facts, "SC550", "a fact")
    return fact if isinstance(fact, Fault) else (Ask("knows", (person, fact)), BOOL)


def _apart(node: Call, names: Names) -> Typed | Fault:
    if len(node.args) != _PAIR:
        return wrong_number(node, "apart(person, person)")
    pair = [known(each, names.people, "SC224", "a person") for each in node.args]
    unknown = next((each for each in pair if isinstance(each, Fault)), None)
    if unknown is not None:
        return unknown
    one, other = map(str, pair)
    if frozenset((one, other)) not in names.pairs:
        message = f"{one} and {other} are no pair"
        return Fault("SC558", node.args[1].offset, message, "two people of one of the pairs", word=other)
    return Ask("apart", (one, other)), BOOL


def _one(node: Call, names: Names) -> Typed | Fault:
    if len(node.args) != 1:
        return wrong_number(node, f"{node.function}(lapse)")
    lapse = known(node.args[0], names.lapses, "SC555", "something that lapses")
    return lapse if isinstance(lapse, Fault) else (Ask(node.function, (lapse,)), BOOL)


def _advanced(node: Call, names: Names) -> Typed | Fault:
    if len(node.args) != 1:
        return wrong_number(node, "advanced(person)")
    person = known(node.args[0], names.people, "SC224", "a person")
    return person if isinstance(person, Fault) else (Ask("advanced", (person,)), INT)


_ASKED: Mapping[str, Callable[[Call, Names], Typed | Fault]] = {
    "lapsed": _one,
    "stands": _one,
    "knows": _knows,
    "apart": _apart,
    "advanced": _advanced,
}
