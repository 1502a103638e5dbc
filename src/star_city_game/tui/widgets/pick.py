"""One word out of a few, side by side: arrows or a click settle it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from star_city_game.tui.content import LAMP, SOFT, Content, join, line

_GAP = 3


class Pick(Widget, can_focus=True):
    """Words to choose one from; ``value`` is the chosen word's name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
        Binding("enter", "screen.pick", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another word was chosen."""

        pick: Pick

    value: reactive[str] = reactive("")

    def __init__(self, words: Mapping[str, str], value: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._words = dict(words)
        self.set_reactive(Pick.value, value)

    def action_step(self, step: int) -> None:
        """Chooses the next or the last word, round and round."""
        names = list(self._words)
        self.value = names[(names.index(self.value) + step) % len(names)]

    def watch_value(self) -> None:
        """Tells about the change."""
        self.post_message(self.Changed(self))

    def _places(self, width: int) -> list[tuple[str, int, int]]:
        """Each word's name, column and line: side by side while they fit."""
        places: list[tuple[str, int, int]] = []
        x = y = 0
        for name in self._words:
            length = self._word(name).cell_length
            if x and x + length > width:
                x, y = 0, y + 1
            places.append((name, x, y))
            x += length + _GAP
        return places

    def _word(self, name: str) -> Content:
        on = name == self.value
        mark = line(("(•)", f"bold {LAMP}")) if on else line(("( )", SOFT))
        return mark + line(" ", (self._words[name], "bold" if on else SOFT))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the words take."""
        del container, viewport
        return max((y for _, _, y in self._places(width)), default=0) + 1

    def render(self) -> Content:
        """The words, the chosen one marked."""
        rows: dict[int, list[Content]] = {}
        for name, _, y in self._places(self.content_size.width):
            rows.setdefault(y, []).append(self._word(name))
        return join([join(words, " " * _GAP) for words in rows.values()])

    def on_click(self, event: events.Click) -> None:
        """Chooses the word that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        for name, x, y in self._places(self.content_size.width):
            if y == offset.y and x <= offset.x < x + self._word(name).cell_length:
                self.value = name
