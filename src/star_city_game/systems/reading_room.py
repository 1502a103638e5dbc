"""The file as it is read at the end: every sheet in order, the names unmasked, what each did, what nobody ever found.

Every sentence is made from the trace: the papers with their days and standings, the changes of stage with what weighed then, and
what the story says about each source. Nothing in it was not so in the game.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from textwrap import wrap

from star_city_game.model.casework import Step
from star_city_game.model.dossier import Contribution, Recorded
from star_city_game.model.file_view import ReadingRoomView, SheetView
from star_city_game.model.frozen import frozen
from star_city_game.systems.commission import official

WIDTH = 66
"""Columns of its lines: with its frame a paper fits the 72 columns of the page."""
_INDENT = "   "
_FEW = 3
_RUN = 3
"""So many sheets in a row are written as the first and the last."""
_GRAVE = 3
"""From this gravity on a sheet says so when its reader never knew of it; of the rest the notes of the archive give the count."""
_HEFT = ((300, "next to nothing"), (1000, "little"), (2000, "something"), (4000, "a good deal"))
"""What a weight below so many thousandths is called; above the last, more than most."""


@frozen
class Paper:
    """A paper with its words: ``hand`` is the true name behind the source, ``slip`` what the archive put with it."""

    recorded: Recorded
    weighs: Contribution
    kind: str
    source: str
    hand: str
    text: str
    note: str = ""
    did: str = ""
    omitted: str = ""
    slip: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the player wrote it."""
        return self.kind == "self report"


@frozen
class Folder:
    """What is handed over.

    ``labels`` are the words for stages, ``names`` those of people, as papers write them; ``withdrawn`` pairs a day with what
    stands where a sheet was.
    """

    number: str
    cover: str
    papers: tuple[Paper, ...]
    steps: tuple[Step, ...] = ()
    order: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    opening: tuple[str, ...] = ()
    withdrawn: tuple[tuple[str, str], ...] = ()
    informers: tuple[str, ...] = ()
    unfound: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()


def reading(folder: Folder) -> ReadingRoomView:
    """The whole file."""
    sheets = _Sheets(folder)
    name = f"FILE No. {folder.number}" if folder.number else "FILE"
    return ReadingRoomView(
        heading=f"{name} / “{folder.cover}”" if folder.cover else name,
        opening=tuple(_paragraphs(folder.opening)),
        sheets=tuple(sheets.laid_out()),
        closing=tuple(_closing(folder, sheets)),
    )


def _told(text: str, indent: str = _INDENT, first: str | None = None) -> list[str]:
    return wrap(text, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent)


