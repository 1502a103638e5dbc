"""A game as it is saved: the snapshot that loads fast, and the log that can replay it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from star_city_game.model.state import GameState
from star_city_game.model.turn import Turn


@dataclass(frozen=True, slots=True)
class Pick:
    """One logged move: the scene the player was in and the id of the choice taken."""

    scene: str
    choice: str


@dataclass(frozen=True, slots=True)
class SavedGame:
    """Everything needed to go on exactly where the player stopped.

    ``answers`` and ``state.seed`` started the game; ``log`` holds every choice since, in order; ``turn`` is what the
    player was reading; ``played`` is in seconds; ``title`` is for lists of saves.
    """

    story: str
    story_version: str
    story_digest: str
    answers: Mapping[str, str]
    state: GameState
    turn: Turn
    log: tuple[Pick, ...]
    title: str
    played: int = 0
