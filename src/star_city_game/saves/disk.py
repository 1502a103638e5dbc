"""The file system as saves use it: every call that a save, a load or a repair makes, one by one.

:class:`RealDisk` hands each to the machine. A test can put another in its place, and make any call fail, be cut short, or
be lost in a power cut.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Protocol

NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})
"""What a file system answers that knows no locks."""


class Disk(Protocol):
    """What saves ask of a file system. Every call may raise OSError; a handle is a number, good until it is closed."""

    def create(self, path: Path) -> int:
        """Opens for writing a file that is not there yet, readable by its owner alone."""

    def open(self, path: Path) -> int:
        """Opens for reading, following no link and waiting for nobody at the other end of a pipe."""

    def size(self, handle: int) -> int | None:
        """How long an open file is, in bytes; None when it is no plain file."""

    def read(self, handle: int, count: int) -> bytes:
        """The next bytes, at most ``count``; none at the end."""

    def write(self, handle: int, data: bytes) -> int:
        """Writes some of the bytes, and says how many."""

    def sync(self, handle: int) -> None:
        """Makes what was written durable."""

    def close(self, handle: int) -> None:
        """Closes a handle, and gives up its lock."""

    def link(self, source: Path, target: Path) -> None:
        """Gives a file a second name, which must be free."""

    def rename(self, source: Path, target: Path) -> None:
        """Gives a file a new name at one stroke, in place of what had that name."""

    def unlink(self, path: Path) -> None:
        """Takes a name away."""

    def names(self, folder: Path) -> list[str]:
        """The names in a folder."""

    def make_folder(self, folder: Path) -> None:
        """Makes a folder and those above it; fine when it is there."""

    def sync_folder(self, folder: Path) -> None:
        """Makes the names in a folder durable, where the platform can."""

    def lock(self, path: Path, *, wait: bool) -> int | None:
        """Takes the lock that a file stands for, and gives the handle that holds it; None when another has it.

        The lock ends with its handle, or with the process, however that ends.
        """


class RealDisk:
    """The machine's own file system."""

    def create(self, path: Path) -> int:
        """See :class:`Disk`."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)

    def open(self, path: Path) -> int:
        """See :class:`Disk`. A link gives ELOOP."""
        if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _PLAIN)

    def size(self, handle: int) -> int | None:
        """See :class:`Disk`."""
        found = os.fstat(handle)
        return found.st_size if stat.S_ISREG(found.st_mode) else None

    def read(self, handle: int, count: int) -> bytes:
        """See :class:`Disk`."""
        return os.read(handle, count)

    def write(self, handle: int, data: bytes) -> int:
        """See :class:`Disk`."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """See :class:`Disk`."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """See :class:`Disk`."""
        os.close(handle)

    def link(self, source: Path, target: Path) -> None:
        """See :class:`Disk`. Where the platform can, a link is not followed."""
        os.link(source, target, follow_symlinks=os.link not in os.supports_follow_symlinks)

    def rename(self, source: Path, target: Path) -> None:
        """See :class:`Disk`."""
        source.replace(target)

    def unlink(self, path: Path) -> None:
        """See :class:`Disk`."""
        path.unlink()

    def names(self, folder: Path) -> list[str]:
        """See :class:`Disk`."""
        return [path.name for path in folder.iterdir()]

    def make_folder(self, folder: Path) -> None:
        """See :class:`Disk`."""
        folder.mkdir(parents=True, exist_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """See :class:`Disk`. Windows cannot open a folder; there the rename itself is as durable as it gets."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def lock(self, path: Path, *, wait: bool) -> int | None:
        """See :class:`Disk`. On a file system that knows no locks, everybody has it."""
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _PLAIN, 0o600)
        try:
            taken = _take(handle, wait=wait)
        except OSError as error:
            if error.errno in NO_LOCKS:
                return handle
            os.close(handle)
            raise
        if taken:
            return handle
        os.close(handle)
        return None


_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""How every file is opened: not through a link, not passed on to other programs, byte for byte."""

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, wait: bool) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True

else:
    import fcntl

    def _take(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
