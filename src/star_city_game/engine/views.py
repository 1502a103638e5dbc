"""Read-only views of a state for the faces' screens."""

from __future__ import annotations

from star_city_game.engine import boards, commission, file_page, outlook
from star_city_game.engine.changes import word_of
from star_city_game.engine.draft import Draft
from star_city_game.engine.expressions import compile_expression
from star_city_game.engine.program import Program
from star_city_game.engine.prose import plain
from star_city_game.engine.reading_room import room
from star_city_game.model.expression import Expr
from star_city_game.model.file_view import DossierView, ReadingRoomView
from star_city_game.model.launch_view import CommissionView, LaunchView
from star_city_game.model.state import GameState
from star_city_game.model.view import (
    CalendarView,
    CodexView,
    PersonView,
    TermView,
    TraitView,
)


class Views:
    """What may be looked at between two choices. Looking changes nothing: texts are rendered on a throw-away draft."""

    def __init__(self, program: Program, state: GameState) -> None:
        self._program = program
        self._state = state
        self._draft = Draft(program, state)

    def dossier(self) -> DossierView:
        """The file as the player knows it."""
        return file_page.page(self._draft)

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
