"""Read-only views of a state for the faces' screens."""

from __future__ import annotations

from star_city_game.engine import boards, commission, outlook
from star_city_game.engine.changes import word_of
from star_city_game.engine.draft import Draft
from star_city_game.engine.expressions import compile_expression
from star_city_game.engine.file_questions import is_informer
from star_city_game.engine.offers import wrapped
from star_city_game.engine.program import Program
from star_city_game.engine.prose import plain
from star_city_game.engine.reading_room import room
from star_city_game.engine.status import status
from star_city_game.model.dossier import Entry, Recorded
from star_city_game.model.expression import Expr
from star_city_game.model.launch_view import CommissionView, LaunchView
from star_city_game.model.person import Regard
from star_city_game.model.state import GameState
from star_city_game.model.view import (
    CalendarView,
    ClueView,
    CodexView,
    DossierView,
    PaperView,
    PersonView,
    ReadingRoomView,
    TermView,
    TraitView,
)
from star_city_game.systems import calendar


class Views:
    """What may be looked at between two choices. Looking changes nothing: texts are rendered on a throw-away draft."""

    def __init__(self, program: Program, state: GameState) -> None:
        self._program = program
        self._state = state
        self._draft = Draft(program, state)

    def dossier(self) -> DossierView:
        """The file as the player knows it, oldest paper first."""
        state = self._state
        papers = tuple(
            self._paper(self._program.story.entries[paper.entry], paper)
            for paper in sorted(state.papers, key=lambda paper: paper.date)
        )
        unseen = sum(1 for paper in papers if paper.known == "nothing")
        return DossierView(
            stage=status(self._draft).file,
            papers=papers,
            unseen=unseen,
            officer=self._officer(),
            noticed=tuple(map(self._clue, state.case.clues)),
        )

    def _officer(self) -> str:
        """How it stands with the officer, once the player has met him."""
        officer = self._program.story.casework.officer
        if officer is None or not self._state.people.get(officer.person, Regard()).met:
            return ""
        fitting = (line for line in officer.says if line.gate is None or self.holds(line.gate))
        line = next(fitting, None)
        return "" if line is None else plain(self._program.text(line.text)(self._draft))

    def _clue(self, noticed: str) -> ClueView:
        """A clue as it was seen: the one who is not the informer has an innocent one."""
        person, _, name = noticed.partition(".")
        suspects = self._program.story.casework.informers.values()
        clue = next(each[person].clues[name] for each in suspects if person in each)
        text = clue.true if is_informer(person, self._draft) else clue.innocent
        return ClueView(
            plain(self._program.form(person, "short")(self._draft)), plain(self._program.text(text)(self._draft))
        )

    def _paper(self, entry: Entry, paper: Recorded) -> PaperView:
        seen = paper.known == "seen"
        text = plain(self._program.text(entry.text)(self._draft)) if seen else ""
        note = plain(self._program.text(entry.note)(self._draft)) if seen and entry.note is not None else ""
        return PaperView(
            date=calendar.moment(paper.date, ""),
            kind=entry.kind.replace("_", " "),
            source=entry.source if seen else "",
            category=entry.category if paper.known != "nothing" else "",
            known=paper.known,
            text="\n".join(wrapped(text)),
            note="\n".join(wrapped(note)),
            status=paper.status if seen else "",
        )

    def reading_room(self) -> ReadingRoomView:
        """The whole file as it is read at the end."""
        return room(self._draft)

    def people(self) -> tuple[PersonView, ...]:
        """Everybody the player has met, in the order of the cast."""
        return outlook.met(self._draft)

    def traits(self) -> tuple[TraitView, ...]:
        """The player's own qualities that may be seen."""
        return tuple(
            TraitView(quality.label, word_of(quality, self._state.values[quality.id], self._draft))
            for quality in self._program.story.qualities.values()
            if quality.shows != "hidden" and quality.label and quality.derived is None
        )

    def launch(self) -> LaunchView:
        """The board, as far as the player may see it."""
        return boards.board(self._draft)

    def commission(self, flight: str) -> CommissionView | None:
        """The Commission's report on a flight, or on the one flown last; None when there was none."""
        return commission.report(self._draft, flight)

    def codex(self) -> CodexView:
        """The entries of the codex that may be looked up, in order of the terms; those of a lost edition are left out."""
        terms = self._program.story.terms
        known = sorted(
            (terms[id_] for id_ in self._state.revealed if id_ in terms), key=lambda term: term.term.casefold()
        )
        return CodexView(
            tuple(
                TermView(term.id, term.term, term.native, plain(self._program.text(term.text)(self._draft)))
                for term in known
            )
        )

    def calendar(self) -> CalendarView:
        """The turns of the calendar, and what is known of the time to come."""
        return outlook.agenda(self._draft)

    def holds(self, gate: Expr) -> bool:
        """Whether an expression about the story holds now."""
        return bool(compile_expression(gate, self._program.derived)(self._draft))
