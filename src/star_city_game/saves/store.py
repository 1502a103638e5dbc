"""Where saves live: named slots, a quick slot and a ring of autosaves, one file each.

The promise is that once :meth:`FileStore.save` has returned, the game is on the disk, and that a write which fails leaves
the slot as it was. The write protocol: a new temporary file, made durable; the slot's old file kept as ``.bak``; one rename;
the folder made durable.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from star_city_game import __version__
from star_city_game.errors import SaveDamaged, SaveError, SaveMissing, SlotName
from star_city_game.model.saved import SavedGame
from star_city_game.saves.codec import LARGEST, decode, encode
from star_city_game.saves.disk import Disk, RealDisk

SUFFIX = ".starcity"
BACKUP = ".bak"
ORIGINAL = ".pre-migration"
"""How the copy of a save is called that another edition of the story has taken up; the time of the save comes after it."""
QUICK = "quick"
RING = 10
"""Autosaves kept."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))})
_AUTO = re.compile(r"auto-([0-9])")


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """One save as a list shows it; ``damaged`` says what is wrong with it, or is None."""

    slot: str
    kind: Literal["auto", "quick", "named"]
    title: str = ""
    when: str = ""
    saved_at: str = ""
    picks: int = 0
    damaged: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A game read back, what the player must be told about it, and the slot that it was read from."""

    game: SavedGame
    notices: tuple[str, ...] = ()
    slot: str = ""


def check_name(slot: str) -> str:
    """The slot's name, or SlotName when some file system could not hold it."""
    if not _NAME.fullmatch(slot) or slot in _DEVICES:
        raise SlotName(
            f"“{slot[:40]}” cannot name a save: use 1 to 32 small letters, digits, - and _, beginning with a letter or digit"
        )
    return slot


def kind_of(slot: str) -> Literal["auto", "quick", "named"]:
    """What kind of slot a name is."""
    if _AUTO.fullmatch(slot):
        return "auto"
    return "quick" if slot == QUICK else "named"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


