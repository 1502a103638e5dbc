"""The narrator: begins a game, and carries out a choice. A state goes in, a new state and a turn come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from star_city_game.engine import reactions
from star_city_game.engine.blocks import Code
from star_city_game.engine.changes import changes
from star_city_game.engine.draft import NOTHING, Draft
from star_city_game.engine.flow import pick
from star_city_game.engine.machines import Phases
from star_city_game.engine.offers import way_of
from star_city_game.engine.program import Program
from star_city_game.engine.prose import lay_out
from star_city_game.engine.status import status
from star_city_game.errors import ChoiceLocked, GameEnded, NotOffered, SaveElsewhere
from star_city_game.model.state import GameState
from star_city_game.model.story import Story
from star_city_game.model.turn import Turn


class Narrator:
    """Tells one story. It holds no game: the same narrator may serve any number of them."""

    def __init__(self, story: Story) -> None:
        self.program = Program(story)
        self.code = Code(self.program)
        self._phases = Phases()

    @property
    def story(self) -> Story:
        """The story it tells."""
        return self.program.story

    def begin(
        self, answers: Mapping[str, str], seed: int, forced: Mapping[str, bool] | None = None
    ) -> tuple[GameState, Turn]:
        """Starts a game at the story's entry; ``answers`` maps qualities of the new-game form to words or text."""
        fresh = self.code.fresh(answers, seed)
        draft = Draft(self.program, fresh, forced or NOTHING)
        self._phases.phase = "arriving"
        self.code.begin(draft)
        return self._told(fresh, draft, "")

    def choose(self, state: GameState, choice: str, forced: Mapping[str, bool] | None = None) -> tuple[GameState, Turn]:
        """Carries out a choice by its id.

        Raises:
            GameEnded: the story has ended.
            NotOffered: no such choice is on offer.
            ChoiceLocked: the choice is shown, but locked.
        """
        if state.ended or state.stopped:
            raise GameEnded("the story has ended")
        offered = next((offer for offer in state.offered if offer.id == choice), None)
        if offered is None:
            raise NotOffered(f"“{choice}” is not on offer")
        if offered.locked is not None:
            raise ChoiceLocked(offered.locked)
        self._phases.phase = "choosing"
        self._phases.move("pick")
        draft = Draft(self.program, state, forced or NOTHING)
        self.code.carry_out(draft, pick(draft, way_of(offered, draft)))
        return self._told(state, draft, offered.say)

    def adopted(self, state: GameState) -> GameState:
        """A saved state, with places for the machines that this edition of the story has come to have.

        Raises:
            SaveElsewhere: a machine was in a stage that this edition does not have.
        """
        draft = Draft(self.program, state)
        lost = reactions.adopt(draft)
        if lost:
            raise SaveElsewhere(f"the place of the save ({lost[0]}) is not in this edition of the story")
        return replace(state, machines=draft.machines, since=draft.since)

    def _told(self, before: GameState, draft: Draft, picked: str) -> tuple[GameState, Turn]:
        """A move that has been carried out, as a state and a turn."""
        self._phases.move("print")
        for _ in range(draft.interludes):
            self._phases.move("due")
            self._phases.move("print")
        self._phases.move("offer" if draft.ways else "end")
        after = draft.freeze()
        return after, self._turn(before, after, draft, picked)

    def _turn(self, before: GameState, after: GameState, draft: Draft, picked: str) -> Turn:
        return Turn(
            number=after.picks,
            passage=lay_out(draft.shown, is_rough=draft.is_rough),
            choices=after.offered,
            changes=changes(before, after, draft),
            outcomes=tuple(draft.outcomes),
            status=status(draft),
            ended=after.ended,
            stopped=after.stopped,
            picked=picked,
        )
