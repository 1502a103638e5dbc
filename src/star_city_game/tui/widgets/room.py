"""The card shown instead of a screen when the window is too small for it."""

from __future__ import annotations

from textual.dom import DOMNode
from textual.widget import Widget

from star_city_game.tui.content import LAMP, SOFT, Content, join, line

LEAST_WIDTH, LEAST_HEIGHT = 40, 12
"""The smallest window, in cells, that the game is drawn in."""


def cramped(screen: DOMNode) -> bool:
    """Whether the card is shown, so that nothing may be done unseen."""
    return screen.has_class("-tiny") or screen.has_class("-squat")


class RoomCard(Widget):
    """Asks for room. Nothing is lost meanwhile: the screen below stays as it is."""

    def render(self) -> Content:
        """The card's words."""
        size = self.app.size
        return join(
            [
                line(("Star City", f"bold {LAMP}")),
                line((f"This window is {size.width} × {size.height}.", SOFT)),
                line((f"It needs {LEAST_WIDTH} × {LEAST_HEIGHT}.", SOFT)),
                line(("Nothing is lost.", SOFT)),
            ]
        )
