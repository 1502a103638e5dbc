"""The autosaves: of each game ten that go round, and those of the games played last.

Each game has a ring of its own, so that beginning another does not push out what was kept of the first.
"""

from __future__ import annotations

from collections.abc import Callable

from star_city_game.errors import SaveError, SaveTooNew
from star_city_game.saves.slots import RING, SlotInfo, auto_slot
from star_city_game.saves.store import Store

GAMES = 8
"""Games whose autosaves are kept; when another begins, those of the one left alone longest go."""


class Ring:
    """Says where the next autosave of a game goes. ``listed`` gives all saves, the last saved first."""

    def __init__(self, store: Store, listed: Callable[[], tuple[SlotInfo, ...]]) -> None:
        self._store = store
        self._listed = listed
        self._turns: dict[str, int] = {}
        self._pruned: set[str] = set()

    def next_slot(self, game: str) -> str:
        """A free slot of the game's ring, or a damaged one, or that of the oldest autosave; those of a newer format stay.

        Raises:
            SaveTooNew: a newer format has written all of them.
            SaveError: the saves cannot be listed, or what is damaged there cannot be set aside.
        """
        if game not in self._turns:
            held = {info.slot: info for info in self._listed()}

            def age(number: int) -> tuple[int, int, str]:
                info = held.get(auto_slot(game, number))
                return (-1, 0, "") if info is None else (2 if info.too_new else 0 if info.damaged else 1, *info.order)

            number = min(range(RING), key=age)
            self._make_room(held.get(auto_slot(game, number)))
            self._turns[game] = number
        return auto_slot(game, self._turns[game])

    def _make_room(self, info: SlotInfo | None) -> None:
        """Sets aside what is damaged in the slot that is written next: it may be something that no file can replace."""
        if info is not None and info.too_new:
            raise SaveTooNew("every autosave of this game was written by a newer Star City, and is left alone")
        if info is not None and info.damaged:
            self._store.set_aside(info.slot, "corrupt")

    def advance(self, game: str) -> None:
        """Goes on by one slot: the last one asked for has been written."""
        self._turns[game] = (self._turns[game] + 1) % RING

    def prune(self, game: str) -> tuple[str, ...]:
        """Removes the autosaves of all but the games played last, once for each game played, and says so.

        What was asked for is safe by then: a disk that refuses this is told, and asked again another time.
        """
        if game in self._pruned:
            return ()
        rings: dict[str, list[SlotInfo]] = {}
        told = []
        try:
            for info in self._listed():
                if info.kind == "auto" and info.damaged is None:
                    rings.setdefault(info.game, []).append(info)
            for old in list(rings)[GAMES:]:
                for info in rings[old]:
                    self._store.delete(info.slot)
                told.append(
                    f"The autosaves of an older game ({rings[old][0].title or old}) were removed: those of the "
                    f"{GAMES} games played last are kept. Saves with a name always stay."
                )
        except SaveError as error:
            return (*told, f"Old autosaves could not be removed: {error}")
        self._pruned.add(game)
        return tuple(told)
