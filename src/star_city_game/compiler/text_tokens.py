"""Cuts a text into tokens and pairs its braces, in one pass over it each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal as Only
from typing import TypeAlias

from star_city_game.compiler.fault import Fault
from star_city_game.model.frozen import frozen

KEPT = "\x00"
"""Stands for a space that trimming leaves alone, while a text is parsed; no source can hold it."""
ESCAPED = "{}|:<*\\ "
"""The signs that may follow a backslash."""
DEEPEST = 16
"""How deep braces may nest."""

Kind: TypeAlias = Only[
    "words", "sign", "open", "close", "bar", "colon", "emphasis", "strong", "join", "arrow", "break", "escape"
]
"""What a token is. A ``sign`` is one that means something only at the start of braces; ``escape`` is one too many."""


@frozen
class Token:
    """One token: the text that it prints, if it is only words, and where it starts and ends in the source."""

    kind: Kind
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Braces:
    """One pair of braces: the positions, among the tokens, of its ends and of the signs that part what is between."""

    open: int
    close: int = 0
    bars: list[int] = field(default_factory=list)
    colon: int | None = None


_TOKEN = re.compile(
    r"""
      (?P<escaped>\\.?) | (?P<break>\n[ \t]*(?:\n[ \t]*)+) | (?P<fold>\n[ \t]*)
    | (?P<open>\{) | (?P<close>\}) | (?P<bar>\|) | (?P<colon>:)
    | (?P<strong>\*\*) | (?P<emphasis>\*) | (?P<join><>) | (?P<arrow>->)
    | (?P<sign>~!|[&!~^]) | (?P<words>[^\\\n{}|:*<&!~^-]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS: dict[str, Kind] = {
    "open": "open",
    "close": "close",
    "bar": "bar",
    "colon": "colon",
    "strong": "strong",
    "emphasis": "emphasis",
    "join": "join",
    "arrow": "arrow",
    "sign": "sign",
    "break": "break",
}


def cut(source: str) -> tuple[Token, ...]:
    """The tokens of a text, which lie end to end; a single line end is a space."""
    return tuple(_token(found) for found in _TOKEN.finditer(source))


def _token(found: re.Match[str]) -> Token:
    group, text = found.lastgroup or "", found.group()
    if group == "escaped":
        sign = text[1:]
        known = sign != "" and sign in ESCAPED
        printed = KEPT if sign == " " else sign
        return Token("words" if known else "escape", printed if known else text, found.start(), found.end())
    return Token(_KINDS.get(group, "words"), " " if group == "fold" else text, found.start(), found.end())


def pair(tokens: Sequence[Token]) -> tuple[dict[int, Braces], tuple[Fault, ...]]:
    """All braces by the position of the opening one, or what keeps them from pairing."""
    pairs: dict[int, Braces] = {}
    stack: list[Braces] = []
    for position, token in enumerate(tokens):
        if token.kind == "open":
            stack.append(Braces(position))
            if len(stack) > DEEPEST:
                return {}, (Fault("SC127", token.start, f"braces nest more than {DEEPEST} deep", word="{"),)
        elif token.kind == "close":
            if not stack:
                message = "this brace closes nothing"
                return {}, (Fault("SC130", token.start, message, "\\} for a brace in prose", word="}"),)
            closed = stack.pop()
            closed.close = position
            pairs[closed.open] = closed
        elif stack:
            _note(stack[-1], position, token)
    if stack:
        start = tokens[stack[-1].open].start
        return {}, (Fault("SC130", start, "this brace is not closed", "}, or \\{ for a brace in prose", word="{"),)
    return pairs, ()


def _note(braces: Braces, position: int, token: Token) -> None:
    """Notes a sign that parts what is between braces; a colon counts only before the first bar."""
    if token.kind == "bar":
        braces.bars.append(position)
    elif token.kind == "colon" and braces.colon is None and not braces.bars:
        braces.colon = position


def is_blank(token: Token) -> bool:
    """Whether a token shows nothing by itself: spaces and joins."""
    return token.kind == "join" or (token.kind == "words" and not token.text.strip(f" \t{KEPT}"))
