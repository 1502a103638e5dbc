"""What they may know, as plain lines: stamped, by category, with the weight of each paper on request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from star_city_game.model.file_view import CategoryView, DossierView, FactorView, PaperView
from star_city_game.plain.lines import folded, numbered

UNPLACED = "Where it is filed, nobody has told you"
MORE = "(file and a number: what a paper weighs; file stamp: what the stamp is made of)"
_NUMBERS = 48
"""Columns of the words before a number."""


def dossier(view: DossierView, asked: str = "") -> Iterator[str]:
    """The page; for a number the paper that has it and what it weighs; for ``stamp`` what the stage is made of."""
    number = numbered(asked, len(view.papers))
    if asked == "stamp":
        yield from _stamped(view)
    elif number is not None:
        yield from _weighed(view.papers[number - 1])
    elif asked:
        yield f"There is no paper “{asked[:20]}”. Type file, file and a number, or file stamp."
    else:
        yield from _page(view)


def _page(view: DossierView) -> Iterator[str]:
    since = f", stamped {view.stamps[-1].date}" if view.stamps else ""
    yield "What they may know" + (f" (the file: {view.stage}{since})" if view.stage else "")
    for text in (view.officer, view.shield, f"Papers: {view.counted}." if view.counted else ""):
        yield from folded(text) if text else ()
    if not view.papers:
        yield "No paper that you know of."
    for category in view.categories:
        yield from _category(category)
    if view.noticed:
        yield from ("", "What you have noticed")
    for clue in view.noticed:
        yield f"  {clue.person}:"
        for text in clue.texts:
            yield from folded(text, "    - ", "      ")
    if any(paper.factors for paper in view.papers):
        yield from ("", *folded(MORE))


def _category(category: CategoryView) -> Iterator[str]:
    points = f": what you have read counts {category.points}" if category.points else ""
    note = f" ({category.note})" if category.note else ""
    yield from ("", *folded(f"{category.name.capitalize() or UNPLACED}{points}{note}"))
    for paper in category.papers:
        if paper.known != "nothing":
            yield from _paper(paper)
    dark = [" ".join(paper.date.split()[:3]) or "no date" for paper in category.papers if paper.known == "nothing"]
    if dark:
        sheets = (
            "a sheet of which you know only the day"
            if len(dark) == 1
            else f"{len(dark)} sheets of which you know only the day"
        )
        yield from folded(f"{sheets}: {'; '.join(dark)}", "  ", "      ")


def _paper(paper: PaperView) -> Iterator[str]:
    if paper.known == "seen":
        yield from folded(_headed(paper), "  ", "      ")
        yield from _typed(paper.text)
        yield from _typed(paper.note)
    else:
        kind = f"{paper.kind}: " if paper.kind else ""
        yield from folded(f"{paper.number}. {paper.date} - {kind}{paper.gap}", "  ", "      ")


def _headed(paper: PaperView) -> str:
    parts = (f"{paper.number}. {paper.date}", f"{paper.kind} of {paper.source}", paper.standing)
    return " - ".join(part for part in parts if part)


def _typed(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from folded(paragraph, "      ")


def _weighed(paper: PaperView) -> Iterator[str]:
    if not paper.factors:
        yield from folded("You have not read it, and cannot tell what it weighs.")
        return
    yield from folded(_headed(paper))
    yield from _numbers(paper.factors)


def _stamped(view: DossierView) -> Iterator[str]:
    yield f"The file: {view.stage}" if view.stage else "Nothing is stamped on it."
    yield from _numbers(view.factors)
    yield from folded(view.shield, "  ") if view.shield else ()
    for stamp in reversed(view.stamps):
        yield from folded(stamp.said, "  ", "    ")
        for ground in stamp.grounds:
            yield from folded(ground, "    - ", "      ")
    if not view.stamps:
        yield "  Nothing has been stamped on it since it was opened."


def _numbers(factors: Iterable[FactorView]) -> Iterator[str]:
    """Words, and a number in a column behind them."""
    for factor in factors:
        *first, last = folded(factor.words, "  ", "    ")
        yield from first
        yield f"{last:<{_NUMBERS}} {factor.number:>6}"
