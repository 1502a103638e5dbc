"""The shape of an expression as written, before its names mean anything. Every node knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Only
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, without its sign."""

    offset: int
    value: int


@dataclass(frozen=True, slots=True)
class Truth:
    """``true`` or ``false``."""

    offset: int
    value: bool


@dataclass(frozen=True, slots=True)
class Date:
    """A day, as 1966-03-04."""

    offset: int
    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """A bare name: a word of an enum, a quality, a temporary, a machine, or ``turn``."""

    offset: int
    word: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Group:
    """``{a, b}``: a set of words, or any of them after ``in``."""

    offset: int
    members: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what stands between its brackets."""

    offset: int
    function: str
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """``not x`` or ``-x``."""

    offset: int
    sign: Only["not", "-"]
    operand: Node


@dataclass(frozen=True, slots=True)
class Infix:
    """Arithmetic: one of ``+ - * // %``."""

    offset: int
    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Chain:
    """Comparisons in a row; ``at`` is where each sign stands."""

    offset: int
    operands: tuple[Node, ...]
    signs: tuple[str, ...]
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Logic:
    """``and`` or ``or`` between parts."""

    offset: int
    word: Only["and", "or"]
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Conditional:
    """``then if gate else other``."""

    offset: int
    gate: Node
    then: Node
    other: Node


Node: TypeAlias = Number | Truth | Date | Name | Dotted | Group | Call | Prefix | Infix | Chain | Logic | Conditional
