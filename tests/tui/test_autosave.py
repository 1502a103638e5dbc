from __future__ import annotations

import threading

import pytest

from saves.model_disk import FOLDER, ModelDisk
from star_city_game.errors import SaveError, SaveLocked
from star_city_game.model.saved import SavedGame
from star_city_game.saves.file_store import FileStore
from star_city_game.saves.shelf import FIRST_NOW, SECOND, Shelf
from star_city_game.saves.stopwatch import Stopwatch
from star_city_game.tui.app import StarCityApp
from star_city_game.tui.screens.play import PlayScreen
from tui.fakes import FakeGame, FakeGames, FakeStore, a_story
from tui.stage import SETTINGS, into_play, press, screen_text, settled, staged


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


async def test_the_time_between_choices_is_counted() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        app._watch = Stopwatch(iter((0.0, 7.0, 19.0)).__next__)
        await press(pilot, "1")
        await press(pilot, "1")
        game = app.current
        assert isinstance(game, FakeGame)
        assert 19.0 <= game.spent < 20.0


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


async def test_what_could_not_be_kept_is_said_and_tried_again_at_the_end() -> None:
    store = FakeStore()
    async with staged(store=store) as (app, pilot):
        await into_play(pilot)
        assert " saved " in screen_text(pilot)
        store.broken = "the disk is full"
        await press(pilot, "1")
        assert "the disk is full" in screen_text(pilot)
        assert " not saved " in screen_text(pilot)
        store.broken = ""
        await app.action_quit()
    assert app.last_words == ""
    newest = store.newest()
    assert newest is not None
    assert newest.game.turn.number == 1


async def test_a_game_that_was_kept_is_not_called_saved_once_another_is_on_the_screen() -> None:
    """Take a choice back and take another: both have the same number, and only one of them is safe."""
    store = SlowStore()
    async with staged(store=store) as (app, pilot):
        await pilot.press("enter", "enter", "enter", "1")
        written = app._autosave.asked
        await pilot.press("u", "2")
        app.on_autosave_kept(app._autosave.Kept(written, ()))
        await pilot.pause()
        assert " saved " not in screen_text(pilot)
        store.go.set()
        await settled(pilot)
        assert " saved " in screen_text(pilot)


async def test_a_second_window_is_told_on_the_title_and_once_in_play() -> None:
    class Second(FakeStore):
        def autosave(self, game: SavedGame) -> tuple[str, ...]:
            if self.second:
                raise SaveLocked(SECOND)
            super().autosave(game)
            return (FIRST_NOW,)

    store = Second()
    store.second = True
    async with staged((140, 45), store=store) as (app, pilot):
        assert "Nothing is saved here" in screen_text(pilot)
        await into_play(pilot)
        assert "another window of Star City has the saves" in screen_text(pilot)
        await press(pilot, "1")
        assert app.current.turn.number == 1
        assert "another window" not in screen_text(pilot)
        assert " not saved " in screen_text(pilot)
        store.second = False
        await press(pilot, "1")
        assert "The other window has closed" in screen_text(pilot)
        assert " · saved " in screen_text(pilot)


async def test_no_save_is_called_saved_before_no_power_cut_can_take_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words come only after the disk has been told to make everything durable."""
    disk = ModelDisk({})
    shelf = Shelf(FileStore(FOLDER, disk))
    asked: list[set[int]] = []

    kept = PlayScreen.kept

    def watched(screen: PlayScreen, *, is_kept: bool) -> None:
        asked.append(_picks_after_a_power_cut(disk))
        kept(screen, is_kept=is_kept)

    monkeypatch.setattr(PlayScreen, "kept", watched)
    app = StarCityApp(a_story, shelf, 7, SETTINGS, FakeGames())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await into_play(pilot)
        for number in range(1, 4):
            await press(pilot, "1")
            assert " saved " in screen_text(pilot)
            assert asked[-1] == {number}


def _picks_after_a_power_cut(disk: ModelDisk) -> set[int]:
    newest = [Shelf(FileStore(FOLDER, ModelDisk(state))).newest() for state in disk.after_a_power_cut()]
    return {len(each.game.log) for each in newest if each is not None}
