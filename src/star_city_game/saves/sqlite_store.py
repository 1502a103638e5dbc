"""Saves in one SQLite file: for those who want one file, or one that several programs can share.

``synchronous=FULL`` with a write-ahead log makes each commit durable before it comes back. Nothing in such a file is ever run:
it is opened without trust in its schema, and only our own statements are put to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from star_city_game.errors import SaveConflict, SaveDamaged, SaveError, SaveMissing
from star_city_game.saves.disk import Disk, RealDisk
from star_city_game.saves.envelope import LARGEST, is_damaged
from star_city_game.saves.files import explained, patient
from star_city_game.saves.store import KEPT, NEW, Held, check_name, is_name, mark

_WAIT = 10.0
"""Seconds that one program waits for another to finish a write."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS saves (slot TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (slot, number));
CREATE TABLE IF NOT EXISTS aside (name TEXT NOT NULL PRIMARY KEY, data BLOB NOT NULL);
"""


class SqliteStore:
    """See :class:`~star_city_game.saves.store.Store`. The newest generation of a slot has the highest number."""

    def __init__(self, path: Path, disk: Disk | None = None) -> None:
        self.where = path
        self._disk: Disk = disk or RealDisk()
        self._window: int | None = None
        self._connection: sqlite3.Connection | None = None
        self._lock = RLock()

    def slots(self) -> tuple[str, ...]:
        """See the protocol."""
        with self._reading("the saves could not be listed") as rows:
            found = [] if rows is None else rows.execute("SELECT DISTINCT slot FROM saves").fetchall()
        return tuple(sorted(slot for (slot,) in found if isinstance(slot, str) and is_name(slot)))

    def get(self, slot: str, back: int = 0) -> Held:
        """See the protocol."""
        check_name(slot)
        with self._reading(f"“{slot}” could not be read") as rows:
            found = None if rows is None else _generation(rows, slot, back)
        if found is None:
            raise SaveMissing(f"there is no save “{slot}”")
        data = _checked(found[1], slot)
        return Held(slot, data, mark(data))

    def put(self, slot: str, data: bytes, expected: str | None = None, *, keep: int = 0) -> str:
        """See the protocol."""
        check_name(slot)
        with self._writing(f"“{slot}” could not be saved") as rows:
            old = _generation(rows, slot, 0)
            if expected is not None and expected != (mark(bytes(old[1])) if old is not None else NEW):
                raise SaveConflict(f"“{slot}” was changed by another window or program since it was read here")
            number = 0 if old is None else old[0] + 1
            if old is not None and is_damaged(bytes(old[1])):
                _move_aside(rows, slot, old[0], "corrupt")
            rows.execute("INSERT INTO saves VALUES (?, ?, ?)", (slot, number, data))
            last = rows.execute(
                "SELECT number FROM saves WHERE slot = ? ORDER BY number DESC LIMIT 1 OFFSET ?", (slot, min(keep, KEPT))
            ).fetchone()
            if last is not None:
                rows.execute("DELETE FROM saves WHERE slot = ? AND number < ?", (slot, last[0]))
        return mark(data)

    def delete(self, slot: str) -> None:
        """See the protocol."""
        check_name(slot)
        with self._writing(f"“{slot}” could not be deleted") as rows:
            rows.execute("DELETE FROM saves WHERE slot = ?", (slot,))

    def set_aside(self, slot: str, why: str, back: int = 0) -> str:
        """See the protocol."""
        with self._writing(f"“{slot}” could not be put aside") as rows:
            found = _generation(rows, check_name(slot), back)
            if found is None:
                raise SaveMissing(f"there is no save “{slot}”")
            return _move_aside(rows, slot, found[0], why)

    def keep_copy(self, slot: str, why: str) -> str:
        """See the protocol."""
        with self._writing(f"“{slot}” could not be kept") as rows:
            found = _generation(rows, check_name(slot), 0)
            if found is None:
                raise SaveMissing(f"there is no save “{slot}”")
            return _copy_aside(rows, slot, found[1], why)

    def aside(self) -> tuple[str, ...]:
        """See the protocol."""
        with self._reading("the saves could not be listed") as rows:
            found = [] if rows is None else rows.execute("SELECT name FROM aside ORDER BY name").fetchall()
        return tuple(str(name) for (name,) in found)

    def get_aside(self, name: str) -> bytes:
        """See the protocol."""
        with self._reading(f"{name} could not be read") as rows:
            found = None if rows is None else rows.execute("SELECT data FROM aside WHERE name = ?", (name,)).fetchone()
        if found is None:
            raise SaveMissing(f"there is nothing called “{name}”")
        return bytes(found[0])

    def claim(self) -> bool:
        """See the protocol."""
        with self._lock, explained("the saves could not be locked", self.where):
            if self._window is None:
                self._disk.make_folder(self.where.parent)
                lock = self.where.with_name(f".{self.where.name}.window.lock")
                self._window = patient(self._disk.lock, lock, wait=False)
            return self._window is not None

    def release(self) -> None:
        """See the protocol. Closes the file as well."""
        with self._lock, explained("the saves could not be unlocked", self.where), _told(self.where, "the saves"):
            connection, self._connection = self._connection, None
            window, self._window = self._window, None
            if connection is not None:
                connection.close()
            if window is not None:
                self._disk.close(window)

    # the connection

    @contextmanager
    def _reading(self, what: str) -> Iterator[sqlite3.Connection | None]:
        """The connection; None when there is no file, which reading does not make."""
        with self._lock, _told(self.where, what), explained(what, self.where):
            yield self._connected() if self._connection is not None or self.where.exists() else None

    @contextmanager
    def _writing(self, what: str) -> Iterator[sqlite3.Connection]:
        """The connection in a transaction that nobody else writes during; it is durable once this has come back."""
        with self._lock, _told(self.where, what), explained(what, self.where):
            self._disk.make_folder(self.where.parent)
            rows = self._connected()
            rows.execute("BEGIN IMMEDIATE")
            done = False
            try:
                yield rows
                rows.execute("COMMIT")
                done = True
            finally:
                if not done and rows.in_transaction:
                    rows.execute("ROLLBACK")

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = sqlite3.connect(self.where, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            try:
                for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "journal_mode=WAL", "synchronous=FULL"):
                    connection.execute(f"PRAGMA {pragma}").fetchall()
                connection.executescript(_SCHEMA)
            except sqlite3.Error:
                connection.close()
                raise
            self._connection = connection
        return self._connection


def _generation(rows: sqlite3.Connection, slot: str, back: int) -> tuple[int, bytes] | None:
    found: tuple[int, bytes] | None = rows.execute(
        "SELECT number, data FROM saves WHERE slot = ? ORDER BY number DESC LIMIT 1 OFFSET ?", (slot, back)
    ).fetchone()
    return found


def _move_aside(rows: sqlite3.Connection, slot: str, number: int, why: str) -> str:
    (data,) = rows.execute("SELECT data FROM saves WHERE slot = ? AND number = ?", (slot, number)).fetchone()
    rows.execute("DELETE FROM saves WHERE slot = ? AND number = ?", (slot, number))
    return _copy_aside(rows, slot, data, why)


def _copy_aside(rows: sqlite3.Connection, slot: str, data: bytes, why: str) -> str:
    taken = {name for (name,) in rows.execute("SELECT name FROM aside").fetchall()}
    number = 1
    while (name := f"{slot}.{why}-{number}") in taken:
        number += 1
    rows.execute("INSERT INTO aside VALUES (?, ?)", (name, data))
    return name


def _checked(data: object, slot: str) -> bytes:
    if not isinstance(data, bytes) or len(data) > LARGEST:
        raise SaveDamaged(f"“{slot}” holds something that is no save")
    return data


@contextmanager
def _told(where: Path, what: str) -> Iterator[None]:
    """Turns SQLite's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise SaveError(f"{what}: {error} ({where}). Another place for saves can be given with --saves.") from error
    except sqlite3.Error as error:
        raise SaveDamaged(f"{what}: {error} ({where})") from error
