"""Writes the tree of a text as Python source, and makes functions of it that give marked text.

A text becomes one expression; most of it is words and values side by side, which Python joins faster than anything else.
Marked text is a plain string with the marks of :mod:`~star_city_game.model.text`; :mod:`.prose` makes paragraphs of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import groupby
from typing import Protocol, TypeAlias

from star_city_game.engine.expressions import Evaluate, Reader, Writer
from star_city_game.engine.prose import clean, is_clean, raised
from star_city_game.engine.source import Source
from star_city_game.model.expression import Apply, Arithmetic, Ask, Expr, Get, IfElse, Literal, Minus, Rank, Value
from star_city_game.model.text import (
    JOIN,
    Alternatives,
    Either,
    Form,
    FormOf,
    Insert,
    Piece,
    Plural,
    Raised,
    Text,
    Words,
)


class Context(Reader, Protocol):
    """What a text may ask for while it is rendered."""

    def sequence(self, alternatives: Alternatives, /) -> int | None:
        """Which item of a sequence comes now, None for nothing; counts one use."""

    def form(self, person: str, form: str, /) -> str:
        """A form of a person's name, as marked text."""


Render: TypeAlias = Callable[[Context], str]


def compile_text(text: Text, derived: Mapping[str, Evaluate], numbers: Collection[str] = ()) -> Render:
    """The text as a function that gives marked text.

    ``derived`` is as for ``compile_expression``; ``numbers`` are the qualities, derived ones too, that are numbers: these
    are printed a little faster.
    """
    source = Source()
    source.line(f"return {TextWriter(Writer(source, derived), numbers).write(text)}")
    made: Render = source.function()
    return made


def constant(text: Text) -> str | None:
    """The marked text of a text that is always the same; None of any other."""
    words = [piece.text for piece in text.pieces if isinstance(piece, Words)]
    return "".join(words) if len(words) == len(text.pieces) else None


class TextWriter:
    """Writes texts into a source; ``numbers`` as for :func:`compile_text`."""

    def __init__(self, values: Writer, numbers: Collection[str]) -> None:
        self._values = values
        self._numbers = numbers
        self._source = values.source

    def write(self, text: Text) -> str:
        """The source of a text."""
        always = constant(text)
        if always is not None:
            return self._source.give(always)
        parts: list[str] = []
        for is_words, pieces in groupby(text.pieces, lambda piece: isinstance(piece, Words)):
            if is_words:
                parts.append(self._source.give("".join(piece.text for piece in pieces if isinstance(piece, Words))))
            else:
                parts += map(self._piece, pieces)
        # no part holds a quotation mark: all words are given, so nothing can end this string early
        return "f'" + "".join(f"{{{part}}}" for part in parts) + "'"

    def is_clean(self, text: Text) -> bool:
        """Whether the text surely comes out as one paragraph with nothing in it to be worked on."""
        return is_clean("".join(self._sample(piece) for piece in text.pieces))

    def _sample(self, piece: Piece) -> str:
        """What stands for all that a piece may come to; a mark for anything that may hold one."""
        match piece:
            case Words(words):
                return words
            case Insert(value, literal=False) if self._is_number(value):
                return "0"
            case _:
                return JOIN

    def _piece(self, piece: Piece) -> str:
        use, give = self._source.use, self._source.give
        match piece:
            case Words(words):
                written = give(words)
            case Insert():
                written = self._insert(piece)
            case Form(person, form):
                written = f"s.form({give(person)}, {give(form)})"
                written = f"{use(clean)}({written})" if person == "you" else written
            case FormOf(value, form):
                written = f"s.form({self._values.value(value)}, {give(form)})"
            case Plural():
                written = f"({give(piece.one)} if {self._values.value(piece.value)} in (1, -1) else {give(piece.many)})"
            case Raised(content):
                written = f"{use(raised)}({self._inner(content)})"
            case Either(gate, then, other):
                written = f"({self._inner(then)} if {self._values.value(gate)} else {self._inner(other)})"
            case Alternatives():
                written = f"{give(self._alternatives(piece))}(s)"
        return written

    def _insert(self, insert: Insert) -> str:
        written = self._values.value(insert.value)
        if insert.literal:
            return f"{self._source.use(_own)}({written})"
        return written if self._is_number(insert.value) else f"{self._source.use(_words)}({written})"

    def _inner(self, text: Text) -> str:
        """A text inside another one: a function of its own, unless it is constant."""
        always = constant(text)
        if always is not None:
            return self._source.give(always)
        return f"{self._source.give(self._rendering(text))}(s)"

    def _rendering(self, text: Text) -> Render:
        return compile_text(text, self._values.derived, self._numbers)

    def _alternatives(self, alternatives: Alternatives) -> Render:
        items = tuple(self._rendering(item) for item in alternatives.items)

        def render(context: Context) -> str:
            index = context.sequence(alternatives)
            return "" if index is None else items[index](context)

        return render

    def _is_number(self, expr: Expr) -> bool:
        """Whether an expression certainly gives a whole number."""
        match expr:
            case Get("quality" | "derived", name):
                return name in self._numbers
            case Get(field):
                return field in ("trust", "debt", "dossier", "launch")
            case Literal(value):
                return type(value) is int
            case IfElse(then=then, other=other):
                return self._is_number(then) and self._is_number(other)
            case Ask(name):
                return name in ("visits", "turns_since", "picks_since", "days_to")
            case _:
                return isinstance(expr, Arithmetic | Minus | Apply | Rank)


def _own(value: Value) -> str:
    """The player's own words."""
    return clean(str(value))


def _words(value: Value) -> str:
    return str(value).replace("_", " ")
