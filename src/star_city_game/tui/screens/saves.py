"""Saves: slots by name, title and date; save, load, delete."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.errors import SaveError
from star_city_game.model.saved import SavedGame
from star_city_game.saves.shelf import Loaded
from star_city_game.saves.slots import SlotInfo, kind_of
from star_city_game.saves.store import is_name
from star_city_game.tui.autosave import Stored
from star_city_game.tui.bindings import SAVES, SHEET, bindings
from star_city_game.tui.content import ALARM, SOFT, clean, line
from star_city_game.tui.ports import Start
from star_city_game.tui.screens.ask import AskScreen
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.widgets.name_input import NameInput
from star_city_game.tui.widgets.plate import Plate
from star_city_game.tui.widgets.rows import Rows
from star_city_game.tui.widgets.slots import SlotList, made

LONGEST_TITLE = 48
LONGEST_SLOT = 32
NO_SAVES = "There are no saves yet."


class SavesScreen(SheetScreen):
    """The store is asked through the app, in a thread; the list is read again after each question."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SAVES)]
    KINDS = (SHEET, SAVES)
    AUTO_FOCUS = "#slot-list"

    @dataclass
    class Opened(Message):
        """A save was read."""

        loaded: Loaded
        start: Start

    def body(self) -> Iterable[Widget]:
        """The list, a line for a name, and a line for what happened."""
        yield TopLine("Saves", "Enter loads · b from its scene · h from its chapter")
        with VerticalScroll(id="slots", can_focus=False):
            yield SlotList(id="slot-list")
        with Horizontal(id="naming"):
            yield NameInput("", longest=LONGEST_TITLE, id="slot-title")
            yield Plate("Save", id="slot-save")
        yield Static(id="slot-said", markup=False)

    def on_mount(self) -> None:
        """Reads the list."""
        self.query_one("#naming").display = False
        self.query_one("#slot-title", NameInput).placeholder = "a name for this save, then Enter"
        self.star_city.ask_store(lambda: None, "")

    @property
    def _playing(self) -> SavedGame | None:
        game = self.star_city.game
        return game.saved() if game is not None and len(self.star_city.screen_stack) > 2 else None  # noqa: PLR2004 (title, play, this)

    def stored(self, message: Stored) -> bool:
        """Shows the slots as they are now, and what happened."""
        game = self._playing
        self.query_one(SlotList).fill(message.slots, game.terms.id if game is not None else "")
        if message.said or not message.slots:
            self._say(message.said or NO_SAVES, alarm=message.alarm)
        return True

    def _say(self, said: str, *, alarm: bool = False) -> None:
        self.query_one("#slot-said", Static).update(line((said, ALARM if alarm else SOFT)))

    # loading

    async def picked(self, rows: Rows, index: int) -> None:
        """Loads the slot."""
        del rows
        self._read(self.query_one(SlotList).of_row(index), "")

    def action_take_up(self, start: Start) -> None:
        """Loads the chosen slot at the start of its scene or chapter."""
        self._read(self.query_one(SlotList).chosen, start)

    def _read(self, slot: SlotInfo | None, start: Start) -> None:
        store = self.star_city.store
        if slot is None:
            self._say(NO_SAVES)
            return
        self.star_city.ask_store(lambda: self.post_message(self.Opened(store.load(slot.slot), start)), "")

    def on_saves_screen_opened(self, message: Opened) -> None:
        """Goes on with the game that was read."""
        try:
            self.star_city.resume(message.loaded, message.start)
        except SaveError as error:
            self._say(str(error), alarm=True)

    # saving

    def action_save_new(self) -> None:
        """Asks for a name."""
        if self._playing is None:
            self._say("There is no game under way to save.")
            return
        field = self.query_one("#slot-title", NameInput)
        field.value = ""
        self.query_one("#naming").display = True
        self.set_focus(field)

    async def action_pick(self) -> None:
        """Saves under the name that was typed, or loads the chosen slot."""
        if self.query_one("#naming").display:
            self._save_as()
        else:
            await super().action_pick()

    def on_plate_pressed(self, message: Plate.Pressed) -> None:
        """Saves under the name that was typed."""
        message.stop()
        self._save_as()

    def _save_as(self) -> None:
        field = self.query_one("#slot-title", NameInput)
        game = self._playing
        title = clean(field.value).strip()
        self._end_naming()
        if game is None:
            return
        store = self.star_city.store
        name = free_slot(title, self.query_one(SlotList).names)
        kept = replace(game, title=title) if title else game
        self.star_city.ask_store(lambda: store.save(name, kept), f"Saved as “{title or name}”.")

    def action_save_over(self) -> None:
        """Writes over the chosen slot, after a question."""
        store = self.star_city.store
        game, slot = self._playing, self.query_one(SlotList).chosen
        if game is None or slot is None:
            self._say("There is no game under way to save." if game is None else NO_SAVES)
        elif slot.kind in ("auto", "iron"):
            self._say("That save is the game’s own. Use a new save.")
        else:
            named = slot.title and slot.when not in slot.title
            kept = replace(game, title=slot.title) if named else game
            self._confirm(
                AskScreen(f"Write this game over “{slot.title or slot.slot}”?", "Yes, write over it"),
                lambda: store.save(slot.slot, kept),
                f"Saved over “{slot.title or slot.slot}”.",
            )

    def action_delete(self) -> None:
        """Deletes the chosen slot, after a question."""
        store = self.star_city.store
        slot = self.query_one(SlotList).chosen
        if slot is None:
            self._say(NO_SAVES)
            return
        saved = f", saved {made(slot.saved_at)}" if slot.saved_at else ""
        self._confirm(
            AskScreen(f"Delete “{slot.title or slot.slot}”{saved}?", "Yes, delete it"),
            lambda: store.delete(slot.slot),
            f"Deleted “{slot.title or slot.slot}”.",
        )

    def _confirm(self, question: AskScreen, act: Callable[[], object], said: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self.star_city.ask_store(act, said)

        self.app.push_screen(question, answered)

    def action_back(self) -> None:
        """Leaves the line for a name, or closes the page."""
        if self.query_one("#naming").display:
            self._end_naming()
        else:
            super().action_back()

    def _end_naming(self) -> None:
        self.query_one("#naming").display = False
        self.set_focus(self.query_one(SlotList))


def free_slot(title: str, taken: set[str]) -> str:
    """A slot's name made of a title: small letters, digits and dashes, and a number where the name is taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: LONGEST_SLOT - 4].strip("-") or "save"
    if kind_of(name) != "named" or not is_name(name) or re.match(r"(auto|com|lpt)-?\d", name):
        name = f"save-{name}"
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate
