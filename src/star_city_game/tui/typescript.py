"""Typed lines: as they were typed where there is room, and typed anew, paragraph by paragraph, where there is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

_GAPS = re.compile(r"(?<=\S) {3,}(?=\S)")
"""Spaces that set two things apart on one line, such as a date and the number of a sheet."""
_LIST = re.compile(r"[-*–] |\d+(\.\d+)+\.? +|\d+\. +")
"""How the lines of a list begin."""


def retyped(typed: Sequence[str], width: int) -> list[str]:
    """Lines of at most so many columns. Those of a paragraph run on; one in two parts keeps them apart while it can."""
    lines = [each.rstrip() for each in typed]
    widest = max(map(len, lines), default=0)
    if widest <= width:
        return lines
    return [part for paragraph in _paragraphs(lines, widest) for part in _typed(paragraph, width)]


def _paragraphs(lines: Sequence[str], widest: int) -> Iterator[list[str]]:
    """Lines that belong together: one runs on into the next if the first word of that had no room behind it."""
    paragraph: list[str] = []
    for each in lines:
        if paragraph and _runs_on(paragraph, each, widest):
            paragraph.append(each)
            continue
        if paragraph:
            yield paragraph
        paragraph = [each]
    if paragraph:
        yield paragraph


def _runs_on(paragraph: Sequence[str], following: str, widest: int) -> bool:
    before, words = paragraph[-1], following.split(maxsplit=1)
    if not before or not words or _LIST.match(following.lstrip()) or _GAPS.search(before):
        return False
    if len(paragraph) > 1 and _indent(before) != _indent(following):
        return False
    return len(before) + 1 + len(words[0]) > widest


def _indent(each: str) -> int:
    return len(each) - len(each.lstrip())


def _typed(paragraph: Sequence[str], width: int) -> list[str]:
    first, *rest = paragraph
    squeezed = _squeezed(first, width) if not rest else first
    mark = _LIST.match(first.lstrip())
    hanging = _indent(first) + (len(mark.group()) if mark else 0)
    indent = " " * min(_indent(rest[0]) if rest else hanging, width // 4)
    text = " ".join([squeezed.strip(), *(each.strip() for each in rest)])
    if not rest and len(squeezed) <= width:
        return [squeezed]
    opening = " " * min(_indent(first), width // 4)
    return wrap(text, width, initial_indent=opening, subsequent_indent=indent) or [""]


def _squeezed(typed: str, width: int) -> str:
    """A line whose widest gap gives way, as far as three spaces."""
    gap = max(_GAPS.finditer(typed), key=lambda found: len(found.group()), default=None)
    if gap is None or len(typed) <= width:
        return typed
    room = max(3, len(gap.group()) - (len(typed) - width))
    return typed[: gap.start()] + " " * room + typed[gap.end() :]
