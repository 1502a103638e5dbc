"""Cuts an expression into tokens. Nothing is refused here: a sign that the language lacks becomes a ``bad`` token."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal as Only
from typing import TypeAlias

from star_city_game.model.frozen import frozen

Kind: TypeAlias = Only["name", "number", "date", "sign", "bad", "end"]
"""What a token is; a number may still turn out not to be a whole one, and a date no day of the calendar."""


@frozen
class Token:
    """One token: its kind, its text, and where it starts, in characters from the start of the source."""

    kind: Kind
    text: str
    offset: int


_TOKEN = re.compile(
    r"""\s*(?:
        (?P<date>\d{4}-\d{2}-\d{2}(?![\w.]))
      | (?P<number>\d[\w.]*)
      | (?P<name>\w+)
      | (?P<bad>&&|\|\||\*\*|<>|=<|=>|['"“”‘’].{0,60}?['"“”‘’])
      | (?P<sign>\+=|-=|==|!=|<=|>=|//|[-+*%<>=(){},.])
      | (?P<other>\S)
    )""",
    re.VERBOSE | re.DOTALL,
)

_KINDS: Mapping[str, Kind] = {
    "date": "date",
    "number": "number",
    "name": "name",
    "sign": "sign",
    "bad": "bad",
    "other": "bad",
}


def cut(source: str) -> tuple[Token, ...]:
    """The tokens of a source; the last is always of kind ``end``."""
    tokens: list[Token] = []
    position = 0
    while found := _TOKEN.match(source, position):
        kind = found.lastgroup or "other"
        tokens.append(Token(_KINDS[kind], found[kind], found.start(kind)))
        position = found.end()
    tokens.append(Token("end", "", len(source.rstrip())))
    return tuple(tokens)
