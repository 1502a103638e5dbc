"""What expressions may ask about the file, the informers and the officer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names
from star_city_game.compiler.naming import CATEGORY, CLUE, PERSON, SOURCE, SUSPECT, Kind, Part, ids
from star_city_game.compiler.syntax import Call
from star_city_game.compiler.types import BOOL, INT, Type
from star_city_game.model.expression import Ask, Expr

Typed: TypeAlias = tuple[Expr, Type]
OFFICER = ("patience", "agents", "short")
"""The fields of ``officer``."""
ANSWERED = ("newest", "heaviest")
"""In place of an entry: of the papers that the player knows of and could answer."""
ANY = "any"
NUMBERS = frozenset({"clues", "on_file"})
"""Functions that give a number."""
ANSWERABLE = Kind("entry", "SC225", "a dossier entry, newest or heaviest", lambda names: (*names.entries, *ANSWERED))
"""A paper, or one of those that can be answered."""
CODENAME = Kind("codename", "SC508", "a code name", lambda names: names.codenames)
_ANY_CODENAME = Kind("codename", "SC508", "a code name, or any", lambda names: (*names.codenames, ANY))
_ABOUT: Mapping[str, tuple[Kind | Part, ...]] = {
    **dict.fromkeys(("informer", "clues"), (SUSPECT,)),
    **dict.fromkeys(("accused", "vouched", "on_file"), (PERSON,)),
    "noticed": (SUSPECT, CLUE),
    "discredited": (SOURCE,),
    "traded": (_ANY_CODENAME,),
    "asleep": (CATEGORY,),
    **dict.fromkeys(("can_explain", "can_answer"), (ANSWERABLE,)),
}
FUNCTIONS = frozenset(_ABOUT)
"""Every function about the file."""
BOOLS = FUNCTIONS - NUMBERS
"""Functions that give yes or no."""


def asked(node: Call, names: Names) -> Typed | Fault:
    """The question that a call puts to the state."""
    found = ids(node, names, *_ABOUT[node.function])
    if isinstance(found, Fault):
        return found
    return Ask(node.function, found), INT if node.function in NUMBERS else BOOL
