"""The end of a game: which one it was, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.tui.content import LAMP, SOFT, Content, join, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.widgets.menu import Item, Menu
from star_city_game.tui.widgets.rows import Rows

STOPPED = "The story stops here without an ending. That is a fault in the story: "


class EndingScreen(SheetScreen):
    """The ending's name, the count of the game, and ways on."""

    AUTO_FOCUS = "#end-menu"

    def body(self) -> Iterable[Widget]:
        """The words and the list."""
        game = self.star_city.current
        yield TopLine("The end" if game.turn.ended is not None else "The story stops")
        with VerticalScroll(id="end", can_focus=False):
            yield Static(self._words(), markup=False)
        file = game.dossier()
        over, reported = game.turn.ended is not None, game.commission() is not None
        items = [
            Item("reading_room", "The reading room", "the whole file, with every name", enabled=over),
            Item("report", "The report", "what the Commission found", enabled=reported),
            Item("dossier", "The file", f"as you knew it; papers in it: {len(file.papers)}"),
            Item("journal", "Journal", "read it again"),
            Item("undo", "Undo", "take the last choice back", enabled=game.can_undo),
            Item("saves", "Load", "another game"),
            Item("title", "To the title"),
        ]
        yield Menu(items, id="end-menu")

    def _words(self) -> Content:
        turn = self.star_city.current.turn
        if turn.stopped is not None:
            return line((STOPPED, SOFT), turn.stopped)
        name = turn.status.title or (turn.ended or "").replace("_", " ")
        count = line((f"{turn.number} choices · {turn.status.when}", SOFT))
        stage = line(("File: ", SOFT), turn.status.file, ("   Risk: ", SOFT), turn.status.risk)
        return join([line((name, f"bold {LAMP}")), count, stage])

    async def picked(self, rows: Rows, index: int) -> None:
        """Does what was picked."""
        del rows
        item = self.query_one(Menu).items[index].id
        if item == "title":
            self.star_city.to_title()
        elif item == "undo":
            self.dismiss()
            play = next(screen for screen in self.star_city.screen_stack if isinstance(screen, PlayScreen))
            play.action_undo()
        else:
            await self.star_city.open(item)
