"""A mapping that is cheap to change a little and keep both versions of: the counts that grow with a game.

The entries lie in a fixed number of small dictionaries. A changed version shares every dictionary in which nothing
changed, so that the cost of a move, and what undo keeps, does not grow with the story or the length of play.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

V = TypeVar("V")

_BUCKETS = 64
_MASK = _BUCKETS - 1


class Ledger(Mapping[str, V]):
    """An immutable mapping from names to values; equal to any mapping with the same entries."""

    __slots__ = ("_buckets",)

    def __init__(self, buckets: tuple[dict[str, V], ...]) -> None:
        self._buckets = buckets

    @classmethod
    def of(cls, mapping: Mapping[str, V]) -> Ledger[V]:
        """The mapping as a ledger; a ledger is given back as it is."""
        if isinstance(mapping, Ledger):
            return mapping
        buckets: tuple[dict[str, V], ...] = tuple({} for _ in range(_BUCKETS))
        for key, value in mapping.items():
            buckets[hash(key) & _MASK][key] = value
        return cls(buckets)

    def changed(self, changes: Mapping[str, V]) -> Ledger[V]:
        """This ledger with some entries added or replaced."""
        if not changes:
            return self
        buckets = list(self._buckets)
        for key, value in changes.items():
            bucket = hash(key) & _MASK
            if buckets[bucket] is self._buckets[bucket]:
                buckets[bucket] = dict(buckets[bucket])
            buckets[bucket][key] = value
        return Ledger(tuple(buckets))

    def find(self, key: str) -> V | None:
        """The value of a name, or None."""
        return self._buckets[hash(key) & _MASK].get(key)

    def __getitem__(self, key: str) -> V:
        return self._buckets[hash(key) & _MASK][key]

    def __iter__(self) -> Iterator[str]:
        for bucket in self._buckets:
            yield from bucket

    def __len__(self) -> int:
        return sum(map(len, self._buckets))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]  # mappings that compare by content are not keys

    def __repr__(self) -> str:
        return f"Ledger({dict(self)!r})"


class OpenLedger(Mapping[str, V], Generic[V]):
    """A ledger while a move changes it: the old one, and what has changed."""

    __slots__ = ("_base", "_changes")

    def __init__(self, base: Mapping[str, V]) -> None:
        self._base = base if isinstance(base, Ledger) else Ledger.of(base)
        self._changes: dict[str, V] = {}

    def close(self) -> Ledger[V]:
        """The changed ledger."""
        return self._base.changed(self._changes)

    def find(self, key: str) -> V | None:
        """The value of a name now, or None."""
        found = self._changes.get(key)
        return self._base.find(key) if found is None else found

    def get(self, key: str, default: V, /) -> V:  # type: ignore[override]  # a count always has a default
        """The value of a name now, or the default."""
        found = self._changes.get(key)
        if found is None:
            found = self._base.find(key)
        return default if found is None else found

    def __setitem__(self, key: str, value: V) -> None:
        self._changes[key] = value

    def __getitem__(self, key: str) -> V:
        return self._changes[key] if key in self._changes else self._base[key]

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self._base, *self._changes))

    def __len__(self) -> int:
        return len(dict.fromkeys((*self._base, *self._changes)))
