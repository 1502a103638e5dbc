"""The narrator: begins a game, and carries out a choice. A state goes in, a new state and a turn come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from star_city_game.engine import flow, offers, reactions, steps
from star_city_game.engine.changes import changes
from star_city_game.engine.draft import Draft, Level
from star_city_game.engine.machines import Phases
from star_city_game.engine.program import Program
from star_city_game.engine.status import status
from star_city_game.errors import ChoiceLocked, GameEnded, NotOffered, SaveElsewhere
from star_city_game.model.expression import Value
from star_city_game.model.state import Frame, GameState
from star_city_game.model.story import Story
from star_city_game.model.turn import Offered, Turn

MOST_STEPS = 100_000
"""Steps in one move after which the story is taken to go round in a circle without ever making an offer."""


class Narrator:
    """Runs one story. It holds no game: the same narrator may serve any number of them."""

    def __init__(self, story: Story) -> None:
        self.program = Program(story)
        self._code = steps.Code(self.program)
        self._phases = Phases()

    @property
    def story(self) -> Story:
        """The story it tells."""
        return self.program.story

    def begin(
        self, answers: Mapping[str, str], seed: int, forced: Mapping[str, bool] | None = None
    ) -> tuple[GameState, Turn]:
        """Starts a game at the story's entry; ``answers`` maps qualities of the new-game form to words or text."""
        fresh = self._fresh(answers, seed)
        draft = Draft(self.program, fresh, forced)
        reactions.adopt(draft)
        draft.levels.append(Level(self.story.entry))
        draft.enter(self.story.entry)
        flow.begin(draft, self.story.scenes[self.story.entry])
        self._phases.phase = "arriving"
        self._phases.move("print")
        return self._run(fresh, draft, draft.step, "")

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
        draft = Draft(self.program, state, forced)
        step = self._pick(draft, offered)
        self._phases.move("print")
        return self._run(state, draft, step, offered.say)

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

    def _fresh(self, answers: Mapping[str, str], seed: int) -> GameState:
        values: dict[str, Value] = {
            quality.id: quality.default for quality in self.story.qualities.values() if quality.derived is None
        }
        values.update(answers)
        return GameState(seed=seed, values=values)

    def _pick(self, draft: Draft, offered: Offered) -> int:
        """Pays for a choice and counts it; gives the step where it goes on."""
        draft.picks += 1
        key = offers.key_of(offered.id)
        draft.picked[key] = draft.picked.get(key, 0) + 1
        level = draft.levels[-1]
        found = offers.find(offered.id, offers.offer_at(Frame(level.scene, level.anchor), draft), draft)
        frame = offers.frame_of(offered.id, draft)
        draft.merged = ()
        if found is None:
            if frame is not None:
                flow.enter_merged(draft, frame)
            flow.call(draft, key, f"{draft.levels[-1].anchor}.gather")
            return draft.step
        choice = found[0]
        for quality, amount in choice.cost:
            held = draft.values[quality]
            draft.assign(quality, held - amount if isinstance(held, int) else held)
        draft.picked_label = offered.say
        if choice.check is not None and offered.odds is not None:
            draft.picked_odds = (choice.check.name, offered.odds)
        step = flow.take(draft, found)
        return draft.step if step == flow.LEFT else step

    def _run(self, before: GameState, draft: Draft, step: int, picked: str) -> tuple[GameState, Turn]:
        """Runs steps until the story rests at an offer or is over."""
        code = self._code.of(draft.levels[-1].scene)
        for _ in range(MOST_STEPS):
            step = code[step](draft)
            if step >= 0:
                continue
            if step == flow.OVER:
                break
            if step == flow.REST:
                break
            if step == flow.DUE:
                self._phases.move("due")
                self._phases.move("print")
            code = self._code.of(draft.levels[-1].scene)
            step = draft.step
        else:
            draft.stopped = f"the scene {draft.levels[-1].scene} goes round without ever making an offer"
        reactions.weigh(draft)
        if draft.stopped is not None:
            draft.offered = ()
        self._phases.move("offer" if step == flow.REST and draft.stopped is None else "end")
        after = draft.freeze()
        return after, self._turn(before, after, draft, picked)

    def _turn(self, before: GameState, after: GameState, draft: Draft, picked: str) -> Turn:
        return Turn(
            number=after.picks,
            passage=draft.pages.blocks(),
            choices=after.offered,
            changes=changes(before, after, draft),
            outcomes=tuple(draft.outcomes),
            status=status(draft),
            ended=after.ended,
            stopped=after.stopped,
            picked=picked,
        )
