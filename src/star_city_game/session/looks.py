"""What can be looked at of a game between two choices. It is loaded at the first look, for nothing of it is needed to play."""

from __future__ import annotations

from collections.abc import Sequence

from star_city_game.engine.backstage import backstage
from star_city_game.engine.draft import Draft
from star_city_game.engine.explanations import Explanations
from star_city_game.engine.origins import what
from star_city_game.engine.parts import part_of
from star_city_game.engine.program import Program
from star_city_game.engine.views import Views
from star_city_game.model.backstage import Backstage
from star_city_game.model.explanation import Part, What, Why
from star_city_game.model.expression import Expr
from star_city_game.model.state import GameState
from star_city_game.model.turn import Turn
from star_city_game.model.view import JournalEntry


class Looks:
    """Looks at a game that has come to a moment, by way of all moments before it that are known."""

    def __init__(self, program: Program, moments: Sequence[tuple[GameState, Turn]]) -> None:
        self._program = program
        self._moments = moments
        self._now = moments[-1][0]

    @property
    def views(self) -> Views:
        """What the screens beside the text show."""
        return Views(self._program, self._now)

    def journal(self) -> tuple[JournalEntry, ...]:
        """Everything read, in order."""
        return tuple(
            JournalEntry(
                number=turn.number,
                picked=turn.picked,
                passage=turn.passage,
                notes=tuple(change.text for change in turn.changes),
                scene=state.scene,
            )
            for state, turn in self._moments
        )

    def why(self, subject: str) -> Why:
        """Why a choice, a storylet or a scene is available now, or why it is not.

        Raises:
            NothingCalled: there is no such scene or choice.
        """
        return Explanations(self._program, self._now).why(subject)

    def what(self, value: str) -> What:
        """What a value is, and which choices changed it.

        Raises:
            NothingCalled: there is no such value.
        """
        return what(value, self._moments, self._program)

    def backstage(self) -> Backstage:
        """What a writer sees of the moment."""
        before = self._moments[-2][0] if len(self._moments) > 1 else None
        return backstage(self._program, self._now, before)

    def part(self, gate: Expr) -> Part:
        """An expression written out part by part, as things stand."""
        return part_of(gate, Draft(self._program, self._now))
