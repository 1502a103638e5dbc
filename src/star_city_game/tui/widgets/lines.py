"""Long text drawn line by line, only where it is seen: no widget is mounted for it, so its length costs nothing."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from star_city_game.tui.content import Content

MEASURE = 72
"""Columns of a line of prose, at most."""


class Lines(ScrollView, can_focus=True):
    """Wrapped lines in a window. Those who extend it give the lines for a width."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.lines: list[Content] = []
        self._width = 0

    def wrapped(self, width: int) -> list[Content]:
        """All lines at a width in cells; given by those who extend this."""
        del width
        return []

    def lay_out(self, *, anew: bool = False) -> bool:
        """Wraps for the present width, if it is another one or the text is; says whether it did."""
        width = min(MEASURE, self.scrollable_content_region.width)
        if width < 1 or (width == self._width and not anew):
            return False
        self._width = width
        self.lines = self.wrapped(width)
        self.virtual_size = Size(width, len(self.lines))
        self.refresh()
        return True

    def as_drawn(self, index: int) -> Content:
        """A line as it is to be drawn now."""
        return self.lines[index]

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if not 0 <= index < len(self.lines):
            return Strip.blank(width, self.rich_style)
        strips = Visual.to_strips(self, self.as_drawn(index), width, 1, self.visual_style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)
