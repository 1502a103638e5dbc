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

from star_city_game.errors import SaveError
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
    """Has the store do something, and lists what it holds then; for a thread."""
    try:
        act()
        return Stored(store.list(), said)
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
        """A game is safe; ``number`` is that of its turn."""

        number: int

    @dataclass
    class Failed(Message):
        """A game could not be kept; ``why`` is for the player."""

        why: str

    def __init__(self, app: App[None], store: SaveStore) -> None:
        self._app = app
        self._store = store
        self._state = Lock()
        self._disk = Lock()
        self._waiting: SavedGame | None = None
        self._busy = False

    def keep(self, game: SavedGame) -> None:
        """Asks for a game to be kept; comes back at once."""
        with self._state:
            self._waiting = game
            if self._busy:
                return
            self._busy = True
        self._app.run_worker(self._work, thread=True, group=STORE, exit_on_error=True)

    def finish(self) -> None:
        """Waits until the last game asked for is kept.

        Raises:
            SaveError: it could not be.
        """
        with self._state:
            game, self._waiting = self._waiting, None
        with self._disk:
            if game is not None:
                self._store.autosave(game)

    def _work(self) -> None:
        while (game := self._next()) is not None:
            try:
                with self._disk:
                    self._store.autosave(game)
            except SaveError as error:
                self._app.post_message(self.Failed(str(error)))
            else:
                self._app.post_message(self.Kept(game.turn.number))

    def _next(self) -> SavedGame | None:
        with self._state:
            game, self._waiting = self._waiting, None
            self._busy = game is not None
            return game
