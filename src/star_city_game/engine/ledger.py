"""A mapping that is cheap to change a little and keep both versions of: the counts that grow with a game.

The entries lie in 4,096 small leaves, which hang on a tree of three levels with sixteen branches each. A changed version
makes only the way to its changed entries anew and shares all the rest, so that the cost of a move, and what undo keeps, grow
neither with the story nor with the length of play. The whole tree is made of tuples: Python stops watching a tuple for
garbage once it holds nothing that could be part of a ring, and a long game keeps thousands of versions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, TypeVar, overload

V = TypeVar("V")
D = TypeVar("D")
T = TypeVar("T")
_Leaf: TypeAlias = tuple[tuple[str, ...], tuple[V, ...]]
"""Names, and their values in the same order."""
_Twig: TypeAlias = tuple[_Leaf[V], ...]
_Branch: TypeAlias = tuple[_Twig[V], ...]
_Tree: TypeAlias = tuple[_Branch[V], ...]
_EMPTY: _Tree[Any] = (((((), ()),) * 16,) * 16,) * 16


class Ledger(Mapping[str, V]):
    """An immutable mapping from names to values; equal to any mapping with the same entries."""

    __slots__ = ("_tree",)

    def __init__(self, tree: _Tree[V] = _EMPTY) -> None:
        self._tree = tree

    @classmethod
    def of(cls, mapping: Mapping[str, V]) -> Ledger[V]:
        """The mapping as a ledger; a ledger is given back as it is."""
        return mapping if isinstance(mapping, Ledger) else cls().changed(mapping)

    def changed(self, changes: Mapping[str, V]) -> Ledger[V]:
        """This ledger with some entries added or replaced."""
        if not changes:
            return self
        tree = self._tree
        for key, value in changes.items():
            number = hash(key)
            first, second, third = number & 15, number >> 4 & 15, number >> 8 & 15
            branch = tree[first]
            twig = branch[second]
            twig = _with(twig, third, _entered(twig[third], key, value))
            tree = _with(tree, first, _with(branch, second, twig))
        return Ledger(tree)

    @overload
    def get(self, key: str, /) -> V | None: ...
    @overload
    def get(self, key: str, /, default: V | D) -> V | D: ...
    def get(self, key: str, /, default: V | D | None = None) -> V | D | None:
        """The value of a name, or the default."""
        number = hash(key)
        keys, values = self._tree[number & 15][number >> 4 & 15][number >> 8 & 15]
        return values[keys.index(key)] if key in keys else default

    def __getitem__(self, key: str) -> V:
        number = hash(key)
        keys, values = self._tree[number & 15][number >> 4 & 15][number >> 8 & 15]
        if key not in keys:
            raise KeyError(key)
        return values[keys.index(key)]

    def __iter__(self) -> Iterator[str]:
        for branch in self._tree:
            for twig in branch:
                for keys, _ in twig:
                    yield from keys

    def __len__(self) -> int:
        return sum(len(keys) for branch in self._tree for twig in branch for keys, _ in twig)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]  # mappings that compare by content are not keys

    def __repr__(self) -> str:
        return f"Ledger({dict(self)!r})"


def _with(row: tuple[T, ...], place: int, item: T) -> tuple[T, ...]:
    """A tuple with one item replaced."""
    items = list(row)
    items[place] = item
    return tuple(items)


def _entered(leaf: _Leaf[V], key: str, value: V) -> _Leaf[V]:
    """A leaf with one entry added or replaced."""
    keys, values = leaf
    if key in keys:
        return keys, _with(values, keys.index(key), value)
    return (*keys, key), (*values, value)


class OpenLedger(Mapping[str, V]):
    """A ledger while a move changes it: the old one, and what has changed."""

    __slots__ = ("_base", "_changes")

    def __init__(self, base: Mapping[str, V]) -> None:
        self._base = Ledger.of(base)
        self._changes: dict[str, V] = {}

    def close(self) -> Ledger[V]:
        """The changed ledger."""
        return self._base.changed(self._changes)

    @overload
    def get(self, key: str, /) -> V | None: ...
    @overload
    def get(self, key: str, /, default: V | D) -> V | D: ...
    def get(self, key: str, /, default: V | D | None = None) -> V | D | None:
        """The value of a name now, or the default."""
        if key in self._changes:
            return self._changes[key]
        return self._base.get(key, default)

    def __setitem__(self, key: str, value: V) -> None:
        self._changes[key] = value

    def __getitem__(self, key: str) -> V:
        return self._changes[key] if key in self._changes else self._base[key]

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self._base, *self._changes))

    def __len__(self) -> int:
        return len(dict.fromkeys((*self._base, *self._changes)))


Counts: TypeAlias = dict[str, V] | OpenLedger[V]
"""Counts while a game changes them: a plain dictionary where nothing has to be kept, else what has changed in a ledger."""


def closed(counts: Counts[V]) -> Mapping[str, V]:
    """Counts as part of a state: what is done to them afterwards does not change it."""
    return counts.close() if isinstance(counts, OpenLedger) else dict(counts)
