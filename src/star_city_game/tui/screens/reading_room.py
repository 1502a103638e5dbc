"""The reading room: the whole file with every name unmasked, when the story is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from star_city_game.model.file_view import ReadingRoomView
from star_city_game.tui.autosave import Stored
from star_city_game.tui.bindings import ROOM, SHEET, bindings
from star_city_game.tui.content import LAMP, SOFT, Content, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.widgets.reader import Reader

SHUT = "The reading room opens when the story is over."


class ReadingRoomScreen(SheetScreen):
    """The sheets in order, as they are exported; a key writes them to a file."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ROOM)]
    KINDS = (SHEET, ROOM)
    AUTO_FOCUS = "#reader"

    def body(self) -> Iterable[Widget]:
        """The text."""
        yield TopLine("The reading room", "14 November 1991" if self._view() is not None else "")
        yield Reader(id="reader")

    def _view(self) -> ReadingRoomView | None:
        return self.star_city.current.reading_room()

    def on_mount(self) -> None:
        """Shows the file from its cover."""
        view = self._view()
        told = tuple(_told(view)) if view is not None else (line((SHUT, SOFT)),)
        self.call_after_refresh(lambda: self.query_one(Reader).show(told, at_end=False))

    def action_export(self) -> None:
        """Writes the file beside the saves, over nothing that is there."""
        view = self._view()
        if view is not None:
            store = self.star_city.store
            self.star_city.ask_store(lambda: f"Written to {store.export('file', view.lines)}", "")

    def stored(self, message: Stored) -> bool:
        """Says where it was written."""
        self.query_one(TopLine).say(message.said)
        return True


def _told(view: ReadingRoomView) -> Iterator[Content]:
    """Every line in order; heads of sheets and what each sheet did stand out."""
    yield line((view.heading, f"bold {LAMP}"))
    yield line()
    yield from (line(text) for text in view.opening)
    for sheet in view.sheets:
        yield line()
        for number, text in enumerate(sheet.lines):
            yield line((text, "bold" if number == 0 else ""))
    yield line()
    for text in view.closing:
        yield line((text, f"bold {LAMP}" if text.isupper() else ""))
