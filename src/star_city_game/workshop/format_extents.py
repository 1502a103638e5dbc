"""Where the parts of a file end, and the comments between them: what the reader's nodes do not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from star_city_game.compiler.nodes import ListNode, MapNode, Node, Position, ScalarNode, Source
from star_city_game.model.frozen import frozen

_HEADER = re.compile(r"[|>](?P<marks>[-+0-9]*)")
_CLOSING = re.compile(r"[\]}#]")
BLOCK = ("|", ">")
"""Styles of scalars whose text stands on lines of its own."""


@frozen
class Comment:
    """A comment: its place, its words from the sign on, and whether it has its line to itself."""

    line: int
    column: int
    text: str
    is_alone: bool


@frozen
class Block:
    """The text of a block scalar: its lines without their indentation, the marks of its head, the last line in the file."""

    lines: tuple[str, ...]
    marks: str
    last: int


class Extents:
    """Where each node of a file ends.

    Args:
        root: what the file holds.
    """

    def __init__(self, root: Node) -> None:
        self.source: Source = root.source
        self._ends: dict[int, Position] = {}
        self._blocks: dict[int, Block] = {}
        self._covered: dict[int, list[tuple[int, int]]] = {}
        self._measure(root, 0)

    def end(self, node: Node) -> Position:
        """The place after the last character of a scalar, or of a collection in brackets."""
        return self._ends[id(node)]

    def block(self, node: ScalarNode) -> Block:
        """The text of a block scalar."""
        return self._blocks[id(node)]

    def comments(self) -> list[Comment]:
        """Every comment of the file, in order."""
        found = (self._comment(number, line) for number, line in enumerate(self.source.lines, 1))
        return [comment for comment in found if comment is not None]

    def _measure(self, node: Node, parent: int) -> None:
        if isinstance(node, ScalarNode):
            self._measure_scalar(node, parent)
            return
        inner = parent if node.flow else node.column - 1
        for each in _members(node):
            self._measure(each, inner)
        if node.flow:
            self._ends[id(node)] = self._closing(node)

    def _measure_scalar(self, node: ScalarNode, parent: int) -> None:
        if node.style in BLOCK:
            block = _block_of(node, parent)
            self._blocks[id(node)] = block
            self._cover(node.line, node.column - 1, node.column + len(block.marks))
            for number in range(node.line + 1, block.last + 1):
                self._cover(number, 0, len(self.source.line(number)))
            return
        self._ends[id(node)] = end = _end_of(node)
        for number in range(node.line, end.line + 1):
            first = node.column - 1 if number == node.line else 0
            self._cover(number, first, end.column - 1 if number == end.line else len(self.source.line(number)))

    def _cover(self, line: int, first: int, end: int) -> None:
        self._covered.setdefault(line, []).append((first, end))

    def _comment(self, number: int, line: str) -> Comment | None:
        if "#" not in line:
            return None
        free = 0  # from here on nothing is covered, up to the next scalar; they are measured in order of standing
        for first, end in (*self._covered.get(number, ()), (len(line), 0)):
            at = line.find("#", free, first)
            if at >= 0:
                return Comment(number, at + 1, line[at:].rstrip(), not line[:at].strip())
            free = end
        return None

    def _closing(self, node: MapNode | ListNode) -> Position:
        """The place after the closing bracket: after the last member only blanks, commas and comments may stand."""
        last = next(reversed(list(_members(node))), None)
        opens = self.source.line(node.line)[node.column - 1] in "[{"
        if last is not None and not opens:  # one pair in a list, as in [a: b]
            return self._ends[id(last)]
        line, column = (node.line, node.column + 1) if last is None else self._ends[id(last)]
        while True:
            found = _CLOSING.search(self.source.line(line), column - 1)
            if found is not None and found[0] != "#":
                return Position(line, found.end() + 1)
            line, column = line + 1, 1


def _members(node: MapNode | ListNode) -> Iterator[Node]:
    """What a collection holds, keys and all, in order of standing."""
    if isinstance(node, ListNode):
        yield from node.items
        return
    for pair in node.pairs.values():
        yield pair.key
        yield pair.value


def _end_of(node: ScalarNode) -> Position:
    length, sign = len(node.text), len(node.style)
    if node.source.line(node.line).startswith(node.text + node.style, node.column - 1 + sign):
        return Position(node.line, node.column + length + 2 * sign)
    line, column = node.at(length)
    return Position(line, column + sign)


def _block_of(node: ScalarNode, parent: int) -> Block:
    """The lines of a block scalar; ``parent`` is how far the mapping or list that holds it stands in."""
    source, first = node.source, node.line + 1
    header = _HEADER.match(source.line(node.line), node.column - 1)
    marks = "" if header is None else header["marks"]
    lines = source.lines
    filled = next((number for number in range(first, len(lines) + 1) if source.line(number).strip(" ")), 0)
    digit = re.search(r"\d", marks)
    indent = parent + int(digit[0]) if digit else _indent(source.line(filled))
    last = node.line
    if filled and indent > parent:
        number = filled
        while number <= len(lines) and (not source.line(number).strip(" ") or _indent(source.line(number)) >= indent):
            last = number if source.line(number).strip(" ") else last
            number += 1
    return Block(tuple(source.line(number)[indent:] for number in range(first, last + 1)), marks, last)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def texts_of(comments: Sequence[Comment]) -> list[str]:
    """The words of comments in order of the alphabet, to see whether any was lost."""
    return sorted(comment.text for comment in comments)
