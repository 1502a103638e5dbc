"""The calendar: today, what is known of the time to come, what lapses; and the turns, those behind and those before."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.model.view import CalendarView, DateView
from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, join, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine

NO_CALENDAR = "This story keeps no calendar."


class CalendarScreen(SheetScreen):
    """What is known first, then one line a turn."""

    AUTO_FOCUS = "#dates"

    def body(self) -> Iterable[Widget]:
        """What is known; the turns in order."""
        view = self.star_city.current.calendar()
        dates = view.dates
        now = next((date for date in dates if date.tense == "now"), None)
        left = f"days left: {now.left}" if now is not None and now.left is not None else ""
        yield TopLine("Calendar", left)
        with VerticalScroll(id="dates"):
            for part in _outlook(view):
                yield Static(part, classes="about", markup=False)
            column = max((len(date.name) for date in dates), default=0) + 2
            rows = [_row(date, column) for date in dates] or [line((NO_CALENDAR, SOFT))]
            yield Static(join(rows), markup=False)


def _outlook(view: CalendarView) -> Iterable[Content]:
    """Today and the rival’s clock; the known dates; what lapses."""
    today = [line((view.today, "bold"), (f"  {view.chapter}" if view.chapter else "", SOFT))] if view.today else []
    if view.rival_days is not None:
        today.append(line((f"{view.rival}: ", SOFT), f"{view.rival_days}"))
    if today:
        yield join(today)
    if view.ahead:
        rows = [line((f"{each.day}  ", SOFT), each.what, (f"  in {each.days} days", FAINT)) for each in view.ahead]
        yield join([line(("Known dates", f"bold {LAMP}")), *rows])
    if view.lapsing:
        rows = [
            line(each.what, (f"  until {each.until}" if each.until else "  it keeps", FAINT)) for each in view.lapsing
        ]
        yield join([line(("To be had", f"bold {LAMP}")), *rows])


def _row(date: DateView, column: int) -> Content:
    left = f"{date.left} days left" if date.left is not None else ""
    name = f"{date.name:<{column}}"
    if date.tense == "now":
        return line(("▸ ", LAMP), (name, "bold"), (left, SOFT))
    mark, style = ("✓ ", FAINT) if date.tense == "past" else ("  ", "")
    return line((mark, FAINT), (name, style), (left, FAINT))
