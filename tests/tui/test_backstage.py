"""Backstage on the full screen: for a writer only, as it looks, and with the reasons of a real story."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.load import load_story
from star_city_game.tui.app import StarCityApp
from star_city_game.tui.screens.play import PlayScreen
from tales import tale
from tui.fakes import FakeStore
from tui.stage import LARGE, SETTINGS, SMALL, USUAL, into_play, press, screen_text, settled, staged
from tui.test_golden import Album

HALL = """
hall:
  body:
    - choices:
        - {say: Go in., id: go, then: [{goto: room}]}
        - {say: Fly., id: fly, when: nerve >= 6}
    - ending: over
room:
  title: The room
  body:
    - do: nerve += 1
    - choices:
        - {say: Jump., id: jump, need: nerve >= 9, then: [{ending: over}]}
        - {say: Hide., id: hide, when: not bold}
        - {say: Wait., id: wait}
    - ending: over
"""
QUALITIES = "nerve: {type: int, min: 0, max: 9, default: 4}\nbold: {type: bool, is: nerve >= 5}\n"


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_backstage_is_as_it_was_reviewed(size: tuple[int, int], rewriting: bool) -> None:
    album = Album(size, rewriting=rewriting)
    async with staged(size) as (app, pilot):
        app.writer = True
        await into_play(pilot)
        await press(pilot, "w")
        album.compare("backstage", pilot)
        await press(pilot, "down", "down", "enter")
        album.compare("backstage_why", pilot)
        await press(pilot, "enter", "down", "down", "down", "enter")
        album.compare("backstage_what", pilot)
        await press(pilot, "escape", "escape", "w")
        assert "Backstage" in screen_text(pilot)
    assert not album.differences, "\n".join(album.differences)


async def test_who_is_no_writer_does_not_come_there() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "w")
        assert isinstance(app.screen, PlayScreen)
        await press(pilot, "escape")
        assert "Backstage" not in screen_text(pilot)
        await press(pilot, "w")
        assert "Menu" in screen_text(pilot)
        await press(pilot, "f1")
        assert "For a writer" not in screen_text(pilot)


async def test_it_tells_of_a_real_story_what_is_open_and_why(tmp_path: Path) -> None:
    tale(tmp_path, HALL, qualities=QUALITIES)
    app = StarCityApp(lambda: load_story(tmp_path), FakeStore(), 7, SETTINGS)
    app.writer = True
    async with app.run_test(size=(80, 50)) as pilot:
        await settled(pilot)
        await into_play(pilot)
        await press(pilot, "1", "w")
        text = screen_text(pilot)
        assert "scenes/hall.yaml:8" in text
        assert "locked  Jump.  [room.jump]" in text
        assert "hidden  Hide.  [room.hide]" in text
        assert "open    Wait.  [room.wait]" in text
        assert "nerve 4 -> 5" in text
        assert "bold false -> true" in text
        await press(pilot, "down", "enter")
        assert "when: no" in screen_text(pilot)
        assert "not bold: no (bold is true)" in screen_text(pilot)
