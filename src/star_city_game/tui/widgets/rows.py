"""A list of rows to pick from by arrows and Enter or by mouse; what a row looks like is left to those who extend it.

It is one widget however many rows it has, so that a new list costs one refresh and no mounting. Enter is the screen's
own action ``pick``, done at once and not by message, so that keys struck faster than the screen is drawn stay in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from star_city_game.model.frozen import frozen
from star_city_game.tui.content import Content, join, pad
from star_city_game.tui.widgets.room import cramped


@frozen
class Row:
    """One row as laid out: its lines, and whether it can be picked."""

    lines: tuple[Content, ...]
    enabled: bool = True


class Rows(Widget, can_focus=True):
    """Rows with a cursor. The cursor passes over rows that cannot be picked; -1 is no cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter", "screen.pick", show=False),
    ]

    @dataclass
    class Picked(Message):
        """The player clicked a row; it may be one that cannot be picked."""

        rows: Rows
        index: int

        @property
        def control(self) -> Rows:
            """The list that the row belongs to."""
            return self.rows

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        rows: Rows
        index: int

        @property
        def control(self) -> Rows:
            """The list that the row belongs to."""
            return self.rows

    cursor: reactive[int] = reactive(-1)
    hovered: reactive[int] = reactive(-1)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._laid_out = -1

    def rows(self, width: int) -> tuple[Row, ...]:
        """The rows at a width in cells; given by those who extend this."""
        del width
        return ()

    def redraw(self, *, layout: bool = True) -> None:
        """Lays the rows out again after what they show has changed."""
        self._laid_out = -1
        self.refresh(layout=layout)

    def laid_out(self, width: int) -> tuple[Row, ...]:
        """The rows at a width, kept until the next change."""
        if width != self._laid_out:
            self._rows = self.rows(max(1, width))
            self._laid_out = width
        return self._rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the rows take."""
        del container, viewport
        return sum(len(row.lines) for row in self.laid_out(width))

    def render(self) -> Content:
        """All rows, the one under the cursor marked."""
        width = self.content_size.width
        drawn: list[Content] = []
        for index, row in enumerate(self.laid_out(width)):
            style = self.style_of(index, row)
            drawn += [pad(content, width, style) if style else content for content in row.lines]
        return join(drawn)

    def style_of(self, index: int, row: Row) -> str:
        """The style that lies under a whole row."""
        if index == self.cursor:
            return "bold on $chosen" if self.has_focus else "on $chosen"
        return "underline" if index == self.hovered and row.enabled else ""

    @property
    def lines_needed(self) -> int:
        """The lines that the rows take at the present width."""
        return sum(len(row.lines) for row in self.laid_out(max(1, self.content_size.width)))

    # moving

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is picked while the card that asks for room hides the rows."""
        return super().check_action(action, parameters) and not cramped(self.screen)

    def first_enabled(self) -> int:
        """The first row that can be picked, or -1."""
        return next((index for index, row in enumerate(self._enabled()) if row), -1)

    def action_move(self, step: int) -> None:
        """Moves the cursor to the next row that can be picked; it stays at the ends."""
        enabled = self._enabled()
        index = self.cursor + step
        if self.cursor < 0:
            index = 0 if step > 0 else len(enabled) - 1
        while 0 <= index < len(enabled):
            if enabled[index]:
                self.cursor = index
                return
            index += step

    def can_pick(self, index: int) -> bool:
        """Whether there is such a row and it can be picked."""
        enabled = self._enabled()
        return 0 <= index < len(enabled) and enabled[index]

    def _enabled(self) -> list[bool]:
        width = self._laid_out if self._laid_out > 0 else self.content_size.width
        return [row.enabled for row in self.laid_out(max(1, width))]

    def watch_cursor(self, cursor: int) -> None:
        """Brings the row into sight and tells about it."""
        self.refresh()
        if cursor >= 0:
            self.call_after_refresh(self.show_cursor)
            self.post_message(self.Moved(self, cursor))

    def show_cursor(self) -> None:
        """Scrolls whatever holds this list so that the row under the cursor can be seen."""
        rows = self.laid_out(max(1, self.content_size.width))
        if not 0 <= self.cursor < len(rows) or not isinstance(self.parent, Widget):
            return
        top = sum(len(row.lines) for row in rows[: self.cursor])
        region = Region(0, top, self.content_size.width, len(rows[self.cursor].lines))
        self.parent.scroll_to_region(region.translate(self.virtual_region.offset), animate=False, force=True)

    # the mouse

    def at(self, y: int) -> int:
        """The row at a line of the widget, or -1."""
        top = 0
        for index, row in enumerate(self.laid_out(max(1, self.content_size.width))):
            top += len(row.lines)
            if y < top:
                return index
        return -1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Marks the row under the mouse."""
        offset = event.get_content_offset(self)
        self.hovered = self.at(offset.y) if offset is not None else -1

    def on_leave(self) -> None:
        """Forgets the mouse."""
        self.hovered = -1

    def on_click(self, event: events.Click) -> None:
        """Tells which row was clicked; the second click of a double one is not another pick."""
        offset = event.get_content_offset(self)
        index = self.at(offset.y) if offset is not None else -1
        if index >= 0 and event.chain == 1:
            event.stop()
            self.post_message(self.Picked(self, index))


class LongRows(Rows):
    """Rows that may be more than their window holds: the cursor goes by pages too, and to either end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "go_to_end(-1)", show=False),
        Binding("end", "go_to_end(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def action_go_to_end(self, way: int) -> None:
        """Goes to the first or the last row that can be picked."""
        enabled = [index for index, is_enabled in enumerate(self._enabled()) if is_enabled]
        if enabled:
            self.cursor = enabled[0] if way < 0 else enabled[-1]

    def action_page(self, way: int) -> None:
        """Goes on or back by as many lines as the window shows, one apart; it stays at the ends."""
        rows = self.laid_out(max(1, self.content_size.width))
        room = (self.parent.size.height if isinstance(self.parent, Widget) else self.size.height) - 1
        while room > 0:
            before = self.cursor
            self.action_move(way)
            if self.cursor == before:
                return
            room -= sum(len(row.lines) for row in rows[min(before, self.cursor) : max(before, self.cursor)])
