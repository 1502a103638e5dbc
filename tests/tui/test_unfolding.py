"""The pages that unfold: the file, by category under its stamp, with gaps; the launch board; the calendar."""

from __future__ import annotations

import re

from star_city_game.model.file_view import DossierView
from star_city_game.tui.widgets.folder import Folder
from tui.fakes import TREE, FakeGame, FakeGames, a_story
from tui.stage import click_text, into_play, press, screen_text, staged


async def test_the_file_shows_what_is_known_and_strikes_out_the_rest() -> None:
    async with staged((80, 60)) as (_, pilot):
        await into_play(pilot)
        await press(pilot, "f")
        text = screen_text(pilot)
        assert "┃  SIGNAL  ┃  since 17 May 1966 Tue" in text
        assert "SOSNA" in text
        assert "letter: you have heard of it" in text
        assert "written then; you do not know what" in text
        assert sum("███" in row for row in text.split("\n")) == 2
        assert "1 read · 1 heard of · 1 noticed · 2 unknown to you" in text
        assert text.index("CONTACTS") < text.index("STATEMENTS") < text.index("NOBODY HAS TOLD YOU")


async def test_stamp_and_papers_unfold_to_what_they_are_made_of() -> None:
    async with staged((80, 60)) as (_, pilot):
        await into_play(pilot)
        await press(pilot, "f", "enter")
        text = screen_text(pilot)
        assert "17 May 1966 Tue: raised from “clean” to “signal” on the weight of:" in text
        assert "and 1 of which you do not know what it is" in text
        assert re.search(r"4 papers that you have not read +\?", text)
        assert "not verified   " not in text
        await press(pilot, "enter", "down", "enter")
        text = screen_text(pilot)
        assert "on the weight of:" not in text
        assert re.search(r"slight +2\n", text)
        assert re.search(r"not verified +× 0.5\n +it weighs +0.4\n", text)
        await click_text(pilot, "┃  SIGNAL", Folder)
        assert "on the weight of:" in screen_text(pilot)


async def test_the_cursor_of_the_file_reads_on_through_what_is_longer_than_the_window() -> None:
    async with staged((60, 14)) as (_, pilot):
        await into_play(pilot)
        await press(pilot, "f")
        seen = [screen_text(pilot)]
        for _ in range(20):
            await press(pilot, "down")
            seen.append(screen_text(pilot))
        rows = {row for text in seen for row in text.split("\n")}
        assert any("asked what was in the glass" in row for row in rows)
        assert "Knows the date of the letter" in seen[-1]
        assert seen[-1] == seen[-2]
        for _ in range(20):
            await press(pilot, "up")
        assert "▸ ┃  SIGNAL" in screen_text(pilot)
        await press(pilot, "end")
        assert "Knows the date of the letter" in screen_text(pilot)
        await press(pilot, "home")
        assert "▸ ┃  SIGNAL" in screen_text(pilot)
        await press(pilot, "pagedown")
        assert "▸ 4 Mar 1966 Fri" in screen_text(pilot)
        await press(pilot, "pageup")
        assert "▸ ┃  SIGNAL" in screen_text(pilot)


async def test_a_file_may_be_empty() -> None:
    class Empty(FakeGame):
        def dossier(self) -> DossierView:
            return DossierView("clean")

    class Games(FakeGames):
        def new(self, *_: object) -> FakeGame:
            return Empty(a_story())

    async with staged(games=Games()) as (_, pilot):
        await into_play(pilot)
        await press(pilot, "f")
        assert "Nothing that you know of." in screen_text(pilot)
        await press(pilot, "enter")
        assert "Nothing has been stamped on it since it was opened." in screen_text(pilot)


async def test_the_launch_board_unfolds_into_what_its_numbers_are_made_of() -> None:
    async with staged((80, 60)) as (app, pilot):
        await into_play(pilot)
        game = app.current
        assert isinstance(game, FakeGame)
        game.board = TREE
        await press(pilot, "l")
        assert "18:05, 0 to 113 s" not in screen_text(pilot)
        await press(pilot, "enter")
        assert "18:05, 0 to 113 s" in screen_text(pilot)
        assert "Block A engines: signed 2.1 %, unseen 28.9 %" in screen_text(pilot)
        await click_text(pilot, "Parachutes   ", Folder)
        assert "found 0, fixed 2, signed 0, unseen 0. Unseen:" in screen_text(pilot)
        await press(pilot, "end", "enter")
        assert "+12 tapes you have read" in screen_text(pilot)


async def test_the_turns_behind_are_folded_up_in_the_calendar() -> None:
    async with staged() as (_, pilot):
        await into_play(pilot)
        await press(pilot, "c")
        assert "11–20 January 1966" not in screen_text(pilot)
        await press(pilot, "enter")
        assert "✓ 11–20 January 1966" in screen_text(pilot)
