"""What plain play keeps of a game: an autosave after each choice, saves by name, and what to say about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from star_city_game.errors import SaveError, SaveLocked, SaveMissing
from star_city_game.model.turn import Turn
from star_city_game.plain.lines import folded, sentence
from star_city_game.saves.shelf import SECOND, Loaded, Shelf
from star_city_game.saves.slots import SlotInfo
from star_city_game.saves.stopwatch import Stopwatch
from star_city_game.session import Session

DEFAULT_SLOT = "quick"
NO_SAVES = "No saves."
_KINDS = {"auto": "Autosaves", "iron": "Ironman games", "quick": "Saves", "named": "Saves"}


class Keeping:
    """Keeps games on a shelf, and tells the player what became of that. ``say`` writes lines."""

    def __init__(self, shelf: Shelf, say: Callable[[Iterable[str]], None]) -> None:
        self.shelf = shelf
        self._say = say
        self._kept: Turn | None = None
        self._is_locked = False
        self._watch = Stopwatch()

    def begin(self) -> None:
        """Takes the saves for this window, or says that another has them."""
        try:
            self._is_locked = self.shelf.is_second()
        except SaveError as error:
            self._say(folded(f"Nothing can be saved: {error}"))
        if self._is_locked:
            self._say(folded(SECOND))

    def newest(self, story: str) -> Loaded | None:
        """The game of a story that was saved last, with everything said about it."""
        try:
            loaded = self.shelf.newest(story)
        except SaveError as error:
            self._say(folded(str(error)))
            return None
        if loaded is not None:
            self._tell(loaded.notices)
        return loaded

    def exported(self, name: str, text: Iterable[str]) -> Iterator[str]:
        """Writes a text beside the saves, and says where it is or why it is not."""
        try:
            path = self.shelf.export(name, text)
        except SaveError as error:
            yield from folded(f"Not exported: {error}")
        else:
            yield f"Written to {path}"

    def autosave(self, session: Session) -> None:
        """Keeps the game if it is not kept yet. That another window has the saves is said once."""
        if self._kept is session.turn:
            return
        passed = self._watch.lap()
        if self._kept is not None:  # what passed before a game had begun was spent on the menu
            session.spend(passed)
        try:
            told = self.shelf.autosave(session.saved())
        except SaveLocked as locked:
            if not self._is_locked:
                self._say(folded(str(locked)))
            self._is_locked = True
        except SaveError as error:
            self._say(folded(f"Not saved: {error}"))
        else:
            self._kept, self._is_locked = session.turn, False
            self._tell(told)

    def save(self, slot: str, session: Session) -> None:
        """Saves under a name, and says so once it is durable."""
        try:
            told = self.shelf.save(slot, session.saved())
        except SaveLocked as locked:
            self._say(folded(str(locked)))
        except SaveError as error:
            self._say(folded(f"Not saved: {error}"))
        else:
            self._say([f"Saved as “{slot}”."])
            self._tell(told)

    def load(self, slot: str) -> Loaded | None:
        """Reads a save; says why when it cannot be read."""
        self._watch.lap()
        try:
            loaded = self.shelf.load(slot)
        except SaveMissing as error:
            self._say([f"{sentence(error)} Type saves for a list."])
        except SaveError as error:
            self._say(folded(f"Not loaded: {error}"))
        else:
            self._tell(loaded.notices)
            return loaded
        return None

    def keep_original(self, slot: str) -> None:
        """Keeps a save as it was before the story was edited; where that cannot be, the game goes on, and it is said."""
        try:
            self.shelf.keep_original(slot)
        except SaveError as error:
            self._say(folded(f"The save was not kept as it was: {error}"))

    def listed(self) -> Iterator[str]:
        """Every save: those of the player's first, then the autosaves game by game."""
        try:
            found = self.shelf.list()
        except SaveError as error:
            yield from folded(str(error))
            return
        if not found:
            yield NO_SAVES
        headed = ""
        for info in sorted(found, key=lambda info: (info.kind == "auto", info.kind == "iron")):
            head = _KINDS[info.kind] + (f" of the game {info.game}" if info.kind == "auto" and info.game else "")
            if head != headed:
                yield f"{head}:"
                headed = head
            yield from folded(_row(info), "  ", "      ")

    def _tell(self, notices: Iterable[str]) -> None:
        for notice in notices:
            self._say(folded(notice))


def _row(info: SlotInfo) -> str:
    if info.damaged is not None:
        return f"{info.slot} - {'not for this version' if info.too_new else 'damaged'}: {info.damaged}"
    where = " - ".join(part for part in (info.slot, info.title if info.title != info.slot else "", info.place) if part)
    fallen = " - damaged; the one before it is shown" if info.fallen else ""
    over = " - the end" if info.ended else ""
    return f"{where} - {_counted(info.words, 'word')} read{over} - saved {made(info.saved_at)}{fallen}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def made(saved_at: str) -> str:
    """A moment as ``2026-01-14 08:05`` by this machine's clock, out of the ISO form it is stored in."""
    try:
        moment = datetime.fromisoformat(saved_at)
    except ValueError:
        return saved_at[:16]
    return (moment.astimezone() if moment.tzinfo is not None else moment).strftime("%Y-%m-%d %H:%M")
