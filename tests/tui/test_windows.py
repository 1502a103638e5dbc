"""Windows of every size, and sizes that change."""

from __future__ import annotations

import pytest

from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.widgets.prose import Prose
from tui.stage import LARGE, SMALL, USUAL, choices_of, into_play, press, screen_text, settled, staged


@pytest.mark.parametrize("size", [(39, 30), (80, 11), (1, 1), (39, 11)])
async def test_a_card_asks_for_room_and_nothing_is_lost(size: tuple[int, int]) -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "2", "down")
        await pilot.resize_terminal(*size)
        await settled(pilot)
        if size[0] > 10:
            assert f"This window is {size[0]} × {size[1]}." in screen_text(pilot)
            assert "Stay where you are" not in screen_text(pilot)
        await press(pilot, "1", "enter", "space", "down")
        assert app.current.turn.number == 1
        await pilot.resize_terminal(*USUAL)
        await settled(pilot)
        assert "Stay where you are" in screen_text(pilot)
        await press(pilot, "1")
        assert app.current.turn.number == 2


async def test_a_game_may_begin_in_a_window_that_is_too_small() -> None:
    async with staged((30, 8)) as (app, pilot):
        assert "It needs 40 × 12." in screen_text(pilot)
        await pilot.resize_terminal(*SMALL)
        await into_play(pilot)
        assert isinstance(app.screen, PlayScreen)


async def test_the_smallest_window_is_playable() -> None:
    async with staged((40, 12)) as (app, pilot):
        await into_play(pilot)
        assert "14 Jan 1966" in screen_text(pilot)
        assert "Risk: unknown" in screen_text(pilot)
        for _ in range(12):
            await press(pilot, "enter")
        assert app.current.turn.number >= 1


@pytest.mark.parametrize("size", [SMALL, (79, 24), USUAL, (119, 30), LARGE, (250, 70)])
async def test_the_status_keeps_date_and_risk(size: tuple[int, int]) -> None:
    async with staged(size) as (_, pilot):
        await into_play(pilot)
        top = screen_text(pilot).split("\n")[0]
        assert "14 Jan 1966" in top
        assert "Risk: unknown" in top
        assert ("Kremlin hospital" in top) == (size[0] >= 79)


async def test_the_rail_comes_and_goes_with_the_width() -> None:
    async with staged() as (_, pilot):
        await into_play(pilot)
        assert "Yourself" not in screen_text(pilot)
        await pilot.resize_terminal(*LARGE)
        await settled(pilot)
        assert "Yourself" in screen_text(pilot)
        assert "papers you know of: 3" in screen_text(pilot)
        await pilot.resize_terminal(*SMALL)
        await settled(pilot)
        assert "Yourself" not in screen_text(pilot)


async def test_the_present_passage_stays_at_the_top_and_the_measure_holds() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "2")
        for size in [SMALL, LARGE, (100, 30), USUAL]:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            shown = [row.split("│")[0].strip() for row in screen_text(pilot).split("\n")]
            assert "▸ Hold it to the lamp and read the other six." in shown[1:3]
            prose = app.screen.query_one(Prose)
            assert max(each.cell_length for each in prose.lines) <= 72


async def test_a_choice_under_the_cursor_stays_chosen_through_a_resize() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "down")
        await pilot.resize_terminal(*LARGE)
        await settled(pilot)
        assert choices_of(app).cursor == 1


@pytest.mark.parametrize(("key", "shown"), [("escape", "To the title"), ("s", "Enter loads"), ("f1", "You read")])
async def test_pages_fit_the_smallest_window(key: str, shown: str) -> None:
    async with staged((40, 12)) as (_, pilot):
        await into_play(pilot)
        assert "Esc Menu" in screen_text(pilot).split("\n")[-1]
        await press(pilot, key)
        assert "Esc Back" in screen_text(pilot).split("\n")[-1]
        await press(pilot, *["down"] * 12)
        assert shown in screen_text(pilot) or key == "f1"
