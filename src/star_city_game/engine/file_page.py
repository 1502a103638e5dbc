"""The file as the player knows it: stamped, by category, with a gap where something was not learned.

Every word and number on the page can be followed to what it is made of, as far as the player has read that: a paper's weight to
its gravity, its source and how it stands; the stage to the papers that weighed when it was stamped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from star_city_game.engine.draft import Draft
from star_city_game.engine.file_questions import contributions, desk, is_informer, shielded
from star_city_game.engine.prose import plain
from star_city_game.engine.status import status
from star_city_game.model.casework import Step
from star_city_game.model.dossier import CATEGORIES, Contribution, Known, Recorded
from star_city_game.model.file_view import CategoryView, ClueView, DossierView, FactorView, PaperView, StampView
from star_city_game.model.person import Regard
from star_city_game.model.text import PARAGRAPH
from star_city_game.systems import calendar, dossier
from star_city_game.systems.reading_room import points

PLACED = ("rumour", "seen")
"""What must be known of a paper for its kind and its category to be known."""
_GRAVITY = ("kept, no more", "a trifle", "slight", "serious", "grave", "of the gravest")
_LETTERS = {"A": "beyond doubt", "B": "reliable", "C": "fairly reliable", "D": "doubtful", "E": "hearsay"}
_STANDING = {
    "unverified": "not verified",
    "corroborated": "borne out",
    "explained": "explained",
    "refuted": "refuted",
}
_GAPS: Mapping[Known, str] = {
    "nothing": "",
    "symptom": "written then; you do not know what",
    "rumour": "you have heard of it; who signed it, and what it says, you have not",
}
_COUNTED = (("seen", "read"), ("rumour", "heard of"), ("symptom", "noticed"), ("nothing", "unknown to you"))
_ASLEEP = "asleep: it counts for nothing until something new comes"


def page(draft: Draft) -> DossierView:
    """The page now."""
    weighs = contributions(draft)
    filed = sorted(zip(draft.papers, weighs, strict=True), key=lambda each: _place(each[0], draft))
    papers = tuple(_paper(number, *each, draft) for number, each in enumerate(filed, 1))
    categories = tuple(_categories(papers, tuple(each for _, each in filed), draft))
    shield = shielded(draft)
    return DossierView(
        stage=status(draft).file,
        categories=categories,
        stamps=tuple(_stamp(step, papers, tuple(each for each, _ in filed), draft) for step in draft.case.steps),
        counted=_counted(papers),
        factors=tuple(_sums(papers, tuple(each for _, each in filed))),
        shield=f"Because you are needed, {shield} of its points do not count now." if shield else "",
        officer=_officer(draft),
        noticed=tuple(_noticed(draft)),
    )


def _place(paper: Recorded, draft: Draft) -> tuple[int, str]:
    """Where a paper stands: by category, as far as that is known, then by day."""
    category = draft.program.story.entries[paper.entry].category
    return (CATEGORIES.index(category) if paper.known in PLACED else len(CATEGORIES), paper.date)


def _categories(
    papers: tuple[PaperView, ...], weighs: tuple[Contribution, ...], draft: Draft
) -> Iterator[CategoryView]:
    asleep = dossier.sleeping(desk(draft), draft.papers)
    for name, group in groupby(papers, key=lambda paper: paper.category):
        own = tuple(group)
        read = [weighs[paper.number - 1].counts for paper in own if paper.known == "seen"]
        yield CategoryView(name, own, _signed(sum(read)) if read else "", _ASLEEP if name in asleep else "")


def _sums(papers: tuple[PaperView, ...], weighs: tuple[Contribution, ...]) -> Iterator[FactorView]:
    """What the papers that were read count for, by category and in all, and how many were not read."""
    read = [weighs[paper.number - 1] for paper in papers if paper.known == "seen"]
    for name in CATEGORIES:
        own = [each.counts for each in read if each.category == name]
        if own:
            yield FactorView(f"{name}, {_papers(len(own))} read", _signed(sum(own)))
    if read:
        yield FactorView("all that you have read", _signed(sum(each.counts for each in read)))
    if len(papers) > len(read):
        yield FactorView(f"{_papers(len(papers) - len(read))} that you have not read", "?")


def _papers(count: int) -> str:
    return "1 paper" if count == 1 else f"{count} papers"


def _counted(papers: tuple[PaperView, ...]) -> str:
    counts = ((sum(paper.known == level for paper in papers), words) for level, words in _COUNTED)
    return ", ".join(f"{number} {words}" for number, words in counts if number)


def _paper(number: int, paper: Recorded, weighs: Contribution, draft: Draft) -> PaperView:
    entry, date = draft.program.story.entries[paper.entry], calendar.moment(paper.date, "")
    is_placed = paper.known in PLACED
    kind = entry.kind.replace("_", " ") if is_placed else ""
    category = entry.category if is_placed else ""
    if paper.known != "seen":
        return PaperView(number, date, kind, "", category, paper.known, gap=_GAPS[paper.known])
    note = "" if entry.note is None else plain(draft.program.text(entry.note)(draft))
    return PaperView(
        number,
        date,
        kind,
        entry.source,
        category,
        paper.known,
        text=tuple(plain(draft.program.text(entry.text)(draft)).strip().split(PARAGRAPH)),
        note=tuple(note.strip().split(PARAGRAPH)) if note else (),
        standing=f"{_gravity(weighs)}, {_STANDING[weighs.standing]}",
        factors=tuple(_factors(paper, weighs)),
    )


def _gravity(weighs: Contribution) -> str:
    return "speaks for you" if weighs.gravity < 0 else _GRAVITY[weighs.gravity]


def _signed(thousandths: int) -> str:
    return f"{'-' if thousandths < 0 else ''}{points(thousandths)}"


def _factors(paper: Recorded, weighs: Contribution) -> Iterator[FactorView]:
    """What a paper weighs, factor by factor, and what it counts for now."""
    woken = ", since somebody came back to it" if paper.awake else ""
    since = ", now that its source is known" if weighs.standing != paper.status else ""
    if not since and paper.judged:
        since = f" since {calendar.moment(paper.judged, '')}"
    yield FactorView(f"{_gravity(weighs)}{woken}", _signed(weighs.gravity * dossier.POINT))
    yield FactorView(f"source: {_LETTERS[weighs.letter]} ({weighs.letter})", f"× {points(weighs.credibility * 100)}")
    yield FactorView(f"{_STANDING[weighs.standing]}{since}", f"× {points(weighs.status * 10)}")
    yield FactorView("it weighs", _signed(weighs.weight))
    if weighs.asleep:
        yield FactorView("its category is asleep: it counts for", "0")


def _stamp(step: Step, papers: tuple[PaperView, ...], filed: tuple[Recorded, ...], draft: Draft) -> StampView:
    """A change of stage; of its grounds those are named of which the player knows more than that they are there."""
    machine = draft.program.story.machines[draft.program.story.file_machine]
    labels = {stage.id: stage.label for stage in machine.all_stages}
    order = list(labels)
    was_up = step.left in order and step.stage in order and order.index(step.stage) > order.index(step.left)
    weighed = [
        paper
        for paper, kept in zip(papers, filed, strict=True)
        if kept.entry in step.grounds and kept.date <= step.date
    ]
    named = [
        ", ".join((f"{paper.kind} of {paper.source}" if paper.source else paper.kind, paper.date))
        for paper in weighed
        if paper.kind
    ]
    hidden = len(weighed) - len(named)
    if hidden:
        named.append(
            f"{'and ' if named else ''}{hidden} of which you do not know what {'it is' if hidden == 1 else 'they are'}"
        )
    date, stages = (
        calendar.moment(step.date, ""),
        f"from “{labels.get(step.left, step.left)}” to “{labels.get(step.stage, step.stage)}”",
    )
    if was_up:
        said = f"raised {stages} on the weight of" if weighed else f"raised {stages}"
    else:
        said = f"lowered {stages}; what still weighed" if weighed else f"lowered {stages}: nothing weighed any more"
    return StampView(date, f"{date}: {said}{':' if weighed else '.'}", tuple(named))


def _officer(draft: Draft) -> str:
    """How it stands with the officer, once the player has met him."""
    officer = draft.program.story.casework.officer
    if officer is None or not draft.people.get(officer.person, Regard()).met:
        return ""
    fitting = (line for line in officer.says if line.gate is None or draft.program.value(line.gate)(draft))
    line = next(fitting, None)
    return "" if line is None else plain(draft.program.text(line.text)(draft))


def _noticed(draft: Draft) -> Iterator[ClueView]:
    """What was noticed about each person, as it was seen: those who are not the informer have innocent clues."""
    by_person: dict[str, list[str]] = {}
    for noticed in draft.case.clues:
        person, _, name = noticed.partition(".")
        by_person.setdefault(person, []).append(name)
    suspects = draft.program.story.casework.informers.values()
    for person, names in by_person.items():
        declared = next(each[person].clues for each in suspects if person in each)
        texts = (declared[name].true if is_informer(person, draft) else declared[name].innocent for name in names)
        told = tuple(plain(draft.program.text(text)(draft)) for text in texts)
        yield ClueView(plain(draft.program.form(person, "short")(draft)), told)
