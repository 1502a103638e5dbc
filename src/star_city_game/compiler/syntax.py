"""The shape of an expression as written, before its names mean anything. Every node knows where it stands."""

from __future__ import annotations

from typing import Literal as Only
from typing import TypeAlias

from star_city_game.model.frozen import frozen


@frozen
class Number:
    """A whole number, without its sign."""

    offset: int
    value: int


@frozen
class Truth:
    """``true`` or ``false``."""

    offset: int
    value: bool


@frozen
class Date:
    """A day, as 1966-03-04."""

    offset: int
    value: str


@frozen
class Name:
    """A bare name: a word of an enum, a quality, a temporary, a machine, or ``turn``."""

    offset: int
    word: str


@frozen
class Dotted:
    """``owner.field``; ``at`` is where the field stands."""

    offset: int
    owner: str
    field: str
    at: int

    @property
    def word(self) -> str:
        """The whole as written."""
        return f"{self.owner}.{self.field}"


@frozen
class Group:
    """``{a, b}``: a set of words, or any of them after ``in``."""

    offset: int
    members: tuple[Node, ...]


@frozen
class Call:
    """A function and what stands between its brackets."""

    offset: int
    function: str
    args: tuple[Node, ...]


@frozen
class Prefix:
    """``not x`` or ``-x``."""

    offset: int
    sign: Only["not", "-"]
    operand: Node


@frozen
class Infix:
    """Arithmetic: one of ``+ - * // %``."""

    offset: int
    sign: str
    left: Node
    right: Node


@frozen
class Chain:
    """Comparisons in a row; ``at`` is where each sign stands."""

    offset: int
    operands: tuple[Node, ...]
    signs: tuple[str, ...]
    at: tuple[int, ...]


@frozen
class Logic:
    """``and`` or ``or`` between parts."""

    offset: int
    word: Only["and", "or"]
    parts: tuple[Node, ...]


@frozen
class Conditional:
    """``then if gate else other``."""

    offset: int
    gate: Node
    then: Node
    other: Node


Node: TypeAlias = Number | Truth | Date | Name | Dotted | Group | Call | Prefix | Infix | Chain | Logic | Conditional
