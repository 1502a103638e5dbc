"""What all screens share: the line of keys at the foot, the card when there is no room, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.tui.autosave import Stored
from star_city_game.tui.bindings import SHEET, bindings, footer
from star_city_game.tui.content import LAMP, SOFT, line, spread
from star_city_game.tui.widgets.keybar import KeyBar
from star_city_game.tui.widgets.room import RoomCard, cramped
from star_city_game.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from star_city_game.tui.app import StarCityApp


class Framed(Screen[None]):
    """A screen of ours. ``KINDS`` says which commands of the registry it answers to."""

    KINDS: ClassVar[tuple[str, ...]] = ()

    @property
    def star_city(self) -> StarCityApp:
        """The app, by its own type."""
        return cast("StarCityApp", self.app)

    def compose(self) -> ComposeResult:
        """The screen's own widgets between the frame's."""
        yield from self.body()
        yield KeyBar(footer(*self.kinds_named()), self.star_city.keys)
        yield RoomCard()

    def body(self) -> Iterable[Widget]:
        """What stands above the line of keys; given by each screen."""
        return ()

    def kinds_named(self) -> tuple[str, ...]:
        """The kinds of commands that the line of keys names, asked for once the body stands."""
        return self.KINDS

    def stored(self, message: Stored) -> bool:
        """Shows what the store was asked for; says whether this screen is the one to show it."""
        del message
        return False

    async def action_pick(self) -> None:
        """Picks the row under the cursor of the list that has the focus."""
        rows = self.focused
        if isinstance(rows, Rows) and rows.can_pick(rows.cursor):
            await self.picked(rows, rows.cursor)

    async def on_rows_picked(self, message: Rows.Picked) -> None:
        """Picks the row that was clicked."""
        message.stop()
        if message.rows.can_pick(message.index):
            message.rows.cursor = message.index
            await self.picked(message.rows, message.index)
        else:
            await self.refused(message.rows, message.index)

    async def refused(self, rows: Rows, index: int) -> None:
        """Says why a row that was clicked cannot be picked; a screen whose rows need no reason says nothing."""

    async def picked(self, rows: Rows, index: int) -> None:
        """Does what a row stands for; given by screens that have rows."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done unseen while the card asks for room."""
        return super().check_action(action, parameters) and not cramped(self)


class TopLine(Static):
    """The title of a sheet, and a word at the right; of words parted by dots the last give way first."""

    def __init__(self, title: str, aside: str = "") -> None:
        super().__init__(markup=False)
        self._title = title
        self._aside = aside

    def say(self, aside: str) -> None:
        """Changes the word at the right."""
        self._aside = aside
        self.refresh()

    def render(self) -> object:  # type: ignore[override]
        """The line at the present width."""
        title = line((self._title, f"bold {LAMP}"))
        parts = self._aside.split(" · ")
        while parts and title.cell_length + line(" · ".join(parts)).cell_length >= self.content_size.width:
            parts.pop()
        return spread(title, line((" · ".join(parts), SOFT)) if parts else line(), self.content_size.width)


class SheetScreen(Framed):
    """A page laid over the play screen, closed by Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SHEET)]
    KINDS: ClassVar[tuple[str, ...]] = (SHEET,)
    CSS_PATH = "../styles/sheets.tcss"

    def action_back(self) -> None:
        """Closes the page."""
        self.dismiss()
