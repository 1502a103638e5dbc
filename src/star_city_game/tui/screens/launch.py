"""The launch board: sub-systems, phases and what they are made of, for those who see the tree; rumours for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.model.launch_view import (
    DefectView,
    LaunchView,
    OddityView,
    PhaseView,
    SwayView,
    SystemView,
    in_percent,
    unseen,
)
from star_city_game.tui.content import ALARM, LAMP, SOFT, Content, join, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine

NONE = "You know of no fault. The machine has some three million parts."
BAR = 24
"""Signs of a bar that stands for certainty."""
WIDE = 100
"""Columns from which a bar is twice as long."""


class LaunchScreen(SheetScreen):
    """The board as far as the player may see it."""

    AUTO_FOCUS = "#board"

    def body(self) -> Iterable[Widget]:
        """Phases first, since they are what is decided; then sub-systems, then what sways all of it."""
        board = self.star_city.current.launch()
        yield TopLine("Launch", f"risk: {board.risk}" if board.risk else "")
        with VerticalScroll(id="board"):
            yield Static(_board(board, BAR * 2 if self.app.size.width >= WIDE else BAR), markup=False)


def _board(board: LaunchView, bar: int) -> Content:
    if not board.tree:
        return _heard(board)
    parts = [
        line(f"{board.flight}: ", (in_percent(board.chance), "bold"), " that it does not come home."),
        join([_head("By phase"), *(_phase(phase, bar) for phase in board.phases)]),
        join([_head("By sub-system"), *(_system(system) for system in board.systems)]),
        join([_head("What sways all of it"), *(_sway(sway) for sway in board.sways)]),
    ]
    return join(parts, "\n\n")


def _head(words: str) -> Content:
    return line((words, f"bold {LAMP}"))


def _heard(board: LaunchView) -> Content:
    """What comes to somebody who does not see the tree: faults by sub-system, then oddities and faces."""
    if not board.defects and not board.oddities:
        return line((NONE, SOFT))
    parts = [
        join([_head(name), *(_fault(fault) for fault in faults)])
        for name, faults in groupby(board.defects, key=lambda fault: fault.subsystem)
    ]
    if board.oddities:
        parts.append(join([_head("Heard, seen, and repaired"), *(_oddity(oddity) for oddity in board.oddities)]))
    return join(parts, "\n\n")


def _oddity(oddity: OddityView) -> Content:
    faces = f"  {', '.join(oddity.faces)} might say more." if oddity.faces else ""
    return line("  ", oddity.text, (faces, SOFT))


def _phase(phase: PhaseView, bar: int) -> Content:
    filled = min(bar, (phase.chance * bar + 5_000) // 10_000)
    at = f"  {phase.at}" if phase.at else ""
    head = line(f"  {phase.name}", (at, SOFT))
    gauge = line(
        "    ", (f"[{'=' * filled:<{bar}}]", ALARM if filled * 4 >= bar else ""), f" {in_percent(phase.chance)}"
    )
    parts = []
    for part in phase.parts:
        kinds = (("found", part.found), ("signed", part.signed), ("unseen", part.unseen))
        made = ", ".join(f"{word} {in_percent(chance)}" for word, chance in kinds if chance)
        parts.append(line(f"    {part.name} ", (made, SOFT)))
    return join([head, gauge, *parts])


def _system(system: SystemView) -> Content:
    risk = line((f"{system.word}, " if system.word else "", ""), (in_percent(system.chance), "bold"))
    counts = f"found {system.found}, fixed {system.fixed}, signed {system.waived}, unseen {unseen(system)}"
    return join(
        [
            line(f"  {system.name}: ", risk),
            line(("    " + counts, SOFT)),
            *(line("  ", _fault(fault)) for fault in system.defects),
        ]
    )


def _fault(fault: DefectView) -> Content:
    days = f"  ({fault.days} days to fix)" if fault.status == "found" and fault.days else ""
    if fault.status == "waived":
        words = f", “{fault.words}”" if fault.words else ""
        days = f"  (signed {fault.signed or 'on no date'}{words})"
    covers = f"  {in_percent(fault.covers)}" if fault.covers else ""
    return line("  ", (f"{fault.status:<8}", "bold"), fault.name, (covers, ""), (days, SOFT))


def _sway(sway: SwayView) -> Content:
    made = ", ".join(f"{because} {points:+d}" for because, points in sway.parts) or "nothing so far"
    return join([line(f"  {sway.name}: ", (f"{sway.percent} %", "bold")), line((f"    {made}", SOFT))])
