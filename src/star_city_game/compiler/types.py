"""The types of the expression language: numbers, yes or no, words, sets of words, days, and the player's own text."""

from __future__ import annotations

from typing import Literal as Only

from star_city_game.compiler.spelling import listed
from star_city_game.model.frozen import frozen
from star_city_game.model.quality import Quality


@frozen
class Type:
    """A type. Two enums are the same when they have the same words in the same order.

    ``words`` are those of an ``enum`` or a ``set``, or the ids that a ``person`` or a ``scene`` may be; ``ordered``
    enums compare with ``<``; ``name`` is only for messages: the declaration that the words come from.
    """

    kind: Only["int", "bool", "enum", "set", "text", "person", "scene", "date"]
    words: tuple[str, ...] = ()
    ordered: bool = False
    name: str = ""

    def fits(self, wanted: Type) -> bool:
        """Whether a value of this type may stand where ``wanted`` is wanted."""
        if self.is_id:
            return self.kind == wanted.kind and set(self.words) <= set(wanted.words)
        return self.kind == wanted.kind and self.words == wanted.words

    @property
    def is_id(self) -> bool:
        """Whether its words are ids of the story, which mean the same wherever they stand."""
        return self.kind in ("person", "scene")

    @property
    def is_worded(self) -> bool:
        """Whether its values are single words."""
        return self.kind == "enum" or self.is_id

    def joined(self, other: Type | None) -> Type:
        """This type of ids with those of another one of its kind."""
        if other is None or other.kind != self.kind:
            return self
        return Type(self.kind, tuple(dict.fromkeys((*self.words, *other.words))), name=self.name)

    def element(self) -> Type:
        """The type of one word of a set."""
        return Type("enum", self.words, name=self.name)

    def told(self) -> str:
        """The type in words, for a message."""
        if self.is_id:
            return f"a {self.kind} of {self.name}" if self.name else f"a {self.kind} ({listed(self.words)})"
        if self.kind == "enum":
            return f"a word of {self.name}" if self.name else f"a word ({listed(self.words)})"
        if self.kind == "set":
            return f"a set like {self.name}" if self.name else "a set of words"
        return _TOLD[self.kind]


_TOLD = {"int": "a number", "bool": "yes or no", "text": "the player’s own text", "date": "a date"}

INT = Type("int")
"""Whole numbers."""
BOOL = Type("bool")
"""What a gate must be."""
TEXT = Type("text")
"""Text that only the player writes: it can be printed, never compared."""


DATE = Type("date")
"""A day, as 1966-03-04."""


def quality_type(quality: Quality) -> Type:
    """The type of a declared quality's value."""
    return Type(quality.type, quality.words, quality.ordered, quality.id)
