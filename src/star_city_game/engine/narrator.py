"""The narrator: begins a game, and carries out a choice. A state goes in, a new state and a turn come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from star_city_game.engine import reactions
from star_city_game.engine.blocks import Code
from star_city_game.engine.changes import changes
from star_city_game.engine.definitions import Definitions
from star_city_game.engine.draft import NOTHING, Draft
from star_city_game.engine.flow import pick
from star_city_game.engine.machines import Phases
from star_city_game.engine.offers import way_of
from star_city_game.engine.program import Program
from star_city_game.engine.prose import lay_out
from star_city_game.engine.status import status
from star_city_game.engine.ways import Block
from star_city_game.errors import ChoiceLocked, GameEnded, NotOffered
from star_city_game.model.state import GameState
from star_city_game.model.story import Story
from star_city_game.model.turn import Turn


class Narrator:
    """Tells one story. It holds no game: the same narrator may serve any number of them."""

    def __init__(self, story: Story) -> None:
        self.program = Program(story)
        self.code = Code(self.program)
        self.definitions = Definitions(self.program)
        self._phases = Phases()

    @property
    def story(self) -> Story:
        """The story it tells."""
        return self.program.story

    def begin(
        self, answers: Mapping[str, str], seed: int, forced: Mapping[str, bool] | None = None
    ) -> tuple[GameState, Turn]:
        """Starts a game at the story's entry; ``answers`` maps qualities of the new-game form to words or text."""
        draft = Draft(self.program, self.code.fresh(answers, seed))
        draft.begin_move(forced or NOTHING)
        self._phases.phase = "arriving"
        self.code.begin(draft)
        return self._told(draft, "")

    def open(self, state: GameState) -> Draft:
        """A draft that stands where a state stands."""
        draft = Draft(self.program, state)
        draft.ways = [way_of(offered, draft) for offered in state.offered]
        return draft

    def choose(self, state: GameState, choice: str, forced: Mapping[str, bool] | None = None) -> tuple[GameState, Turn]:
        """Carries out a choice by its id.

        Raises:
            GameEnded: the story has ended.
            NotOffered: no such choice is on offer.
            ChoiceLocked: the choice is shown, but locked.
        """
        return self.go_on(self.open(state), choice, forced)

    def go_on(self, draft: Draft, choice: str, forced: Mapping[str, bool] | None = None) -> tuple[GameState, Turn]:
        """As :meth:`choose`, on a draft, which then stands where the new state stands.

        If anything but these errors is raised, the draft is spoilt.

        Raises:
            GameEnded: the story has ended.
            NotOffered: no such choice is on offer.
            ChoiceLocked: the choice is shown, but locked.
        """
        if draft.ended or draft.stopped:
            raise GameEnded("the story has ended")
        for way in draft.ways:
            if way.offered.id == choice:
                break
        else:
            raise NotOffered(f"“{choice}” is not on offer")
        if way.offered.locked is not None:
            raise ChoiceLocked(way.offered.locked)
        self._phases.phase = "choosing"
        self._phases.move("pick")
        draft.reopen()
        draft.begin_move(forced or NOTHING)
        self.code.carry_out(draft, pick(draft, way))
        return self._told(draft, way.offered.say)

    def carry_on(self, draft: Draft, block: Block | None) -> tuple[GameState, Turn]:
        """Goes on from a block though no choice was made: for a game that another edition of the story takes up."""
        draft.begin_move()
        self._phases.phase = "arriving"
        self.code.carry_out(draft, block)
        return self._told(draft, "")

    def adopted(self, state: GameState) -> GameState:
        """A saved state, with places for the machines that this edition of the story has come to have."""
        draft = Draft(self.program, state)
        reactions.adopt(draft)
        return replace(state, machines=draft.machines, since=draft.since)

    def _told(self, draft: Draft, picked: str) -> tuple[GameState, Turn]:
        """A move that has been carried out, as a state and a turn."""
        self._phases.move("print")
        for _ in range(draft.interludes):
            self._phases.move("due")
            self._phases.move("print")
        self._phases.move("offer" if draft.ways else "end")
        before, after = draft.before, draft.freeze()
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
