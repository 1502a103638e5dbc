"""The file as papers: what each weighs, what a category weighs, when it sleeps, and how papers enter and change.

Nothing is ever forgotten: a category that has got no new paper for a while goes to sleep and then weighs nothing; the next
paper in it wakes all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Literal

from star_city_game.model.casework import Case, Rules, Source
from star_city_game.model.dossier import CREDIBILITY, KNOWN, STATUS, Contribution, Entry, Known, Recorded
from star_city_game.model.frozen import frozen

ALL = "total"
"""In place of a category: the whole file."""
POINT = 1000
"""Thousandths in a point."""
LETTERS = "".join(CREDIBILITY)
OPEN = ("unverified", "corroborated")
"""Statuses of a paper that can still be answered."""
NEWEST, HEAVIEST = "newest", "heaviest"
"""In place of an entry: the paper of all those that the player knows of and could answer."""
Judgement = Literal["unverified", "corroborated", "explained", "refuted", "awake"]


@frozen
class Desk:
    """What papers are weighed by: what the story declares, what was done about the file, and what turn of the calendar it is.

    ``turns`` gives the number of a turn by its id; ``falsely`` is how many people were accused who were not the informer.
    """

    entries: Mapping[str, Entry]
    rules: Rules = field(default_factory=Rules)
    sources: Mapping[str, Source] = field(default_factory=dict)
    case: Case = field(default_factory=Case)
    turn: int = 0
    turns: Mapping[str, int] = field(default_factory=dict)
    falsely: int = 0

    def source_of(self, entry: Entry) -> Source | None:
        """The declared source that signs a paper."""
        return next((source for source in self.sources.values() if source.code == entry.source), None)


def contribution(desk: Desk, paper: Recorded, *, asleep: bool = False) -> Contribution:
    """What one paper adds, with the factors that make it.

    A discredited source's papers count as explained. Each false accusation lowers what the player writes by a letter.
    """
    entry = desk.entries[paper.entry]
    source = desk.source_of(entry)
    doubted = source is not None and source.id in desk.case.discredited and paper.status in OPEN
    standing = "explained" if doubted else paper.status
    letter = entry.credibility
    if entry.kind == "self_report":
        letter = LETTERS[min(LETTERS.index(letter) + desk.falsely, len(LETTERS) - 1)]
    gravity = entry.wakes if paper.awake else entry.gravity
    credibility, status = CREDIBILITY[letter], STATUS[standing]
    return Contribution(entry.id, entry.category, gravity, letter, credibility, standing, status, asleep)


def sleeping(desk: Desk, papers: Iterable[Recorded]) -> frozenset[str]:
    """The categories that weigh nothing now: no new paper for too long, or shelved and none since."""
    count: dict[str, int] = {}
    newest: dict[str, int] = {}
    for paper in papers:
        category = desk.entries[paper.entry].category
        count[category] = count.get(category, 0) + 1
        newest[category] = max(newest.get(category, 0), desk.turns.get(paper.turn, 0))
    return frozenset(
        category
        for category, last in newest.items()
        if 0 < desk.rules.dormant.get(category, 0) <= desk.turn - last
        or count[category] <= desk.case.shelved.get(category, 0)
    )


def contributions(desk: Desk, papers: tuple[Recorded, ...]) -> tuple[Contribution, ...]:
    """What every paper adds to the file, in their order."""
    asleep = sleeping(desk, papers)
    return tuple(contribution(desk, paper, asleep=desk.entries[paper.entry].category in asleep) for paper in papers)


def total(found: Iterable[Contribution], category: str = ALL) -> int:
    """The weight of a category, or of the whole file, in whole points cut toward zero."""
    thousandths = sum(each.counts for each in found if category in (ALL, each.category))
    return thousandths // POINT if thousandths >= 0 else -(-thousandths // POINT)


def gravest(found: Iterable[Contribution]) -> int:
    """The highest gravity of a paper that counts against the player now; 0 when none does."""
    return max((each.gravity for each in found if each.counts > 0), default=0)


def record(
    papers: tuple[Recorded, ...], entry: Entry, turn: str, date: str, about: tuple[str, ...] = ()
) -> tuple[Recorded, ...]:
    """The file with one paper more.

    A paper already there is not recorded twice, one that repeats not twice in a calendar turn; what it is about is added.
    """
    for number, paper in enumerate(papers):
        if paper.entry == entry.id and (not entry.repeats or paper.turn == turn):
            joined = replace(paper, about=tuple(dict.fromkeys((*paper.about, *about))))
            return papers if joined == paper else (*papers[:number], joined, *papers[number + 1 :])
    return (*papers, Recorded(entry=entry.id, turn=turn, date=date, about=about))


def learn(papers: tuple[Recorded, ...], entry: str, level: Known) -> tuple[Recorded, ...]:
    """The file after the player has come to know of a paper; knowledge never shrinks."""
    return tuple(
        replace(paper, known=level) if paper.entry == entry and KNOWN.index(level) > KNOWN.index(paper.known) else paper
        for paper in papers
    )


def judge(
    papers: tuple[Recorded, ...], entry: str, status: Judgement, date: str = "", by: str = ""
) -> tuple[Recorded, ...]:
    """The file after a paper's standing has changed, or after a sleeping paper has woken; the same again changes nothing."""

    def judged(paper: Recorded) -> Recorded:
        if status == "awake":
            return replace(paper, awake=True)
        return paper if paper.status == status else replace(paper, status=status, judged=date, by=by)

    return tuple(judged(paper) if paper.entry == entry else paper for paper in papers)


def answerable(desk: Desk, papers: tuple[Recorded, ...]) -> tuple[Recorded, ...]:
    """The papers that the player knows of, that weigh against the player and that nobody has answered, oldest first."""
    return tuple(
        paper
        for paper in papers
        if paper.known not in ("nothing", "symptom") and paper.status in OPEN and contribution(desk, paper).weight > 0
    )


def in_time(desk: Desk, paper: Recorded) -> bool:
    """Whether a paper is young enough to be explained."""
    limit = desk.rules.explain_turns
    return not limit or desk.turn - desk.turns.get(paper.turn, 0) <= limit


def chosen(desk: Desk, papers: tuple[Recorded, ...], word: str, *, timely: bool) -> str:
    """The entry that a word means: an entry, or the newest or heaviest of those that can be answered; empty for none.

    ``timely`` leaves out those that are too old to be explained.
    """
    if word not in (NEWEST, HEAVIEST):
        return word
    found = [paper for paper in answerable(desk, papers) if not timely or in_time(desk, paper)]
    if not found:
        return ""
    if word == NEWEST:
        return found[-1].entry
    return max(found, key=lambda paper: contribution(desk, paper).weight).entry


def explain(desk: Desk, papers: tuple[Recorded, ...], entry: str, turn: str, date: str) -> tuple[Recorded, ...]:
    """The file after the player has explained a paper: it counts for a quarter, and what was said is a paper too.

    Nothing happens to a paper that is not there, or that was answered before.
    """
    paper = next((each for each in papers if each.entry == entry), None)
    if paper is None or paper.status not in OPEN:
        return papers
    costs = desk.rules.explains
    papers = judge(papers, entry, "explained", date, costs or "you")
    return record(papers, desk.entries[costs], turn, date, (entry,)) if costs else papers


def patience(now: int, *, wrote: bool, closed: bool, steps: tuple[int, int, int]) -> int:
    """The superior's patience after a calendar turn, 0..9; ``steps`` are those of an idle, a filled and a closed turn."""
    idle, filled, shut = steps
    moved = now + (filled if wrote else -idle) + (shut if closed else 0)
    return max(0, min(9, moved))
