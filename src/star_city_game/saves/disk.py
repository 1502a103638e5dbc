"""The file system as the store uses it: few calls, each of which a test can make fail."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Protocol

from star_city_game.errors import SaveDamaged


class Disk(Protocol):
    """What the store asks of a file system. Every call may raise OSError."""

    def read(self, path: Path, most: int) -> bytes:
        """The bytes of a regular file of at most ``most`` bytes."""

    def write_new(self, path: Path, data: bytes) -> None:
        """Creates a file that is not there yet, readable by its owner alone, and makes it durable."""

    def link(self, source: Path, target: Path) -> None:
        """Gives a file a second name, in place of what had that name."""

    def replace(self, source: Path, target: Path) -> None:
        """Gives a file a new name at one stroke, in place of what had that name."""

    def remove(self, path: Path) -> None:
        """Removes a file; fine when it is gone already."""

    def sync_folder(self, folder: Path) -> None:
        """Makes the names in a folder durable, where the platform can."""

    def make_folder(self, folder: Path) -> None:
        """Makes a folder and those above it; fine when it is there."""

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; none when there is no folder."""


class RealDisk:
    """The machine's own file system. Nothing here follows a symbolic link or waits on a pipe."""

    def read(self, path: Path, most: int) -> bytes:
        """See :class:`Disk`. A link, pipe, device or folder, or too large a file, is SaveDamaged."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        if path.is_symlink():
            raise SaveDamaged(f"{path.name} is a link, and saves are plain files")
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise SaveDamaged(f"{path.name} is not a plain file")
            if found.st_size > most:
                raise SaveDamaged(f"{path.name} is too large to be a save")
            return file.read(most + 1)

    def write_new(self, path: Path, data: bytes) -> None:
        """See :class:`Disk`."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)

    def link(self, source: Path, target: Path) -> None:
        """See :class:`Disk`. Where a file system has no hard links, the bytes are copied."""
        self.remove(target)
        try:
            os.link(source, target)
        except (OSError, NotImplementedError, AttributeError):
            self.write_new(target, source.read_bytes())

    def replace(self, source: Path, target: Path) -> None:
        """See :class:`Disk`."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """See :class:`Disk`."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """See :class:`Disk`. Windows cannot open a folder; there the rename itself is as durable as it gets."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def make_folder(self, folder: Path) -> None:
        """See :class:`Disk`."""
        folder.mkdir(parents=True, exist_ok=True)

    def names(self, folder: Path) -> list[str]:
        """See :class:`Disk`."""
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
