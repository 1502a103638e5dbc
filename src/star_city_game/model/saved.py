"""A game as it is saved: the snapshot that loads fast, and the log that can replay it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from star_city_game.model.dossier import Recorded
from star_city_game.model.expression import Value
from star_city_game.model.frozen import frozen
from star_city_game.model.person import Regard
from star_city_game.model.state import GameState
from star_city_game.model.turn import Turn


@frozen
class Pick:
    """One logged move: the scene the player was in and the id of the choice taken."""

    scene: str
    choice: str


@frozen
class Orphans:
    """What a game holds that the present edition of the story knows nothing of; it comes back if the story's does."""

    values: Mapping[str, Value] = field(default_factory=dict)
    people: Mapping[str, Regard] = field(default_factory=dict)
    papers: tuple[Recorded, ...] = ()
    defects: Mapping[str, str] = field(default_factory=dict)
    revealed: tuple[str, ...] = ()


@frozen
class Terms:
    """On what terms a game is played: ``id`` is its own, the same in all its saves; ``ironman`` takes nothing back.

    An id is 1 to 16 small letters and digits, and keeps the autosaves of one game apart from those of another.
    """

    id: str = ""
    ironman: bool = False


@frozen
class SavedGame:
    """Everything needed to go on exactly where the player stopped.

    ``answers`` and ``state.seed`` started the game; ``log`` holds every choice since, in order; ``turn`` is what the
    player was reading; ``words`` counts the words read; ``played`` is in seconds; ``title`` is for lists of saves.
    ``calendar`` is the id of the calendar turn, and ``phase`` that of the phase of the flight under way, whose numbers another
    edition may have given to others; ``offer`` is a hash
    of what the offer is made of, by which another edition knows whether it has to be made again; ``orphans`` is what this
    edition has no place for.
    """

    story: str
    story_version: str
    story_digest: str
    answers: Mapping[str, str]
    state: GameState
    turn: Turn
    log: tuple[Pick, ...]
    title: str
    terms: Terms = Terms()
    words: int = 0
    played: int = 0
    calendar: str = ""
    phase: str = ""
    offer: str = ""
    orphans: Orphans = field(default_factory=Orphans)
