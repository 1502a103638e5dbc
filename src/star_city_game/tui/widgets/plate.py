"""A plate with a word on it, to press by Enter or mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from star_city_game.tui.content import Content, line


class Plate(Widget, can_focus=True):
    """A one-line button."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "screen.pick", show=False)]

    @dataclass
    class Pressed(Message):
        """The plate was clicked."""

        plate: Plate

        @property
        def control(self) -> Plate:
            """The plate."""
            return self.plate

    def __init__(self, label: str, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._label = label

    def render(self) -> Content:
        """The word between brackets, which show focus too."""
        return line(f"[ {self._label} ]" if not self.has_focus else f"[▸{self._label} ]")

    def on_click(self, event: events.Click) -> None:
        """Presses it."""
        event.stop()
        self.post_message(self.Pressed(self))
