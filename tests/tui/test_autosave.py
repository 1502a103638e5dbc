from __future__ import annotations

import threading

import pytest

from star_city_game.errors import SaveError
from star_city_game.model.saved import SavedGame
from tui.fakes import FakeGame, FakeStore, a_story
from tui.stage import into_play, press, screen_text, settled, staged


class SlowStore(FakeStore):
    """A store whose disk waits for the test."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.wrote: list[int] = []

    def autosave(self, game: SavedGame) -> tuple[str, ...]:
        self.go.wait(10)
        self.wrote.append(game.turn.number)
        return super().autosave(game)


async def test_saved_is_said_only_once_the_store_has_come_back_and_the_latest_wins() -> None:
    store = SlowStore()
    async with staged(store=store) as (app, pilot):
        await pilot.press("enter", "enter", "enter")
        for _ in range(5):
            await pilot.press("1")
        assert app.current.turn.number == 5
        assert " saved " not in screen_text(pilot)
        store.go.set()
        await settled(pilot)
        assert " saved " in screen_text(pilot)
    assert store.wrote == [0, 5]


async def test_leaving_waits_for_the_last_game() -> None:
    store = SlowStore()
    async with staged(store=store) as (app, pilot):
        await pilot.press("enter", "enter", "enter", "1", "1")
        threading.Timer(0.1, store.go.set).start()
        await app.action_quit()
    assert store.wrote[-1] == 2


async def test_a_game_that_cannot_be_kept_at_the_end_is_told_last() -> None:
    store = FakeStore()
    async with staged(store=store) as (app, pilot):
        await into_play(pilot)
        store.broken = "the disk is full"
        app._autosave._waiting = FakeGame(a_story()).saved()
        with pytest.raises(SaveError):
            app._autosave.finish()
        app._autosave._waiting = FakeGame(a_story()).saved()
        await press(pilot, "escape")
        await app.action_quit()
    assert "the disk is full" in app.last_words
