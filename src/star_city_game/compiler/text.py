"""Texts, from what a writer wrote to a tree, or to faults; never an exception, whatever was written."""

from __future__ import annotations

import re
from hashlib import blake2s
from itertools import pairwise
from typing import Literal as Only
from typing import TypeAlias

from star_city_game.compiler.characters import forbidden, name_of
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.interpolations import condition, interpolated
from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.text_pieces import Pieces
from star_city_game.compiler.text_tokens import ESCAPED, Braces, Token, cut, is_blank, pair
from star_city_game.model.text import Alternatives, Either, Piece, Raised, Text, Words

LONGEST = 100_000
"""Characters that a text may have."""
MOST_FAULTS = 20
"""No text has more faults told than this."""

_PLAIN = re.compile(r"[^\\\n{}*<]*")
"""A line in which every sign stands for itself, as in most labels: cutting it into tokens would take ten times as long."""
_Kind: TypeAlias = Only["stop", "cycle", "once", "shuffle", "shuffle_once"]
_SEQUENCES: dict[str, _Kind] = {"&": "cycle", "!": "once", "~": "shuffle", "~!": "shuffle_once"}


def parse_text(
    source: str, names: Names, scope: Scope, prefix: str, taken: set[str] | None = None
) -> tuple[Text | None, tuple[Fault, ...]]:
    """The tree of a text, or None and what is wrong with it.

    Each sequence in it gets an id: ``prefix`` and a hash of what the sequence says, so that it keeps its counter when
    other text is written around it. Texts with one prefix share ``taken``, the ids given so far, to which theirs are
    added: the second of two identical sequences ends in ``_2``.
    """
    if len(source) > LONGEST:
        message = f"this is {len(source)} characters long; a text may have {LONGEST}"
        return None, (Fault("SC126", LONGEST, message, "two texts"),)
    found = tuple(Fault("SC137", offset, f"{name_of(sign)} in a text") for offset, sign in forbidden(source))
    if found:
        return None, found
    body = source.rstrip("\n")
    if _PLAIN.fullmatch(body):
        return Text((Words(body),) if body else ()), ()
    tokens = cut(source)
    braces, unpaired = pair(tokens)
    if unpaired:
        return None, unpaired
    reader = _Reader(_Written(source, tokens, braces), names, scope, _Ids(prefix, set() if taken is None else taken))
    text = reader.whole()
    return (None, tuple(reader.faults[:MOST_FAULTS])) if reader.faults else (text, ())


class _Ids:
    """Gives each sequence an id of its own."""

    def __init__(self, prefix: str, taken: set[str]) -> None:
        self._prefix = prefix
        self._taken = taken
        self._counts: dict[str, int] = {}

    def give(self, kind: str, written: str) -> str:
        said = f"{kind} {' '.join(written.split())}"
        first = f"{self._prefix}{blake2s(said.encode(), digest_size=4).hexdigest()}"
        count = self._counts.get(first, 0) + 1
        while (given := first if count == 1 else f"{first}_{count}") in self._taken:
            count += 1
        self._counts[first] = count
        self._taken.add(given)
        return given


class _Written:
    """A text as it was written: its source, its tokens, and its braces by the position of the opening one."""

    def __init__(self, source: str, tokens: tuple[Token, ...], braces: dict[int, Braces]) -> None:
        self.tokens = tokens
        self.braces = braces
        self._source = source

    def between(self, start: int, end: int) -> tuple[str, int]:
        """The source of the tokens from ``start`` up to ``end``, and where it begins."""
        offset = self.tokens[start].start
        return self._source[offset : self.tokens[end].start], offset

    def level(self, start: int, end: int) -> list[int]:
        """The positions of tokens from ``start`` up to ``end``; an opening brace stands for all that it holds."""
        positions = []
        position = start
        while position < end:
            positions.append(position)
            inner = self.braces.get(position)
            position = inner.close + 1 if inner else position + 1
        return positions

    def trimmed(self) -> tuple[int, int]:
        """The tokens of the whole without the line ends around them."""
        start, end = 0, len(self.tokens)
        while start < end and self._ends_line(start):
            start += 1
        while end > start and self._ends_line(end - 1):
            end -= 1
        return start, end

    def _ends_line(self, position: int) -> bool:
        return self._source[self.tokens[position].start] == "\n"


