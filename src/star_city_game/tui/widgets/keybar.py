"""The line of keys at the foot of a screen; each can be clicked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.reactive import reactive
from textual.widget import Widget

from star_city_game.tui.bindings import Command, key_name
from star_city_game.tui.content import LAMP, SOFT, Content, join, line

_GAP = "  "


class KeyBar(Widget):
    """At most six commands on one line; where there is no room, those before the last are left out."""

    hovered: reactive[int] = reactive(-1)

    def __init__(self, commands: Sequence[Command], changed: Mapping[str, str]) -> None:
        super().__init__()
        self._commands = tuple(commands)
        self._changed = changed

    def render(self) -> Content:
        """Keys and labels."""
        return join([self._item(index) for index in self._shown()], _GAP)

    def _shown(self) -> list[int]:
        """The commands that there is room for; the last of them, the way out or the menu, always is."""
        last = len(self._commands) - 1
        room = self.content_size.width - self._item(last).cell_length
        shown: list[int] = []
        for index in range(last):
            room -= self._item(index).cell_length + len(_GAP)
            if room >= 0:
                shown.append(index)
        return [*shown, last]

    def _item(self, index: int) -> Content:
        command = self._commands[index]
        label = "underline" if index == self.hovered else SOFT
        return line((key_name(command, self._changed), f"bold {LAMP}"), " ", (command.label, label))

    def _at(self, x: int) -> int:
        start = 0
        for index in self._shown():
            end = start + self._item(index).cell_length
            if start <= x < end:
                return index
            start = end + len(_GAP)
        return -1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Marks the command under the mouse."""
        offset = event.get_content_offset(self)
        self.hovered = self._at(offset.x) if offset is not None else -1

    def on_leave(self) -> None:
        """Forgets the mouse."""
        self.hovered = -1

    async def on_click(self, event: events.Click) -> None:
        """Does what was clicked."""
        offset = event.get_content_offset(self)
        index = self._at(offset.x) if offset is not None else -1
        if index >= 0:
            event.stop()
            await self.screen.run_action(self._commands[index].action)
