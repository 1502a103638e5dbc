"""The launch board: the faults the player knows of, by sub-system."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.model.view import DefectView, LaunchView
from star_city_game.tui.content import LAMP, SOFT, Content, join, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine

NONE = "You know of no fault. The machine has some three million parts."


class LaunchScreen(SheetScreen):
    """Found, fixed and waived faults."""

    AUTO_FOCUS = "#board"

    def body(self) -> Iterable[Widget]:
        """Sub-systems in the story's order."""
        board = self.star_city.current.launch()
        yield TopLine("Launch", f"risk: {board.risk}" if board.risk else "")
        with VerticalScroll(id="board"):
            yield Static(_board(board), markup=False)


def _board(board: LaunchView) -> Content:
    if not board.defects:
        return line((NONE, SOFT))
    parts = [
        join([line((name, f"bold {LAMP}")), *(_fault(fault) for fault in faults)])
        for name, faults in groupby(board.defects, key=lambda fault: fault.subsystem)
    ]
    return join(parts, "\n\n")


def _fault(fault: DefectView) -> Content:
    days = f"  ({fault.days} days to fix)" if fault.status == "found" and fault.days else ""
    return line("  ", (f"{fault.status:<8}", "bold"), fault.name, (days, SOFT))
