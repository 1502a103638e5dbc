"""The menu of the play screen: everything there is to do, for those who would rather read than remember."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from star_city_game.tui.bindings import key_name, menu
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.widgets.menu import Item, Menu
from star_city_game.tui.widgets.rows import Rows


class MenuScreen(SheetScreen):
    """The commands of play, then the ways out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(command.keys, f"do('{command.id}')", show=False, id=command.id) for command in menu()
    ]
    AUTO_FOCUS = "#menu-list"

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield TopLine("Menu")
        items = [
            Item(command.action, command.label, command.about, key_name(command, self.star_city.keys))
            for command in menu(writer=self.star_city.writer)
        ]
        items.append(Item("title", "To the title", "the game is saved", " "))
        items.append(Item("quit", "Quit", "the game is saved", " "))
        with VerticalScroll(id="menu", can_focus=False):
            yield Menu(items, id="menu-list")

    async def picked(self, rows: Rows, index: int) -> None:
        """Closes the menu and does what was picked."""
        del rows
        await self._do(self.query_one(Menu).items[index].id)

    async def action_do(self, name: str) -> None:
        """Does what a command's own key stands for, as on the play screen."""
        for command in menu(writer=self.star_city.writer):
            if command.id == name:
                await self._do(command.action)

    async def _do(self, item: str) -> None:
        app = self.star_city
        self.dismiss()
        if item == "quit":
            await app.action_quit()
        elif item == "title":
            app.to_title()
        else:
            play = next(screen for screen in app.screen_stack if isinstance(screen, PlayScreen))
            await play.run_action(item)
