"""The title, the loading behind it, and the ways out."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from star_city_game.errors import SaveElsewhere, StoryError
from star_city_game.model.saved import SavedGame
from star_city_game.model.story import Story
from star_city_game.tui.app import StarCityApp
from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.screens.title import READING, TitleScreen
from star_city_game.tui.settings import Settings
from tui.fakes import FakeGame, FakeGames, FakeStore, a_story
from tui.stage import SETTINGS, into_play, press, screen_text, settled, staged


async def test_new_game_comes_first_until_there_is_a_save() -> None:
    async with staged() as (_, pilot):
        assert "▸ New game" in screen_text(pilot)
        await into_play(pilot)
        await press(pilot, "escape", "end", "up", "enter")
        assert "▸ Continue  14 Jan 1966 Fri" in screen_text(pilot)


async def test_continue_goes_on_where_the_game_was_left() -> None:
    store = FakeStore()
    store.autosave(FakeGame(a_story(), ("note.read", "scene.go")).saved())
    async with staged(store=store) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, PlayScreen)
        assert app.current.turn.number == 2
        assert "counts the spoons" in screen_text(pilot)
        await press(pilot, "pageup", "pageup")
        assert "Under the lamp" in screen_text(pilot)


async def test_the_title_does_not_wait_for_the_story_but_the_game_does() -> None:
    ready = threading.Event()

    def slow() -> Story:
        ready.wait(10)
        return a_story()

    app = StarCityApp(slow, FakeStore(), 7, SETTINGS, FakeGames())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert READING in screen_text(pilot)
        await pilot.press("enter")
        assert isinstance(app.screen, TitleScreen)
        ready.set()
        await settled(pilot)
        assert "They will write it so" in screen_text(pilot)


async def test_a_story_with_faults_ends_the_program_with_its_report() -> None:
    def faulty() -> Story:
        raise StoryError("no", "SC201 there is no scene called yard")

    app = StarCityApp(faulty, FakeStore(), 7, SETTINGS, FakeGames())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
    assert app.return_code == 1
    assert app.fault is not None
    assert "SC201" in app.fault.report


async def test_another_storys_save_is_refused_with_a_reason() -> None:
    class Strict(FakeGames):
        def resume(self, story: Story, saved: SavedGame) -> FakeGame:
            raise SaveElsewhere(f"this save belongs to the story “{saved.story}”, not to “{story.id}”")

    store = FakeStore()
    store.save("other", FakeGame(a_story()).saved())
    async with staged(store=store, games=Strict()) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, TitleScreen)
        assert "belongs to the story" in screen_text(pilot)
        await press(pilot, "down", "down", "enter", "enter")
        assert "belongs to the story" in screen_text(pilot)


async def test_a_save_that_is_gone_is_told() -> None:
    store = FakeStore()
    store.autosave(FakeGame(a_story()).saved())
    async with staged(store=store) as (_, pilot):
        store.games.clear()
        await press(pilot, "enter")
        assert "There is no save any more." in screen_text(pilot)


async def test_faults_of_the_settings_file_are_told() -> None:
    settings = replace(SETTINGS, notices=("There is no setting called “colour”.",), keys={"journal": "f"})
    async with staged(settings=settings) as (app, pilot):
        assert len(app.notices) == 2
        assert "cannot be the key of" in screen_text(pilot)


@pytest.mark.parametrize("keys", [["q"], ["up", "down", "down", "down", "down", "enter"]])
async def test_quit_leaves_with_nothing_wrong(keys: list[str]) -> None:
    async with staged() as (app, pilot):
        await pilot.press(*keys)
    assert not app.return_code


async def test_an_unknown_theme_falls_back_to_ours() -> None:
    async with staged(settings=Settings(theme="nowhere", charset="unicode")) as (app, _):
        assert app.theme == "amber"


async def test_without_colours_no_colour_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "1")
        for row in app.screen._compositor.render_strips():
            for part in row:
                assert part.style is None or (part.style.color is None and part.style.bgcolor is None)


async def test_a_signal_keeps_the_game_and_gives_its_number() -> None:
    store = FakeStore()
    async with staged(store=store) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "1")
        app._stop(15)
        await pilot.pause()
    assert app.return_code == 143
    assert store.games["auto-1"][1].turn.number == 1


async def test_a_fault_of_ours_keeps_the_game_and_says_so() -> None:
    class Broken(FakeGame):
        def choose(self, choice_id: str, /) -> object:  # type: ignore[override]
            raise ZeroDivisionError(choice_id)

    class Games(FakeGames):
        def new(self, *_: object) -> FakeGame:
            return Broken(a_story())

    store = FakeStore()
    app = StarCityApp(a_story, store, 7, SETTINGS, Games())

    async def crash() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await into_play(pilot)
            await pilot.press("1")
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await crash()
    assert app.return_code == 1
    assert "saved up to your last choice" in app.last_words
    assert "auto-0" in store.games
