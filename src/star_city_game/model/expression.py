"""The tree of an expression, already resolved and typed by the compiler.

There are no attributes, subscripts, powers or format strings: a tree can only read the state, compute
with integers, booleans, words and sets of words, and ask the named questions of :class:`Ask`.
"""

from __future__ import annotations

from typing import Literal as Only
from typing import TypeAlias

from star_city_game.model.frozen import frozen

Value: TypeAlias = int | bool | str | frozenset[str]

Field = Only[
    "quality",  # name is a declared quality
    "derived",  # name is a derived quality
    "local",  # name is a temporary or a parameter
    "trust",  # name is a person
    "debt",  # name is a person
    "met",  # name is a person; bool
    "dossier",  # name is "total", a category, "effective" or "gravest"; rounded down to int
    "officer",  # name is "patience", "agents" or "short"
    "launch",  # name is "known", "found", "fixed" or "waived": a number of defects; or "risk": a percentage
    "risk",  # name is ""; the word of the risk
    "defect",  # name is a defect; the word latent, found, fixed or waived
    "descent",  # name is something about the last descent, as height or outcome
    "rival",  # name is "days": days until the rival can, as reported
    "machine",  # name is a machine; the word of its stage
    "turn",  # name is ""; the id of the calendar's turn
    "date",  # name is ""; the day as 1966-03-04, which compares as it is written
]


@frozen
class Literal:
    """A constant: an integer, a boolean, a word of an enum, a day as 1966-03-04, or a set of words."""

    value: Value


@frozen
class Get:
    """Reads one thing from the state."""

    field: Field
    name: str


@frozen
class Rank:
    """The place of a word in an ordered list of words, from 0; -1 for a word that is not in it."""

    operand: Expr
    words: tuple[str, ...]


@frozen
class Not:
    """Boolean negation."""

    operand: Expr


@frozen
class Minus:
    """Arithmetic negation."""

    operand: Expr


@frozen
class Both:
    """All parts hold (``and``), tested from left to right."""

    parts: tuple[Expr, ...]


@frozen
class Any:
    """At least one part holds (``or``), tested from left to right."""

    parts: tuple[Expr, ...]


@frozen
class Compare:
    """A chain of comparisons as in Python: ``operands`` has one item more than ``signs``.

    A sign is one of ``== != < <= > >= in``; for sets ``<= >=`` mean subset and superset.
    """

    operands: tuple[Expr, ...]
    signs: tuple[str, ...]


@frozen
class Arithmetic:
    """``left sign right`` where sign is one of ``+ - * // %``; dividing by zero gives 0."""

    sign: str
    left: Expr
    right: Expr


@frozen
class IfElse:
    """``then if gate else other``."""

    gate: Expr
    then: Expr
    other: Expr


@frozen
class Apply:
    """A built-in function of values: ``min max abs clamp count``."""

    name: str
    args: tuple[Expr, ...]


@frozen
class Ask:
    """A named question to the state about things named by id.

    ``visits seen chosen turns_since picks_since`` take a place key (``scene`` or ``scene.label``);
    ``in_stage`` a machine and a stage; ``recorded`` a dossier entry; ``can_draw`` a deck; ``days_to`` a day;
    ``revealed`` an entry of the codex. About the launch, ``open shows hidden disclosed blamed`` take a defect, ``held
    skipped`` a milestone, ``flight cause`` a flight, ``passed`` a flight and a phase. About the calendar and people,
    ``lapsed stands`` take something that lapses, ``knows`` a person and a fact, ``advanced`` a person, ``apart`` two people.
    About the file, ``informer clues accused vouched on_file`` take a person, ``noticed`` a person and a clue, ``discredited`` a
    source, ``traded`` a code name or any, ``asleep`` a category, ``can_explain can_answer`` an entry, newest or heaviest.
    """

    name: str
    ids: tuple[str, ...]


@frozen
class Chance:
    """A keyed draw: true in ``percent`` of games; drawn once per offer and recorded."""

    name: str
    percent: Expr


Expr: TypeAlias = Literal | Get | Rank | Not | Minus | Both | Any | Compare | Arithmetic | IfElse | Apply | Ask | Chance

LARGEST = 10**12
"""No number that an expression gives is further from zero: what goes beyond is held here."""
