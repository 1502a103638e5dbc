"""Play by mouse alone: everything a key does can be clicked."""

from __future__ import annotations

import pytest
from textual import events

from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.screens.title import TitleScreen
from star_city_game.tui.widgets.prose import Prose
from tui.fakes import FakeGames, FakeStore
from tui.stage import SMALL, choices_of, click_text, press, screen_text, settled, staged


async def test_from_the_title_to_a_choice_and_back() -> None:
    games = FakeGames()
    async with staged(games=games) as (app, pilot):
        await click_text(pilot, "New game")
        await click_text(pilot, "an engineer")
        await click_text(pilot, "a woman")
        await click_text(pilot, "[ another ]")
        await click_text(pilot, "Begin ]")
        assert games.answers == {
            "role": "engineer", "gender": "woman", "first": "Rimma", "father": "Savva", "surname": "Zhuk", "mode": "standard",
        }  # fmt: skip
        await click_text(pilot, "Give the orderly")
        assert app.current.turn.picked == "Give the orderly something for his silence."
        await click_text(pilot, "Menu")
        await click_text(pilot, "Undo")
        assert app.current.turn.number == 0
        await click_text(pilot, "Menu")
        await click_text(pilot, "To the title")
        assert isinstance(app.screen, TitleScreen)
        await click_text(pilot, "Continue")
        assert isinstance(app.screen, PlayScreen)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Journal", "everything you have read"),
        ("File", "What they may know"),
        ("People", "met: 2"),
        ("Launch", "risk: one fault known"),
        ("Calendar", "days left: 1210"),
        ("Odds", "62 %, fair"),
        ("Saves", "Enter loads"),
        ("Settings", "Enter changes"),
        ("Help", "You read, and then you choose"),
    ],
)
async def test_the_menu_opens_everything(label: str, shown: str) -> None:
    async with staged() as (_, pilot):
        await press(pilot, "enter", "enter", "enter")
        await click_text(pilot, "Menu")
        await click_text(pilot, label)
        assert shown in screen_text(pilot)


async def test_the_line_of_keys_can_be_clicked_and_a_page_closed() -> None:
    async with staged() as (app, pilot):
        await press(pilot, "enter", "enter", "enter")
        await click_text(pilot, "j Journal")
        assert "everything you have read" in screen_text(pilot)
        await click_text(pilot, "Back")
        assert isinstance(app.screen, PlayScreen)


async def test_a_locked_choice_clicked_says_why() -> None:
    async with staged() as (app, pilot):
        await press(pilot, "enter", "enter", "enter")
        await click_text(pilot, "Leave it where it is.")
        assert app.current.turn.number == 0
        assert screen_text(pilot).count("You would have to trust the nurse.") == 2


async def test_a_row_under_the_mouse_is_marked_and_forgotten() -> None:
    async with staged() as (app, pilot):
        await press(pilot, "enter", "enter", "enter")
        rows = screen_text(pilot).split("\n")
        y = next(number for number, row in enumerate(rows) if "Give the orderly" in row)
        await pilot.hover(offset=(10, y))
        await settled(pilot)
        assert choices_of(app).hovered == 3
        await pilot.hover(offset=(10, 4))
        await settled(pilot)
        assert choices_of(app).hovered == -1


async def test_the_wheel_scrolls_the_text() -> None:
    async with staged(SMALL) as (app, pilot):
        await press(pilot, "enter", "enter", "enter")
        prose = app.screen.query_one(Prose)
        for _ in range(6):
            prose.post_message(events.MouseScrollDown(prose, 5, 5, 0, 1, 0, False, False, False))
            await settled(pilot)
        assert not prose.unread
        assert choices_of(app).cursor == 0


async def test_the_line_between_reads_on_when_it_is_clicked() -> None:
    async with staged(SMALL) as (app, pilot):
        await press(pilot, "enter", "enter", "enter")
        await click_text(pilot, "more below")
        assert "more below" not in screen_text(pilot)
        assert choices_of(app).cursor == 0


async def test_a_click_into_the_text_does_not_take_the_arrows_away() -> None:
    async with staged() as (app, pilot):
        await press(pilot, "enter", "enter", "enter")
        await click_text(pilot, "Nine words")
        await press(pilot, "down")
        assert choices_of(app).cursor == 1


async def test_saves_can_be_made_loaded_and_deleted() -> None:
    store = FakeStore()
    async with staged(store=store) as (app, pilot):
        await press(pilot, "enter", "enter", "enter")
        await click_text(pilot, "Give the orderly")
        await click_text(pilot, "s Saves")
        await click_text(pilot, "n New save")
        await click_text(pilot, "[ Save ]")
        assert store.games["save"][0].picks == 1
        await click_text(pilot, "save ·")
        assert isinstance(app.screen, PlayScreen)
        assert app.current.turn.number == 1
        await click_text(pilot, "s Saves")
        await click_text(pilot, "d Delete")
        await click_text(pilot, "Yes, delete it")
        assert "save" not in store.games