class _Reader:
    """Reads the tokens of one text; ``faults`` gathers what is wrong."""

    def __init__(self, written: _Written, names: Names, scope: Scope, ids: _Ids) -> None:
        self.faults: list[Fault] = []
        self._written = written
        self._names = names
        self._scope = scope
        self._ids = ids

    def whole(self) -> Text:
        """The whole text."""
        start, end = self._written.trimmed()
        return self._content(start, end, opens=True, closes=True).text()

    def _content(self, start: int, end: int, *, opens: bool, closes: bool) -> Pieces:
        """The pieces of some tokens; ``opens`` and ``closes`` say whether the whole text begins and ends with them."""
        level = self._written.level(start, end)
        tokens = self._written.tokens
        shown = [position for position in level if not is_blank(tokens[position])]
        first, last = (shown[0], shown[-1]) if shown else (end, start)
        joins = [position for position in level if tokens[position].kind == "join"]
        pieces = Pieces()
        for position in level:
            token = tokens[position]
            at_start, at_end = opens and position <= first, closes and position >= last
            if token.kind == "open":
                self._add(pieces, position, opens=at_start, closes=at_end)
            elif token.kind == "join" and (at_start or at_end):
                pieces.join(alone=at_start and at_end and len(joins) == 1)
            elif token.kind in ("join", "escape"):
                self.faults.append(_misplaced(token))
            else:
                pieces.take(token)
        self.faults.extend(pieces.ended())
        return pieces

    # braces

    def _add(self, pieces: Pieces, position: int, *, opens: bool, closes: bool) -> None:
        """Adds what a pair of braces holds."""
        if len(self.faults) >= MOST_FAULTS:
            return
        braces = self._written.braces[position]
        tokens = self._written.tokens
        for inner in self._written.level(position + 1, braces.close):
            if tokens[inner].kind in ("arrow", "break"):
                self.faults.append(_misplaced(tokens[inner]))
                return
        start = position + 1
        while tokens[start].kind == "words" and tokens[start].text.isspace():
            start += 1
        raises = tokens[start].text == "^" and tokens[start].kind == "sign"
        piece = self._held(braces, start + 1 if raises else start, opens=opens, closes=closes)
        if piece is not None:
            pieces.add(Raised(Text((piece,))) if raises else piece)

    def _held(self, braces: Braces, start: int, *, opens: bool, closes: bool) -> Piece | None:
        token = self._written.tokens[start]
        if token.kind == "sign" and token.text in _SEQUENCES:
            cuts = [start, *braces.bars, braces.close]
            return self._sequence(_SEQUENCES[token.text], cuts, opens=opens, closes=closes)
        if braces.colon is not None:
            return self._either(braces, start, braces.colon, opens=opens, closes=closes)
        if braces.bars:
            cuts = [start - 1, *braces.bars, braces.close]
            return self._sequence("stop", cuts, opens=opens, closes=closes)
        piece, faults = interpolated(*self._written.between(start, braces.close), self._names, self._scope)
        self.faults.extend(faults)
        return piece

    def _items(self, cuts: list[int], *, opens: bool, closes: bool) -> tuple[Text, ...]:
        """The alternatives between some tokens, trimmed."""
        return tuple(
            self._content(before + 1, after, opens=opens, closes=closes).trimmed() for before, after in pairwise(cuts)
        )

    def _sequence(self, kind: _Kind, cuts: list[int], *, opens: bool, closes: bool) -> Piece:
        said, _ = self._written.between(cuts[0] + 1, cuts[-1])
        given = self._ids.give(kind, said)
        return Alternatives(kind, given, self._items(cuts, opens=opens, closes=closes))

    def _either(self, braces: Braces, start: int, colon: int, *, opens: bool, closes: bool) -> Piece | None:
        gate, faults = condition(*self._written.between(start, colon), self._names, self._scope)
        self.faults.extend(faults)
        items = self._items([colon, *braces.bars, braces.close], opens=opens, closes=closes)
        if len(items) > 2:  # noqa: PLR2004 - one if it holds and one if not
            token = self._written.tokens[braces.bars[1]]
            message = "a condition has two alternatives at most, and this begins a third"
            self.faults.append(Fault("SC136", token.start, message, "braces within braces", word="|"))
            return None
        return None if gate is None else Either(gate, items[0], items[1] if len(items) > 1 else Text(()))


def _misplaced(token: Token) -> Fault:
    """The fault for a token that cannot stand where it stands."""
    code, message, expected = {
        "join": ("SC134", "<> joins paragraphs, at the start or the end of a text", "\\<> for the signs themselves"),
        "escape": ("SC139", f"“{token.text}” is no escape", f"a backslash before one of {' '.join(ESCAPED)}"),
        "arrow": ("SC133", "there is no goto inside braces", "a beat with when: and then: - goto:"),
        "break": ("SC131", "a blank line inside braces", "two texts, or a beat with when: and then:"),
    }[token.kind]
    return Fault(code, token.start, message, expected, word=token.text.strip())