class FileStore:
    """Saves as files in one folder. ``disk`` and ``clock`` can be replaced by a test."""

    def __init__(self, folder: Path, disk: Disk | None = None, clock: Callable[[], str] = _now) -> None:
        self.folder = folder
        self._disk: Disk = disk or RealDisk()
        self._clock = clock
        self._serial = itertools.count()
        self._turn: int | None = None

    def save(self, slot: str, game: SavedGame) -> None:
        """Writes a game to a slot; when this returns, it is durable.

        Raises:
            SlotName: the name is not allowed.
            SaveError: it could not be written; the slot is as it was.
        """
        target = self._path(check_name(slot))
        data = encode(game, self._clock(), __version__)
        temporary = self.folder / f".{slot}.{os.getpid()}.{next(self._serial)}.tmp"
        with self._explained(f"“{slot}” could not be saved"):
            self._disk.make_folder(self.folder)
            try:
                self._disk.write_new(temporary, data)
                if kind_of(slot) != "auto" and self._sound(target):
                    self._disk.link(target, target.with_name(target.name + BACKUP))
                self._disk.replace(temporary, target)
                self._disk.sync_folder(self.folder)
            except OSError:
                self._sweep(temporary)
                raise

    def _sweep(self, temporary: Path) -> None:
        """Removes a temporary file after a failure; on a disk that refuses even that, the first failure is what counts."""
        try:
            self._disk.remove(temporary)
        except OSError:
            return

    def _sound(self, path: Path) -> bool:
        """Whether a file is worth keeping as a backup: a damaged one must not take the place of a good one."""
        try:
            decode(self._disk.read(path, LARGEST))
        except (SaveError, OSError):
            return False
        return True

    def autosave(self, game: SavedGame) -> None:
        """Writes a game to the ring of autosaves, in place of the oldest.

        Raises:
            SaveError: it could not be written.
        """
        if self._turn is None:
            held = {info.slot: info.saved_at for info in self.list() if info.kind == "auto"}
            self._turn = min(range(RING), key=lambda number: held.get(f"auto-{number}", ""))
        self.save(f"auto-{self._turn}", game)
        self._turn = (self._turn + 1) % RING

    def load(self, slot: str) -> Loaded:
        """Reads a slot. A damaged file is kept aside, and its backup read in its place, with a notice.

        Raises:
            SaveMissing: there is no such save.
            SaveTooNew: it was written by a newer format.
            SaveDamaged: neither the file nor its backup can be read.
        """
        path = self._path(check_name(slot))
        try:
            return Loaded(self._read(path)[0], slot=slot)
        except SaveDamaged as damage:
            return self._from_backup(slot, path, damage)

    def _from_backup(self, slot: str, path: Path, damage: SaveDamaged) -> Loaded:
        try:
            game, saved_at = self._read(path.with_name(path.name + BACKUP))
        except (SaveDamaged, SaveMissing):
            raise damage from None
        aside = path.with_name(f"{path.name}.corrupt-{self._clock().replace(':', '')}")
        with self._explained(f"“{slot}” is damaged and could not be put aside"):
            self._disk.replace(path, aside)
        notice = f"The save “{slot}” was damaged ({damage}). The one before it, of {saved_at[:19]}, was loaded instead."
        return Loaded(game, (notice, f"The damaged file was kept as {aside.name}."), slot)

    def keep_original(self, slot: str) -> None:
        """Keeps a slot's file also as it was before the story was edited, for what is saved next may take its place.

        Raises:
            SaveError: it could not be kept.
        """
        path = self._path(check_name(slot))
        names = self._disk.names(self.folder)
        source = path if path.name in names else path.with_name(path.name + BACKUP)
        _, saved_at = self._read(source)
        kept = path.with_name(f"{path.name}{ORIGINAL}-{re.sub('[^0-9]', '', saved_at)}")
        if kept.name not in names:
            with self._explained(f"“{slot}” could not be kept as it was"):
                self._disk.link(source, kept)
                self._disk.sync_folder(self.folder)

    def newest(self) -> Loaded | None:
        """The latest game of any slot, passing over damaged ones with a notice; None when there is none.

        Raises:
            SaveDamaged: there are saves, and every one of them is damaged.
        """
        notices: list[str] = []
        found = sorted(self.list(), key=lambda info: info.saved_at or "~", reverse=True)
        for info in found:
            try:
                loaded = self.load(info.slot)
            except SaveError as error:
                notices.append(f"The save “{info.slot}” was passed over: {error}.")
                continue
            return Loaded(loaded.game, (*notices, *loaded.notices), info.slot)
        if found:
            raise SaveDamaged(" ".join(notices))
        return None

    def list(self) -> tuple[SlotInfo, ...]:
        """Every save in the folder, latest first; damaged ones last.

        Raises:
            SaveError: the folder cannot be read.
        """
        with self._explained("the saves could not be listed"):
            names = self._disk.names(self.folder)
        slots = [name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX) and not name.startswith(".")]
        found = [self._info(slot) for slot in slots if _NAME.fullmatch(slot)]
        return tuple(sorted(found, key=lambda info: info.saved_at, reverse=True))

    def _info(self, slot: str) -> SlotInfo:
        try:
            game, saved_at = self._read(self._path(slot))
        except SaveError as error:
            return SlotInfo(slot, kind_of(slot), damaged=str(error))
        return SlotInfo(slot, kind_of(slot), game.title, game.turn.status.when, saved_at, game.turn.number)

    def delete(self, slot: str) -> None:
        """Removes a slot and its backup; fine when it is gone already.

        Raises:
            SaveError: it could not be removed.
        """
        path = self._path(check_name(slot))
        with self._explained(f"“{slot}” could not be deleted"):
            self._disk.remove(path)
            self._disk.remove(path.with_name(path.name + BACKUP))
            self._disk.sync_folder(self.folder)

    def _path(self, slot: str) -> Path:
        return self.folder / (slot + SUFFIX)

    def _read(self, path: Path) -> tuple[SavedGame, str]:
        with self._explained(f"{path.name} could not be read"):
            try:
                data = self._disk.read(path, LARGEST)
            except FileNotFoundError:
                raise SaveMissing(f"there is no save “{path.name.removesuffix(SUFFIX)}”") from None
        return decode(data)

    @contextmanager
    def _explained(self, what: str) -> Iterator[None]:
        """Turns an OSError into a SaveError that says what failed, why, and where."""
        try:
            yield
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise SaveError(
                f"{what}: {why} ({self.folder}). Free some space or choose another folder with --saves."
            ) from error
