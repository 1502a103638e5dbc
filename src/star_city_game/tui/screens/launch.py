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
    made_of,
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
        _whole(board),
        join([_head("By phase"), *(_phase(phase, bar) for phase in board.phases)]),
        join([_head("By sub-system"), *(_system(system) for system in board.systems)]),
        join([_head("What sways all of it"), *(_sway(sway) for sway in board.sways)]),
    ]
    return join(parts, "\n\n")


def _whole(board: LaunchView) -> Content:
    by_hand = " What is flown by hand is not in it." if any(phase.by_hand for phase in board.phases) else ""
    return line(f"{board.flight}: ", (in_percent(board.chance), "bold"), f" that it does not come home.{by_hand}")


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
    parts = [line(f"    {part.name} ", (made_of(part), SOFT)) for part in phase.parts]
    if phase.by_hand:
        parts.append(line("    By hand: something shows in ", in_percent(phase.shows)))
        parts += [line(f"    {part.name} ", (made_of(part), SOFT)) for part in phase.by_hand]
    return join([head, *([gauge] if phase.chance or not phase.by_hand else []), *parts])


def _system(system: SystemView) -> Content:
    risk = line((f"{system.word}, " if system.word else "", ""), (in_percent(system.chance), "bold"))
    shows = f"shows in {in_percent(system.by_hand)}, by hand" if system.by_hand else ""
    if system.by_hand:
        risk = line(shows) if not system.chance else line(risk, f"; {shows}")
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
    covers += f"  {in_percent(fault.by_hand)} by hand" if fault.by_hand else ""
    return line("  ", (f"{fault.status:<8}", "bold"), fault.name, (covers, ""), (days, SOFT))


def _sway(sway: SwayView) -> Content:
    made = ", ".join(f"{because} {points:+d}" for because, points in sway.parts) or "nothing so far"
    return join([line(f"  {sway.name}: ", (f"{sway.percent} %", "bold")), line((f"    {made}", SOFT))])
