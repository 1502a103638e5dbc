"""A sample of the edit experiment: games of our story through random edits of it, and none wrong without being told.

``python bench/experiment.py`` runs the whole of it; ``docs/editions.md`` has what came of it.
"""

from __future__ import annotations

import pytest

import experiment
from star_city_game.editions import carry
from star_city_game.editions.standing import Carried
from star_city_game.engine.narrator import Narrator
from star_city_game.model.edition import Account
from star_city_game.model.saved import SavedGame

SAVES, EDITS = 20, 20


def test_no_game_is_silently_wrong_after_random_edits() -> None:
    result = experiment.experiment(SAVES, EDITS, seed=12)
    assert result.wrong == []
    assert sum(result.total.values()) == SAVES * EDITS
    assert result.total["exact"] > 0.8 * SAVES * EDITS
    assert result.total["moved"] < 0.05 * SAVES * EDITS


def test_the_experiment_tells_games_that_are_taken_up_as_though_nothing_had_been_edited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def take_up(narrator: Narrator, saved: SavedGame) -> Carried:
        del narrator
        return Carried(saved, (saved.state, saved.turn), Account())

    monkeypatch.setattr(carry, "take_up", take_up)
    monkeypatch.setattr(experiment, "_NEAR", 1.0)
    try:
        wrong = experiment.experiment(5, 11, seed=12).wrong  # the eleventh renames a scene in which a game rests
    except KeyError:  # a scene or a choice that is not there was played on
        return
    assert wrong
