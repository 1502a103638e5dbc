"""A paper on a page: a border round what was typed."""

from __future__ import annotations

from textual.widgets import Static

from star_city_game.tui.content import Content


class Sheet(Static):
    """A paper of the file, on a page of its own."""

    def __init__(self, content: Content, *, classes: str = "") -> None:
        super().__init__(content, classes=classes, markup=False)
