"""Modelines: the first line of a file, which tells an editor's YAML language server where the file's schema is."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from pathlib import Path

from star_city_game.compiler.files import kind_of
from star_city_game.errors import StarCityError

SIGN = "# yaml-language-server:"
"""How a modeline begins."""
_WALKTHROUGHS = "walkthroughs"
_SCHEMAS = {"storylets": "scenes"}


def schema_for(name: str) -> str | None:
    """The kind of schema for a file by its name within the story, or None for one that no part of the story reads."""
    if name.startswith(f"{_WALKTHROUGHS}/"):
        return _WALKTHROUGHS
    kind = kind_of(name)
    return None if kind is None else _SCHEMAS.get(kind, kind.removeprefix("systems/"))


def set_modelines(story: Path, schemas: Path) -> tuple[int, int]:
    """Puts the right modeline at the head of every file of a story, in the place of any that is there.

    Nothing else of a file changes, and a file that is right already is not written.

    Args:
        story: the story's folder.
        schemas: the folder of the schemas.

    Returns:
        How many files the story has, and how many were written.

    Raises:
        StarCityError: a file cannot be read or written; those before it have their modelines.
    """
    files = written = 0
    for path in sorted(story.rglob("*.yaml")):
        name = path.relative_to(story)
        kind = None if any(part.startswith(".") for part in name.parts) else schema_for(name.as_posix())
        if kind is None or not path.is_file():
            continue
        modeline = f"{SIGN} $schema={_way(path.parent, schemas / f'{kind}.json')}"
        try:
            written += _set(path, modeline.encode())
        except OSError as fault:
            raise StarCityError(f"{path}: {fault.strerror or 'it cannot be written'}") from fault
        files += 1
    return files, written


def _set(path: Path, modeline: bytes) -> bool:
    """Whether the file had to be written."""
    before = path.read_bytes()
    mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
    after = mark + _headed(before[len(mark) :], modeline)
    if after != before:
        path.write_bytes(after)
    return after != before


def _headed(data: bytes, modeline: bytes) -> bytes:
    """A file's bytes with the modeline first; its own line ends are kept."""
    first, end, rest = data.partition(b"\n")
    if not first.startswith(SIGN.encode()):
        rest, end = data, b"\r\n" if first.endswith(b"\r") else b"\n"
    elif first.endswith(b"\r"):
        end = b"\r\n"
    return modeline + (end or b"\n") + rest


def _way(folder: Path, schema: Path) -> str:
    """The way from a folder to a schema, with forward slashes on every system."""
    return Path(os.path.relpath(schema, folder)).as_posix()
