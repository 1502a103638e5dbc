"""The time that a player has spent on a game: measured between choices, and kept with it."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest

from editions.voyage import STORY
from star_city_game.compiler.load import load_story
from star_city_game.plain import keeping
from star_city_game.saves.file_store import FileStore
from star_city_game.saves.shelf import Shelf
from star_city_game.saves.stopwatch import LONGEST, Stopwatch, duration
from star_city_game.session import Session


def test_laps_follow_one_another_and_absence_does_not_count() -> None:
    moments = accumulate((0.0, 12.5, 3 * LONGEST, 2.0, -50.0))
    watch = Stopwatch(lambda: next(moments))
    assert [watch.lap() for _ in range(4)] == [12.5, LONGEST, 2.0, 0.0]


def test_a_duration_is_in_hours_and_minutes() -> None:
    assert [duration(seconds) for seconds in (0, 59, 61, 3600, 3900)] == [
        "0 min",
        "0 min",
        "1 min",
        "1 h 0 min",
        "1 h 5 min",
    ]


def test_a_game_keeps_its_time_through_undo_and_from_one_sitting_to_the_next() -> None:
    story = load_story(STORY)
    session = Session.new(story, {"role": "engineer"}, 1)
    session.spend(30.4)
    session.choose(session.turn.choices[0].id)
    session.spend(30.4)
    session.undo()
    assert session.saved().played == 61
    again = Session.resume(story, session.saved())
    again.spend(10)
    assert again.saved().played == 71


def test_plain_mode_counts_from_the_first_autosave_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Ticking(Stopwatch):
        def lap(self) -> float:
            return 20.0

    monkeypatch.setattr(keeping, "Stopwatch", Ticking)
    shelf = Shelf(FileStore(tmp_path))
    keeps = keeping.Keeping(shelf, lambda _lines: None)
    session = Session.new(load_story(STORY), {"role": "engineer"}, 1)
    keeps.autosave(session)
    for _ in range(3):
        session.choose(session.turn.choices[0].id)
        keeps.autosave(session)
        keeps.autosave(session)
    loaded = shelf.newest()
    assert loaded is not None
    assert loaded.game.played == 60
