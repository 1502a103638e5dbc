"""The file: what they may know, stamped, by category, as far as the player knows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from star_city_game.model.file_view import CategoryView, ClueView, DossierView, FactorView, PaperView
from star_city_game.model.turn import Paper
from star_city_game.tui.content import LAMP, SOFT, Content, framed, hung, line, spread, struck, wrap
from star_city_game.tui.screens.unfolding import UnfoldingScreen
from star_city_game.tui.widgets.folder import Leaf

BAR_WIDTH = 48
EMPTY = "Nothing that you know of. That does not mean that there is nothing."
UNPLACED = "Where it is filed, nobody has told you"
UNSTAMPED = "Nothing has been stamped on it since it was opened."
_COLUMN = 17
"""Cells of a date and the gap behind it."""
_NUMBERS = 44
"""Cells of the words before a number."""


class DossierScreen(UnfoldingScreen):
    """Papers by category: those read in full, those heard of in a line, the rest as bars; Enter tells what they weigh."""

    TITLE = "What they may know"

    def aside(self) -> str:
        """How many papers there are, and what is known of them."""
        return self.star_city.current.dossier().counted.replace(", ", " · ")

    def leaves(self) -> Iterator[Leaf]:
        """The stamp, then the papers, then what was noticed."""
        return _leaves(self.star_city.current.dossier())


def _leaves(file: DossierView) -> Iterator[Leaf]:
    if file.stage:
        yield Leaf(partial(_stamp, file), partial(_stamped, file), mark=1)
    if not file.papers:
        yield Leaf(lambda width: [line(), *wrap(line((EMPTY, SOFT)), width)])
    for category in file.categories:
        yield Leaf(partial(_head, category))
        yield from (_leaf(paper) for paper in category.papers)
    if file.noticed:
        yield Leaf(partial(_noticed, file.noticed))


def _stamp(file: DossierView, width: int) -> list[Content]:
    """The stage as it is stamped on the folder, since when, and how it stands with the officer."""
    since = file.stamps[-1].date if file.stamps else ""
    room = len(file.stage) + 4
    sides = [("┏", "━" * room, "┓"), ("┃", f"  {file.stage.upper()}  ", "┃"), ("┗", "━" * room, "┛")]
    box = [line((f"{left}{middle}{right}", f"bold {LAMP}")) for left, middle, right in sides]
    box[1] += line((f"  since {since}", SOFT)) if since else line()
    told = [text for text in (file.officer, file.shield) if text]
    return [*box, *(part for text in told for part in (line(), *wrap(line((text, SOFT)), width)))]


def _stamped(file: DossierView, width: int) -> list[Content]:
    """What the stage is made of: every stamp with its grounds, and what comes together of what was read."""
    sums = [row for factor in file.factors for row in _number(factor, width)]
    found: list[Content] = [line(), *sums, *([line()] if sums else [])]
    for stamp in reversed(file.stamps):
        found += wrap(line((stamp.said, "bold")), width)
        found += [row for ground in stamp.grounds for row in hung(line((ground, SOFT)), width)]
    if not file.stamps:
        found += wrap(line((UNSTAMPED, SOFT)), width)
    return found


def _head(category: CategoryView, width: int) -> list[Content]:
    name = line((category.name.upper() or UNPLACED.upper(), f"bold {LAMP}"))
    counts = line((f"what you have read counts {category.points}", SOFT)) if category.points else line()
    head = [spread(name, counts, width)] if name.cell_length + counts.cell_length < width else [name, counts]
    return [line(), *head, *(wrap(line((category.note, SOFT)), width) if category.note else ())]


def _leaf(paper: PaperView) -> Leaf:
    if paper.known == "seen":
        return Leaf(partial(_in_full, paper), partial(_weighed, paper), mark=1)
    return Leaf(partial(_gap, paper))


def _in_full(paper: PaperView, width: int) -> list[Content]:
    head = line((f"{paper.date}" + (" · " if paper.date else ""), SOFT), (f"{paper.kind} of {paper.source}", "bold"))
    standing = line((paper.standing, SOFT))
    heads = (
        [spread(head, standing, width)] if head.cell_length + standing.cell_length + 2 <= width else [head, standing]
    )
    typed = Paper("sheet", "", (*paper.text, *(("", *paper.note) if paper.note else ())))
    return [line(), *heads, *framed(typed, width)]


def _weighed(paper: PaperView, width: int) -> list[Content]:
    return [row for factor in paper.factors for row in _number(factor, width)]


def _number(factor: FactorView, width: int) -> list[Content]:
    """Words, and a number in a column behind them."""
    column = min(_NUMBERS, width - 8)
    words = wrap(line((factor.words, SOFT)), column - 2)
    last = words[-1].pad_right(column - words[-1].cell_length) + line(f"{factor.number:>6}")
    return [line("  ") + part for part in (*words[:-1], last)]


def _gap(paper: PaperView, width: int) -> list[Content]:
    """A line for what was heard of; a bar, as long as such papers are, for the rest."""
    dated = line((f"{paper.date:<{_COLUMN}}", SOFT)) if paper.date else line()
    if not paper.gap:
        return [dated + struck(paper.number, max(8, min(BAR_WIDTH, width - dated.cell_length)))]
    words = line((f"{paper.kind}: " if paper.kind else "", ""), (paper.gap, SOFT))
    before = line(" " * dated.cell_length)
    rows = wrap(words, max(20, width - dated.cell_length))
    return [(before if number else dated) + row for number, row in enumerate(rows)]


def _noticed(clues: tuple[ClueView, ...], width: int) -> list[Content]:
    head = line(("WHAT YOU HAVE NOTICED", f"bold {LAMP}"))
    found = [line(), head]
    for clue in clues:
        found.append(line((clue.person, "bold")))
        found += [part for text in clue.texts for part in hung(line((text, SOFT)), width)]
    return found
