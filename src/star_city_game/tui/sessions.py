"""Begins and resumes games through the session: imported only when a game begins, behind the title."""

from __future__ import annotations

from collections.abc import Mapping

from star_city_game.model.saved import SavedGame, Terms
from star_city_game.model.story import Story
from star_city_game.session import Session
from star_city_game.systems.people import player_forms


class SessionGames:
    """The real games."""

    def new(self, story: Story, answers: Mapping[str, str], seed: int, terms: Terms) -> Session:
        """A new game."""
        return Session.new(story, answers, seed, terms=terms)

    def resume(self, story: Story, saved: SavedGame) -> Session:
        """A saved game, where it stopped."""
        return Session.resume(story, saved)

    def written(self, answers: Mapping[str, str]) -> str:
        """The player's name as a clerk would write it."""
        forms = player_forms(answers)
        return " ".join(part for part in (forms["surname"], forms["first"], forms["patronymic"]) if part)
