"""A question before something that cannot be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.tui.content import line
from star_city_game.tui.widgets.menu import Item, Menu
from star_city_game.tui.widgets.rows import Rows


class AskScreen(ModalScreen[bool]):
    """Asks yes or no; No stands first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "no", show=False)]
    CSS_PATH = "../styles/sheets.tcss"
    AUTO_FOCUS = "#ask-list"

    def __init__(self, question: str, yes: str, no: str = "No") -> None:
        super().__init__()
        self._question = question
        self._items = (Item("no", no), Item("yes", yes))

    def compose(self) -> ComposeResult:
        """The question and two lines."""
        yield Vertical(*self._body(), id="ask")

    def _body(self) -> Iterable[Widget]:
        yield Static(line(self._question), markup=False)
        yield Menu(self._items, id="ask-list")

    def action_pick(self) -> None:
        """Answers with the line under the cursor."""
        self._answer(self.query_one(Menu).cursor)

    def on_rows_picked(self, message: Rows.Picked) -> None:
        """Answers with the line that was clicked."""
        message.stop()
        self._answer(message.index)

    def _answer(self, index: int) -> None:
        self.dismiss(self._items[index].id == "yes")

    def action_no(self) -> None:
        """Answers no."""
        self.dismiss(False)
