"""The journal: everything read so far, and a search through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from star_city_game.model.turn import Panel, Paper
from star_city_game.model.view import JournalEntry
from star_city_game.tui.bindings import JOURNAL, SHEET, bindings
from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, clean, line, lines, page
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.typescript import retyped
from star_city_game.tui.widgets.lines import MEASURE
from star_city_game.tui.widgets.name_input import NameInput
from star_city_game.tui.widgets.reader import Reader

LONGEST_SEARCH = 60
MARGINS = 5
"""Cells beside the text: two at either side, and one for the scroll bar."""


class JournalScreen(SheetScreen):
    """Opens at what was read last; a search keeps the paragraphs that hold the words, in order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(JOURNAL),
        Binding("down", "app.focus_next", show=False),
    ]
    KINDS = (SHEET, JOURNAL)
    AUTO_FOCUS = "#reader"

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Content, ...] = ()

    def body(self) -> Iterable[Widget]:
        """The search line over the text."""
        yield TopLine("Journal", "everything you have read")
        yield NameInput("", longest=LONGEST_SEARCH, id="search")
        yield Reader(id="reader")

    def on_mount(self) -> None:
        """Shows all of it, from the end."""
        self._told = tuple(_told(self.star_city.current.journal(), min(MEASURE, self.app.size.width - MARGINS)))
        self.query_one("#search", NameInput).placeholder = "search"
        # not before the first layout, and by then there may be words to search for
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        wanted = clean(self.query_one("#search", NameInput).value).strip()
        if not wanted:
            self.query_one(Reader).show(self._told, at_end=True)
            self.query_one(TopLine).say("everything you have read")
            return
        found = [marked for part in self._told if (marked := _marked(part, wanted)) is not None]
        spaced = [part for paragraph in found for part in (paragraph, line())]
        self.query_one(Reader).show(spaced or [line(("Nothing that you have read says that.", SOFT))], at_end=False)
        self.query_one(TopLine).say(f"paragraphs found: {len(found)}")

    def on_input_changed(self, message: Input.Changed) -> None:
        """Searches as the words are typed."""
        message.stop()
        self._show()

    async def action_pick(self) -> None:
        """Goes from the words to the text."""
        self.set_focus(self.query_one(Reader))

    def action_find(self) -> None:
        """Goes to the search line."""
        self.set_focus(self.query_one("#search"))


def _told(entries: Iterable[JournalEntry], width: int) -> Iterator[Content]:
    """Every paragraph in order, with empty lines between; papers are typed anew where they are wider than the page."""
    for entry in entries:
        if entry.picked:
            yield line(("▸ ", LAMP), (entry.picked, f"italic {SOFT}"))
            yield line()
        for block in entry.passage:
            if isinstance(block, Paper):
                yield from _paper(block, width)
            elif isinstance(block, Panel):
                yield line(("│ ", FAINT), (block.plain, SOFT))
            else:
                yield page([block], dated=True)
            yield line()
        for note in entry.notes:
            yield line(("• ", LAMP), (note, f"italic {SOFT}"))
        if entry.notes:
            yield line()


def _paper(paper: Paper, width: int) -> Iterator[Content]:
    bar = line(("│ ", FAINT))
    if paper.heading:
        yield bar + line((paper.heading, "bold"))
        yield bar
    for written in retyped(paper.lines, width - bar.cell_length):
        yield bar + lines(written)


def _marked(part: Content, wanted: str) -> Content | None:
    """The paragraph with the words marked wherever they stand, or None when it does not hold them."""
    plain, needle = part.plain.casefold(), wanted.casefold()
    at = plain.find(needle)
    if at < 0 or len(plain) != len(part.plain):
        return part if at >= 0 else None
    while at >= 0:
        part = part.stylize("reverse", at, at + len(needle))
        at = plain.find(needle, at + len(needle))
    return part
