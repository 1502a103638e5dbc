"""A saved game in the very edition in which it was saved: it stands exactly where it stood, word for word."""

from __future__ import annotations

from star_city_game.engine.narrator import Narrator
from star_city_game.model.edition import Account
from star_city_game.model.frozen import frozen
from star_city_game.model.saved import SavedGame
from star_city_game.model.state import GameState
from star_city_game.model.turn import Turn


@frozen
class Carried:
    """A saved game in this edition: with its log and answers as they are here, the moment it rests at, and the account."""

    game: SavedGame
    moment: tuple[GameState, Turn]
    account: Account


def as_saved(narrator: Narrator, saved: SavedGame) -> Carried | None:
    """A saved game of this story as it was; None when the story was edited since, or something that it speaks of is not there."""
    if saved.story_digest == narrator.story.digest and _stands(narrator, saved.state):
        return Carried(saved, (narrator.adopted(saved.state), saved.turn), Account())
    return None


def _stands(narrator: Narrator, state: GameState) -> bool:
    """Whether every place that a state speaks of is there; it is, unless the save was made by another program."""
    story = narrator.story
    to_come = (*state.queue, *(plan.scene for plan in state.planned))
    frames = (*state.frames, *(each for frame in state.merged for each in (*frame.outer, frame)))
    charts = narrator.program.charts.charts
    machines = (charts[id_].adopted(place) for id_, place in state.machines.items() if id_ in charts)
    return (
        all(scene in story.scenes for scene in to_come)
        and all(frame.scene in story.scenes and frame.anchor in story.scenes[frame.scene].anchors for frame in frames)
        and None not in machines
    )
