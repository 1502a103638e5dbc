"""The reading room: the whole file with every name unmasked, when the story is over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from star_city_game.tui.screens.document import DocumentScreen
from star_city_game.tui.widgets.typescript import Sheet


class ReadingRoomScreen(DocumentScreen):
    """The sheets in order, as the archive hands them over."""

    TITLE = "The reading room"
    NAME = "file"
    NONE = "The reading room opens when the story is over."

    def sheets(self) -> tuple[Sheet, ...]:
        """The cover, what is said before, the sheets, what is said after."""
        view = self.star_city.current.reading_room()
        if view is None:
            return ()
        return (
            Sheet((view.heading,), 1, lit=True),
            Sheet(view.opening),
            *(Sheet(sheet.lines, 1) for sheet in view.sheets),
            *_parts(view.closing),
        )

    def lines(self) -> tuple[str, ...]:
        """The whole file."""
        view = self.star_city.current.reading_room()
        return () if view is None else view.lines

    def aside(self) -> str:
        """When it is read."""
        return "14 November 1991"


def _parts(closing: tuple[str, ...]) -> Iterator[Sheet]:
    """What is said after the sheets, part by part; a part that has a title begins with it, in capitals."""
    for is_empty, lines in groupby(closing, key=lambda text: not text):
        part = tuple(lines)
        if not is_empty:
            yield Sheet(part, 1, lit=True) if part[0].isupper() else Sheet(part)
