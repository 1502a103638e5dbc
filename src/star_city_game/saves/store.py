"""What a place for saves can do, whatever it is made of. It knows slots and bytes, and nothing of games.

A slot holds generations: the bytes put last, and a few of those before. The promise of every store is that once ``put`` has
come back the bytes are durable, and that when it fails the slot holds what it held, or already the new bytes, whole.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from star_city_game.errors import SlotName
from star_city_game.model.frozen import frozen

NEW = ""
"""As the generation expected: the slot must not be there yet."""
KEPT = 2
"""Generations kept besides the newest."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))})


@frozen
class Held:
    """The bytes of one generation of a slot, and the mark by which that generation is known."""

    slot: str
    data: bytes
    generation: str


class Store(Protocol):
    """A place for saves. Every call may block on a disk, and raises SaveError when the place cannot do it."""

    where: Path
    """The folder or file, for messages."""

    def slots(self) -> tuple[str, ...]:
        """The names of the slots that hold anything, sorted."""

    def get(self, slot: str, back: int = 0) -> Held:
        """The newest generation of a slot, or one that many before it.

        Raises:
            SaveMissing: it is not there.
            SaveDamaged: something is in its place that cannot be read as bytes: a link, a pipe, a folder, a giant.
        """

    def put(self, slot: str, data: bytes, expected: str | None = None, *, keep: int = 0) -> str:
        """Puts bytes into a slot and gives the mark of their generation; when it comes back, they are durable.

        Args:
            slot: its name.
            data: a whole save.
            expected: the mark that the slot must have now, ``NEW``, or None for whatever it is.
            keep: how many of the generations before are kept, 0 to ``KEPT``. What is damaged is none: it is set aside.

        Raises:
            SlotName: no such name is allowed.
            SaveConflict: the slot has another generation than the one expected; nothing was changed.
        """

    def delete(self, slot: str) -> None:
        """Removes a slot with all its generations; fine when it is gone already."""

    def set_aside(self, slot: str, why: str, back: int = 0) -> str:
        """Takes a generation out of its slot and keeps it, and gives the name it is kept under; older ones move up.

        ``why`` is a word of that name: ``corrupt``.
        """

    def keep_copy(self, slot: str, why: str) -> str:
        """Keeps the newest generation once more, outside the slot, and gives its name; ``why`` is a word of it."""

    def aside(self) -> tuple[str, ...]:
        """The names of everything kept outside slots, sorted."""

    def get_aside(self, name: str) -> bytes:
        """What is kept under a name that ``aside`` gave.

        Raises:
            SaveMissing: there is nothing of that name.
        """

    def claim(self) -> bool:
        """Takes the place for this window alone, if no other has it; says whether this one has it now."""

    def release(self) -> None:
        """Gives the place up to other windows; fine when this one does not have it."""


def check_name(slot: str) -> str:
    """The slot's name, or SlotName when some file system could not hold it."""
    if not is_name(slot):
        raise SlotName(
            f"“{slot[:40]}” cannot name a save: use 1 to 32 small letters, digits, - and _, beginning with a letter or digit"
        )
    return slot


def is_name(slot: str) -> bool:
    """Whether a slot may be called so on every platform."""
    return bool(_NAME.fullmatch(slot)) and slot not in _DEVICES


def mark(data: bytes) -> str:
    """The mark of a generation: the same bytes have the same, wherever they are."""
    return sha256(data).hexdigest()
