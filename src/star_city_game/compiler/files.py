"""The files of a story's folder: which there are, what each holds, and a hash of them all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from star_city_game.compiler.declare_cast import declare_cast, declare_places
from star_city_game.compiler.declare_machines import declare_machines
from star_city_game.compiler.declare_qualities import declare_qualities
from star_city_game.compiler.declare_scenes import declare_scenes
from star_city_game.compiler.declare_story import declare_story
from star_city_game.compiler.declare_systems import declare_calendar, declare_dossier, declare_launch
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.nodes import Node

Declare: TypeAlias = Callable[[Node, Declared], None]


def _declare_scenes(node: Node, declared: Declared) -> None:
    declare_scenes(node, declared, are_endings=False)


def _declare_endings(node: Node, declared: Declared) -> None:
    declare_scenes(node, declared, are_endings=True)


SCENES = ("scenes", "storylets", "endings")
"""Folders of scenes, read after everything that scenes speak of."""
_KINDS: dict[str, Declare] = {
    "story": declare_story,
    "qualities": declare_qualities,
    "cast": declare_cast,
    "places": declare_places,
    "calendar": declare_calendar,
    "machines": declare_machines,
    "systems/dossier": declare_dossier,
    "systems/launch": declare_launch,
    "scenes": _declare_scenes,
    "storylets": _declare_scenes,
    "endings": _declare_endings,
}
"""What declares the things in a file ``kind.yaml`` or in any file under ``kind/``."""
_ELSEWHERE = ("walkthroughs", "codex")
"""Folders that are no part of the story itself."""


@dataclass(slots=True)
class Files:
    """The files found.

    ``kinds`` pairs each story file with what declares its things, declarations before scenes; ``stray`` are YAML files
    that nothing reads.
    """

    kinds: list[tuple[str, Path, Declare]] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)


def kind_of(name: str) -> str | None:
    """The kind of a story file by its name within the story, or None for one that is not read."""
    stem = name.removesuffix(".yaml")
    for kind in _KINDS:
        if stem == kind or (stem.startswith(f"{kind}/") and kind != "story"):
            return kind
    return None


def find_files(folder: Path) -> Files:
    """All YAML files of a story's folder, in order of name; folders and files that begin with a dot are passed over."""
    files = Files()
    names: list[str] = []
    for at, folders, found in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(at).relative_to(folder)
        names += [(inside / name).as_posix() for name in found if not name.startswith(".")]
    for name in sorted(names):
        kind = kind_of(name) if name.endswith(".yaml") else None
        if kind is not None:
            files.kinds.append((name, folder / name, _KINDS[kind]))
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
