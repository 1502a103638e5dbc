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
    _unfolds = False

    def aside(self) -> str:
        """The word at the right of the title; given by each page."""
        return ""

    def leaves(self) -> Iterator[Leaf]:
        """What stands on the page; given by each page."""
        return iter(())

    def body(self) -> Iterable[Widget]:
        """The title and the leaves."""
        leaves = tuple(self.leaves())
        self._unfolds = any(leaf.made_of is not None for leaf in leaves)
        yield TopLine(self.TITLE, self.aside())
        yield Folder(leaves)

    def kinds_named(self) -> tuple[str, ...]:
        """Unfolding is only named where there is something to unfold."""
        return self.KINDS if self._unfolds else (SHEET,)

    def action_unfold(self) -> None:
        """Shows what stands under the cursor is made of, or folds it up again."""
        self.query_one(Folder).action_unfold()
