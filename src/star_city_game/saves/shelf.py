"""The saves of a player, as the faces know them: named slots, a quick slot, autosaves of each game, Ironman games.

It turns games into bytes and asks a store to keep them. What is found damaged is set aside, the best that is left is loaded in
its place, and the player is told.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from star_city_game import __version__
from star_city_game.errors import SaveConflict, SaveDamaged, SaveError, SaveLocked, SaveMissing, SaveTooNew
from star_city_game.model.frozen import frozen
from star_city_game.model.saved import SavedGame
from star_city_game.saves.codec import decode, encode, glance
from star_city_game.saves.export import export
from star_city_game.saves.ring import Ring
from star_city_game.saves.slots import SlotInfo, check_players, game_id, game_of, info_of, iron_slot, kind_of
from star_city_game.saves.store import KEPT, NEW, Held, Store, mark

CORRUPT, ORIGINAL = "corrupt", "pre-migration"
"""Why a save is kept outside its slot: it is damaged, or another edition of the story has taken it up."""
SECOND = "Nothing is saved here: another window of Star City has the saves. Close it, and this one goes on saving."
FIRST_NOW = "The other window has closed; this one saves again."


@frozen
class Loaded:
    """A game read back, what the player must be told about it, and the slot that it was read from."""

    game: SavedGame
    notices: tuple[str, ...] = ()
    slot: str = ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Shelf:
    """All saves of one store.

    ``window`` says that this is a window that plays: the first has the store to itself, others may only read. ``clock``
    gives the time as ISO text and can be replaced by a test. Every method may be called from any thread.
    """

    def __init__(self, store: Store, clock: Callable[[], str] = _now, *, window: bool = True) -> None:
        self.store = store
        self._clock = clock
        self._window = window
        self._was_second = False
        self._serial: int | None = None
        self._ring = Ring(store, self.list)
        self._own: dict[str, tuple[str, ...]] = {}
        """For each Ironman slot the marks of what this window has read from it or tried to put there last."""
        self._lock = RLock()

    # the window

    def is_second(self) -> bool:
        """Whether another window keeps these saves now; when none does, this one does from now on.

        Raises:
            SaveError: the place cannot be locked, for nothing can be written there.
        """
        with self._lock:
            second = self._window and not self.store.claim()
            self._was_second = self._was_second or second
            return second

    def close(self) -> None:
        """Gives the saves up to another window.

        Raises:
            SaveError: the lock could not be given up; it ends with the program.
        """
        with self._lock:
            self.store.release()

    @contextmanager
    def _ours(self) -> Iterator[list[str]]:
        """Writes only while no other window keeps the saves; gives the list of what to tell."""
        with self._lock:
            if self.is_second():
                raise SaveLocked(SECOND)
            told = [FIRST_NOW] if self._was_second else []
            self._was_second = False
            yield told

    # writing

    def export(self, name: str, lines: Iterable[str]) -> Path:
        """Writes a text beside the saves, over nothing that is there, and gives the file.

        Raises:
            SaveError: it cannot be written.
        """
        return export(self.store.where, name, lines)

    def fresh_id(self) -> str:
        """An id for a new game that no save here has."""
        try:
            taken = {info.game for info in self.list()}
        except SaveError:  # a place that cannot be listed holds nothing that the new game could be confused with
            taken = set()
        return next(made for made in iter(lambda: secrets.token_hex(4), "") if made not in taken)

    def save(self, slot: str, game: SavedGame) -> tuple[str, ...]:
        """Writes a game to a slot of the player's; when this returns, it is durable. Gives what the player must be told.

        Raises:
            SlotName: the name is not allowed.
            SaveLocked: another window keeps the saves.
            SaveError: it could not be written, and the slot is as it was; or it is an Ironman game.
        """
        check_players(slot)
        if game.terms.ironman:
            raise SaveError("an Ironman game keeps one save of its own, after every choice, and no other")
        with self._ours() as told:
            self._refuse_newer(slot)
            self.store.put(slot, self._encoded(game), keep=KEPT)
            return tuple(told)

    def autosave(self, game: SavedGame) -> tuple[str, ...]:
        """Writes a game where the game keeps it: the next autosave of its ring, or the one slot of an Ironman game.

        Gives what the player must be told.

        Raises:
            SaveLocked: another window keeps the saves.
            SaveConflict: the Ironman game was played on elsewhere since it was read here.
            SaveError: it could not be written.
        """
        with self._ours() as told:
            if game.terms.ironman:
                self._put_iron(iron_slot(game_id(game)), game)
                return tuple(told)
            ring = game_id(game)
            self.store.put(self._ring.next_slot(ring), self._encoded(game))
            self._ring.advance(ring)
            return (*told, *self._ring.prune(ring))

    def _refuse_newer(self, slot: str) -> None:
        """A save that a newer format wrote is left alone, even by a player who does not see what is in it."""
        if any(info.slot == slot and info.too_new for info in self.list()):
            raise SaveTooNew(f"“{slot}” was written by a newer Star City and is left alone: choose another name")

    def _put_iron(self, slot: str, game: SavedGame) -> None:
        """An Ironman game goes on only from where this window has it: two windows cannot play it two ways."""
        data = self._encoded(game)
        own = self._own.get(slot, (NEW,))
        now = self._mark_of(slot)
        if now not in own:
            raise SaveConflict("this Ironman game was played on elsewhere: load it again to go on from there")
        self._own[slot] = (now, mark(data))
        self.store.put(slot, data, now, keep=KEPT)
        self._own[slot] = (mark(data),)

    def _mark_of(self, slot: str) -> str:
        try:
            return self.store.get(slot).generation
        except (SaveMissing, SaveDamaged):
            return NEW

    def _encoded(self, game: SavedGame, saved_at: str = "") -> bytes:
        """The game with a serial number above that of every save there is, so that no clock can put it behind them."""
        if self._serial is None:
            self._serial = max((info.serial for info in self.list()), default=0)
        self._serial += 1
        return encode(game, saved_at or self._clock(), __version__, self._serial)

    def take_in(self, slot: str, game: SavedGame, saved_at: str, *, over: bool) -> None:
        """Puts a game from elsewhere into a slot, as the last one saved here. An Ironman game goes into the slot it has.

        Raises:
            SlotName: the name is not allowed.
            SaveConflict: there is such a save, and it shall not be written ``over``.
            SaveError: it could not be written.
        """
        slot = iron_slot(game_id(game)) if game.terms.ironman else check_players(slot)
        with self._ours():
            self._refuse_newer(slot)
            if not over and slot in self.store.slots():
                raise SaveConflict(f"there is a save “{slot}” already")
            self.store.put(slot, self._encoded(game, saved_at), None if over else NEW, keep=KEPT)

    def put_back(self, slot: str, game: SavedGame) -> None:
        """Puts a game that was lost to damage back into the slot that it was lost from.

        Raises:
            SaveError: it could not be written.
        """
        with self._ours():
            self.store.put(slot, self._encoded(game), keep=KEPT)

    def keep_original(self, slot: str) -> None:
        """Keeps a slot's save also as it was before the story was edited, for what is saved next may take its place.

        A second window leaves this to the first: it writes nothing that could take the save's place.

        Raises:
            SaveError: it could not be kept.
        """
        with self._lock:
            if self.is_second():
                return
            held = self.store.get(slot)
            kept = [name for name in self.store.aside() if name.startswith(f"{slot}.") and f".{ORIGINAL}-" in name]
            if all(self.store.get_aside(name) != held.data for name in kept):
                self.store.keep_copy(slot, ORIGINAL)

    def delete(self, slot: str) -> None:
        """Removes a slot and its generations; fine when it is gone already.

        Raises:
            SaveLocked: another window keeps the saves.
            SaveError: it could not be removed.
        """
        with self._ours():
            self.store.delete(slot)

    # reading

    def load(self, slot: str) -> Loaded:
        """Reads a slot. What is damaged is set aside, and the generation before it read in its place, with a notice.

        Raises:
            SaveMissing: there is no such save.
            SaveTooNew: it was written by a newer format.
            SaveDamaged: no generation of it can be read; all are left where they are.
            SaveError: the disk does not give it.
        """
        with self._lock:
            wrong: list[SaveError] = []
            while True:
                try:
                    held = self.store.get(slot, back=len(wrong))
                    game, saved_at = decode(held.data)
                except SaveMissing:
                    raise wrong[0] if wrong else SaveMissing(f"there is no save “{slot}”") from None
                except SaveTooNew:
                    raise
                except SaveError as error:
                    wrong.append(error)
                    continue
                return Loaded(game, self._replaced(slot, held, saved_at, wrong), slot)

    def _replaced(self, slot: str, held: Held, saved_at: str, wrong: Sequence[SaveError]) -> tuple[str, ...]:
        """Sets aside what is damaged above the generation that was read, and says so."""
        if kind_of(slot) == "iron":
            self._own[slot] = (held.generation,)
        if not wrong:
            return ()
        notices = [
            f"The save “{slot}” could not be read: {wrong[0]}. The one before it, of {saved_at[:19]}, was loaded."
        ]
        left = 0
        for error in wrong:
            if isinstance(error, SaveDamaged):
                notices.append(self._set_aside(slot, left))
            else:
                left += 1
        return tuple(notices)

    def _set_aside(self, slot: str, back: int = 0) -> str:
        try:
            if self.is_second():
                return "The damaged file was left where it is."
            return f"The damaged file was kept as {self.store.set_aside(slot, CORRUPT, back)}."
        except SaveError as error:
            return f"The damaged file is still there: {error}"

    def newest(self, story: str = "") -> Loaded | None:
        """The game saved last, passing over damaged saves with a notice; None when there is none.

        ``story`` is the id of the story that it must be of; empty for any.

        Raises:
            SaveDamaged: there are saves, and every one of them is damaged.
            SaveError: the saves cannot be listed.
        """
        notices: tuple[str, ...] = ()
        listed = self.list()
        for info in listed:
            if info.damaged is not None or story not in ("", info.story):
                continue
            try:
                loaded = self.load(info.slot)
            except SaveError as error:
                notices = (*notices, f"The save “{info.slot}” was passed over: {error}.")
                continue
            passed = (*notices, *self._passed_over(listed, loaded))
            instead = (f"“{info.slot}”, of {info.saved_at[:16]}, was taken up in its place.",) if passed else ()
            return Loaded(loaded.game, (*passed, *instead, *loaded.notices), info.slot)
        unread = [f"The save “{info.slot}” cannot be read: {info.damaged}." for info in listed if info.damaged]
        if notices or (unread and len(unread) == len(listed)):
            raise SaveDamaged(" ".join((*notices, *unread)))
        return None

    def _passed_over(self, listed: Sequence[SlotInfo], loaded: Loaded) -> tuple[str, ...]:
        """Tells of damaged saves that the last choice may have been in, and sets aside what others stand in for."""
        told = []
        for info in listed:
            wrong = info.damaged or info.fallen
            if wrong and not info.too_new and info.slot != loaded.slot and info.game in ("", loaded.game.terms.id):
                is_replaced = info.kind == "auto" or info.fallen
                then = self._set_aside(info.slot) if is_replaced else "Perhaps “star-city saves repair” can help."
                told.append(f"The save “{info.slot}” was passed over: {wrong}. {then}")
        return tuple(told)

    def list(self) -> tuple[SlotInfo, ...]:
        """Every save there is, the last saved first, damaged ones at the end.

        Raises:
            SaveError: the saves cannot be listed.
        """
        with self._lock:
            found = [self._info(slot) for slot in self.store.slots()]
        return tuple(sorted(found, key=lambda info: (info.damaged is None, *info.order), reverse=True))

    def _info(self, slot: str) -> SlotInfo:
        """What the newest generation that can be read says; and what is wrong with those above it."""
        wrong: list[SaveError] = []
        while True:
            try:
                return info_of(slot, glance(self.store.get(slot, len(wrong)).data), str(wrong[0]) if wrong else "")
            except (SaveMissing, SaveTooNew) as error:
                first = wrong[0] if wrong else error
                newer = isinstance(first, SaveTooNew)
                return SlotInfo(slot, kind_of(slot), damaged=str(first), game=game_of(slot), too_new=newer)
            except SaveError as error:
                wrong.append(error)
