"""Saves as files in one folder: ``NAME.starcity``, the generations before it as ``.bak`` and ``.bak2``.

To write is: lock the folder; a new temporary file, made durable; the old file linked as ``.bak``; one rename; the folder made
durable. Only then is it saved.
"""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from star_city_game.errors import SaveConflict, SaveDamaged, SaveMissing
from star_city_game.saves.disk import Disk, RealDisk
from star_city_game.saves.envelope import is_damaged
from star_city_game.saves.files import closing, explained, patient, read_file, try_to, write_file
from star_city_game.saves.store import KEPT, NEW, Held, check_name, is_name, mark

SUFFIX = ".starcity"
BACKUPS = (".bak", ".bak2")
"""What is added to a file's name for the generations before it, the youngest first; as many as ``KEPT``."""
WRITING, WINDOW = ".writing.lock", ".window.lock"
"""Files that stand for the lock of one write, and for that of the window that keeps the saves."""
_PLAIN_COPY = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV})
"""What a file system answers that has no hard links, or not for this file."""
_TRIES = 100


class FileStore:
    """See :class:`~star_city_game.saves.store.Store`. ``disk`` can be replaced by a test."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.where = folder
        self._disk: Disk = disk or RealDisk()
        self._serial = itertools.count()
        self._window: int | None = None
        self._swept = False

    def slots(self) -> tuple[str, ...]:
        """See the protocol."""
        endings = [SUFFIX + backup for backup in ("", *BACKUPS)]
        found = {name.removesuffix(end) for name in self._names() for end in endings if name.endswith(end)}
        return tuple(sorted(slot for slot in found if is_name(slot)))

    def get(self, slot: str, back: int = 0) -> Held:
        """See the protocol."""
        _, data = self._find(check_name(slot), back)
        if isinstance(data, SaveDamaged):
            raise data
        return Held(slot, data, mark(data))

    def put(self, slot: str, data: bytes, expected: str | None = None, *, keep: int = 0) -> str:
        """See the protocol."""
        path = self._path(check_name(slot))
        with explained(f"“{slot}” could not be saved", self.where), self._writing():
            old = self._read(path) if keep or expected is not None else None
            if expected is not None and expected != (mark(old) if isinstance(old, bytes) else NEW):
                raise SaveConflict(f"“{slot}” was changed by another window or program since it was read here")
            temporary = self._temporary(path.name, lambda name: write_file(self._disk, name, data))
            try:
                if isinstance(old, SaveDamaged) or (old is not None and is_damaged(old)):
                    self._disk.rename(path, self._free(f"{path.name}.corrupt"))
                elif old is not None and keep:
                    self._keep(path, old, min(keep, KEPT))
                self._disk.rename(temporary, path)
                self._disk.sync_folder(self.where)
            except OSError:
                try_to(self._disk.unlink, temporary)
                raise
        return mark(data)

    def delete(self, slot: str) -> None:
        """See the protocol. The oldest generation goes first: cut short, it leaves the newest."""
        with explained(f"“{slot}” could not be deleted", self.where), self._writing():
            for path in reversed(self._generations(check_name(slot))):
                self._remove(path)
            self._disk.sync_folder(self.where)

    def set_aside(self, slot: str, why: str, back: int = 0) -> str:
        """See the protocol."""
        with explained(f"“{slot}” could not be put aside", self.where), self._writing():
            path, _ = self._find(check_name(slot), back)
            kept = self._free(f"{self._path(slot).name}.{why}")
            self._disk.rename(path, kept)
            self._disk.sync_folder(self.where)
            self._close_gaps(slot)
        return kept.name

    def keep_copy(self, slot: str, why: str) -> str:
        """See the protocol."""
        with explained(f"“{slot}” could not be kept", self.where), self._writing():
            path, data = self._find(check_name(slot), 0)
            if isinstance(data, SaveDamaged):
                raise data
            kept = self._free(f"{self._path(slot).name}.{why}")
            self._link(path, kept, data)
            self._disk.sync_folder(self.where)
        return kept.name

    def aside(self) -> tuple[str, ...]:
        """See the protocol."""
        own = tuple(SUFFIX + backup for backup in BACKUPS)
        named = (name for name in self._names() if f"{SUFFIX}." in name and not name.startswith("."))
        return tuple(sorted(name for name in named if not name.endswith(own)))

    def get_aside(self, name: str) -> bytes:
        """See the protocol."""
        if name not in self.aside():
            raise SaveMissing(f"there is nothing called “{name}”")
        with explained(f"{name} could not be read", self.where):
            return read_file(self._disk, self.where / name)

    def claim(self) -> bool:
        """See the protocol."""
        if self._window is None:
            with explained("the saves could not be locked", self.where):
                self._disk.make_folder(self.where)
                self._window = patient(self._disk.lock, self.where / WINDOW, wait=False)
        return self._window is not None

    def release(self) -> None:
        """See the protocol."""
        if self._window is not None:
            handle, self._window = self._window, None
            with explained("the saves could not be unlocked", self.where):
                self._disk.close(handle)

    # names

    def _path(self, slot: str) -> Path:
        return self.where / (slot + SUFFIX)

    def _generations(self, slot: str) -> list[Path]:
        """Where the generations of a slot stand, the newest first."""
        path = self._path(slot)
        return [path, *(path.with_name(path.name + backup) for backup in BACKUPS)]

    def _names(self) -> list[str]:
        with explained("the saves could not be listed", self.where):
            try:
                return patient(self._disk.names, self.where)
            except FileNotFoundError:
                return []

    def _free(self, stem: str) -> Path:
        """A name that nothing has: numbers go up, so that nothing kept is ever written over."""
        taken = set(patient(self._disk.names, self.where))
        return self.where / next(name for n in itertools.count(1) if (name := f"{stem}-{n}") not in taken)

    # reading

    def _read(self, path: Path) -> bytes | SaveDamaged | None:
        """The bytes of a file; None when it is not there; what is wrong when there is something else in its place."""
        try:
            return read_file(self._disk, path)
        except FileNotFoundError:
            return None
        except SaveDamaged as damage:
            return damage

    def _find(self, slot: str, back: int) -> tuple[Path, bytes | SaveDamaged]:
        """A generation of a slot: where it stands, and its bytes. One that cannot be read does not hide those before it."""
        names = set(self._names())
        there = [path for path in self._generations(slot) if path.name in names]
        with explained(f"“{slot}” could not be read", self.where):
            data = self._read(there[back]) if back < len(there) else None
        if data is None:
            raise SaveMissing(f"there is no save “{slot}”")
        return there[back], data

    # writing

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Holds the folder's lock, so that no two processes write at once; clears away what a killed one has left."""
        self._disk.make_folder(self.where)
        handle = patient(self._disk.lock, self.where / WRITING, wait=True)
        if handle is None:
            raise OSError(errno.EAGAIN, "another program is writing there")
        with closing(self._disk, handle):
            if not self._swept:
                self._sweep()
                self._swept = True
            yield

    def _sweep(self) -> None:
        """Removes temporary files: whoever holds the lock knows that nobody is writing them any more."""
        for name in patient(self._disk.names, self.where):
            if name.startswith(".") and name.endswith(".tmp"):
                try_to(self._disk.unlink, self.where / name)

    def _temporary(self, name: str, make: Callable[[Path], None]) -> Path:
        """Makes a file under a name that no other process uses; when that fails, nothing of it is left if that can be."""
        for _ in range(_TRIES):
            path = self.where / f".{name}.{os.getpid()}.{next(self._serial)}.tmp"
            try:
                make(path)
            except FileExistsError:
                continue
            except OSError:
                try_to(self._disk.unlink, path)
                raise
            return path
        raise FileExistsError(errno.EEXIST, "no name is free for a temporary file")

    def _keep(self, path: Path, old: bytes, keep: int) -> None:
        """Moves the generations one on, and gives the newest a second name, so that at no moment the slot is empty.

        Where a write that was cut short has done so already, it is left at that: nothing older is pushed out for nothing.
        """
        backups = [path.with_name(path.name + backup) for backup in BACKUPS]
        if self._read(backups[0]) == old:
            return
        for younger, older in reversed(list(itertools.pairwise(backups[:keep]))):
            self._move(younger, older)
        self._remove(backups[0])
        self._link(path, backups[0], old)

    def _link(self, path: Path, target: Path, data: bytes) -> None:
        """A second name for a file; where the file system has none to give, a second file."""
        try:
            self._disk.link(path, target)
        except OSError as error:
            if error.errno not in _PLAIN_COPY:
                raise
            self._disk.rename(self._temporary(target.name, lambda name: write_file(self._disk, name, data)), target)

    def _close_gaps(self, slot: str) -> None:
        """Moves older generations up to where younger ones are gone, each for good before the next."""
        generations = self._generations(slot)
        names = set(patient(self._disk.names, self.where))
        there = [path for path in generations if path.name in names]
        for path, place in zip(there, generations, strict=False):
            if path != place:
                self._disk.rename(path, place)
                self._disk.sync_folder(self.where)

    def _move(self, source: Path, target: Path) -> None:
        try:
            self._disk.rename(source, target)
        except FileNotFoundError:
            return

    def _remove(self, path: Path) -> None:
        try:
            self._disk.unlink(path)
        except FileNotFoundError:
            return
