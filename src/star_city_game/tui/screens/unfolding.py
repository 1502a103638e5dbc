"""A page whose lines unfold into what they are made of, in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from star_city_game.tui.bindings import FOLDER, SHEET, bindings
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.widgets.folder import Folder, Leaf


class UnfoldingScreen(SheetScreen):
    """A title with a word at its right, and leaves under it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FOLDER)]
    KINDS = (SHEET, FOLDER)
    AUTO_FOCUS = "Folder"
    TITLE: ClassVar[str] = ""

    def aside(self) -> str:
        """The word at the right of the title; given by each page."""
        return ""

    def leaves(self) -> Iterator[Leaf]:
        """What stands on the page; given by each page."""
        return iter(())

    def body(self) -> Iterable[Widget]:
        """The title and the leaves."""
        yield TopLine(self.TITLE, self.aside())
        yield Folder(tuple(self.leaves()))

    def action_unfold(self) -> None:
        """Shows what stands under the cursor is made of, or folds it up again."""
        self.query_one(Folder).action_unfold()
