"""Which comment goes with what, so that it moves with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from star_city_game.compiler.nodes import ListNode, MapNode, Node, Pair
from star_city_game.workshop.format_extents import Comment, Extents

Entry = Pair | Node
"""A pair of a mapping, or an item of a list."""


class Attached:
    """The comments of a file, by what they go with.

    One that has its line to itself goes with the entry below it, unless nothing follows at its depth: then it stands at the foot
    of what it is in. Any other goes with the line that it ends.

    Args:
        root: what the file holds.
        extents: where its parts end.
        comments: all its comments, in order.
    """

    def __init__(self, root: MapNode | ListNode, extents: Extents, comments: Sequence[Comment]) -> None:
        self._extents = extents
        self._above: dict[int, list[Comment]] = {}
        self._foot: dict[int, list[Comment]] = {}
        self._beside = {comment.line: comment for comment in comments if not comment.is_alone}
        self._waiting = [comment for comment in comments if comment.is_alone][::-1]
        if root.flow:
            self._above[id(root)] = list(self._take(root.line, 0))
        self._attach(root, len(extents.source.lines) + 1)
        self._foot.setdefault(id(root), []).extend(self._waiting[::-1])

    def above(self, entry: Entry) -> Sequence[Comment]:
        """The comments above an entry."""
        return self._above.get(id(entry), ())

    def foot(self, node: Node) -> Sequence[Comment]:
        """The comments after the last entry of a collection."""
        return self._foot.get(id(node), ())

    def beside(self, line: int) -> Comment | None:
        """The comment at the end of a line; asked for once."""
        return self._beside.pop(line, None)

    def has_beside(self, line: int) -> bool:
        """Whether a comment ends the line."""
        return line in self._beside

    @property
    def left(self) -> Sequence[Comment]:
        """Comments at the ends of lines that were not asked for: they stand beside a dash or a bracket alone."""
        return tuple(self._beside.values())

    def _attach(self, node: MapNode | ListNode, limit: int, outer: int = 0) -> None:
        """Finds the comments of a collection that ends before line ``limit``, in a mapping at column ``outer``."""
        entries = list(entries_of(node))
        for number, entry in enumerate(entries):
            self._above[id(entry)] = list(self._take(line_of(entry), 0))
            value = value_of(entry)
            following = line_of(entries[number + 1]) if number + 1 < len(entries) else limit
            if isinstance(value, MapNode | ListNode):
                self._attach(value, following, node.column)
        closing = self._extents.end(node).line if node.flow else limit
        # The dashes of a list may stand under its key; a comment there is for the next key.
        self._foot[id(node)] = list(self._take(closing, 0 if node.flow else max(node.column, outer + 1)))

    def _take(self, before: int, column: int) -> Iterator[Comment]:
        """Those that wait and stand before a line, up to the first that stands further out than a column."""
        while self._waiting and self._waiting[-1].line < before and self._waiting[-1].column >= column:
            yield self._waiting.pop()


def entries_of(node: MapNode | ListNode) -> Iterator[Entry]:
    """The entries of a collection, in order of standing."""
    yield from node.items if isinstance(node, ListNode) else node.pairs.values()


def value_of(entry: Entry) -> Node:
    """The value of an entry."""
    return entry.value if isinstance(entry, Pair) else entry


def line_of(entry: Entry) -> int:
    """The line on which an entry begins, but for a dash before it."""
    return entry.key.line if isinstance(entry, Pair) else entry.line
