"""What the face asks of the rest of the house: a game under way, a way to begin one, and a place to keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from star_city_game.model.backstage import Backstage
from star_city_game.model.edition import Account
from star_city_game.model.explanation import What, Why
from star_city_game.model.file_view import DossierView, ReadingRoomView
from star_city_game.model.launch_view import CommissionView, LaunchView
from star_city_game.model.saved import SavedGame, Terms
from star_city_game.model.story import Story
from star_city_game.model.turn import Turn
from star_city_game.model.view import CalendarView, JournalEntry, PersonView, TraitView
from star_city_game.saves.shelf import Loaded
from star_city_game.saves.slots import SlotInfo

Start: TypeAlias = Literal["", "scene", "chapter"]
"""Where a saved game is taken up: where it stopped, or at the start of its scene or chapter."""


class SaveStore(Protocol):
    """Keeps games. Every method may block on a disk and raises ``SaveError`` with a message for the player."""

    def list(self) -> tuple[SlotInfo, ...]:
        """Every save there is, the newest first."""

    def save(self, slot: str, game: SavedGame) -> tuple[str, ...]:
        """Writes a named slot; when it comes back, the game is safe. Gives what the player must be told."""

    def autosave(self, game: SavedGame) -> tuple[str, ...]:
        """Writes the game's next autosave; when it comes back, the game is safe. Gives what the player must be told."""

    def load(self, slot: str) -> Loaded:
        """Reads a slot."""

    def keep_original(self, slot: str) -> None:
        """Keeps a slot's file as it was before the story was edited."""

    def newest(self, story: str = "") -> Loaded | None:
        """Reads the save of a story that was made last and can be read, or None when there is none."""

    def export(self, name: str, lines: Iterable[str]) -> Path:
        """Writes a text beside the saves, over nothing that is there, and gives the file."""

    def delete(self, slot: str) -> None:
        """Removes a slot."""

    def is_second(self) -> bool:
        """Whether another window has the saves; if none has, this one takes them."""

    def fresh_id(self) -> str:
        """An id for a new game."""


class Game(Protocol):
    """A game under way, as the session gives it. ``account`` is what became of it if it was saved in another edition."""

    account: Account

    @property
    def story(self) -> Story:
        """The story being played."""

    @property
    def turn(self) -> Turn:
        """What the player is reading now."""

    @property
    def can_undo(self) -> bool:
        """Whether there is a choice to take back."""

    @property
    def can_rewind(self) -> bool:
        """Whether the scene has an earlier start to go back to."""

    def choose(self, choice_id: str, /) -> Turn:
        """Carries out a choice."""

    def undo(self) -> Turn:
        """Takes the last choice back."""

    def rewind(self) -> Turn:
        """Goes back to the start of the present scene."""

    def rewind_chapter(self) -> Turn:
        """Goes back to the start of the present chapter."""

    def journal(self) -> tuple[JournalEntry, ...]:
        """Everything read so far."""

    def dossier(self) -> DossierView:
        """What they may know."""

    def reading_room(self) -> ReadingRoomView | None:
        """The whole file, when the story is over."""

    def commission(self) -> CommissionView | None:
        """The Commission's report on the flight that was flown last, if there was one."""

    def people(self) -> tuple[PersonView, ...]:
        """Everybody met."""

    def traits(self) -> tuple[TraitView, ...]:
        """The player's own qualities that may be seen."""

    def launch(self) -> LaunchView:
        """The launch board."""

    def calendar(self) -> CalendarView:
        """The turns of the calendar."""

    def backstage(self) -> Backstage:
        """What a writer sees of the present moment."""

    def why(self, subject: str, /) -> Why:
        """Why something can come now or not."""

    def what(self, value: str, /) -> What:
        """What a value is, and where it came from."""

    def explain(self, choice_id: str, /) -> str:
        """What a choice's odds are made of, or why it is locked."""

    def spend(self, seconds: float, /) -> None:
        """Counts time that the player has spent on the game."""

    def saved(self) -> SavedGame:
        """The game as it would be saved now."""


class Games(Protocol):
    """Begins and resumes games."""

    def new(self, story: Story, answers: Mapping[str, str], seed: int, terms: Terms) -> Game:
        """A new game."""

    def resume(self, story: Story, saved: SavedGame) -> Game:
        """A saved game, where it stopped."""

    def written(self, answers: Mapping[str, str]) -> str:
        """The player's name as a clerk would write it."""


StorySource = Callable[[], Story]
"""Gives the story; slow, and raises ``StoryError`` when it cannot be played."""
