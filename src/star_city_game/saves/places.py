"""Which kind of store a place for saves is, by its name."""

from __future__ import annotations

from pathlib import Path

from star_city_game.saves.file_store import FileStore
from star_city_game.saves.shelf import Shelf


def shelf_at(place: Path, *, window: bool = True) -> Shelf:
    """The saves of a folder. ``window`` says that a game is played over them."""
    return Shelf(FileStore(place), window=window)
