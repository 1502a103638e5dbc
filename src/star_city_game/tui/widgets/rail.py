"""The rail at the right of a wide window: the file, yourself, who you have met, and the dates."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widgets import Static

from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, hung, join, line
from star_city_game.tui.ports import Game

MOST_PEOPLE = 8
ROOM = 31
"""Cells of a line: the rail is 36 wide, of which its border and margins take five."""
_COMING = 3


class Rail(VerticalScroll, can_focus=False):
    """Four short lists, rewritten after each choice while the rail can be seen."""

    def compose(self) -> list[Static]:
        """One text."""
        return [Static(markup=False)]

    def show(self, game: Game) -> None:
        """Shows where the game stands."""
        parts = [part for part in (_file(game), _self(game), _people(game), _dates(game)) if part]
        self.query_one(Static).update(join(parts, "\n\n"))


def _titled(title: str, rows: list[Content]) -> Content:
    return join([line((title, f"bold {LAMP}")), *rows]) if rows else line()


def _file(game: Game) -> Content:
    file = game.dossier()
    if not file.stage:
        return line()
    known = sum(1 for paper in file.papers if paper.known != "nothing")
    papers = "no paper that you know of" if not known else f"papers you know of: {known}"
    return _titled("The file", [line((file.stage, "bold")), line((papers, SOFT))])


def _self(game: Game) -> Content:
    traits = game.traits()
    column = max((len(trait.label) for trait in traits), default=0) + 2
    rows = [hung(line(trait.word), ROOM, (f"{trait.label:<{column}}", SOFT), " " * column) for trait in traits]
    return _titled("Yourself", [row for each in rows for row in each])


def _people(game: Game) -> Content:
    met = game.people()
    rows: list[Content] = []
    for person in met[:MOST_PEOPLE]:
        rows += [*hung(line(person.name), ROOM, "", "  "), *hung(line((person.regard, SOFT)), ROOM, "  ", "  ")]
    if len(met) > MOST_PEOPLE:
        rows.append(line((f"and {len(met) - MOST_PEOPLE} more", FAINT)))
    return _titled("People", rows)


def _dates(game: Game) -> Content:
    view = game.calendar()
    dates = view.dates
    now = next((index for index, date in enumerate(dates) if date.tense == "now"), -1)
    if now < 0:
        return line()
    rows = [line((dates[now].name, "bold"))]
    if (left := dates[now].left) is not None:
        rows.append(line((f"{left} days left", SOFT)))
    if view.rival_days is not None:
        rows.append(line((f"{view.rival}: {view.rival_days}", SOFT)))
    rows += [line((date.name, FAINT)) for date in dates[now + 1 : now + 1 + _COMING]]
    return _titled("Dates", rows)
