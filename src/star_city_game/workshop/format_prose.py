"""Lines of prose made as long as a writer wants them: a line end within a paragraph means no more than a space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_WORD = re.compile(r"(?:\\.|[^\s\\]|\\$)+")
"""A word: a blank after a backslash is part of it."""


def wrapped(lines: Sequence[str], width: int) -> tuple[str, ...]:
    """The lines of a block of prose, filled anew: no line longer than ``width`` columns but where one word is.

    Args:
        lines: the lines without their indentation.
        width: columns.
    """
    filled: list[str] = []
    for is_blank, group in groupby(lines, key=lambda line: not line.strip()):
        rows = list(group)
        filled += [""] * len(rows) if is_blank else _filled(" ".join(rows), width)
    return tuple(filled)


def _filled(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for word in _WORD.findall(paragraph):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line
