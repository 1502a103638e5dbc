"""The files of a story's folder: which there are, what each holds, and a hash of them all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from errno import EINVAL
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import Final, TypeAlias

SCENES = ("scenes", "storylets", "endings", "epilogues")
"""Folders of scenes, read after everything that scenes speak of."""
_KINDS = (
    "story",
    "qualities",
    "cast",
    "places",
    "calendar",
    "machines",
    "systems/dossier",
    "systems/launch",
    "systems/flights",
    "systems/people",
    "systems/descent",
    "snippets",
    "codex",
    *SCENES,
)
"""A kind of file is a file ``kind.yaml`` or any file under ``kind/``."""
LOCK, LOCK_NAME = "lock", "story.lock"
"""The kind and the name of the one file that no writer writes; see :mod:`.lock`."""
BIGGEST: Final = 4 * 1024 * 1024
"""Bytes in one file."""
_ELSEWHERE = ("walkthroughs",)
"""Folders that are no part of the story itself."""


Contents: TypeAlias = Sequence[tuple[str, str, bytes]]
"""Files of a story in the order in which they are read: each with its name, its kind and its bytes."""


@dataclass(slots=True)
class Files:
    """The files found.

    ``kinds`` pairs the name of each story file with its kind, the lock and declarations before scenes; ``stray`` are YAML
    files that nothing reads.
    """

    kinds: list[tuple[str, str]] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)


def kind_of(name: str) -> str | None:
    """The kind of a story file by its name within the story, or None for one that is not read."""
    if name == LOCK_NAME:
        return LOCK
    if not name.endswith(".yaml"):
        return None
    stem = name.removesuffix(".yaml")
    for kind in _KINDS:
        if stem == kind or (stem.startswith(f"{kind}/") and kind != "story"):
            return kind
    return None


def is_of_scenes(name: str) -> bool:
    """Whether a story file holds scenes."""
    return kind_of(name) in SCENES


def find_files(folder: Path) -> Files:
    """All YAML files of a story's folder, in order of name; folders and files that begin with a dot are passed over."""
    files = Files()
    names: list[str] = []
    for at, folders, found in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(at).relative_to(folder)
        names += [(inside / name).as_posix() for name in found if not name.startswith(".")]
    for name in sorted(names):
        kind = kind_of(name)
        if kind is not None:
            files.kinds.append((name, kind))
        elif name.endswith((".yaml", ".yml")) and not name.startswith(tuple(f"{other}/" for other in _ELSEWHERE)):
            files.stray.append(name)
    files.kinds.sort(key=lambda each: (each[0].startswith(tuple(f"{kind}/" for kind in SCENES)), each[0]))
    return files


def digest_of(contents: dict[str, bytes]) -> str:
    """A hash of all files by name; the same whatever line ends a checkout gave them."""
    whole = sha256()
    for name in sorted(contents):
        data = contents[name].replace(b"\r\n", b"\n")
        whole.update(f"{name}\n{len(data)}\n".encode())
        whole.update(data)
    return whole.hexdigest()


def read_bytes(path: Path) -> bytes:
    """A file's bytes, one more than :data:`BIGGEST` at most.

    Raises:
        OSError: the file cannot be read, or is no regular file: a pipe would be waited for, a device might never end.
    """
    if not S_ISREG(path.stat().st_mode):
        raise OSError(EINVAL, "it is not a regular file")
    with path.open("rb") as file:
        return file.read(BIGGEST + 1)
