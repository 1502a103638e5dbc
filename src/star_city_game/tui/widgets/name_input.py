"""A field for a name: one line, cleaned as it is typed or pasted, and cut to what the game keeps."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from star_city_game.tui.content import clean

LONGEST = 24
"""Characters kept of a name."""


class NameInput(Input):
    """An input that takes anything and keeps what fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.pick", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, value: str, *, longest: int = LONGEST, id: str | None = None) -> None:  # noqa: A002
        super().__init__(clean(value)[:longest], id=id, compact=True)
        self.cursor_blink = False
        self._longest = longest

    def replace(self, text: str, start: int, end: int) -> None:
        """Puts as much of a text as there is room for in place of a part."""
        room = self._longest - len(self.value) + abs(end - start)
        super().replace(clean(text)[: max(0, room)], start, end)

    def _on_paste(self, event: events.Paste) -> None:
        """Takes the first line of what was pasted, without what cannot be shown."""
        event.prevent_default()
        event.stop()
        first = clean(event.text, keep_lines=True).strip().split("\n")[0]
        self.replace(first, *self.selection)