def _paragraphs(texts: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if number:
            yield ""
        yield from _told(text, "")


def points(thousandths: int) -> str:
    """Thousandths of a point as papers write them: ``0.9``, ``1.25``, ``0``."""
    whole, rest = divmod(abs(thousandths), 1000)
    return f"{whole}.{rest:03}".rstrip("0").rstrip(".")


def _heft(thousandths: int) -> str:
    """What a weight comes to in words, as somebody says it who has it in both arms."""
    return next((word for limit, word in _HEFT if thousandths < limit), "more than most")


def _and(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a; b and c``: each of them has a comma inside."""
    return " and ".join(("; ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _sheets(numbers: Sequence[int]) -> str:
    """``sheet 4``, ``sheets 4, 7–9``; empty for none. A run is written by its ends."""
    if not numbers:
        return ""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]}–{run[-1]}" if len(run) >= _RUN else ", ".join(map(str, run)) for run in runs)
    return f"sheet{'' if len(numbers) == 1 else 's'} {', '.join(told)}"


class _Sheets:
    """The sheets of a folder in order of their days, numbered."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        dated: list[tuple[str, int, Paper | Step | str]] = []
        dated += [(paper.recorded.date, 0, paper) for paper in folder.papers]
        dated += [(day, 1, text) for day, text in folder.withdrawn]
        dated += [(step.date, 2, step) for step in folder.steps]
        self._items = [item for _, _, item in sorted(dated, key=lambda each: each[:2])]
        self._numbers: dict[str, list[tuple[str, int]]] = {}
        self._slips: dict[str, int] = {}
        self._kind: int | None = None
        for number, item in enumerate(self._items, 1):
            if isinstance(item, Paper):
                self._numbers.setdefault(item.recorded.entry, []).append((item.recorded.date, number))
                self._slips.setdefault(item.slip, number)
                if item.weighs.gravity < 0 and self._kind is None:
                    self._kind = number

    def of(self, entries: Sequence[str], until: str = "") -> str:
        """The sheets of entries, up to a day when one is given: ``sheet 4``, ``sheets 4–7, 9``; empty for none."""
        written = (of for entry in entries for of in self._numbers.get(entry, ()))
        return _sheets(sorted({number for date, number in written if not until or date <= until}))

    def _by(self, recorded: Recorded) -> str:
        """The sheet of that day that judged a paper, or whoever did."""
        same_day = [number for date, number in self._numbers.get(recorded.by, ()) if date == recorded.judged]
        return _sheets(same_day[-1:]) or self.of((recorded.by,)) or self._folder.names.get(recorded.by, "").rstrip(".")

    def where(self, standing: str) -> list[str]:
        """The entries that stand so."""
        return [paper.recorded.entry for paper in self._folder.papers if paper.recorded.status == standing]

    def laid_out(self) -> Iterator[SheetView]:
        for number, item in enumerate(self._items, 1):
            if isinstance(item, Paper):
                yield SheetView(number, tuple(self._paper(number, item)))
            elif isinstance(item, Step):
                yield SheetView(number, tuple(self._resolution(number, item)))
            else:
                yield SheetView(number, (f"{'':<54}{f'sheet {number}':>12}", *_told(item)))

    def _paper(self, number: int, paper: Paper) -> Iterator[str]:
        date = official(paper.recorded.date)
        head = f"{date:<11}{paper.kind[:1].upper()}{paper.kind[1:]}. “{paper.source}”."
        yield f"{head:<54}{f'sheet {number}':>12}"
        if paper.hand:
            yield from _told(f"True hand: {paper.hand.rstrip('.')}.")
        first = self._numbers[paper.recorded.entry][0][1]
        if first != number:
            yield from _told(f"As sheet {first}, word for word. The date is another.")
        else:
            yield from _told(paper.text)
            if paper.note:
                yield from _told(paper.note, first=f"{_INDENT}Note. ")
        if paper.slip:
            slipped = self._slips[paper.slip]
            yield from _told(f"[slip] {paper.slip}" if slipped == number else f"[slip] As on sheet {slipped}.")
        yield from _told(f"WHAT IT DID: {paper.did or self._deed(number, paper)}")
        standing = self._standing(paper)
        if standing:
            yield from _told(standing)
        if paper.omitted:
            yield from _told(f"OMITTED BY THE SOURCE: {paper.omitted}")

    def _deed(self, number: int, paper: Paper) -> str:
        weighs = paper.weighs
        if weighs.gravity == 0:
            return "nothing. It was kept."
        if weighs.gravity < 0:
            filed = "It was filed where one files such papers: behind." if number == self._kind else "Filed behind."
            return f"spoke for you, under “{weighs.category}”. {filed}"
        found = f"weighed {_heft(weighs.weight)} under “{weighs.category}”."
        if weighs.weight == 0:
            found = f"in the end nothing, under “{weighs.category}”."
        raised = self._raised(paper.recorded)
        return f"{found} It helped to raise you to {_and(raised)}." if raised else found

    def _raised(self, recorded: Recorded) -> list[str]:
        """The stages that a paper helped to raise the file to, each with the first day since it was written, at most three."""
        days: dict[str, str] = {}
        for step in self._folder.steps:
            if step.date >= recorded.date and recorded.entry in step.grounds and self._is_up(step):
                days.setdefault(self._label(step.stage), official(step.date))
        return [f"“{label}”, {day}" for label, day in days.items()][:_FEW]

    def _is_up(self, step: Step) -> bool:
        order = self._folder.order
        return step.stage in order and step.left in order and order.index(step.stage) > order.index(step.left)

    def _label(self, stage: str) -> str:
        return self._folder.labels.get(stage, stage)

    def _standing(self, paper: Paper) -> str:
        recorded = paper.recorded
        about = self.of(recorded.about)
        known = {
            "nothing": "You never knew of it." if paper.weighs.gravity >= _GRAVE else "",
            "symptom": "You had noticed something.",
            "rumour": "You had heard.",
        }
        found = [f"It answers {about}." if about else "", "" if paper.is_own else known.get(recorded.known, "")]
        if recorded.status != "unverified":
            by = self._by(recorded)
            day = official(recorded.judged) if recorded.judged else ""
            words = (recorded.status.upper(), day, f"by {by}" if by else "")
            found.insert(0, " ".join(word for word in words if word) + ".")
        elif paper.weighs.standing == "explained":
            found.insert(0, "EXPLAINED: its source was known by then.")
        return " ".join(part for part in found if part)

    def _resolution(self, number: int, step: Step) -> Iterator[str]:
        head = f"{official(step.date):<11}Resolution."
        yield f"{head:<54}{f'sheet {number}':>12}"
        verb = "Raise" if self._is_up(step) else "Lower"
        yield from _told(
            f"{verb} from “{self._label(step.left)}” to “{self._label(step.stage)}”. Weight: {step.weighed}."
        )
        grounds = self.of(step.grounds, until=step.date)
        yield from _told(f"Grounds: {grounds}." if grounds else "Grounds: there are none left.")


def _closing(folder: Folder, sheets: _Sheets) -> Iterator[str]:
    yield "NOTES OF THE ARCHIVE"
    refuted = sheets.of(sheets.where("refuted"))
    never = [paper for paper in folder.papers if paper.recorded.known == "nothing" and not paper.is_own]
    invented = [paper.recorded.entry for paper in folder.papers if paper.slip]
    lines = [
        f"Refuted: {refuted}." if refuted else "Refuted: nothing. It is not a thing that was done often.",
        f"Of {len(folder.papers)} papers you knew {len(folder.papers) - len(never)}.",
        f"In the card index there is no one who could have written {sheets.of(invented)}." if invented else "",
        *folder.informers,
    ]
    for line in lines:
        yield from _told(line, "   ", first=" - ") if line else ()
    if folder.unfound:
        yield from ("", "WHAT NOBODY EVER FOUND")
        for text in folder.unfound:
            yield from _told(text, "   ", first=" - ")
    if folder.closing:
        yield ""
        yield from _paragraphs(folder.closing)
