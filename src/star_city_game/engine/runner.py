"""The runner: plays a game for a bot, as fast as can be, and never looks back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from star_city_game.engine.blocks import Code
from star_city_game.engine.draft import NOTHING, Draft
from star_city_game.engine.flow import pick
from star_city_game.engine.prose import lay_out, words_of
from star_city_game.engine.ways import Way
from star_city_game.errors import ChoiceLocked, GameEnded, NotOffered
from star_city_game.model.state import GameState
from star_city_game.model.text import PARAGRAPH
from star_city_game.model.turn import Block


class Runner:
    """One game in play. It runs the very code that the narrator runs, on one draft that is changed in place.

    There are no turns, no margin notes and no way back; a state is made when it is asked for. ``code`` may be shared by any
    number of runners.
    """

    __slots__ = ("_draft", "code")

    def __init__(self, code: Code, answers: Mapping[str, str] | None = None, seed: int = 0) -> None:
        """Begins a game; ``answers`` maps qualities of the new-game form to words or text."""
        self.code = code
        self._draft = Draft(code.program, code.fresh(answers or {}, seed), shares=False)
        code.begin(self._draft)

    @property
    def ways(self) -> Sequence[Way]:
        """What is on offer, each with its words in ``offered``; nothing when the story is over."""
        return self._draft.ways

    @property
    def ended(self) -> str | None:
        """The ending's id, once there is one."""
        return self._draft.ended

    @property
    def stopped(self) -> str | None:
        """Why the story stopped without an ending, if it did."""
        return self._draft.stopped

    def take(self, number: int, forced: Mapping[str, bool] = NOTHING) -> Sequence[Way]:
        """Takes a way by its number, from 0, and gives the ways that are open then.

        ``forced`` settles random points by name, for tests.

        Raises:
            GameEnded: the story is over.
            NotOffered: there is no way of that number.
            ChoiceLocked: the way is locked; the message is the reason.
        """
        draft = self._draft
        ways = draft.ways
        if not 0 <= number < len(ways):
            raise NotOffered(f"{number} is not on offer") if ways else GameEnded("the story has ended")
        way = ways[number]
        if way.offered.locked is not None:
            raise ChoiceLocked(way.offered.locked)
        draft.begin_move(forced)
        self.code.carry_out(draft, pick(draft, way))
        return draft.ways

    def text(self) -> str:
        """All that the last move showed, as plain text, paragraphs parted by an empty line."""
        draft = self._draft
        return words_of(draft.shown) if draft.is_rough else PARAGRAPH.join(draft.shown)  # type: ignore[arg-type]  # all strings

    def passage(self) -> tuple[Block, ...]:
        """All that the last move showed, as a face is given it."""
        return lay_out(self._draft.shown, is_rough=self._draft.is_rough)

    def state(self) -> GameState:
        """The game as a value. Changing the game afterwards does not change it."""
        return self._draft.freeze()
