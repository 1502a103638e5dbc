"""The title: a picture, a few words, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import RenderResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.errors import SaveError
from star_city_game.model.story import Story
from star_city_game.saves.shelf import SECOND, Loaded
from star_city_game.saves.slots import SlotInfo
from star_city_game.tui.art import night
from star_city_game.tui.bindings import TITLE, bindings
from star_city_game.tui.content import ALARM, FAINT, LAMP, SOFT, join, line
from star_city_game.tui.screens.frame import Framed
from star_city_game.tui.widgets.menu import Item, Menu
from star_city_game.tui.widgets.rows import Rows

NAME = "S T A R   C I T Y"
PREMISE = "In this world the Chief Designer lived."
READING = "reading the story …"


class Picture(Widget):
    """The night scene, composed anew for each size."""

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__()
        self._ascii_only = ascii_only

    def render(self) -> RenderResult:
        """The scene at the present size."""
        return join(night(self.size.width, self.size.height, ascii_only=self._ascii_only))


class TitleScreen(Framed):
    """Continue comes first when there is a save."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TITLE)]
    KINDS = (TITLE,)
    AUTO_FOCUS = "#title-menu"

    @dataclass
    class Found(Message):
        """The saves that there are."""

        slots: tuple[SlotInfo, ...]
        problem: str = ""

    @dataclass
    class Fetched(Message):
        """The newest save, read; or why it could not be."""

        loaded: Loaded | None
        problem: str = ""

    def __init__(self) -> None:
        super().__init__()
        self._slots: tuple[SlotInfo, ...] = ()
        self._wanted = ""
        self._problem = ""

    def body(self) -> Iterable[Widget]:
        """The picture, and the words over its sky."""
        yield Picture(ascii_only=self.star_city.ascii_only)
        with Vertical(id="words"):
            yield Static(join([line((NAME, f"bold {LAMP}")), line((PREMISE, SOFT))]), id="name", markup=False)
            yield Menu(self._items(), id="title-menu")
            yield Static(line((READING, FAINT)), id="said", markup=False)

    async def on_mount(self) -> None:
        """Looks for saves."""
        if self.star_city.story is not None:
            await self.story_came(self.star_city.story)
        for notice in self.star_city.notices:
            self.tell(notice, alarm=True)

    def on_screen_resume(self) -> None:
        """Looks for saves whenever the title comes back."""
        self._look()

    @work(thread=True, group="saves", exclusive=True)
    def _look(self) -> None:
        try:
            slots = self.star_city.store.list()
        except SaveError as error:
            self.post_message(self.Found((), str(error)))
            return
        try:
            problem = SECOND if self.star_city.store.is_second() else ""
        except SaveError as error:
            problem = f"Nothing can be saved: {error}"
        self.post_message(self.Found(slots, problem))

    def on_title_screen_found(self, message: Found) -> None:
        """Puts Continue first when there is a game to go on with."""
        self._slots = message.slots
        self._problem = message.problem
        self.query_one(Menu).fill(self._items())
        if message.problem:
            self.tell(message.problem, alarm=True)

    def _items(self) -> list[Item]:
        story = self.star_city.story.id if self.star_city.story else ""
        sound = [slot for slot in self._slots if slot.damaged is None and story in ("", slot.story)]
        newest = max(sound, key=lambda slot: slot.order, default=None)
        items = [Item("continue", "Continue", newest.when.split(",")[0] or newest.title)] if newest is not None else []
        items.append(Item("new_game", "New game"))
        items.append(Item("saves", "Load", enabled=bool(self._slots)))
        return [*items, Item("settings", "Settings"), Item("help", "Help"), Item("quit", "Quit")]

    async def picked(self, rows: Rows, index: int) -> None:
        """Does what was picked; what needs the story waits for it."""
        del rows
        item = self.query_one(Menu).items[index].id
        if item == "quit":
            await self.star_city.action_quit()
        elif item in {"continue", "new_game", "saves"} and self.star_city.story is None:
            self._wanted = item
            self.tell(READING)
        else:
            await self._go(item)

    async def _go(self, item: str) -> None:
        if item == "continue":
            self._fetch()
        else:
            await self.star_city.open(item)

    @work(thread=True, group="fetch", exclusive=True)
    def _fetch(self) -> None:
        try:
            loaded = self.star_city.store.newest(self.star_city.story.id if self.star_city.story else "")
        except SaveError as error:
            self.post_message(self.Fetched(None, str(error)))
        else:
            self.post_message(self.Fetched(loaded))

    def on_title_screen_fetched(self, message: Fetched) -> None:
        """Goes on with the newest game."""
        if message.loaded is None:
            self.tell(message.problem or "There is no save any more.", alarm=True)
            return
        try:
            self.star_city.resume(message.loaded)
        except SaveError as error:
            self.tell(str(error), alarm=True)

    async def story_came(self, story: Story) -> None:
        """Shows which story it is, and does what was waiting for it."""
        names = [story.title if story.title.casefold() != "star city" else "", story.edition]
        if not self._problem:
            self.tell(" · ".join(name for name in names if name))
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            await self._go(wanted)

    def tell(self, text: str, *, alarm: bool = False) -> None:
        """Shows the player a short message under the menu."""
        self.query_one("#said", Static).update(line((text, ALARM if alarm else FAINT)))
