"""The file in which a compiled story is kept between runs: one for each folder of a story, safe to delete at any time.

It is read like a save: the first line holds a digest of all that follows, what follows is data alone, and every record is
held against its declared type. Whatever is not as it should be counts as nothing kept. Decision 0013 says why it is so.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache as once
from hashlib import sha256
from pathlib import Path

from star_city_game import __version__
from star_city_game.compiler.records import read, written
from star_city_game.errors import CacheDamaged
from star_city_game.model.frozen import frozen

MAGIC = b"STARCITY-STORY 3"
LARGEST = 128 * 1024 * 1024
"""Bytes of the largest file that is written or read, and of all files together."""
MOST = 16
"""Stories that are kept."""
_ENDING, _UNFINISHED = ".story", ".unfinished"
_HOUR = 3600
_SOURCES = ("compiler", "engine", "model")


@frozen
class Head:
    """What a kept story was made of, and how long its parts are.

    ``maker`` stands for the compiler, ``digest`` for all of the story's files; ``files`` are hashes of them by name, and
    ``stray`` the names of YAML files that nothing reads; ``world``, ``parts``, ``courses`` and ``scenes`` are lengths in bytes.
    """

    maker: str
    digest: str
    files: Mapping[str, str]
    stray: tuple[str, ...]
    world: int
    parts: int
    courses: Mapping[str, int]
    scenes: Mapping[str, int]


@frozen
class Kept:
    """A kept story: its head, the world that its scenes are in, what else is known of each file, and the scenes.

    ``courses`` are those of the scenes of each file, by file; they are read only when the flow is looked at again.
    """

    head: Head
    world: bytes
    parts: bytes
    courses: Mapping[str, memoryview]
    scenes: Mapping[str, memoryview]


@once
def maker() -> str:
    """Stands for this compiler: its version, its own source, and the Python that runs it.

    Asked once, for source that is edited while a process runs is not what that process runs.
    """
    whole = sha256(f"{__version__} {sys.version_info[:2]}".encode())
    for folder in _SOURCES:
        for path in sorted((Path(__file__).parent.parent / folder).glob("*.py")):
            whole.update(path.name.encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()


def load(cache: Path, folder: Path) -> Kept | None:
    """What is kept of the story in a folder; None when there is nothing, or nothing that can be trusted.

    Args:
        cache: the folder where stories are kept.
        folder: the story's folder.
    """
    try:
        return _unpack(_bytes(_place(cache, folder)))
    except (OSError, CacheDamaged):
        return None


def keep(cache: Path, folder: Path, kept: Kept) -> None:
    """Keeps a story in the place of what was kept of it, and forgets the oldest of too many.

    Where it cannot be written it is not kept, and nothing is wrong with that.

    Args:
        cache: the folder where stories are kept.
        folder: the story's folder.
        kept: the story.
    """
    head = written(kept.head)
    body = b"".join([b"%d\n" % len(head), head, kept.world, kept.parts, *kept.courses.values(), *kept.scenes.values()])
    data = b"%s %s\n" % (MAGIC, sha256(body).hexdigest().encode()) + body
    if len(data) > LARGEST:
        return
    with suppress(OSError):
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(_place(cache, folder), data)
        _forget(cache)


def _place(cache: Path, folder: Path) -> Path:
    return cache / f"{sha256(os.fsencode(folder.resolve())).hexdigest()[:32]}{_ENDING}"


def _bytes(path: Path) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            raise CacheDamaged("this is no file that was kept")
        return file.read(LARGEST + 1)


def _unpack(data: bytes) -> Kept:
    first, _, _ = data[: len(MAGIC) + 80].partition(b"\n")
    body = memoryview(data)[len(first) + 1 :]
    if first != b"%s %s" % (MAGIC, sha256(body).hexdigest().encode()):
        raise CacheDamaged("this is not what was kept")
    number, _, _ = bytes(body[:20]).partition(b"\n")
    if not number.isdigit():
        raise CacheDamaged("the head has no length")
    at = len(number) + 1 + int(number)
    head = read(bytes(body[len(number) + 1 : at]), Head)
    lengths = [head.world, head.parts, *head.courses.values(), *head.scenes.values()]
    if min(lengths) < 0 or at + sum(lengths) != len(body):
        raise CacheDamaged("the parts do not make the whole")
    world = bytes(body[at : at + head.world])
    at += head.world
    parts = bytes(body[at : at + head.parts])
    at += head.parts
    courses = _parted(body[at:], head.courses)
    scenes = _parted(body[at + sum(head.courses.values()) :], head.scenes)
    return Kept(head, world, parts, courses, scenes)


def _parted(body: memoryview, lengths: Mapping[str, int]) -> dict[str, memoryview]:
    """What stands one after another, by name."""
    parted, at = {}, 0
    for name, length in lengths.items():
        parted[name] = body[at : at + length]
        at += length
    return parted


def _write(path: Path, data: bytes) -> None:
    """Writes under another name first: whoever reads at the same time finds the old file or the new one, whole."""
    unfinished = path.with_name(f"{os.getpid()}-{os.urandom(8).hex()}{_UNFINISHED}")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _forget(cache: Path) -> None:
    """Removes the oldest files of too many, and those that some process never finished an hour ago."""
    found = [(path, path.stat()) for path in cache.iterdir() if path.suffix in (_ENDING, _UNFINISHED)]
    found.sort(key=lambda each: each[1].st_mtime, reverse=True)
    total = number = 0
    for path, status in found:
        is_kept = path.suffix == _ENDING
        number += is_kept
        total += status.st_size
        is_old = status.st_mtime < found[0][1].st_mtime - _HOUR
        if (number > MOST or total > LARGEST) if is_kept else is_old:
            path.unlink(missing_ok=True)
