"""A document that can be read through and written to a text of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.tui.autosave import Stored
from star_city_game.tui.bindings import DOCUMENT, SHEET, bindings
from star_city_game.tui.content import ALARM, SOFT, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.widgets.typescript import Sheet, Typescript


class DocumentScreen(SheetScreen):
    """The document as it is exported; a key writes it to a file. Where there is none, it is said when there will be."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DOCUMENT)]
    KINDS = (SHEET, DOCUMENT)
    AUTO_FOCUS = "#document"
    TITLE: ClassVar[str] = ""
    NAME: ClassVar[str] = ""
    """What the exported text is called."""
    NONE: ClassVar[str] = ""
    """What is said where there is no document."""

    def sheets(self) -> tuple[Sheet, ...]:
        """The pieces of it; given by each document."""
        return ()

    def lines(self) -> tuple[str, ...]:
        """All of it as it is exported; given by each document."""
        return ()

    def aside(self) -> str:
        """A word at the right of the title; given by each document."""
        return ""

    def body(self) -> Iterable[Widget]:
        """The document, and a line for what became of an export."""
        sheets = self.sheets()
        yield TopLine(self.TITLE, self.aside() if sheets else "")
        yield Static(id="exported", markup=False)
        if sheets:
            yield Typescript(sheets, id="document")
        else:
            with VerticalScroll(id="document"):
                yield Static(line((self.NONE, SOFT)), markup=False)

    def on_mount(self) -> None:
        """Keeps the line for later."""
        self.query_one("#exported").display = False

    def action_export(self) -> None:
        """Writes the document beside the saves, over nothing that is there."""
        lines = self.lines()
        if lines:
            store = self.star_city.store
            self.star_city.ask_store(lambda: f"Written to {store.export(self.NAME, lines)}", "")

    def stored(self, message: Stored) -> bool:
        """Says where it was written, or why it was not."""
        said = self.query_one("#exported", Static)
        text = f"Not exported: {message.said}" if message.alarm else message.said
        said.update(line((text, ALARM if message.alarm else SOFT)))
        said.display = bool(text)
        return True
