"""Brings the file as a game has made it before its reader."""

from __future__ import annotations

from star_city_game.engine.draft import Draft
from star_city_game.engine.file_questions import contributions, dealt, desk, is_informer
from star_city_game.engine.prose import plain
from star_city_game.model.casework import Line, Suspect
from star_city_game.model.dossier import Contribution, Entry, Recorded
from star_city_game.model.file_view import ReadingRoomView
from star_city_game.model.text import Text
from star_city_game.model.turn import Paper
from star_city_game.systems import people, reading_room


def room(draft: Draft) -> ReadingRoomView:
    """The whole file."""
    story, casework = draft.program.story, draft.program.story.casework
    machine = story.machines.get(story.file_machine)
    stages = machine.all_stages if machine is not None else ()
    today = draft.date()
    folder = reading_room.Folder(
        number=casework.room.number,
        cover=_said(casework.room.cover, draft),
        papers=tuple(
            _paper(recorded, weighs, draft) for recorded, weighs in zip(draft.papers, contributions(draft), strict=True)
        ),
        steps=draft.case.steps,
        order=tuple(stage.id for stage in stages),
        labels={stage.id: stage.label for stage in stages},
        names={person: _name(person, draft) for person in story.people},
        opening=_lines(casework.room.opening, draft),
        withdrawn=tuple(
            (line.date, _said(line.text, draft))
            for line in casework.room.withdrawn
            if _fits(line, draft) and (not today or line.date <= today)
        ),
        informers=tuple(_informer(source, draft) for source in casework.informers),
        unfound=_lines(casework.room.unfound, draft),
        closing=_lines(casework.room.closing, draft),
    )
    return reading_room.reading(folder)


def _said(text: Text | None, draft: Draft) -> str:
    return "" if text is None else plain(draft.program.text(text)(draft)).strip()


def _fits(line: Line, draft: Draft) -> bool:
    return line.gate is None or bool(draft.program.value(line.gate)(draft))


def _lines(lines: tuple[Line, ...], draft: Draft) -> tuple[str, ...]:
    return tuple(_said(line.text, draft) for line in lines if _fits(line, draft))


def _name(person: str, draft: Draft) -> str:
    return people.initials(plain(draft.program.form(person, "full")(draft))).upper()


def _paper(recorded: Recorded, weighs: Contribution, draft: Draft) -> reading_room.Paper:
    entry = draft.program.story.entries[recorded.entry]
    source = desk(draft).source_of(entry)
    suspect = dealt(source.id, draft) if source is not None and source.dealt else None
    return reading_room.Paper(
        recorded=recorded,
        weighs=weighs,
        kind=entry.kind.replace("_", " "),
        source=entry.source,
        hand=_hand(entry, suspect, draft),
        text=_said(entry.text, draft),
        note=_said(entry.note, draft),
        did=_said(entry.did, draft),
        omitted=_said(entry.omitted, draft),
        slip="" if source is None else _said(source.slip, draft),
    )


def _hand(entry: Entry, suspect: Suspect | None, draft: Draft) -> str:
    """Who was behind a paper: the informer who was dealt, else what the source says, else what the paper does."""
    source = desk(draft).source_of(entry)
    if suspect is not None:
        return _name(suspect.person, draft)
    return _said(source.behind, draft) if source is not None and source.behind is not None else entry.behind


def _informer(source: str, draft: Draft) -> str:
    """Who an informer was, why, what was left out, and whom the player took for the informer."""
    suspect = dealt(source, draft)
    if suspect is None:
        return ""
    entries, code = draft.program.story.entries, draft.program.story.casework.sources[source].code
    count = sum(entries[paper.entry].source == code for paper in draft.papers)
    found = [f"“{code}” was {_name(suspect.person, draft)}; papers of this source in the file: {count}."]
    why, omitted = _said(suspect.why, draft), _said(suspect.omitted, draft)
    found += [why] if why else []
    found += [f"Left out by the source: {omitted}"] if omitted else []
    wrongly = [_name(person, draft) for person in draft.case.accused if not is_informer(person, draft)]
    found += [f"Named by you, and not the source: {', '.join(wrongly).rstrip('.')}."] if wrongly else []
    if suspect.person in draft.case.accused:
        found.append("Named by you, and right.")
    return " ".join(found)


def show_room(draft: Draft) -> None:
    """Shows the file sheet by sheet, as papers."""
    found = room(draft)
    draft.show(Paper("file", found.heading, found.opening))
    for sheet in found.sheets:
        draft.show(Paper("sheet", "", sheet.lines))
    draft.show(Paper("file", "", found.closing))
