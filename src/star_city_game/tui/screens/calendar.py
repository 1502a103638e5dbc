"""The calendar: today, what is known of the time to come, what lapses; then the turns, those behind folded up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from star_city_game.model.view import AheadView, CalendarView, DateView, LapseView
from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, hung, line, spread, wrap
from star_city_game.tui.screens.unfolding import UnfoldingScreen
from star_city_game.tui.widgets.folder import Leaf

NO_CALENDAR = "This story keeps no calendar."


class CalendarScreen(UnfoldingScreen):
    """What is known first, then one line a turn."""

    TITLE = "Calendar"

    def aside(self) -> str:
        """The days left."""
        dates = self.star_city.current.calendar().dates
        now = next((date for date in dates if date.tense == "now"), None)
        return f"days left: {now.left}" if now is not None and now.left is not None else ""

    def leaves(self) -> Iterator[Leaf]:
        """Today, the known dates, what is to be had, the turns."""
        view = self.star_city.current.calendar()
        yield Leaf(partial(_today, view))
        if view.ahead:
            yield Leaf(partial(_known, view.ahead))
        if view.lapsing:
            yield Leaf(partial(_to_be_had, view.lapsing))
        past = tuple(date for date in view.dates if date.tense == "past")
        if past:
            yield Leaf(partial(_behind, past), partial(_rows, past), mark=1)
        yield Leaf(partial(_rows, tuple(date for date in view.dates if date.tense != "past"), is_first=not past))


def _today(view: CalendarView, width: int) -> list[Content]:
    """The day and the chapter, and how it stands with the rival."""
    if not view.dates:
        return wrap(line((NO_CALENDAR, SOFT)), width)
    today = wrap(line((view.today, "bold"), (f"  {view.chapter}" if view.chapter else "", SOFT)), width)
    rival = line((f"{view.rival}: ", SOFT), f"{view.rival_days}") if view.rival_days is not None else None
    return [*(today if view.today else ()), *(wrap(rival, width) if rival is not None else ())]


def _headed(title: str, rows: Iterable[Content]) -> list[Content]:
    return [line(), line((title.upper(), f"bold {LAMP}")), *rows]


def _known(ahead: tuple[AheadView, ...], width: int) -> list[Content]:
    rows = (
        row for each in ahead for row in _entry(line((f"{each.day}  ", SOFT), each.what), f"in {each.days} days", width)
    )
    return _headed("Known dates", rows)


def _to_be_had(lapsing: tuple[LapseView, ...], width: int) -> list[Content]:
    rows = (
        row
        for each in lapsing
        for row in _entry(line(each.what), f"until {each.until}" if each.until else "it keeps", width)
    )
    return _headed("To be had", rows)


def _entry(what: Content, when: str, width: int) -> list[Content]:
    """Something and when, at the right or, where there is no room, under it."""
    aside = line((when, SOFT))
    if what.cell_length + aside.cell_length + 2 <= width:
        return [spread(what, aside, width)]
    return [*hung(what, width, "", "  "), line("  ") + aside]


def _behind(past: tuple[DateView, ...], width: int) -> list[Content]:
    count = f"{len(past)} turn{'' if len(past) == 1 else 's'} behind you"
    return [line(), *wrap(line(("✓ ", FAINT), (count, FAINT)), width)]


def _rows(dates: tuple[DateView, ...], width: int, *, is_first: bool = False) -> list[Content]:
    """A line a turn; the present one is marked, by a sign of its own and not the cursor's."""
    rows = [line()] if is_first else []
    for date in dates:
        left = f"{date.left} days left" if date.left is not None else ""
        mark = {"now": "● ", "past": "✓ "}.get(date.tense, "  ")
        style = {"now": "bold", "past": FAINT}.get(date.tense, "")
        rows.append(spread(line((mark, LAMP), (date.name, style)), line((left, SOFT)), min(width, 46)))
    return rows
