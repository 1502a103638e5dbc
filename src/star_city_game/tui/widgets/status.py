"""The status line: when and where at the left, the file and the risk at the right."""

from __future__ import annotations

from textual.widget import Widget

from star_city_game.model.turn import Status
from star_city_game.tui.content import LAMP, SOFT, Content, cut, line, spread

NARROW = 76
"""Cells below which the place gives way, so that date and risk stay."""
_LEAST_PLACE = 12


class StatusLine(Widget):
    """One line; what does not fit is left out in the order: place, file, weekday and hour."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._status = Status()

    def show(self, status: Status) -> None:
        """Shows the status of a turn."""
        self._status = status
        self.refresh()

    def render(self) -> Content:
        """The line at the present width."""
        return fitted(self._status, self.content_size.width)


def fitted(status: Status, width: int) -> Content:
    """The status in that many cells."""
    gauges = line()
    for label, word in (("File", status.file), ("Risk", status.risk)):
        if word:
            gauges += line(" · " if gauges else "", (f"{label}: ", SOFT), (word, f"bold {LAMP}"))
    when = line((status.when, "bold"))
    room = width - gauges.cell_length - 2
    if width >= NARROW:
        where = _where(status.place or status.title, room - when.cell_length)
        if room - when.cell_length >= _LEAST_PLACE:
            return spread(cut(when + where, room), gauges, width)
    if when.cell_length <= room:
        return spread(when, gauges, width)
    if status.file and status.risk:
        gauges = line(("Risk: ", SOFT), (status.risk, f"bold {LAMP}"))
    day = line((status.when.split(",")[0], "bold"))
    return spread(day if day.cell_length > width - gauges.cell_length - 1 else when, gauges, width)


def _where(place: str, room: int) -> Content:
    """The place; without its corner, as of “Kremlin hospital, corridor”, where there is no room for that."""
    full, building = (line((f" · {words}", SOFT)) for words in (place, place.rpartition(", ")[0]))
    if not place:
        return line()
    return building if full.cell_length > room and ", " in place else full
