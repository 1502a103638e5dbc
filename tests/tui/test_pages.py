"""The pages over the game: journal, file, saves, settings, help, and the questions they ask."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual import events

from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.screens.saves import free_slot
from star_city_game.tui.settings import load_settings
from star_city_game.tui.widgets.name_input import NameInput
from star_city_game.tui.widgets.reader import Reader
from star_city_game.tui.widgets.slots import SlotList
from tui.fakes import FakeGame, FakeGames, FakeStore, a_story
from tui.stage import SETTINGS, into_play, press, screen_text, settled, staged


async def test_the_journal_holds_all_that_was_read_and_opens_at_its_end() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "2", "1", "1", "j")
        assert "He can’t say, can he?" in screen_text(pilot)
        told = "\n".join(each.plain for each in app.screen.query_one(Reader).lines)
        for part in (
            "The Note",
            "▸ Hold it to the lamp",
            "│ FIRST DEPARTMENT",
            "• Nerve rises: steady.",
            "counts the spoons",
        ):
            assert part in told
        await press(pilot, "home")
        assert "The Note" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, PlayScreen)


async def test_in_a_narrow_window_the_papers_of_the_journal_keep_their_bar() -> None:
    async with staged((50, 20)) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "2", "j")
        told = [each.plain for each in app.screen.query_one(Reader).lines]
        first = next(number for number, text in enumerate(told) if text.startswith("│ FIRST DEPARTMENT"))
        paper = told[first : told.index("", first)]
        assert all(text.startswith("│ ") for text in paper)
        assert max(map(len, paper)) <= 45
        assert any("in the direction of the stairs" in text for text in [" ".join(part[2:] for part in paper)])


async def test_the_journal_can_be_searched() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, "2", "j", "slash", *"DEPUTY")
        assert "paragraphs found: 2" in screen_text(pilot)
        assert "Nine words" not in screen_text(pilot)
        await press(pilot, "enter")
        assert app.screen.query_one(Reader).has_focus
        await press(pilot, "slash", *"zzz")
        assert "Nothing that you have read says that." in screen_text(pilot)
        app.screen.query_one("#search", NameInput).value = ""
        await press(pilot, "tab")
        assert "everything you have read" in screen_text(pilot)


async def test_a_game_is_saved_under_a_name_written_over_and_loaded() -> None:
    store = FakeStore()
    async with staged(store=store) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "1", "s", "n", *"Before the board!", "enter")
        assert "Saved as “Before the board!”." in screen_text(pilot)
        assert store.games["before-the-board"][0].picks == 1
        await press(pilot, "escape", "1", "s", "w")
        assert "Write this game over “Before the board!”?" in screen_text(pilot)
        await press(pilot, "enter")
        assert store.games["before-the-board"][0].picks == 1
        await press(pilot, "w", "down", "enter")
        assert store.games["before-the-board"][0].picks == 2
        assert store.games["before-the-board"][0].title == "Before the board!"
        await press(pilot, "escape", "1", "1", "s", "enter")
        assert isinstance(app.screen, PlayScreen)
        assert app.current.turn.number == 2


async def test_deleting_asks_first_and_escape_means_no() -> None:
    store = FakeStore()
    async with staged(store=store) as (_, pilot):
        await into_play(pilot)
        await press(pilot, "s", "n", "enter", "d", "escape")
        assert "save" in store.games
        await press(pilot, "d", "down", "enter")
        assert "save" not in store.games
        assert "Deleted" in screen_text(pilot)


async def test_an_autosave_is_not_written_over_and_a_damaged_save_says_why() -> None:
    store = FakeStore()
    async with staged(store=store) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "s", "w")
        assert "Use a new save." in screen_text(pilot)
        store.save("spoilt", app.current.saved())
        store.damage("spoilt", "its digest differs")
        await press(pilot, "escape", "s", "enter")
        assert screen_text(pilot).count("its digest differs") == 2
        assert "Enter loads" in screen_text(pilot)


async def test_nothing_can_be_saved_from_the_title() -> None:
    store = FakeStore()
    store.autosave(FakeGame(a_story()).saved())
    async with staged(store=store) as (app, pilot):
        await press(pilot, "down", "down", "enter", "n")
        assert "There is no game under way to save." in screen_text(pilot)
        await press(pilot, "w")
        assert "There is no game under way to save." in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, PlayScreen)


async def test_a_store_that_fails_is_told_and_the_game_goes_on() -> None:
    store = FakeStore()
    async with staged(store=store) as (app, pilot):
        await into_play(pilot)
        store.broken = "the disk is full"
        await press(pilot, "s", "n", "x", "enter")
        assert "the disk is full" in screen_text(pilot)
        await press(pilot, "escape", "1")
        assert app.current.turn.number == 1


def test_slots_are_named_so_that_any_disk_can_hold_them() -> None:
    assert free_slot("Before the board!", set()) == "before-the-board"
    assert free_slot("Before the board!", {"before-the-board"}) == "before-the-board-2"
    assert free_slot("Ещё раз", set()) == "save"
    assert free_slot("", {"save", "save-2"}) == "save-3"
    assert free_slot("x" * 90, set()) == "x" * 28
    assert [free_slot(name, set()) for name in ("con", "quick", "auto-3", "COM1")] == [
        "save-con", "save-quick", "save-auto-3", "save-com1",
    ]  # fmt: skip


async def test_settings_work_at_once_and_are_written_down(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    async with staged(settings=replace(SETTINGS, path=path)) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "t", "enter")
        assert app.theme == "paper"
        await press(pilot, "down", "enter")
        await press(pilot, "down", "enter", "down", "enter")
        assert screen_text(pilot).isascii()
        await press(pilot, "escape")
        assert "62 %, fair" in screen_text(pilot)
    written = load_settings(path)
    assert (written.theme, written.odds_numbers, written.reduced_motion, written.charset) == (
        "paper",
        True,
        False,
        "ascii",
    )


async def test_settings_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    async with staged(settings=replace(SETTINGS, path=tmp_path / "a-file" / "settings.toml")) as (app, pilot):
        (tmp_path / "a-file").write_text("")
        await into_play(pilot)
        await press(pilot, "t", "enter", "escape")
        assert "The settings could not be written" in screen_text(pilot)
        assert app.theme == "paper"


async def test_every_theme_can_be_worn() -> None:
    async with staged() as (app, pilot):
        await press(pilot, "down", "down", "enter")
        await press(pilot, *["enter"] * len(app.available_themes))
        assert app.theme == "amber"


async def test_help_names_every_command() -> None:
    async with staged((80, 70), settings=replace(SETTINGS, keys={"undo": "x"})) as (_, pilot):
        await press(pilot, "question_mark")
        text = screen_text(pilot)
        assert "x       Undo" in text
        for word in ("Journal", "Rewind", "Odds", "Read on", "Search", "Delete", "Quit", "[save_over]"):
            assert word in text
        await press(pilot, "f1", "escape")
        assert "New game" in screen_text(pilot)


async def test_a_save_is_made_even_when_the_page_is_closed_at_once() -> None:
    store = FakeStore()
    async with staged(store=store) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "s", "n", *"here")
        assert app._driver is not None
        for key in ("enter", "escape"):
            app._driver.send_message(events.Key(key, None))
        await settled(pilot)
        assert isinstance(app.screen, PlayScreen)
        assert "here" in store.games
        assert "Saved as “here”." in screen_text(pilot)


async def test_a_save_is_taken_up_at_the_start_of_its_scene_or_its_chapter() -> None:
    async with staged() as (app, pilot):
        await into_play(pilot)
        await press(pilot, *"1111", "s", "n", "enter")
        assert "Saved as" in screen_text(pilot)
        await press(pilot, "b")
        assert isinstance(app.screen, PlayScreen)
        assert app.current.turn.number == 3
        await press(pilot, "s", "h")
        assert app.current.turn.number == 0


async def test_an_ironman_game_is_begun_on_the_form() -> None:
    games = FakeGames()
    async with staged(games=games) as (app, pilot):
        await press(pilot, "enter", "up", "up", "right", "enter", "enter")
        assert isinstance(app.screen, PlayScreen)
        assert games.terms.ironman
        assert "ways" not in games.answers


async def test_the_menu_takes_the_letters_that_it_shows() -> None:
    async with staged(settings=replace(SETTINGS, keys={"journal": "b"})) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "1", "escape", "j")
        assert "Menu" in screen_text(pilot)
        await press(pilot, "b")
        assert "everything you have read" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, PlayScreen)
        await press(pilot, "escape", "u")
        assert isinstance(app.screen, PlayScreen)
        assert app.current.turn.number == 0
        await press(pilot, "escape", "question_mark")
        assert "You read, and then you choose" in screen_text(pilot)


async def test_among_many_saves_the_cursor_goes_by_pages_and_to_either_end() -> None:
    store = FakeStore()
    for number in range(30):
        store.save(f"save-{number:02}", FakeGame(a_story()).saved())
    async with staged(store=store) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "s")
        slots = app.screen.query_one(SlotList)
        first = slots.cursor
        await press(pilot, "pagedown")
        assert first < slots.cursor < first + 12
        assert "▸" in screen_text(pilot)
        await press(pilot, "end")
        last = slots.cursor
        assert last >= 30
        assert "▸" in screen_text(pilot)
        await press(pilot, "pagedown")
        assert slots.cursor == last
        await press(pilot, "pageup")
        assert slots.cursor < last
        await press(pilot, "home")
        assert slots.cursor == first
