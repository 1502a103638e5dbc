"""Play by keyboard alone: what each key does to what is on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events

from star_city_game.model.edition import Account, Told
from star_city_game.model.text import Run
from star_city_game.model.turn import Offered, Paragraph
from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.widgets.notice import MORE
from star_city_game.tui.widgets.prose import MOST_PASSAGES, Prose
from tui.fakes import FakeGame, FakeGames, FakeStore, a_story, a_turn
from tui.stage import SETTINGS, SMALL, choices_of, click_text, into_play, play_of, press, screen_text, settled, staged


async def test_prose_is_three_key_presses_away() -> None:
    games = FakeGames()
    async with staged(games=games) as (_, pilot):
        await press(pilot, "enter", "enter", "enter")
        assert "ten past six" in screen_text(pilot)
    assert games.seeds == [7]
    assert games.answers["role"] == "cosmonaut"


async def test_a_digit_takes_a_choice_and_the_text_goes_on_at_the_top() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "2")
        rows = screen_text(pilot).split("\n")
        assert rows[1].strip() == "▸ Hold it to the lamp and read the other six."
        assert rows[2].strip() == "The odds were fair. It came off."
        assert app.current.turn.number == 1
        assert "saved" in screen_text(pilot)


async def test_arrows_pass_over_what_is_locked() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "down", "down")
        assert choices_of(app).cursor == 3
        await press(pilot, "down", "down")
        assert choices_of(app).cursor == 3
        await press(pilot, "up", "enter")
        assert app.current.turn.picked == "Hold it to the lamp and read the other six."


async def test_a_locked_choice_says_why_and_is_not_taken() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "3")
        assert screen_text(pilot).count("locked: You would have to trust the nurse.") == 2
        assert app.current.turn.number == 0
        await press(pilot, "9")
        assert app.current.turn.number == 0


async def test_enter_reads_on_before_it_chooses() -> None:
    async with staged(SMALL) as (app, pilot):
        await into_play(pilot)
        assert MORE in screen_text(pilot)
        assert choices_of(app).cursor == -1
        await press(pilot, "up", "enter")
        assert app.current.turn.number == 0
        assert MORE not in screen_text(pilot)
        assert choices_of(app).cursor == 0
        await press(pilot, "pageup")
        assert choices_of(app).cursor == 0
        await press(pilot, "enter")
        assert app.current.turn.number == 1


async def test_undo_and_rewind_take_the_text_back_too() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "u")
        assert "This is where the game begins." in screen_text(pilot)
        await press(pilot, "2", "1", "u")
        assert app.current.turn.number == 1
        assert "Taken back." in screen_text(pilot)
        assert "Under the lamp" in screen_text(pilot)
        await press(pilot, "r")
        assert app.current.turn.number == 0
        assert "ten past six" in screen_text(pilot)
        assert "Under the lamp" not in screen_text(pilot)


async def test_odds_are_words_until_numbers_are_asked_for() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        assert "62" not in screen_text(pilot)
        await press(pilot, "o", "down")
        assert "62 %, fair" in screen_text(pilot)
        assert "how hard it is +55, nerve -8, the hatch is shut +15" in screen_text(pilot)
        await press(pilot, "o")
        assert "62" not in screen_text(pilot)
        assert choices_of(app).cursor == 1


async def test_odds_can_always_be_numbers() -> None:
    async with staged(settings=replace(SETTINGS, odds_numbers=True)) as (_, pilot):
        await into_play(pilot)
        assert "62 %, fair" in screen_text(pilot)


async def test_older_text_stays_above_and_is_dimmed() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "2")
        prose = app.screen.query_one(Prose)
        old = next(index for index, each in enumerate(prose.lines) if "ten past six" in each.plain)
        new = next(index for index, each in enumerate(prose.lines) if "Under the lamp" in each.plain)
        assert "$soft" in {str(span.style) for span in prose.as_drawn(old).spans}
        assert "$soft" not in {str(span.style) for span in prose.as_drawn(new).spans}
        await press(pilot, "pageup", "pageup")
        assert "ten past six" in screen_text(pilot)


async def test_the_window_keeps_no_more_than_it_must() -> None:
    games = FakeGames()
    async with staged(games=games) as (app, pilot):
        await into_play(pilot)
        await press(pilot, *"1" * (MOST_PASSAGES + 5))
        prose = app.screen.query_one(Prose)
        assert prose.passages == MOST_PASSAGES
        assert len(app.current.journal()) == MOST_PASSAGES + 6


async def test_a_changed_key_is_the_one_that_works() -> None:
    async with staged(settings=replace(SETTINGS, keys={"journal": "b"})) as (_, pilot):
        await into_play(pilot)
        assert "b Journal" in screen_text(pilot)
        await press(pilot, "j")
        assert "everything you have read" not in screen_text(pilot)
        await press(pilot, "b")
        assert "everything you have read" in screen_text(pilot)


async def test_keys_struck_faster_than_the_screen_is_drawn_stay_in_order() -> None:
    async with staged() as (app, pilot):
        assert app._driver is not None
        for key in ["enter", "enter", "enter", *"1111111"]:
            app._driver.send_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert app.current.turn.number == 7
        assert len(app.screen_stack) == 2


async def test_tab_goes_to_the_text_and_enter_comes_back() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "2", "1", "tab")
        assert app.screen.query_one(Prose).has_focus
        await press(pilot, "up", "up", "up", "up")
        assert "Tyulpanova is cooler." in screen_text(pilot)
        await press(pilot, "enter")
        assert choices_of(app).has_focus
        assert choices_of(app).cursor == 0
        assert app.current.turn.number == 2


async def test_a_double_click_is_one_choice() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        y = next(n for n, row in enumerate(screen_text(pilot).split("\n")) if "Give the orderly" in row)
        await pilot.click(offset=(10, y), times=2)
        await settled(pilot)
        assert app.current.turn.number == 1


@pytest.mark.parametrize(("ended", "stopped"), [("early", None), (None, "it ran out")])
async def test_an_end_is_shown_after_its_text_was_read(ended: str | None, stopped: str | None) -> None:
    class Ending(FakeGames):
        def new(self, *_: object) -> FakeGame:
            game = FakeGame(a_story())
            game.show(
                a_turn(3, choices=(), ended=ended, stopped=stopped, passage=(Paragraph((Run("The end comes."),)),))
            )
            return game

    async with staged(games=Ending()) as (app, pilot):
        await into_play(pilot)
        assert "The end comes." in screen_text(pilot)
        await press(pilot, "1")
        assert ("The end" if ended else "The story stops") in screen_text(pilot)
        await click_text(pilot, "Undo")
        assert isinstance(app.screen, PlayScreen)
        assert "Taken back." in screen_text(pilot)


async def test_many_long_choices_can_all_be_reached() -> None:
    class Many(FakeGames):
        def new(self, *_: object) -> FakeGame:
            game = FakeGame(a_story())
            offers = tuple(Offered(f"c{n}", f"Choice number {n}, " + "and so on " * 9) for n in range(14))
            game.show(a_turn(1, choices=offers))
            return game

    async with staged(SMALL, games=Many()) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "space", *["down"] * 13)
        assert choices_of(app).cursor == 13
        assert "Choice number 13" in screen_text(pilot)
        assert play_of(app).query_one(Prose).size.height >= 6


async def test_every_choice_is_kept_and_a_full_disk_is_told() -> None:
    store = FakeStore()
    async with staged(store=store) as (_, pilot):
        await into_play(pilot)
        await press(pilot, "1")
        assert store.games["auto-1"][1].turn.number == 1
        store.broken = "the disk is full"
        await press(pilot, "1")
        assert "the disk is full" in screen_text(pilot)
        assert "not saved" in screen_text(pilot)
        assert screen_text(pilot).count("saved") == 1


async def test_a_game_of_an_edited_story_begins_with_a_list_of_what_is_not_as_it_was() -> None:
    store = FakeStore()
    game = FakeGame(a_story())
    game.account = Account("0.1.0", "0.2.0", told=(Told("choice", "gate.wait", "“Wait.” now reads “Wait in line.”"),))
    games = FakeGames(resumed=game)
    store.save("sunday", game.saved())
    async with staged(store=store, games=games) as (_, pilot):
        await press(pilot, "enter")
        text = screen_text(pilot)
        assert "ANOTHER EDITION OF THE STORY" in text
        assert "· “Wait.” now reads “Wait in line.”" in text
    assert store.originals == ["sunday"]
