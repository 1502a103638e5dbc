"""The scenes of a story as blocks, each made when the story first comes to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from star_city_game.engine import reactions
from star_city_game.engine.draft import Draft
from star_city_game.engine.flow import enter, given
from star_city_game.engine.follow import make_run
from star_city_game.engine.offers import offer_at
from star_city_game.engine.program import Program
from star_city_game.engine.ways import AWAY, Block
from star_city_game.model.expression import Value
from star_city_game.model.scene import Merged
from star_city_game.model.state import Frame, GameState

MOST_BLOCKS = 10_000
"""Blocks in one move after which the story is taken to go round in a circle without ever making an offer."""
_ROUNDS = range(MOST_BLOCKS)


class Code:
    """The code of a story's scenes. It holds no game and is shared by all games of the story."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._has_machines = bool(program.story.machines)
        self._blocks: dict[tuple[str, int, bool], Block] = {}

    def at(self, scene: str, step: int, *, looking: bool = False) -> Block:
        """The block that begins at a step of a scene. Its function is made when it is first run."""
        key = (scene, step, looking)
        found = self._blocks.get(key)
        if found is None:

            def first(draft: Draft) -> Block | None:
                block.run = make_run(self.program.story.scenes[scene], step, self, looking=looking)
                return block.run(draft)

            found = block = self._blocks[key] = Block(first)
        return found

    def fresh(self, answers: Mapping[str, str], seed: int) -> GameState:
        """A game before its beginning; ``answers`` maps qualities of the new-game form to words or text."""
        qualities = self.program.story.qualities.values()
        values: dict[str, Value] = {quality.id: quality.default for quality in qualities if quality.derived is None}
        values.update(answers)
        return GameState(seed=seed, values=values)

    def begin(self, draft: Draft) -> None:
        """Carries out the first move of a fresh game: the story's entry, up to the first offer."""
        reactions.adopt(draft)
        reactions.queue_events(draft)
        draft.levels.append(draft.level)
        self.carry_out(draft, enter(draft, self.program.story.entry))

    def carry_out(self, draft: Draft, block: Block | None) -> None:
        """Carries out a move from a block on, until the player is to choose or all is over; then the machines weigh it."""
        for _ in _ROUNDS:
            if block is AWAY:
                block = self.at(draft.level.scene, draft.step)
            elif block is None:
                break
            block = block.run(draft)
        else:
            draft.stopped = f"the scene {draft.level.scene} goes round without ever making an offer"
        if self._has_machines:
            reactions.weigh(draft)
        if draft.stopped is not None:
            draft.ways = ()

    def look(self, merged: Merged, draft: Draft) -> list[Frame]:
        """Runs a merged scene up to its first offer, and gives where it and the scenes merged there rest.

        Nothing when it comes to no offer. The compiler sees to it that nothing on the way there leaves, waits or goes back.
        """
        heading = draft.scene
        draft.push(merged.scene, draft.level.anchor, given(merged.args, draft))
        draft.arrive(merged.scene)
        block: Block | None = self.at(merged.scene, 0, looking=True)
        while block is not None:
            block = block.run(draft)
        frames = self._looked(merged.scene, draft) if draft.level.anchor else []
        draft.pop()
        draft.scene = heading
        return frames

    def _looked(self, scene: str, draft: Draft) -> list[Frame]:
        offer = offer_at(scene, draft.level.anchor, self.program)
        frame = Frame(scene, offer.anchor, draft.temporaries)
        inner = (each for merged in offer.merged for each in self.look(merged, draft))
        return [*(replace(each, outer=(frame, *each.outer)) for each in inner), frame]
