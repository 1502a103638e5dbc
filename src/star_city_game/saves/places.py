"""Which kind of store a place for saves is, by its name."""

from __future__ import annotations

from pathlib import Path

from star_city_game.saves.file_store import FileStore
from star_city_game.saves.shelf import Shelf
from star_city_game.saves.store import Store

_DATABASES = frozenset({".sqlite", ".sqlite3", ".db"})


def store_at(place: Path) -> Store:
    """The saves of a place: a database where its name ends in .sqlite, .sqlite3 or .db, else a folder of files."""
    if place.suffix.lower() in _DATABASES:
        from star_city_game.saves.sqlite_store import SqliteStore  # noqa: PLC0415 - most games never need SQLite

        return SqliteStore(place)
    return FileStore(place)


def shelf_at(place: Path, *, window: bool = True) -> Shelf:
    """The saves of a place as a face knows them. ``window`` says that a game is played over them."""
    return Shelf(store_at(place), window=window)
