"""A paper set apart on screen: a border, and every line as it was written."""

from __future__ import annotations

from textual.widgets import Static

from star_city_game.model.turn import Paper
from star_city_game.tui.content import Content, rest


class Sheet(Static):
    """A paper, from the story or from the file."""

    def __init__(self, content: Paper | Content, *, classes: str = "") -> None:
        super().__init__(rest(content) if isinstance(content, Paper) else content, classes=classes, markup=False)
