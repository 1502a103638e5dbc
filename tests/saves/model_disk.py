"""A disk in memory that knows what a power cut may leave, and that can fail, be interrupted or be killed at any call."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path("/saves")
Fault = Callable[[str], None]
"""Is asked with the name of a call before it is carried out; raises what the call shall raise."""


class Killed(BaseException):
    """The process is gone: nothing that comes after is carried out."""


@dataclass
class Inode:
    """A file's bytes: those that are durable, and those written since."""

    durable: bytes = b""
    now: bytes = b""

    def after_a_power_cut(self) -> set[bytes]:
        """What may be there: the old bytes, or the new ones in part, as zeros of the right length, or whole."""
        if self.now == self.durable:
            return {self.now}
        length = len(self.now)
        torn = self.now[: length // 2] + bytes(length - length // 2)
        return {self.durable, self.now[: length // 2], bytes(length), torn, self.now}


@dataclass
class ModelDisk:
    """See :class:`star_city_game.saves.disk.Disk`. ``files`` are the names and bytes that are there, and durable."""

    files: Mapping[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names_now = {name: Inode(data, data) for name, data in self.files.items()}
        self._names_durable = dict(self.names_now)
        self._unsynced: list[dict[str, Inode | None]] = []
        self._handles: dict[int, tuple[Inode | None, int]] = {}
        self._held: dict[int, str] = {}
        self._numbers = itertools.count(3)
        self.calls: list[str] = []
        self.fault: Fault | None = None
        self.shortest = 0
        """When above 0: the most bytes that one call writes or reads."""
        self.no_links = False
        self.dead = False

    def _call(self, name: str) -> None:
        if self.dead:
            raise Killed
        self.calls.append(name)
        if self.fault is not None:
            self.fault(name)

    # files

    def create(self, path: Path) -> int:
        self._call("create")
        if path.name in self.names_now:
            raise FileExistsError(errno.EEXIST, "File exists")
        inode = Inode()
        self._change({path.name: inode})
        return self._handle(inode)

    def open(self, path: Path) -> int:
        self._call("open")
        return self._handle(self._at(path))

    def size(self, handle: int) -> int | None:
        self._call("size")
        return len(self._open(handle)[0].now)

    def read(self, handle: int, count: int) -> bytes:
        self._call("read")
        inode, at = self._open(handle)
        piece = inode.now[at : at + min(count, self.shortest or count)]
        self._handles[handle] = (inode, at + len(piece))
        return piece

    def write(self, handle: int, data: bytes) -> int:
        self._call("write")
        inode, _ = self._open(handle)
        data = data[: self.shortest or len(data)]
        inode.now += data
        return len(data)

    def sync(self, handle: int) -> None:
        self._call("sync")
        inode, _ = self._open(handle)
        inode.durable = inode.now

    def close(self, handle: int) -> None:
        if not self.dead:  # a close that fails has closed all the same
            self._held.pop(handle, None)
            del self._handles[handle]
        self._call("close")

    # names

    def link(self, source: Path, target: Path) -> None:
        self._call("link")
        if self.no_links:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        inode = self._at(source)
        if target.name in self.names_now:
            raise FileExistsError(errno.EEXIST, "File exists")
        self._change({target.name: inode})

    def rename(self, source: Path, target: Path) -> None:
        self._call("rename")
        self._change({source.name: None, target.name: self._at(source)})

    def unlink(self, path: Path) -> None:
        self._call("unlink")
        self._at(path)
        self._change({path.name: None})

    def names(self, folder: Path) -> list[str]:
        assert folder == FOLDER
        self._call("names")
        return list(self.names_now)

    def make_folder(self, folder: Path) -> None:
        assert folder == FOLDER
        self._call("make_folder")

    def sync_folder(self, folder: Path) -> None:
        assert folder == FOLDER
        self._call("sync_folder")
        self._names_durable = dict(self.names_now)
        self._unsynced = []

    def lock(self, path: Path, *, wait: bool) -> int | None:
        self._call("lock")
        if path.name in self._held.values():
            assert not wait, "the lock is waited for by the one who holds it"
            return None
        handle = self._handle(None)
        self._held[handle] = path.name
        return handle

    # a power cut

    def after_a_power_cut(self) -> Iterator[dict[str, bytes]]:
        """Every state in which the machine may come up: any of the changes of names that were not synced may be lost.

        One change of names is carried out whole or not at all, and those that were carried out in their order.
        """
        seen = set()
        for kept in itertools.product((False, True), repeat=len(self._unsynced)):
            names: dict[str, Inode] = dict(self._names_durable)
            for change in itertools.compress(self._unsynced, kept):
                names |= {name: inode for name, inode in change.items() if inode is not None}
                names = {name: inode for name, inode in names.items() if change.get(name, inode) is not None}
            for contents in itertools.product(*(inode.after_a_power_cut() for inode in names.values())):
                state = tuple(sorted(zip(names, contents, strict=True)))
                if state not in seen:
                    seen.add(state)
                    yield dict(state)

    def now(self) -> dict[str, bytes]:
        """What a process that starts after this one was killed finds."""
        return {name: inode.now for name, inode in self.names_now.items()}

    def _change(self, change: dict[str, Inode | None]) -> None:
        self._unsynced.append(change)
        for name, inode in change.items():
            if inode is None:
                del self.names_now[name]
            else:
                self.names_now[name] = inode

    def _at(self, path: Path) -> Inode:
        assert path.parent == FOLDER
        if path.name not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        return self.names_now[path.name]

    def _handle(self, inode: Inode | None) -> int:
        handle = next(self._numbers)
        self._handles[handle] = (inode, 0)
        return handle

    def _open(self, handle: int) -> tuple[Inode, int]:
        inode, at = self._handles[handle]
        assert inode is not None
        return inode, at


def fails_at(number: int, error: OSError) -> Fault:
    """Fails the call of that number, from 0, and no other."""
    return _at_call(number, error)


def killed_at(disk: ModelDisk, number: int) -> Fault:
    """Kills the process before the call of that number is carried out."""
    left = itertools.count()

    def fault(name: str) -> None:
        del name
        if next(left) == number:
            disk.dead = True
            raise Killed

    return fault


def _at_call(number: int, error: OSError) -> Fault:
    left = itertools.count()

    def fault(name: str) -> None:
        del name
        if next(left) == number:
            raise error

    return fault
