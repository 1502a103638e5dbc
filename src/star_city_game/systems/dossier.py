"""The file as papers: what each weighs, what a category weighs, and how papers enter and change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from star_city_game.model.dossier import CREDIBILITY, KNOWN, STATUS, Entry, Known, Recorded


def weight(entry: Entry, paper: Recorded) -> int:
    """What one paper weighs, in thousandths of a point of gravity; negative when it speaks for the player."""
    gravity = entry.wakes if paper.awake else entry.gravity
    return gravity * CREDIBILITY[entry.credibility] * STATUS[paper.status]


def total(entries: Mapping[str, Entry], papers: Iterable[Recorded], category: str = "total") -> int:
    """The weight of a category, or of the whole file, in whole points cut toward zero."""
    thousandths = sum(
        weight(entries[paper.entry], paper)
        for paper in papers
        if category == "total" or entries[paper.entry].category == category
    )
    return thousandths // 1000 if thousandths >= 0 else -(-thousandths // 1000)


def record(papers: tuple[Recorded, ...], entry: str, turn: str, date: str) -> tuple[Recorded, ...]:
    """The file with one paper more; a paper already recorded is not recorded twice."""
    if any(paper.entry == entry for paper in papers):
        return papers
    return (*papers, Recorded(entry=entry, turn=turn, date=date))


def learn(papers: tuple[Recorded, ...], entry: str, level: Known) -> tuple[Recorded, ...]:
    """The file after the player has come to know of a paper; knowledge never shrinks."""
    return tuple(
        replace(paper, known=level) if paper.entry == entry and KNOWN.index(level) > KNOWN.index(paper.known) else paper
        for paper in papers
    )


def judge(
    papers: tuple[Recorded, ...],
    entry: str,
    status: Literal["unverified", "corroborated", "explained", "refuted", "awake"],
) -> tuple[Recorded, ...]:
    """The file after a paper's standing has changed, or after a sleeping paper has woken."""
    return tuple(
        (replace(paper, awake=True) if status == "awake" else replace(paper, status=status))
        if paper.entry == entry
        else paper
        for paper in papers
    )
