"""Golden screens: what stands on each screen, to the sign. ``make golden`` writes them anew."""

from __future__ import annotations

from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest
from textual.pilot import Pilot

from star_city_game.model.launch_view import LaunchView
from star_city_game.model.saved import Terms
from tui.fakes import HEARD, TREE, FakeGame, FakeStore, a_story
from tui.stage import LARGE, SETTINGS, SMALL, USUAL, attributes_text, into_play, press, screen_text, settled, staged

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "journal": "j",
    "file": "f",
    "people": "p",
    "launch": "l",
    "calendar": "c",
    "menu": "escape",
    "settings": "t",
    "help": "f1",
    "saves": "s",
}


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_is_as_it_was_reviewed(size: tuple[int, int], rewriting: bool) -> None:
    store = FakeStore()
    store.autosave(replace(FakeGame(a_story()).saved(), terms=Terms("other")))
    album = Album(size, rewriting=rewriting)
    async with staged(size, store) as (app, pilot):
        album.compare("title", pilot)
        await press(pilot, "down", "enter")
        album.compare("new_game", pilot)
        await press(pilot, "enter", "enter")
        album.compare("play", pilot)
        await press(pilot, "pagedown", "down", "o")
        album.compare("locked_and_odds", pilot)
        await press(pilot, "2")
        album.compare("play_second", pilot)
        await press(pilot, "1", "1")
        game = app.current.saved()
        store.save("before-the-board", replace(game, title="Before the board"))
        store.save("spoilt", game)
        store.damage("spoilt", "its digest differs")
        for page, key in PAGES.items():
            await press(pilot, key)
            album.compare(page, pilot)
            await press(pilot, "escape")
    assert not album.differences, "\n".join(album.differences)


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("name", "board"), [("launch_heard", HEARD), ("launch_tree", TREE)])
async def test_the_launch_board_is_as_it_was_reviewed(
    size: tuple[int, int], name: str, board: LaunchView, rewriting: bool
) -> None:
    album = Album(size, rewriting=rewriting)
    async with staged(size) as (app, pilot):
        await into_play(pilot)
        game = app.current
        assert isinstance(game, FakeGame)
        game.board = board
        await press(pilot, "l")
        album.compare(name, pilot)
        await press(pilot, "end")
        album.compare(f"{name}_foot", pilot)
    assert not album.differences, "\n".join(album.differences)


@pytest.mark.parametrize("board", [HEARD, TREE], ids=["heard", "tree"])
async def test_the_launch_board_without_colour_is_as_it_was_reviewed(
    board: LaunchView, monkeypatch: pytest.MonkeyPatch, rewriting: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    album = Album(USUAL, rewriting=rewriting)
    async with staged(USUAL) as (app, pilot):
        await into_play(pilot)
        game = app.current
        assert isinstance(game, FakeGame)
        game.board = board
        await press(pilot, "l", "enter")
        name = "launch_tree_no_colour" if board.tree else "launch_heard_no_colour"
        album.compare(name, pilot, drawn=attributes_text(pilot))
    assert not album.differences, "\n".join(album.differences)


async def test_the_title_can_be_drawn_in_ascii(rewriting: bool) -> None:
    album = Album(USUAL, rewriting=rewriting)
    async with staged(USUAL, settings=replace(SETTINGS, charset="ascii")) as (_, pilot):
        await settled(pilot)
        assert screen_text(pilot).isascii()
        album.compare("title_ascii", pilot)
    assert not album.differences, "\n".join(album.differences)


class Album:
    """The golden screens of one size, and where what is drawn differs from them."""

    def __init__(self, size: tuple[int, int], *, rewriting: bool) -> None:
        self._size = size
        self._rewriting = rewriting
        self.differences: list[str] = []

    def compare(self, name: str, pilot: Pilot[None], *, hidden: str = "", drawn: str = "") -> None:
        """Holds the screen against its golden one, or writes that anew when asked to; ``hidden`` signs count as spaces.

        ``drawn`` is what is held against it instead of the screen's signs.
        """
        drawn = (drawn or screen_text(pilot)).translate(dict.fromkeys(map(ord, hidden), " "))
        drawn = "\n".join(map(str.rstrip, drawn.split("\n"))) if hidden else drawn
        drawn = drawn.rstrip("\n") + "\n"
        path = GOLDEN / f"{name}_{self._size[0]}x{self._size[1]}.txt"
        if self._rewriting:
            path.write_text(drawn, encoding="utf-8")
        golden = path.read_text(encoding="utf-8") if path.exists() else ""
        self.differences += unified_diff(golden.split("\n"), drawn.split("\n"), path.name, "drawn now", lineterm="")
