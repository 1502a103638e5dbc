"""The log as a witness: a game played again from its beginning, to be held against the snapshot of its save."""

from __future__ import annotations

from star_city_game.errors import PlayError
from star_city_game.model.saved import SavedGame
from star_city_game.model.story import Story
from star_city_game.session.door import Session


def replayed(story: Story, saved: SavedGame) -> Session | None:
    """The game made again out of its answers, its seed and its log; None when that does not lead to what was saved.

    A game that comes out the same is proved twice over: hardly any damage changes a state and the choices that led to it so
    that they still agree.
    """
    if saved.story != story.id:
        return None
    try:
        session = Session.new(story, saved.answers, saved.state.seed, terms=saved.terms)
        for pick in saved.log:
            if session.scene != pick.scene:
                return None
            session.choose(pick.choice)
    except (PlayError, ValueError):
        return None
    return session if session.saved().state == saved.state else None
