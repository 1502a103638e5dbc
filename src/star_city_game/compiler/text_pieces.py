"""Puts the pieces of one text together: words run together, styles opened and closed, ends trimmed."""

from __future__ import annotations

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.text_tokens import KEPT, Token
from star_city_game.model.text import EMPHASIS, JOIN, PARAGRAPH, STRONG, Piece, Text, Words


class Pieces:
    """The pieces of a text, or of one alternative in it, as they are read."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._open: list[str] = []
        self._styles: dict[str, Token] = {}
        self._faults: list[Fault] = []

    def take(self, token: Token) -> None:
        """Adds a token that is words, opens or closes a style, or parts paragraphs."""
        if token.kind in ("emphasis", "strong"):
            self._toggle(token)
        elif token.kind == "break":
            self._close_styles()
            self._words(PARAGRAPH)
        else:
            self._words(token.text)

    def add(self, piece: Piece) -> None:
        """Adds what a pair of braces gives."""
        self._settle()
        self._pieces.append(piece)

    def join(self, *, alone: bool) -> None:
        """Adds a join; one that is ``alone`` in its text joins to both sides, which two marks say."""
        self._words(JOIN * 2 if alone else JOIN)

    def ended(self) -> tuple[Fault, ...]:
        """The faults of the text, now that it has ended."""
        self._close_styles()
        return tuple(self._faults)

    def text(self) -> Text:
        """The text."""
        self._settle()
        return Text(tuple(_printed(piece) for piece in self._pieces))

    def trimmed(self) -> Text:
        """The text without the spaces at its ends, but for those that a backslash keeps."""
        self._settle()
        if self._pieces and isinstance(self._pieces[0], Words):
            self._pieces[0] = Words(self._pieces[0].text.lstrip(" \t"))
        if self._pieces and isinstance(self._pieces[-1], Words):
            self._pieces[-1] = Words(self._pieces[-1].text.rstrip(" \t"))
        return Text(tuple(_printed(piece) for piece in self._pieces if piece != Words("")))

    def _words(self, words: str) -> None:
        self._open.append(words)

    def _settle(self) -> None:
        """Makes one piece of the words since the last one."""
        if self._open:
            self._pieces.append(Words("".join(self._open)))
            self._open.clear()

    def _toggle(self, token: Token) -> None:
        if self._styles.pop(token.kind, None) is None:
            self._styles[token.kind] = token
        self._words(EMPHASIS if token.kind == "emphasis" else STRONG)

    def _close_styles(self) -> None:
        """Faults the styles that are open where a paragraph or an alternative ends."""
        for token in self._styles.values():
            message = f"the {token.text} that opens here is not closed in this paragraph"
            advice = f"{token.text} at its end, or \\* for the sign itself"
            self._faults.append(Fault("SC132", token.start, message, advice, word=token.text))
        self._styles.clear()


def _printed(piece: Piece) -> Piece:
    return Words(piece.text.replace(KEPT, " ")) if isinstance(piece, Words) else piece
