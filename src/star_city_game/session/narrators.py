"""The narrators of the stories in play: one a story, however many games are played of it."""

from __future__ import annotations

from star_city_game.engine.narrator import Narrator
from star_city_game.model.story import Story

_told_last: list[Narrator] = []
"""The narrators of the stories played last."""


def narrator_of(story: Story) -> Narrator:
    """The narrator of a story. All its sessions share it, and so the code that is made for each scene."""
    found = next((narrator for narrator in _told_last if narrator.story is story), None)
    if found is None:
        found = Narrator(story)
        _told_last[:] = [found, *_told_last[:3]]
    return found
