"""The tree of a piece of text with its interpolations, and the runs it is rendered to."""

from __future__ import annotations

from typing import Literal as Only
from typing import TypeAlias

from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen

EMPHASIS = "\x01"
"""Switches emphasis on and off in rendered text; a control character, so no author or player can write it."""
STRONG = "\x02"
"""Switches strong text on and off in rendered text."""
JOIN = "\x03"
"""Where ``<>`` stood: joins this paragraph with its neighbour."""
PARAGRAPH = "\n\n"
"""Parts paragraphs in rendered text."""


@frozen
class Words:
    """Literal text; may hold EMPHASIS, STRONG, JOIN and PARAGRAPH marks."""

    text: str


@frozen
class Insert:
    """The value of an expression: an integer as digits, a word with spaces for underscores.

    ``literal`` marks the player's own text, which is printed as it is and can hold no marks.
    """

    value: Expr
    literal: bool = False


@frozen
class Form:
    """A form of a person's name, such as ``rinat.short``; the person ``you`` is the player."""

    person: str
    form: str


@frozen
class FormOf:
    """A form of the name of the person whose id a value is."""

    value: Expr
    form: str


@frozen
class Plural:
    """``one`` when the value is 1 or -1, else ``many``."""

    value: Expr
    one: str
    many: str


@frozen
class Raised:
    """Its content with the first letter raised."""

    content: Text


@frozen
class Either:
    """``then`` if the gate holds, else ``other``; both trimmed."""

    gate: Expr
    then: Text
    other: Text


@frozen
class Alternatives:
    """A counted sequence; ``id`` is stable and keys its counter in the state.

    ``stop`` ends on the last, ``cycle`` starts again, ``once`` gives each once and then nothing,
    ``shuffle`` deals a shuffled deck again and again, ``shuffle_once`` deals it once.
    """

    kind: Only["stop", "cycle", "once", "shuffle", "shuffle_once"]
    id: str
    items: tuple[Text, ...]


Piece: TypeAlias = Words | Insert | Form | FormOf | Plural | Raised | Either | Alternatives


@frozen
class Text:
    """A piece of text: pieces in order."""

    pieces: tuple[Piece, ...]


@frozen
class Run:
    """A stretch of rendered text of one style; ``style`` is empty, ``em`` or ``strong``."""

    text: str
    style: Only["", "em", "strong"] = ""
