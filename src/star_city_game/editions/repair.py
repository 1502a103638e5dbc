"""Finds another place for a game whose place is gone: by its choices made again, or by going on from what is still there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from star_city_game.editions.differences import traits_told
from star_city_game.engine.again import come_out, enter_anew
from star_city_game.engine.narrator import Narrator
from star_city_game.errors import PlayError
from star_city_game.model import scene as steps
from star_city_game.model.edition import Move, Told
from star_city_game.model.frozen import frozen
from star_city_game.model.saved import SavedGame
from star_city_game.model.state import Frame, GameState
from star_city_game.model.story import Story
from star_city_game.model.turn import Turn

NEAR = 12
"""Choices that are rather taken back than a scene entered a second time, which would do again what it has done."""


@frozen
class Repaired:
    """A place found: the moment there, how it was found, how many choices were taken back, and what is told of it."""

    moment: tuple[GameState, Turn]
    move: Move
    lost: int
    told: tuple[Told, ...]


class Repair:
    """One game whose place is gone.

    ``saved`` is as this edition can hold it, apart from its frames; ``standing`` are the frames that are still there, from
    the outermost on.
    """

    def __init__(self, narrator: Narrator, saved: SavedGame, standing: tuple[Frame, ...]) -> None:
        self._narrator = narrator
        self._story: Story = narrator.story
        self._saved = saved
        self._standing = standing
        lost = saved.state.frames[len(standing) :]
        self._gone = next((frame for frame in lost if frame.scene not in narrator.story.scenes), lost[0])
        self._state = _grounded(replace(saved.state, frames=standing, offered=(), merged=()))

    def repaired(self) -> Repaired:
        """The best place there is.

        In order: the scene that the story names instead; where the same choices lead, if that is near; where the lost scene
        was called from; a scene that was passed, entered anew; where the same choices lead, however far back that is.
        """
        found = self._instead()
        if found is not None:
            return found
        back = self._back()
        if back.lost <= max(self._since_then() + 1, NEAR):
            return back
        return self._out() or self._anew() or back

    @property
    def _lost_name(self) -> str:
        if self._gone is self._saved.state.frames[-1] and self._saved.turn.status.title:
            return self._saved.turn.status.title
        return self._title(self._gone.scene)

    @property
    def _lost(self) -> str:
        """What is gone, as a sentence begins: a scene, or only a place in one."""
        is_there = self._gone.scene in self._story.scenes
        return f"{'Your place in ' if is_there else ''}“{self._lost_name}” is no longer in the story"

    def _title(self, scene: str) -> str:
        known = self._story.scenes.get(scene)
        return (known.title if known is not None else "") or _words(scene)

    def _told(self, text: str) -> Told:
        return Told("place", f"{self._gone.scene} at {self._gone.anchor}", text)

    def _instead(self) -> Repaired | None:
        scene = self._story.earlier.instead("scenes", self._gone.scene)
        if scene not in self._story.scenes:
            return None
        moment = enter_anew(self._narrator, self._state, scene)
        text = f"“{self._lost_name}” was taken out of the story; it goes on with “{self._title(scene)}”."
        return Repaired(moment, "anew", 0, (self._told(text),))

    def _since_then(self) -> int:
        """The choices at the end of the log that were made in scenes that are gone, or in the one whose place is."""
        number = 0
        for pick in reversed(self._saved.log):
            if pick.scene in self._story.scenes and pick.scene != self._gone.scene:
                break
            number += 1
        return number

    def _back(self) -> Repaired:
        """Makes the same choices again, as many as can be made, from the beginning."""
        moments = list(self._replayed())
        while len(moments) > 1 and not moments[-1][0].offered:
            moments.pop()
        lost = len(self._saved.log) - len(moments) + 1
        moment = moments[-1]
        where = self._title(moment[0].scene)
        if not lost:
            text = f"Your place in “{self._lost_name}” was edited: your choices were made again, and led to “{where}”."
            told = (self._told(text), *traits_told(self._saved.state, moment[0], self._story.qualities))
            return Repaired(moment, "back", 0, told)
        taken = "one choice was" if lost == 1 else f"{lost} choices were"
        text = f"{self._lost}: {taken} taken back, to “{where}”."
        return Repaired(moment, "back", lost, (self._told(text),))

    def _replayed(self) -> Iterator[tuple[GameState, Turn]]:
        moment = self._narrator.begin(self._saved.answers, self._saved.state.seed)
        yield moment
        draft = self._narrator.open(moment[0])
        for pick in self._saved.log:
            try:
                moment = self._narrator.go_on(draft, pick.choice)
            except PlayError:
                return
            yield moment

    def _out(self) -> Repaired | None:
        """Goes on where the lost scene was called from, as though it had come to its end."""
        if not self._standing:
            return None
        moment = come_out(self._narrator, self._state)
        if not moment[0].offered:
            return None
        text = f"{self._lost}; it goes on after it, in “{self._title(moment[0].scene)}”."
        return Repaired(moment, "on", 0, (self._told(text),))

    def _anew(self) -> Repaired | None:
        """Enters the last scene that the game has passed and that is still there, with everything else as it is."""
        may_begin = _entered_by_going(self._story)
        for pick in reversed(self._saved.log):
            if pick.scene in may_begin:
                moment = enter_anew(self._narrator, _grounded(replace(self._state, frames=())), pick.scene)
                if moment[0].offered:
                    where = self._title(pick.scene)
                    text = f"{self._lost}; “{where}” begins once more."
                    return Repaired(moment, "anew", 0, (self._told(text),))
        return None


def _grounded(state: GameState) -> GameState:
    """The state without a flight under way, if the scene that flies it is no longer among those that run."""
    aloft = state.vehicle.aloft
    if aloft is None or len(state.frames) >= aloft.depth:
        return state
    return replace(state, vehicle=replace(state.vehicle, aloft=None))


def _entered_by_going(story: Story) -> set[str]:
    """The scenes that a game comes to without a call to come back from, and without parameters."""
    gone_to = {story.entry}
    called = {scene for storylets in story.decks.values() for scene in storylets}
    called |= {event.scene for event in story.calendar.events}
    for scene in story.scenes.values():
        for step in scene.steps:
            match step:
                case steps.Goto(scene=target, label=None, args=()):
                    gone_to.add(target)
                case steps.Goto(scene=target) | steps.Call(scene=target):
                    called.add(target)
    endings = {scene.id for scene in story.scenes.values() if scene.is_ending}
    return gone_to - called - endings


def _words(id_: str) -> str:
    return id_.replace("_", " ")
