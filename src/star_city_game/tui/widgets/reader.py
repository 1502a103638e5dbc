"""Long reading: lines drawn only where they are seen, so that a whole game's text opens at once."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from star_city_game.tui.content import Content, line

MEASURE = 72
"""Columns of a line of prose, at most."""


class Reader(ScrollView, can_focus=True):
    """Paragraphs one under another, wrapped to the width."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._paragraphs: tuple[Content, ...] = ()
        self._lines: list[Content] = []
        self._width = 0

    def show(self, paragraphs: Sequence[Content], *, at_end: bool) -> None:
        """Shows paragraphs from their beginning or their end."""
        self._paragraphs = tuple(paragraphs)
        self._width = 0
        self._lay_out()
        self.refresh(layout=True)
        self.scroll_to(y=len(self._lines) if at_end else 0, animate=False, force=True)

    def on_resize(self) -> None:
        """Wraps anew for another width, and keeps the same share of the text above."""
        share = self.scroll_offset.y / max(1, len(self._lines))
        if self._lay_out():
            self.scroll_to(y=round(share * len(self._lines)), animate=False, force=True)

    def _lay_out(self) -> bool:
        width = min(MEASURE, self.scrollable_content_region.width)
        if width < 1 or width == self._width:
            return False
        self._width = width
        wrapped: list[Content] = []
        for paragraph in self._paragraphs:
            wrapped += paragraph.wrap(width) if paragraph else [line()]
        self._lines = wrapped
        self.virtual_size = Size(width, len(wrapped))
        return True

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if not 0 <= index < len(self._lines):
            return Strip.blank(width, self.rich_style)
        strips = Visual.to_strips(self, self._lines[index], width, 1, self.visual_style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)
