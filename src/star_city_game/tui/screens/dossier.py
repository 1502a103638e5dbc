"""The file: what they may know, as far as the player knows it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.model.view import DossierView, PaperView
from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, join, line, lines, struck
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.widgets.paper import Sheet

BAR_WIDTH = 48
WHOLE = 74
"""Columns from which a typed paper stands as it was typed."""
EMPTY = "Nothing that you know of. That does not mean that there is nothing."
_HEARD = {
    "rumour": "You have heard of it.",
    "symptom": "Something was written down.",
}


class DossierScreen(SheetScreen):
    """Papers in order of date: those read in full, those heard of in a line, the rest as bars."""

    AUTO_FOCUS = "#file"

    def body(self) -> Iterable[Widget]:
        """The stage, then the papers."""
        file = self.star_city.current.dossier()
        yield TopLine("What they may know", _count(file))
        with VerticalScroll(id="file"):
            if file.stage:
                yield Static(
                    line(("File: ", SOFT), (file.stage.upper(), f"bold {LAMP}")), classes="stamp", markup=False
                )
            if file.officer:
                yield Static(line((file.officer, SOFT)), classes="gap", markup=False)
            if not file.papers and not file.unseen:
                yield Static(line((EMPTY, SOFT)), classes="gap", markup=False)
            for number, paper in enumerate(file.papers):
                yield _shown(paper, number, self.app.size.width)
            known_bars = sum(1 for paper in file.papers if paper.known == "nothing")
            for number in range(known_bars, file.unseen):
                yield _bar("", number + len(file.papers), self.app.size.width)
            if file.noticed:
                clues = [line((f"{clue.person}: ", "bold"), clue.text) for clue in file.noticed]
                head = line(("What you have noticed", f"bold {LAMP}"))
                yield Static(join([head, *clues]), classes="gap", markup=False)


def _count(file: DossierView) -> str:
    read = sum(1 for paper in file.papers if paper.known == "seen")
    return f"papers read: {read} of {max(len(file.papers), read + file.unseen)}"


def _shown(paper: PaperView, number: int, width: int) -> Widget:
    if paper.known == "nothing":
        return _bar(paper.date, number, width)
    if paper.known != "seen":
        about = line((f"{paper.date}  ", SOFT), (f"{paper.kind}, {paper.category}. " if paper.kind else "", ""))
        return Static(about + line((_HEARD.get(paper.known, ""), SOFT)), classes="gap", markup=False)
    return Sheet(_in_full(paper, reflow=width < WHOLE), classes="gap")


def _in_full(paper: PaperView, *, reflow: bool) -> Content:
    """The paper; its typed lines run on where the window is too narrow for them."""
    between = " " if reflow else "\n"
    head = line((f"{paper.kind} · {paper.source}", "bold"), (f" · {paper.date} · {paper.category}", SOFT))
    parts = [head, line(), lines(paper.text.replace("\n", between))]
    if paper.note:
        parts += [line(), lines(paper.note.replace("\n", between), SOFT)]
    if paper.status:
        parts += [line(), line((paper.status, f"italic {SOFT}"))]
    return join(parts)


def _bar(date: str, number: int, width: int) -> Widget:
    dated = line((f"{date or '?':<16}", FAINT))
    return Static(dated + struck(number, max(8, min(BAR_WIDTH, width - 22))), classes="gap", markup=False)
