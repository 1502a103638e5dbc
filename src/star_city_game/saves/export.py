"""Writes what a player wants to keep as text: the file, the Commission's report. Nothing that is there is ever written over."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from star_city_game.errors import SaveError

FOLDER = "exports"
"""Beside the saves."""


def export(saves: Path, name: str, lines: Iterable[str]) -> Path:
    """Writes lines to a new file in the folder of exports beside the saves, and gives the file.

    Args:
        saves: the folder or the file of the saves.
        name: what the file is called, without ``.txt``; the second of a name is called ``name-2``.
        lines: the text.

    Raises:
        SaveError: it cannot be written.
    """
    folder = (saves.parent if saves.suffix else saves) / FOLDER
    text = "".join(f"{line.rstrip()}\n" for line in lines)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            path = folder / (f"{name}.txt" if number == 1 else f"{name}-{number}.txt")
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
            except FileExistsError:
                continue
            return path
    except OSError as fault:
        raise SaveError(f"it cannot be written to {folder}: {fault.strerror or 'unknown reason'}") from fault
    raise AssertionError  # the numbers do not end
