"""The line between text and choices: whether there is more to read, and whether the game is safe."""

from __future__ import annotations

from textual import events
from textual.reactive import reactive
from textual.widget import Widget

from star_city_game.tui.content import ALARM, FAINT, LAMP, SOFT, Content, cut, join, line

MORE, MORE_IN_SHORT = "more below · Enter reads on", "more: Enter"
_ENDS = 4


class NoticeLine(Widget):
    """A rule with words in it.

    ``more`` says that text is left below; ``said`` is the last thing the game told the player, and ``alarm`` colours it;
    ``kept`` says that the game is safe on the disk, ``lost`` that it could not be kept when that was last tried.
    """

    more: reactive[bool] = reactive(False)
    said: reactive[str] = reactive("")
    alarm: reactive[bool] = reactive(False)
    kept: reactive[bool] = reactive(False)
    lost: reactive[bool] = reactive(False)

    def say(self, text: str, *, alarm: bool = False) -> None:
        """Shows a short message until the next one."""
        self.alarm = alarm
        self.said = text

    async def on_click(self, event: events.Click) -> None:
        """Reads on."""
        event.stop()
        await self.screen.run_action("read_on")

    def render(self) -> Content:
        """The rule at the present width."""
        width = self.content_size.width
        words = [line((self.said, ALARM if self.alarm else SOFT))] if self.said else []
        words += [line(("saved", FAINT))] if self.kept else [line(("not saved", ALARM))] if self.lost else []
        said = line(" ", join(words, " · "), (" ──", "$rule")) if words else line()
        more = MORE if len(MORE) + said.cell_length + _ENDS <= width else MORE_IN_SHORT
        left = line(("── ", "$rule"), (more, LAMP), " ") if self.more else line(("──", "$rule"))
        said = cut(said, width - left.cell_length)
        middle = line(("─" * max(0, width - left.cell_length - said.cell_length), "$rule"))
        return left + middle + said
