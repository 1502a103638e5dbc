"""The calendar: the turns behind, the present one, and those to come."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.model.view import DateView
from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, join, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine

NO_CALENDAR = "This story keeps no calendar."


class CalendarScreen(SheetScreen):
    """One line a turn."""

    AUTO_FOCUS = "#dates"

    def body(self) -> Iterable[Widget]:
        """The turns in order."""
        dates = self.star_city.current.calendar().dates
        now = next((date for date in dates if date.tense == "now"), None)
        left = f"days left: {now.left}" if now is not None and now.left is not None else ""
        yield TopLine("Calendar", left)
        with VerticalScroll(id="dates"):
            column = max((len(date.name) for date in dates), default=0) + 2
            rows = [_row(date, column) for date in dates] or [line((NO_CALENDAR, SOFT))]
            yield Static(join(rows), markup=False)


def _row(date: DateView, column: int) -> Content:
    left = f"{date.left} days left" if date.left is not None else ""
    name = f"{date.name:<{column}}"
    if date.tense == "now":
        return line(("▸ ", LAMP), (name, "bold"), (left, SOFT))
    mark, style = ("✓ ", FAINT) if date.tense == "past" else ("  ", "")
    return line((mark, FAINT), (name, style), (left, FAINT))
