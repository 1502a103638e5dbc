"""Bots that play a story without reading it: they look for places that nobody has been at, or for an ending."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias
from zlib import crc32

from star_city_game.model.saved import SavedGame
from star_city_game.model.state import GameState
from star_city_game.model.story import Story
from star_city_game.session import Session

LONGEST = 500
"""Choices after which a bot gives a game up."""
GAMES = 400
"""Games that are played at the most."""
_WILD = 2
"""Of so many games one is played by chance."""
Kind: TypeAlias = tuple[object, ...]
"""What makes one moment like another: where it rests, what waits for it to come back, and what is on offer."""


def kind_of(state: GameState) -> Kind:
    """The kind of a moment."""
    where = tuple((frame.scene, frame.anchor) for frame in state.frames)
    return (where, tuple(offered.id for offered in state.offered), state.ended, state.queue)


@dataclass(slots=True)
class Explorer:
    """Plays game after game of a story: mostly it chooses what was chosen least in all of them, in some games by chance.

    ``games`` is how many it plays at the most; it stops sooner when ``patience`` games in a row have met nothing new.
    """

    story: Story
    games: int = GAMES
    patience: int = 80
    met: set[Kind] = field(default_factory=set)
    chosen: dict[str, int] = field(default_factory=dict)

    def explore(self) -> Iterator[SavedGame]:
        """A saved game of each kind of moment met, in the order in which they were met."""
        forms = _forms(self.story)
        idle = 0
        for number in range(self.games):
            before = len(self.met)
            yield from self._play(forms[number % len(forms)], number)
            idle = 0 if len(self.met) > before else idle + 1
            if idle >= max(self.patience, len(forms)):
                return

    def _play(self, answers: Mapping[str, str], number: int) -> Iterator[SavedGame]:
        session = Session.new(self.story, answers, number)
        for _ in range(LONGEST):
            saved = session.saved()
            kind = kind_of(saved.state)
            if kind not in self.met:
                self.met.add(kind)
                yield saved
            wild = number % _WILD == 0
            if not _choose(session, {} if wild else self.chosen, number):
                return


def find_ending(session: Session, most: int, tell: Callable[[], object] = lambda: None) -> str | None:
    """An ending that a game can come to, by playing on from where it stands; None when none was met.

    Args:
        session: the game; it is played on.
        most: how many choices are made at the most, in several attempts.
        tell: called before each choice, for whoever shows that something is going on.
    """
    start = session.saved()
    left, attempt = most, 0
    while left > 0:
        chosen: dict[str, int] = {}
        for _ in range(min(LONGEST, left)):
            tell()
            if session.turn.ended is not None:
                return session.turn.ended
            left -= 1
            if not _choose(session, chosen, attempt):
                break
        if session.turn.ended is not None:
            return session.turn.ended
        attempt += 1
        session = Session.resume(session.story, start)
        if not session.turn.choices:
            return None
    return None


def _choose(session: Session, chosen: dict[str, int], salt: int) -> bool:
    """Makes the choice that was made least; those that are equal come in an order of chance. False when there is none."""
    free = [offered.id for offered in session.turn.choices if offered.locked is None]
    if not free:
        return False
    pick = min(free, key=lambda id_: (chosen.get(id_, 0), crc32(f"{salt} {id_} {session.turn.number}".encode())))
    chosen[pick] = chosen.get(pick, 0) + 1
    session.choose(pick)
    return True


def _forms(story: Story) -> list[dict[str, str]]:
    """Every way to answer those questions of the new-game form that are asked in words of the story."""
    asked = [
        [(question.quality, word) for word in story.qualities[question.quality].words] for question in story.questions
    ]
    return [dict(answers) for answers in product(*(words for words in asked if words))]
