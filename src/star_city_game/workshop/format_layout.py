"""Lays a story's file out anew: the one indentation, the one order of keys, and every word and comment as it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from star_city_game.compiler.nodes import ListNode, MapNode, Node, Pair, ScalarNode
from star_city_game.compiler.shapes import fold, is_nothing
from star_city_game.workshop.format_comments import Attached, Entry, entries_of, line_of, value_of
from star_city_game.workshop.format_extents import BLOCK, Comment, Extents
from star_city_game.workshop.format_keys import Kinds
from star_city_game.workshop.format_prose import wrapped

_STEP: Final = 2
"""Columns by which what is inside stands further in."""
_BEFORE_COMMENT: Final = 2
"""The fewest columns between a line and the comment at its end."""
LINE_BY_LINE: Final = ("lines",)
"""Keys whose text is no prose: each of its lines is one of a paper's."""
_PLAINER: Final = re.compile(r'["\\]')
"""What is written more plainly in single quotation marks than in double ones."""


class Layout:
    """One laying out of one file.

    Args:
        extents: where the parts of the file end.
        attached: its comments.
        kinds: what they are.
        parts_entries: whether a blank line parts each entry of the file from the next, as it does scenes; entries of one line
            each may stand together.
        width: columns that a line of prose may take, or 0 to leave every line of prose as it is.
    """

    def __init__(self, extents: Extents, attached: Attached, kinds: Kinds, *, parts_entries: bool, width: int) -> None:
        self._extents = extents
        self._source = extents.source
        self._attached = attached
        self._kinds = kinds
        self._parts_entries = parts_entries
        self._width = width
        self._lines: list[str] = []
        self._row: list[str] = []  # of the line that is being written; a line may be a megabyte, so it is joined once
        self._column = 0

    def text(self, root: MapNode | ListNode) -> str:
        """The whole file, laid out."""
        if root.flow:
            self._above(root, 0, is_first=True)
            self._flow(root)
            self._end_line(self._extents.end(root).line)
        else:
            self._block(root, "", parts=self._parts_entries)
        return "\n".join(self._lines).strip("\n") + "\n"

    # Collections in block form

    def _block(self, node: MapNode | ListNode, first: str, *, parts: bool = False) -> None:
        """Lays the entries out one below the other; ``first`` is what stands before the first of them on its line."""
        indent = " " * len(first)
        was_line = True
        for number, entry in enumerate(self._ordered(node)):
            before = indent if number else first
            is_line = isinstance(value := value_of(entry), ScalarNode) or value.flow
            self._above(entry, _indent(before), is_parted=parts and not (is_line and was_line), is_first=not number)
            was_line = is_line
            if isinstance(entry, Pair):
                self._pair(entry, before, len(indent))
            else:
                self._value(entry, f"{before}- ", len(indent))
        self._remarks(self._attached.foot(node), indent)

    def _ordered(self, node: MapNode | ListNode) -> Sequence[Entry]:
        return node.items if isinstance(node, ListNode) else self._kinds.pairs(node)

    def _pair(self, pair: Pair, before: str, indent: int) -> None:
        key, value = pair.key, pair.value
        self._write(f"{before}{self._raw(key, indent)}:")
        if is_nothing(value):
            self._end_line(key.line)
        elif isinstance(value, MapNode | ListNode) and not value.flow:
            self._end_line(key.line)
            self._block(value, " " * (indent + _STEP))
        elif value.line > key.line and not (isinstance(value, ScalarNode) and self._becomes_block(value)):
            self._end_line(key.line)
            self._value(value, " " * (indent + _STEP), indent)
        else:
            self._value(value, " ", indent, is_prose=key.text not in LINE_BY_LINE)

    def _value(self, value: Node, before: str, indent: int, *, is_prose: bool = True) -> None:
        """Lays out the value of an entry that stands ``indent`` columns in, after what is before it on its line."""
        if isinstance(value, MapNode | ListNode) and not value.flow:
            self._block(value, before)
            return
        self._write(before)
        if isinstance(value, MapNode | ListNode):
            self._flow(value)
            self._end_line(self._extents.end(value).line)
        elif value.style in BLOCK:
            self._block_scalar(value, indent, self._width if is_prose else 0)
        elif self._becomes_block(value):
            self._write("|")
            self._end_line(value.line, keeps_column=False)
            self._text(fold(value.text).split("\n"), indent, self._width)
        else:
            self._write(self._raw(value, indent + _STEP))
            self._end_line(self._extents.end(value).line)

    # Scalars

    def _raw(self, node: ScalarNode, indent: int) -> str:
        """A scalar as it was written; the lines of one that has several stand ``indent`` columns in."""
        end = self._extents.end(node)
        if node.style == "'" and end.line == node.line and not _PLAINER.search(node.text):
            return f'"{node.text}"'
        written = self._source.line(node.line)
        if end.line == node.line:
            return written[node.column - 1 : end.column - 1]
        first = written[node.column - 1 :]
        inner = [self._source.line(number) for number in range(node.line + 1, end.line)]
        lines = [*inner, self._source.line(end.line)[: end.column - 1]]
        *above, last = [first, *((" " * indent + line.lstrip(" ")) if line.strip() else "" for line in lines)]
        return "\n".join([*(_trimmed(line) for line in above), last])

    def _block_scalar(self, node: ScalarNode, indent: int, width: int) -> None:
        block = self._extents.block(node)
        is_further_in = any(line.strip() for line in block.lines) and _first_filled(block.lines).startswith(" ")
        marks = (str(_STEP) if is_further_in else "") + ("-" if "-" in block.marks else "")
        self._write(f"{node.style}{marks}")
        self._end_line(node.line)
        self._text(block.lines, indent, 0 if is_further_in or node.style == ">" else width)

    def _becomes_block(self, node: ScalarNode) -> bool:
        """Whether a text is prose that was written in quotation marks or on several lines: a block is the form for that."""
        return self._kinds.is_prose(node) and (node.style != "" or self._extents.end(node).line > node.line)

    def _text(self, lines: Sequence[str], indent: int, width: int) -> None:
        """The lines of a block, of ``width`` columns if that is not 0, inside an entry that stands ``indent`` columns in."""
        inner = " " * (indent + _STEP)
        rows = wrapped(lines, width - len(inner)) if width else lines
        self._lines += [_trimmed(inner + line) for line in rows]

    # Collections in brackets

    def _flow(self, node: MapNode | ListNode) -> None:
        """A collection in brackets; lines are broken where the writer broke them."""
        self._write("[" if isinstance(node, ListNode) else "{")
        column = self._column
        breaks = self._breaks(node)
        entries = self._ordered(node)
        ends, opened = node.line, 0
        for number, entry in enumerate(entries):
            is_cut = opened > 0 and number not in breaks
            if number:
                self._write(self._between(entries[number - 1], entry) if is_cut else ",")
            if (number and number in breaks) or self._must_break(entry, ends):
                self._break(ends, self._attached.above(entry), column)
            elif number and not is_cut:
                self._write(" ")
            self._flow_entry(entry, column)
            ends = self._extents.end(value_of(entry)).line
            opened = (opened if is_cut else 0) + (_opened(entry.text) if isinstance(entry, ScalarNode) else 0)
        last = self._extents.end(node).line
        if self._attached.foot(node) or (last > ends and self._attached.has_beside(ends)):
            self._break(ends, self._attached.foot(node), column)
        self._write("]" if isinstance(node, ListNode) else "}")

    def _flow_entry(self, entry: Entry, column: int) -> None:
        value = value_of(entry)
        if isinstance(entry, Pair):
            self._write(self._raw(entry.key, column))
            if is_nothing(value):
                return
            self._write(": ")
        if isinstance(value, ScalarNode):
            self._write(self._raw(value, column))
        else:
            self._flow(value)

    def _breaks(self, node: MapNode | ListNode) -> set[int]:
        """Where the writer began a new line, by the number of the entry that followed."""
        breaks: set[int] = set()
        ends = node.line
        for number, entry in enumerate(entries_of(node)):
            if line_of(entry) > ends:
                breaks.add(number)
            ends = self._extents.end(value_of(entry)).line
        return breaks

    def _must_break(self, entry: Entry, ends: int) -> bool:
        return bool(self._attached.above(entry)) or (line_of(entry) > ends and self._attached.has_beside(ends))

    def _between(self, one: Entry, other: Entry) -> str:
        """What stands between two items that a comma inside round brackets cut in two."""
        line, column = self._extents.end(value_of(one))
        return self._source.line(line)[column - 1 : value_of(other).column - 1]

    def _break(self, number: int, above: Sequence[Comment], column: int) -> None:
        """Ends a line within brackets, and begins the next one below the comments."""
        self._end_line(number)
        self._lines += [" " * column + each.text for each in above]
        self._write(" " * column)

    # Lines

    def _write(self, text: str) -> None:
        """Goes on with the line; what is written may have line ends of its own."""
        head, end, tail = text.rpartition("\n")
        if end:
            first, *others = head.split("\n")
            self._lines += ["".join((*self._row, first)), *others]
            self._row, self._column = [], 0
        self._row.append(tail)
        self._column += len(tail)

    def _end_line(self, number: int, *, keeps_column: bool = True) -> None:
        """Ends a line that ended as line ``number`` of the file did: with the same comment.

        The comment stays in its column, if it can: comments stand in columns.
        """
        line = "".join(self._row)
        comment = self._attached.beside(number)
        if comment is not None:
            moved = _indent(line) - _indent(self._source.line(comment.line))
            gap = comment.column - 1 + moved - len(line) if keeps_column else 0
            line += " " * max(gap, _BEFORE_COMMENT) + comment.text
        self._lines.append(line)
        self._row, self._column = [], 0

    def _above(self, entry: Entry, indent: int, *, is_first: bool, is_parted: bool = False) -> None:
        """The comments above an entry, with one blank line wherever there was at least one."""
        comments = self._attached.above(entry)
        for number, line in enumerate([*(comment.line for comment in comments), line_of(entry)]):
            if not (is_first and not number) and ((is_parted and not number) or self._is_blank(line - 1)):
                self._lines.append("")
            if number < len(comments):
                self._lines.append(" " * indent + comments[number].text)

    def _remarks(self, comments: Sequence[Comment], indent: str) -> None:
        for comment in comments:
            self._lines += ["", indent + comment.text] if self._is_blank(comment.line - 1) else [indent + comment.text]

    def _is_blank(self, number: int) -> bool:
        return number > 0 and not self._source.line(number).strip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _trimmed(line: str) -> str:
    """The line without blanks at its end, but for one that is escaped."""
    trimmed = line.rstrip(" \t")
    is_escaped = (len(trimmed) - len(trimmed.rstrip("\\"))) % 2 == 1
    return trimmed + line[len(trimmed) :][:1] if is_escaped else trimmed


def _first_filled(lines: Sequence[str]) -> str:
    return next((line for line in lines if line.strip()), "")


def _opened(text: str) -> int:
    """How many round brackets a text opens and does not close."""
    return text.count("(") - text.count(")")
