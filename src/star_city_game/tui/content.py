"""The one place where text of the story and of the player becomes Textual ``Content``.

Markup is never parsed: text goes in as text, styles go in as spans. Whatever could move the cursor, recolour the
screen or turn a line round is taken out first, so a name such as ``[@click=app.quit]`` is shown as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from textual.content import Content

from star_city_game.model.turn import Block, Heading, Panel, Paper, Paragraph
from star_city_game.tui.typescript import retyped

__all__ = [
    "ALARM",
    "FAINT",
    "LAMP",
    "SOFT",
    "Content",
    "Piece",
    "clean",
    "cut",
    "flush_right",
    "framed",
    "join",
    "line",
    "lines",
    "pad",
    "page",
    "rest",
    "spread",
    "struck",
    "wrap",
]

Piece = str | tuple[str, str] | Content
"""A stretch of a line: plain text, text with a style, or content already made."""

SOFT = "$soft"
FAINT = "$faint"
LAMP = "$lamp"
ALARM = "$alarm"
_TYPED = "$type on $sheet"
_RULED = "$rule on $sheet"
_STYLES = {"": "", "em": "italic", "strong": "bold"}

_ESCAPES = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"  # colours, cursor moves
    "|\x1b[\\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\\\)?"  # titles, links, device strings
    "|\x1b[ -/]*[0-~]?"  # everything else that an escape can begin
    "|\x9b[0-?]*[ -/]*[@-~]"
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, or turning text round
    "\U000e0000-\U000e0fff]"  # tags and supplementary selectors
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
MOST_MARKS = 3
"""Combining marks kept on one letter; more would climb over the lines above it."""


def clean(text: str, *, keep_lines: bool = False) -> str:
    """Text without control characters, escape sequences, and marks that turn text round or stack up.

    Args:
        text: Anything a writer or a player wrote.
        keep_lines: Whether line ends stay; otherwise each becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _ESCAPES.sub("", _LINE_ENDS.sub("\n", text))
    text = _UNSEEN.sub("", _SURROGATES.sub("\ufffd", text)).replace("\t", " ")
    if not keep_lines:
        text = text.replace("\n", " ")
    return _thinned(text)


def _thinned(text: str) -> str:
    """Cuts runs of combining marks to the number that a line can hold."""
    kept: list[str] = []
    run = 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def line(*pieces: Piece) -> Content:
    """One line of content; every piece is cleaned, none is read as markup."""
    parts: list[str | tuple[str, str] | Content] = []
    for piece in pieces:
        if isinstance(piece, Content):
            parts.append(piece)
        elif isinstance(piece, tuple):
            parts.append((clean(piece[0]), piece[1]))
        else:
            parts.append(clean(piece))
    return Content.assemble(*parts)


def lines(text: str, style: str = "") -> Content:
    """Text whose line ends are kept, in one style."""
    return Content.styled(clean(text, keep_lines=True), style)


def join(parts: Iterable[Content], between: str = "\n") -> Content:
    """Parts one after another, parted by line ends or what is given."""
    return Content(between).join(parts)


def pad(content: Content, width: int, style: str = "") -> Content:
    """Content filled with spaces up to a width in cells, in a style that covers all of it."""
    filled = content.pad_right(max(0, width - content.cell_length))
    return filled.stylize_before(style) if style else filled


def cut(content: Content, width: int) -> Content:
    """Content of at most that many cells, its end replaced by an ellipsis where it was longer."""
    return content if content.cell_length <= width else content.truncate(max(1, width), ellipsis=True)


def spread(left: Content, right: Content, width: int) -> Content:
    """Two pieces on one line, at its ends; the left one gives way when there is no room."""
    room = width - right.cell_length
    if right and room < 1:
        return cut(right, width)
    left = cut(left, room - 1 if right else room)
    return left.pad_right(max(0, room - left.cell_length)) + right


def page(blocks: Iterable[Block], *, dated: bool = False) -> Content:
    """Headings and paragraphs as one flow, a blank line between them. Papers and panels are set apart elsewhere.

    ``dated`` headings say when as well as where, for pages that have no status line.
    """
    return join([_block(block, dated=dated) for block in blocks if not isinstance(block, Paper | Panel)], "\n\n")


def _block(block: Heading | Paragraph, *, dated: bool) -> Content:
    if isinstance(block, Heading):
        under = " · ".join(part for part in (block.place, block.when if dated else "") if part)
        head = line((block.title, f"bold {LAMP}"))
        if under and block.title:
            return join([head, line((under, SOFT))])
        return head if block.title else line((under, SOFT))
    runs = [(clean(run.text, keep_lines=True), _STYLES[run.style]) for run in block.runs]
    prose = Content.assemble(*runs)
    return prose.stylize(f"italic {SOFT}") if block.echo else prose


def rest(paper: Paper) -> Content:
    """A paper's heading and lines, each line as it was written."""
    parts = [line((paper.heading, "bold")), line("")] if paper.heading else []
    parts += [lines(written) for written in paper.lines]
    return join(parts)


def wrap(content: Content, width: int) -> list[Content]:
    """Content as lines of at most that many cells; empty content is one empty line."""
    return content.wrap(width) if content else [content]


def hung(content: Content, width: int, first: Piece = "  ", rest: Piece = "    ") -> list[Content]:
    """Content as lines of at most that many cells, the first after one margin, the others after another."""
    before, after = line(first), line(rest)
    rows = wrap(content, max(8, width - max(before.cell_length, after.cell_length)))
    return [(after if number else before) + row for number, row in enumerate(rows)]


def flush_right(content: Content, width: int) -> Content:
    """A line moved to the right end of a width."""
    return content.pad_left(max(0, width - content.cell_length))


def framed(paper: Paper, width: int) -> list[Content]:
    """A paper with a border, for the page: each line as it was written, run on below only where there is no room."""
    typed = replace(paper, lines=tuple(retyped(paper.lines, max(8, width - 4))))
    inside = [part for each in rest(typed).split("\n", allow_blank=True) for part in wrap(each, max(8, width - 4))]
    room = max((part.cell_length for part in inside), default=0)
    side = line(("│", _RULED))
    top, bottom = (line((f"{left}{'─' * (room + 2)}{right}", _RULED)) for left, right in ("┌┐", "└┘"))
    middle = [side + pad(line(" ") + part, room + 2, _TYPED) + side for part in inside]
    return [top, *middle, bottom]


def struck(seed: int, width: int) -> Content:
    """A line of writing blacked out: bars of uneven length, the same for the same seed."""
    bars: list[str] = []
    room = width
    value = seed * 7919 + 17
    while room > 0:
        value = (value * 1103515245 + 12345) % 2147483648
        length = min(room, 2 + (value >> 8) % 9)
        bars.append("█" * length)
        room -= length + 1
    return Content.styled(" ".join(bars), FAINT)
