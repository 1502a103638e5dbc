"""Whole files on a disk: read within bounds, written so that they are durable or not there.

A call that a signal interrupted is made again where that is safe. A failed ``sync`` is never tried again: after it nobody
can say what is on the disk, and a second one that succeeds would only hide that.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

from star_city_game.errors import SaveDamaged, SaveError
from star_city_game.saves.disk import Disk
from star_city_game.saves.envelope import LARGEST

P = ParamSpec("P")
R = TypeVar("R")

_PATIENCE = 100
"""How often a call that a signal interrupted is made again."""
_CHUNK = 1 << 20


def patient(call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Makes a call again when a signal interrupted it; only for calls that then have done nothing."""
    for _ in range(_PATIENCE):
        try:
            return call(*args, **kwargs)
        except InterruptedError:
            continue
    return call(*args, **kwargs)


def read_file(disk: Disk, path: Path) -> bytes:
    """The bytes of a file that may be a save.

    Raises:
        FileNotFoundError: it is not there.
        SaveDamaged: it is a link, a pipe, a device or a folder, or too large to be a save.
        OSError: it cannot be read.
    """
    try:
        handle = patient(disk.open, path)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO, errno.EISDIR):
            raise SaveDamaged(f"{path.name} is not a plain file") from error
        raise
    with closing(disk, handle):
        size = disk.size(handle)
        if size is None:
            raise SaveDamaged(f"{path.name} is not a plain file")
        if size > LARGEST:
            raise SaveDamaged(f"{path.name} is too large to be a save")
        found = bytearray()
        while len(found) <= LARGEST and (piece := patient(disk.read, handle, _CHUNK)):
            found += piece
    if len(found) > LARGEST:
        raise SaveDamaged(f"{path.name} is too large to be a save")
    return bytes(found)


def write_file(disk: Disk, path: Path, data: bytes) -> None:
    """Writes a new file and makes its bytes durable; its name is only so once its folder has been synced.

    Raises:
        FileExistsError: the name is taken.
        OSError: it could not be written, and may lie there in part.
    """
    handle = patient(disk.create, path)
    with closing(disk, handle):
        rest = memoryview(data)
        while rest:
            count = patient(disk.write, handle, bytes(rest[:_CHUNK]))
            if count <= 0:
                raise OSError(errno.EIO, "nothing more is written")
            rest = rest[count:]
        disk.sync(handle)


@contextmanager
def closing(disk: Disk, handle: int) -> Iterator[None]:
    """Closes a handle at the end. An interrupted ``close`` has closed it, and must not be made again."""
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            try_to(disk.close, handle)
    try:
        disk.close(handle)
    except InterruptedError:
        return


def try_to(call: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Makes a call whose failure changes nothing, on the way out of a failure that is told; says whether it succeeded."""
    try:
        call(*args, **kwargs)
    except OSError:
        return False
    return True


@contextmanager
def explained(what: str, where: Path) -> Iterator[None]:
    """Turns an OSError into a SaveError that says what failed, why, where, and what to do."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise SaveError(f"{what}: {why} ({where}). {_ADVICE.get(error.errno or 0, _ELSEWHERE)}") from error


_ELSEWHERE = "Another place for saves can be given with --saves."
_ADVICE = {
    errno.ENOSPC: "Free some space, or choose another place with --saves.",
    errno.EDQUOT: "Free some space, or choose another place with --saves.",
    errno.EIO: "The disk reports a fault: copy what you value to another one, and choose it with --saves.",
    errno.EROFS: "Nothing can be written there: choose another place with --saves.",
    errno.EACCES: "You may not do that there: choose another place with --saves.",
    errno.EPERM: "You may not do that there: choose another place with --saves.",
}
