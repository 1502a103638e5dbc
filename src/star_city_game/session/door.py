"""The one door to a game: start, choose, undo, rewind, look, save and resume. A face knows this and the model's records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from star_city_game.editions.standing import as_saved
from star_city_game.engine.draft import Draft
from star_city_game.engine.flights import phase_of
from star_city_game.engine.narrator import Narrator
from star_city_game.engine.settled import settled
from star_city_game.errors import NothingToUndo, NotOffered, PlayError, SaveElsewhere
from star_city_game.model.edition import Account
from star_city_game.model.expression import Expr
from star_city_game.model.saved import Pick, SavedGame, Terms
from star_city_game.model.state import GameState
from star_city_game.model.story import Story
from star_city_game.model.turn import Turn
from star_city_game.session.answers import settle
from star_city_game.session.chapters import first_of_chapter
from star_city_game.session.lots import told
from star_city_game.session.narrators import narrator_of
from star_city_game.session.witness import leads_to

if TYPE_CHECKING:
    from star_city_game.model.backstage import Backstage
    from star_city_game.model.explanation import Part, What, Why
    from star_city_game.model.file_view import DossierView, ReadingRoomView
    from star_city_game.model.launch_view import CommissionView, LaunchView
    from star_city_game.model.view import CalendarView, CodexView, JournalEntry, PersonView, TraitView
    from star_city_game.session.looks import Looks

_Moment: TypeAlias = tuple[GameState, Turn]  # one state and the turn that showed it
_EDITED = "the story has changed since this game was saved: what came before is lost"


class Session:
    """A game in play. Made by :meth:`new` or :meth:`resume`."""

    def __init__(self, narrator: Narrator, base: SavedGame, moment: _Moment, account: Account) -> None:
        self._narrator = narrator
        self._base = base  # the game as it was begun or taken up
        self._log = list(base.log)
        self._moments = [moment]
        self._whole = not base.log
        """Whether the moments go back to the beginning of the game."""
        self._read = [base.words]
        """The words read up to each moment, counted as far as somebody asked."""
        self._played = float(base.played)
        self._draft: Draft | None = None
        """Stands where the last moment stands, from one move to the next; made anew when it is missing."""
        self.account = account
        """What became of the game when it was taken up, if it was saved in another edition of the story."""

    @classmethod
    def new(
        cls,
        story: Story,
        answers: Mapping[str, str] | None = None,
        seed: int = 0,
        forced: Mapping[str, bool] | None = None,
        terms: Terms | None = None,
    ) -> Session:
        """Starts a game. ``answers`` maps qualities of the new-game form to words or text; the rest keep their defaults.

        A game whose ``terms`` give it no id of its own is called after its seed.

        Raises:
            ValueError: an answer names no quality that the form may set, or a word that is not one of an enum's.
        """
        narrator = narrator_of(story)
        given = settle(story, answers or {})
        terms = terms or Terms()
        terms = terms if terms.id else replace(terms, id=f"{seed:08x}")
        state, turn = narrator.begin(given, seed, forced)
        base = SavedGame(story.id, story.version, story.digest, given, state, turn, (), "", terms, turn.words)
        return cls(narrator, base, (state, turn), Account())

    @classmethod
    def resume(cls, story: Story, saved: SavedGame) -> Session:
        """Takes up a saved game where it stopped, or, in an edited story, as near as can be: see :attr:`account`.

        Raises:
            SaveElsewhere: the save belongs to another story.
        """
        if saved.story != story.id:
            raise SaveElsewhere(f"this save belongs to the story “{saved.story}”, not to “{story.id}”")
        narrator = narrator_of(story)
        carried = as_saved(narrator, saved)
        if carried is None:
            from star_city_game.editions.carry import take_up  # noqa: PLC0415 - most saves are of this very edition

            carried = take_up(narrator, saved)
        return cls(narrator, carried.game, carried.moment, carried.account)

    @property
    def story(self) -> Story:
        """The story being played."""
        return self._narrator.story

    @property
    def turn(self) -> Turn:
        """What the player is reading now."""
        return self._moments[-1][1]

    @property
    def seed(self) -> int:
        """The seed of every random point of this game."""
        return self._state.seed

    @property
    def answers(self) -> Mapping[str, str]:
        """What the new-game form was answered."""
        return self._base.answers

    def choose(self, choice: str, forced: Mapping[str, bool] | None = None) -> Turn:
        """Takes a choice by its id and gives what follows. ``forced`` settles random points by name, for tests.

        Raises:
            NotOffered: no such choice is on offer.
            ChoiceLocked: it is shown but locked; the message is the reason.
            GameEnded: the story has ended.
        """
        now = self._state
        draft, self._draft = self._draft or self._narrator.open(now), None
        moment = self._narrator.go_on(draft, choice, forced)
        self._draft = draft
        self._log.append(_pick(now.scene, choice))
        self._moments.append(moment)
        return moment[1]

    @property
    def terms(self) -> Terms:
        """On what terms it is played."""
        return self._base.terms

    @property
    def can_undo(self) -> bool:
        """Whether there is a choice to take back."""
        return bool(self._log) and not self.terms.ironman

    def undo(self) -> Turn:
        """Takes the last choice back. What chance decided stays decided.

        Raises:
            NothingToUndo: no choice has been made yet, the story was edited since the game was saved, or it is Ironman.
        """
        if self.terms.ironman:
            raise NothingToUndo("an Ironman game takes nothing back")
        if not self._log:
            raise NothingToUndo("there is nothing to take back yet")
        if len(self._moments) == 1 and not self._recall():
            raise NothingToUndo(_EDITED)
        self._log.pop()
        self._moments.pop()
        del self._read[len(self._moments) :]
        self._draft = None
        return self.turn

    @property
    def can_rewind(self) -> bool:
        """Whether there is an earlier moment to go back to: the start of this scene, or of the one before."""
        return self.can_undo

    def rewind(self) -> Turn:
        """Goes back to the first choice of the present scene; from there, to the first choice of the scene before it.

        Raises:
            NothingToUndo: no choice has been made yet.
        """
        self.undo()
        scene = self.scene
        while len(self._moments) > 1 and self._moments[-2][0].scene == scene:
            self.undo()
        return self.turn

    def rewind_chapter(self) -> Turn:
        """Goes back to the first moment of the present chapter; from there, to that of the chapter before it.

        Raises:
            NothingToUndo: no choice has been made yet, or what :meth:`undo` says.
        """
        if self.can_undo and not self._recall():
            raise NothingToUndo(_EDITED)
        self.undo()
        start = first_of_chapter(self.story.scenes, [state.scene for state, _ in self._moments])
        while len(self._moments) > start + 1:
            self.undo()
        return self.turn

    def journal(self) -> tuple[JournalEntry, ...]:
        """Everything read so far, in order; only since the save when the story was edited after it."""
        self._recall()
        return self._looks.journal()

    def explain(self, choice: str) -> str:
        """Why a choice is locked, or what its odds are made of, in words; empty when there is nothing to explain.

        Raises:
            NotOffered: no such choice is on offer.
        """
        offered = next((offer for offer in self.turn.choices if offer.id == choice), None)
        if offered is None:
            raise NotOffered(f"“{choice}” is not on offer")
        return told(offered)

    def why(self, subject: str) -> Why:
        """Why a choice, a storylet or a scene is available now, or why it is not.

        Args:
            subject: the id of a scene; ``scene.choice``, or the id of a choice of the running scene.

        Raises:
            NothingCalled: there is no such scene or choice.
        """
        return self._looks.why(subject)

    def what(self, value: str) -> What:
        """What a value is and which choices changed it; only since the save when the story was edited after it.

        Args:
            value: the id or label of a quality, a machine, ``person.trust``, ``dossier.total`` and the like.

        Raises:
            NothingCalled: there is no such value.
        """
        self._recall()
        return self._looks.what(value)

    def backstage(self) -> Backstage:
        """What a writer sees of the present moment."""
        return self._looks.backstage()

    def part(self, gate: Expr) -> Part:
        """An expression about the story written out part by part, as things stand now; for tools."""
        return self._looks.part(gate)

    def holds(self, gate: Expr) -> bool:
        """Whether an expression about the story holds now; for walkthroughs and tools."""
        return self._looks.views.holds(gate)

    @property
    def calendar_turn(self) -> int:
        """The number of the calendar's turn, from 0."""
        return self._state.turn

    @property
    def scene(self) -> str:
        """The id of the scene that heads the screen."""
        return self._state.scene

    def dossier(self) -> DossierView:
        """What they may know."""
        return self._looks.views.dossier()

    def reading_room(self) -> ReadingRoomView | None:
        """The whole file with every name unmasked; None until the story has ended."""
        return self._looks.views.reading_room() if self.turn.ended is not None else None

    def people(self) -> tuple[PersonView, ...]:
        """Everybody met so far."""
        return self._looks.views.people()

    def traits(self) -> tuple[TraitView, ...]:
        """The player's own qualities, in words."""
        return self._looks.views.traits()

    def launch(self) -> LaunchView:
        """The launch board, as far as the player may see it."""
        return self._looks.views.launch()

    def commission(self, flight: str = "") -> CommissionView | None:
        """The Commission's report on a flight, or on the one flown last; None when there was none."""
        return self._looks.views.commission(flight)

    def codex(self) -> CodexView:
        """What may be looked up so far."""
        return self._looks.views.codex()

    def calendar(self) -> CalendarView:
        """The turns of the calendar."""
        return self._looks.views.calendar()

    def saved(self) -> SavedGame:
        """The game as a value to be saved."""
        state, turn = self._moments[-1]
        status, turns = turn.status, self.story.calendar.turns
        return replace(
            self._base,
            story_version=self.story.version,
            story_digest=self.story.digest,
            state=settled(state),
            turn=turn,
            log=tuple(self._log),
            title=" · ".join(part for part in (status.title or status.turn, status.when) if part),
            words=self.words,
            played=round(self._played),
            calendar=turns[state.turn].id if state.turn < len(turns) else "",
            phase=phase_of(state.vehicle, self.story.launch),
            offer=self._narrator.definitions.of(state),
        )

    def spend(self, seconds: float) -> None:
        """Counts time that the player has spent on the game; what is taken back was played all the same."""
        self._played += seconds

    @property
    def words(self) -> int:
        """Words read so far, on the way that led here."""
        for _, turn in self._moments[len(self._read) :]:
            self._read.append(self._read[-1] + turn.words)
        return self._read[-1]

    @property
    def _looks(self) -> Looks:
        from star_city_game.session.looks import Looks  # noqa: PLC0415 - loaded at the first look

        return Looks(self._narrator.program, self._moments)

    @property
    def _state(self) -> GameState:
        return self._moments[-1][0]

    def _recall(self) -> bool:
        """Replays the log of a resumed game, so that what came before its snapshot can be read and gone back to.

        Gives False when the log does not lead to the snapshot, as after an edit of the story.
        """
        if self._whole:
            return True
        earlier = [self._narrator.begin(self.answers, self.seed)]
        draft = self._narrator.open(earlier[0][0])
        for pick in self._log[: len(self._log) - len(self._moments) + 1]:
            try:
                earlier.append(self._narrator.go_on(draft, pick.choice))
            except PlayError:
                return False
        if not leads_to(earlier[-1][0], self._moments[0][0]):
            return False
        self._moments = [*earlier[:-1], *self._moments]
        self._read = [self._moments[0][1].words]
        self._whole = True
        return True


_pick = lru_cache(maxsize=4096)(Pick)
"""A logged move; a long game makes the same moves many times."""
