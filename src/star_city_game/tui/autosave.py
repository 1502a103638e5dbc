"""Keeps the game after every choice, in a thread of its own, so that no disk can make a key slow.

Only the latest state counts: while one is being written, later ones replace each other. ``Kept`` is posted only after
the store has come back, so the word “saved” is never a hope.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from textual.app import App
from textual.message import Message

from star_city_game.errors import SaveError, SaveLocked
from star_city_game.model.saved import SavedGame
from star_city_game.saves.slots import SlotInfo
from star_city_game.tui.ports import SaveStore

STORE = "store"
"""The group of workers that write to the store; leaving waits for them."""


@dataclass
class Stored(Message):
    """The store has come back: the slots as they are now, and what to tell the player."""

    slots: tuple[SlotInfo, ...]
    said: str = ""
    alarm: bool = False


def ask(store: SaveStore, act: Callable[[], object], said: str) -> Stored:
    """Has the store do something, and lists what it holds then; for a thread. What it gives as words is said."""
    try:
        done = act()
        return Stored(store.list(), done if isinstance(done, str) else said)
    except SaveError as error:
        return Stored(_listed(store), str(error), alarm=True)


def _listed(store: SaveStore) -> tuple[SlotInfo, ...]:
    """What the store holds, or nothing when it cannot even say that."""
    try:
        return store.list()
    except SaveError:
        return ()


class Autosave:
    """Writes games to the store, one at a time, the latest first."""

    @dataclass
    class Kept(Message):
        """A game is safe; ``ticket`` is what asking for it gave, ``told`` what the player must be told."""

        ticket: int
        told: tuple[str, ...]

    @dataclass
    class Failed(Message):
        """A game could not be kept; ``why`` is for the player, ``is_locked`` says that another window has the saves."""

        why: str
        is_locked: bool

    def __init__(self, app: App[None], store: SaveStore) -> None:
        self._app = app
        self._store = store
        self._state = Lock()
        self._disk = Lock()
        self._waiting: SavedGame | None = None
        self._owed: SavedGame | None = None
        """The game that could not be kept, until a later one is."""
        self._busy = False
        self.asked = 0
        """The ticket of the game asked for last."""

    def keep(self, game: SavedGame) -> None:
        """Asks for a game to be kept; comes back at once."""
        with self._state:
            self._waiting = game
            self.asked += 1
            if self._busy:
                return
            self._busy = True
        self._app.run_worker(self._work, thread=True, group=STORE, exit_on_error=True)

    def finish(self) -> None:
        """Waits until the last game asked for is kept; what could not be kept before is tried once more.

        Raises:
            SaveError: it could not be.
        """
        with self._disk:
            game, _ = self._next()
            game = game or self._owed
            if game is not None:
                self._store.autosave(game)
                self._owed = None

    def _work(self) -> None:
        while self._keep_one():
            pass

    def _keep_one(self) -> bool:
        """Keeps the game that waits; False when none does. Whoever holds the disk also knows what is being written."""
        with self._disk:
            game, ticket = self._next()
            if game is None:
                return False
            self._owed = game
            try:
                told = self._store.autosave(game)
            except SaveError as error:
                self._app.post_message(self.Failed(str(error), isinstance(error, SaveLocked)))
            else:
                self._owed = None
                self._app.post_message(self.Kept(ticket, told))
        return True

    def _next(self) -> tuple[SavedGame | None, int]:
        with self._state:
            game, self._waiting = self._waiting, None
            self._busy = game is not None
            return game, self.asked
