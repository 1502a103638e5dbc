"""The launch board: phases, sub-systems and what sways them, for those who see the tree; rumours for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from star_city_game.model.launch_view import (
    DefectView,
    LaunchView,
    OddityView,
    PhaseView,
    RiskPart,
    SwayView,
    SystemView,
    in_percent,
    made_of,
    unseen,
)
from star_city_game.tui.content import ALARM, LAMP, SOFT, Content, cut, hung, line, pad, spread, wrap
from star_city_game.tui.screens.unfolding import UnfoldingScreen
from star_city_game.tui.widgets.folder import Leaf

NONE = "You know of no fault. The machine has some three million parts."
LEGEND = "Unseen: in four vehicles of five."
BAR, SHORT_BAR = 24, 12
"""Signs of a bar that stands for certainty, and of one where there is less room."""
_NARROW = 64
_PERCENT = 12
"""Cells of the longest number and a space before it."""
_MARKS = {"found": "!", "waived": "~", "fixed": "+"}


class LaunchScreen(UnfoldingScreen):
    """The board as far as the player may see it; every line that has a number unfolds into what the number is made of."""

    TITLE = "Launch"

    def aside(self) -> str:
        """The risk, in a word."""
        risk = self.star_city.current.launch().risk
        return f"risk: {risk}" if risk else ""

    def leaves(self) -> Iterator[Leaf]:
        """Phases first, since they are what is decided; then sub-systems, then what sways all of it."""
        board = self.star_city.current.launch()
        return _tree(board) if board.tree else _heard(board)


def _tree(board: LaunchView) -> Iterator[Leaf]:
    yield Leaf(partial(_whole, board))
    yield Leaf(partial(_head, "By phase"))
    for phase in board.phases:
        yield Leaf(partial(_phase, phase), partial(_phase_made, phase))
    yield Leaf(partial(_head, "By sub-system"))
    for system in board.systems:
        yield Leaf(partial(_system, system), partial(_system_made, system))
    yield Leaf(partial(_head, "What sways all of it"))
    for sway in board.sways:
        yield Leaf(partial(_sway, sway), partial(_sway_made, sway))


def _whole(board: LaunchView, width: int) -> list[Content]:
    by_hand = " What is flown by hand is not in it." if any(phase.by_hand for phase in board.phases) else ""
    told = line(f"{board.flight}: ", (in_percent(board.chance), "bold"), f" that it does not come home.{by_hand}")
    return wrap(told, width)


def _head(words: str, width: int) -> list[Content]:
    return [line(), cut(line((words.upper(), f"bold {LAMP}")), width)]


def _heard(board: LaunchView) -> Iterator[Leaf]:
    """What comes to somebody who does not see the tree: faults by sub-system, then oddities and faces."""
    if not board.defects and not board.oddities:
        yield Leaf(lambda width: wrap(line((NONE, SOFT)), width))
    for name, faults in groupby(board.defects, key=lambda fault: fault.subsystem):
        yield Leaf(partial(_head, name))
        yield from (Leaf(partial(_fault, fault)) for fault in faults)
    if board.oddities:
        yield Leaf(partial(_head, "Heard, seen, and repaired"))
        yield from (Leaf(partial(_oddity, oddity)) for oddity in board.oddities)


def _oddity(oddity: OddityView, width: int) -> list[Content]:
    faces = f" {', '.join(oddity.faces)} might say more." if oddity.faces else ""
    return hung(line(oddity.text, (faces, SOFT)), width, "- ", "  ")


def _phase(phase: PhaseView, width: int) -> list[Content]:
    """One line with its bar; what is met by hand has none, since it need not end the flight."""
    shows = line((f"by hand: something shows in {in_percent(phase.shows)}", SOFT)) if phase.by_hand else line()
    if phase.by_hand and not phase.chance:
        return _titled(phase.name, shows, width)
    bar = SHORT_BAR if width < _NARROW else BAR
    filled = min(bar, (phase.chance * bar + 5_000) // 10_000)
    gauge = line((f"[{'=' * filled:<{bar}}]", ALARM if filled * 4 >= bar else ""))
    number = line((f"{in_percent(phase.chance):>{_PERCENT}}", "bold"))
    name = width - gauge.cell_length - number.cell_length - 1
    row = pad(cut(line(phase.name), name), name + 1) + gauge + number
    return [row, *(hung(shows, width) if phase.by_hand else ())]


def _phase_made(phase: PhaseView, width: int) -> list[Content]:
    when = hung(line((phase.at, SOFT)), width) if phase.at else []
    parts = [*_parts(phase.parts, width)]
    if phase.by_hand:
        parts += [*hung(line(("met by hand:", SOFT)), width), *_parts(phase.by_hand, width)]
    return [*when, *parts]


def _parts(parts: Iterable[RiskPart], width: int) -> Iterator[Content]:
    for part in parts:
        yield from hung(line(f"{part.name}: ", (made_of(part), SOFT)), width)


def _titled(name: str, aside: Content, width: int) -> list[Content]:
    """A name, and what is said of it at the right, or under it where there is no room."""
    title = line(name)
    if title.cell_length + aside.cell_length + 2 <= width:
        return [spread(title, aside, width)]
    return [cut(title, width), *hung(aside, width)]


def _system(system: SystemView, width: int) -> list[Content]:
    """Its risk, and the faults that are open; those that were put right are folded away."""
    risk = line((f"{system.word} " if system.word else "", SOFT), (f"{in_percent(system.chance):>{_PERCENT}}", "bold"))
    if system.by_hand:
        shows = line((f"shows in {in_percent(system.by_hand)}, by hand", SOFT))
        risk = shows if not system.chance else line(shows, ("; ", SOFT), risk)
    open_faults = (fault for fault in system.defects if fault.status != "fixed")
    return [*_titled(system.name, risk, width), *(row for fault in open_faults for row in _fault(fault, width))]


def _system_made(system: SystemView, width: int) -> list[Content]:
    counts = f"found {system.found}, fixed {system.fixed}, signed {system.waived}, unseen {unseen(system)}"
    fixed = (fault for fault in system.defects if fault.status == "fixed")
    rows = hung(line((f"{counts}. {LEGEND}", SOFT)), width)
    return [*(row for fault in fixed for row in _fault(fault, width)), *rows]


def _fault(fault: DefectView, width: int) -> list[Content]:
    """A sign and a word for how it stands, what it adds to the risk, and the work or the signature."""
    days = "1 day" if fault.days == 1 else f"{fault.days} days"
    about = f"({days} to fix)" if fault.status == "found" and fault.days else ""
    if fault.status == "waived":
        words = f", “{fault.words}”" if fault.words else ""
        about = f"(signed {fault.signed or 'on no date'}{words})"
    covers = f" {in_percent(fault.covers)}" if fault.covers else ""
    covers += f" {in_percent(fault.by_hand)} by hand" if fault.by_hand else ""
    mark = line((f"{_MARKS.get(fault.status, ' ')} {fault.status}: ", "bold"))
    return hung(mark + line(f"{fault.name}{covers} ", (about, SOFT)), width)


def _sway(sway: SwayView, width: int) -> list[Content]:
    return _titled(sway.name, line((f"{sway.percent} %", "bold")), width)


def _sway_made(sway: SwayView, width: int) -> list[Content]:
    if not sway.parts:
        return hung(line(("nothing so far", SOFT)), width)
    return [row for because, points in sway.parts for row in hung(line(f"{points:+d} ", (because, SOFT)), width)]
