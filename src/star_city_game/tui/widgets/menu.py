"""A list of things to do, one a line, with a word of explanation at the right."""

from __future__ import annotations

from collections.abc import Sequence

from star_city_game.model.frozen import frozen
from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, cut, line, pad
from star_city_game.tui.widgets.rows import LongRows, Row


@frozen
class Item:
    """A line of a menu: what it stands for, its words, a hint, the key that does the same, and whether it can be picked."""

    id: str
    label: str
    hint: str = ""
    key: str = ""
    enabled: bool = True


class Menu(LongRows):
    """A menu; the cursor begins on the first line that can be picked."""

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.items: tuple[Item, ...] = tuple(items)
        self.touched = False

    def on_mount(self) -> None:
        """Puts the cursor on the first line."""
        self.cursor = self.first_enabled()

    def fill(self, items: Sequence[Item]) -> None:
        """Shows other lines; the cursor stays on its line when the player has moved it, else goes to the first."""
        held = self.items[self.cursor].id if self.touched and 0 <= self.cursor < len(self.items) else ""
        self.items = tuple(items)
        self.redraw()
        ids = [item.id for item in self.items]
        self.cursor = ids.index(held) if held in ids else self.first_enabled()

    @property
    def chosen(self) -> Item | None:
        """The line under the cursor."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    def action_move(self, step: int) -> None:
        """Moves the cursor, and remembers that the player did."""
        self.touched = True
        super().action_move(step)

    def rows(self, width: int) -> tuple[Row, ...]:
        """One line an item; labels in one column, hints in the next."""
        column = max((len(item.label) for item in self.items), default=0) + 2
        return tuple(
            Row((self._line(item, index, column, width),), item.enabled) for index, item in enumerate(self.items)
        )

    def _line(self, item: Item, index: int, column: int, width: int) -> Content:
        mark = "▸ " if index == self.cursor else "  "
        key = line((f"{item.key:<4}", LAMP)) if item.key else line()
        label = pad(line((item.label, "" if item.enabled else FAINT)), column if item.hint else 0)
        return cut(line((mark, f"bold {LAMP}")) + key + label + line((item.hint, SOFT)), width)

    def watch_cursor(self, cursor: int) -> None:
        """Redraws the sign before the line."""
        self._laid_out = -1
        super().watch_cursor(cursor)
