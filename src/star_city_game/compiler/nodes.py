"""YAML as positioned nodes: what stands where in which file, with every scalar as the text that was written.

Lines and columns count from 1, columns in characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

PARAMETER = re.compile(r"\$(\$|[a-z][a-z0-9_]*)")
"""Where a parameter stands in a snippet; ``$$`` is the sign itself."""
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


class Position(NamedTuple):
    """A place in a file."""

    line: int
    column: int


@dataclass(slots=True)
class Source:
    """A file's name (relative to the story, forward slashes) and its text, whose lines end in a line feed.

    For one use of a snippet of the file, ``via`` says where it is included, ``within`` names it and the snippets around
    it, and ``values`` holds what stands for each ``$name``.
    """

    file: str
    text: str
    _lines: list[str] | None = field(default=None, repr=False)
    via: str = ""
    within: tuple[str, ...] = ()
    values: Mapping[str, str] | None = None

    @property
    def lines(self) -> list[str]:
        """The text's lines without their ends."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines

    def line(self, number: int) -> str:
        """One line of the text, or nothing where there is no such line."""
        lines = self.lines
        return lines[number - 1] if 0 < number <= len(lines) else ""


# Not frozen: a big story makes a hundred thousand of these, and a frozen one costs three times as much to make.
@dataclass(slots=True, eq=False)
class ScalarNode:
    """A scalar. ``style`` is empty for a plain one, else its sign: ``'``, ``"``, ``|`` or ``>``."""

    source: Source
    line: int
    column: int
    text: str
    style: str = ""

    def at(self, offset: int) -> Position:
        """Where the character at ``offset`` of the text stands in the file.

        Exact for every style but ``>``, where a folded line end may shift it by a character.
        """
        if self.style == "|":
            return _in_literal(self, offset)
        return _in_flow(self, offset)


@dataclass(slots=True, eq=False)
class FilledNode(ScalarNode):
    """A scalar of a snippet with values in the place of names.

    ``written`` is the scalar as it stands in the file; ``moves`` holds, for each value, where it begins and ends in the
    text and where its name begins and ends in what is written.
    """

    written: ScalarNode = field(kw_only=True)
    moves: tuple[tuple[int, int, int, int], ...] = field(kw_only=True)

    def at(self, offset: int) -> Position:
        """Where the character at ``offset`` of the text stands in the file; one of a value stands where the name does."""
        shift = 0
        for start, end, first, last in self.moves:
            if offset < start:
                break
            if offset < end:
                return self.written.at(first)
            shift = last - end
        return self.written.at(offset + shift)


def as_written(node: ScalarNode) -> ScalarNode:
    """The scalar as it stands in its file."""
    return node.written if isinstance(node, FilledNode) else node


def filled(node: ScalarNode) -> ScalarNode:
    """The scalar with the values of its snippet's parameters; itself when no parameter stands in it."""
    values = node.source.values
    if values is None or "$" not in node.text:
        return node
    pieces: list[str] = []
    moves: list[tuple[int, int, int, int]] = []
    length = last = 0
    for found in PARAMETER.finditer(node.text):
        value = "$" if found[1] == "$" else values.get(found[1])
        if value is None:
            continue
        pieces += [node.text[last : found.start()], value]
        start = length + found.start() - last
        length = start + len(value)
        last = found.end()
        moves.append((start, length, found.start(), last))
    text = "".join((*pieces, node.text[last:]))
    return FilledNode(node.source, node.line, node.column, text, node.style, written=node, moves=tuple(moves))


@dataclass(slots=True, eq=False)
class ListNode:
    """A sequence of nodes; ``flow`` when it was written in brackets."""

    source: Source
    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    flow: bool = False


@dataclass(slots=True, eq=False)
class Pair:
    """A key of a mapping with its value."""

    key: ScalarNode
    value: Node


@dataclass(slots=True, eq=False)
class MapNode:
    """A mapping in the order written; ``flow`` when it was written in braces."""

    source: Source
    line: int
    column: int
    pairs: dict[str, Pair] = field(default_factory=dict)
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The value under a key, or None."""
        pair = self.pairs.get(key)
        return None if pair is None else pair.value


Node: TypeAlias = ScalarNode | ListNode | MapNode


def words_of(node: Node) -> Iterator[str]:
    """Every word within a node; keys are left out.

    The same however the node is laid out, for ids are made of it: neither the order of keys nor where a line ends counts.
    """
    if isinstance(node, ScalarNode):
        yield from node.text.split()
        return
    inner = node.items if isinstance(node, ListNode) else [node.pairs[key].value for key in sorted(node.pairs)]
    for each in inner:
        yield from words_of(each)


def _in_literal(node: ScalarNode, offset: int) -> Position:
    before = node.text[:offset]
    number = node.line + 1 + before.count("\n")
    within = offset - (before.rfind("\n") + 1)
    end = node.text.find("\n", offset)
    written = node.text[offset - within : end if end >= 0 else len(node.text)]
    indent = len(node.source.line(number)) - len(written)
    return Position(number, max(indent, 0) + within + 1)


def _in_flow(node: ScalarNode, offset: int) -> Position:
    line, column = node.line, node.column - 1
    text, source = node.text, node.source
    if node.style == ">":
        line, column = line + 1, len(source.line(line + 1)) - len(source.line(line + 1).lstrip())
    elif node.style:
        column += 1
    index, last = 0, len(source.lines)
    written = source.line(line)
    end = len(written.rstrip())  # once a line, not once a sign: a line may be a megabyte
    while index < min(offset, len(text)):
        goes_on = node.style == '"' and column == end - 1 and written[column] == "\\"
        if (column >= end or goes_on) and line < last:
            if not goes_on:
                index += _folded(text, index)
            line += 1
            while not source.line(line).strip() and line < last:
                line += 1
            written = source.line(line)
            column, end = len(written) - len(written.lstrip()), len(written.rstrip())
            continue
        column += _written_length(written[column : column + 2], node.style)
        index += 1
    return Position(line, column + 1)


def _folded(text: str, index: int) -> int:
    """How many characters of the text stand for the line end (and blank lines) at ``index``."""
    if text[index] != "\n":
        return 1
    length = 0
    while text[index + length : index + length + 1] == "\n":
        length += 1
    return length


def _written_length(rest: str, style: str) -> int:
    if style == '"' and rest.startswith("\\"):
        return _ESCAPE_LENGTH.get(rest[1:2], 2)
    if style == "'" and rest.startswith("''"):
        return 2
    return 1
