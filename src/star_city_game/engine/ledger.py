"""A mapping that is cheap to change a little and keep both versions of: the counts that grow with a game.

All versions share one dictionary. It holds the entries of the version that was used last; every other version only knows in
what it differs from a neighbour on the way there. To use an older version, as undo does, is to carry the dictionary back
along that way. So a move costs, and undo keeps, only what the move changed, however large the story and long the game.
(Henry Baker, "Shallow binding makes functional arrays fast", 1991.)

Seen from outside a ledger never changes. But using one moves the dictionary, so the versions of a game must be used in one
thread; what is given to another is a copy, see :func:`unshared`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias, TypeVar, overload

V = TypeVar("V")
D = TypeVar("D")
_ABSENT: Final[Any] = object()
"""Stands for the value of a name that a version does not have."""
_NOTHING: Mapping[str, Any] = {}


class Ledger(Mapping[str, V]):
    """An immutable mapping from names to values; equal to any mapping with the same entries."""

    __slots__ = ("_differs", "_entries", "_next")

    def __init__(self, entries: dict[str, V]) -> None:
        """A first version, which takes the dictionary for its own."""
        self._entries: dict[str, V] | None = entries
        self._next: Ledger[V] | None = None
        self._differs: Mapping[str, V] = _NOTHING

    @classmethod
    def of(cls, mapping: Mapping[str, V]) -> Ledger[V]:
        """The mapping as a ledger; a ledger is given back as it is."""
        return mapping if isinstance(mapping, Ledger) else cls(dict(mapping))

    def changed(self, changes: Mapping[str, V]) -> Ledger[V]:
        """This ledger with some entries added or replaced."""
        if not changes:
            return self
        entries = self._carried() if self._entries is None else self._entries
        changed = Ledger(entries)
        # in this order an interruption leaves a version that still knows what it holds
        self._differs = {key: entries.get(key, _ABSENT) for key in changes}
        self._next = changed
        self._entries = None
        entries.update(changes)
        return changed

    @property
    def entries(self) -> dict[str, V]:
        """The shared dictionary, with the entries of this version in it. It must not be changed, nor kept."""
        return self._carried() if self._entries is None else self._entries

    def _carried(self) -> dict[str, V]:
        """Carries the dictionary here from the version that was used last."""
        way: list[Ledger[V]] = []
        at: Ledger[V] = self
        while at._next is not None:
            way.append(at)
            at = at._next
        entries = at.entries
        for here in reversed(way):
            differs = here._differs
            at._differs = {key: entries.get(key, _ABSENT) for key in differs}
            at._next, at._entries = here, None
            here._next, here._entries = None, entries
            for key, value in differs.items():
                if value is _ABSENT:
                    entries.pop(key, None)
                else:
                    entries[key] = value
            at = here
        return entries

    @overload
    def get(self, key: str, /) -> V | None: ...
    @overload
    def get(self, key: str, /, default: V | D) -> V | D: ...
    def get(self, key: str, /, default: V | D | None = None) -> V | D | None:
        """The value of a name, or the default."""
        return self.entries.get(key, default)

    def __getitem__(self, key: str) -> V:
        return self.entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self.entries))

    def __len__(self) -> int:
        return len(self.entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self.entries) == dict(other)

    __hash__ = None  # type: ignore[assignment]  # mappings that compare by content are not keys

    def __reduce__(self) -> tuple[type[Ledger[V]], tuple[dict[str, V]]]:
        return Ledger, (dict(self.entries),)

    def __repr__(self) -> str:
        return f"Ledger({self.entries!r})"


class OpenLedger(Mapping[str, V]):
    """A ledger while it is changed: the version before, and what has changed since."""

    __slots__ = ("_before", "_changes", "_entries")

    def __init__(self, before: Mapping[str, V]) -> None:
        self._before = Ledger.of(before)
        self._changes: dict[str, V] = {}
        self._entries = self._before.entries

    def reopen(self) -> None:
        """Makes sure of the version before, in case another one has been used meanwhile."""
        self._entries = self._before.entries

    def close(self) -> Ledger[V]:
        """The changed ledger, which becomes the version before."""
        if self._changes:
            self._before = self._before.changed(self._changes)
            self._changes = {}
        return self._before

    @overload
    def get(self, key: str, /) -> V | None: ...
    @overload
    def get(self, key: str, /, default: V | D) -> V | D: ...
    def get(self, key: str, /, default: V | D | None = None) -> V | D | None:
        """The value of a name now, or the default."""
        if key in self._changes:
            return self._changes[key]
        return self._entries.get(key, default)

    def __setitem__(self, key: str, value: V) -> None:
        self._changes[key] = value

    def __getitem__(self, key: str) -> V:
        return self._changes[key] if key in self._changes else self._entries[key]

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self._entries, *self._changes))

    def __len__(self) -> int:
        return len(dict.fromkeys((*self._entries, *self._changes)))


Counts: TypeAlias = dict[str, V] | OpenLedger[V]
"""Counts while a game changes them: a plain dictionary where nothing has to be kept, else what has changed in a ledger."""


def unshared(mapping: Mapping[str, V]) -> Mapping[str, V]:
    """A mapping that shares nothing with other versions."""
    return dict(mapping.entries) if isinstance(mapping, Ledger) else mapping


def closed(counts: Counts[V]) -> Mapping[str, V]:
    """Counts as part of a state: what is done to them afterwards does not change it."""
    return dict(counts) if isinstance(counts, dict) else counts.close()
