"""Names that are not what they seem are shown as they were typed, cut to fit."""

from __future__ import annotations

import pytest
from textual import events

from star_city_game.model.text import Run
from star_city_game.model.turn import Change, Heading, Offered, Paper, Paragraph, Status
from star_city_game.tui.screens.new_game import NewGameScreen
from star_city_game.tui.widgets.name_input import LONGEST, NameInput
from tui.fakes import FakeGame, FakeGames, a_story, a_turn
from tui.stage import into_play, press, screen_text, settled, staged

HOSTILE = ["[b]", "[@click=app.quit]", "[/]", "$accent", "{name}", "[TODO]", "\\[x", "Zhuk’s"]


class Named(FakeGames):
    """Games whose text holds the name that was given."""

    def new(self, *arguments: object) -> FakeGame:
        made = super().new(*arguments)  # type: ignore[arg-type]
        name = self.answers["surname"]
        made.show(a_turn(1, passage=(Paragraph((Run("You are "), Run(name, "em"), Run(", are you?"))),)))
        return made


async def fill(pilot: object, field: str, text: str) -> None:
    """Pastes a text over what stands in a field."""
    box = pilot.app.screen.query_one(f"#q-{field}", NameInput)  # type: ignore[attr-defined]
    box.focus()
    await settled(pilot)  # type: ignore[arg-type]
    box.post_message(events.Paste(text))
    await settled(pilot)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_name_is_shown_as_typed_in_the_form_and_in_the_prose(name: str) -> None:
    games = Named()
    async with staged(games=games) as (app, pilot):
        await press(pilot, "enter")
        await fill(pilot, "surname", name)
        assert f"They will write it so: {name} Ignat" in screen_text(pilot)
        await press(pilot, "enter", "enter")
        assert games.answers["surname"] == name
        assert f"You are {name}, are you?" in screen_text(pilot)
        assert app.is_running


async def test_four_thousand_letters_are_cut_to_what_is_kept() -> None:
    games = Named()
    async with staged(games=games) as (_, pilot):
        await press(pilot, "enter")
        await fill(pilot, "surname", "Щ" * 4000)
        await press(pilot, "enter", "enter")
        assert games.answers["surname"] == "Щ" * LONGEST


async def test_typing_stops_at_the_limit_and_controls_are_dropped() -> None:
    async with staged() as (app, pilot):
        await press(pilot, "enter")
        await fill(pilot, "first", "\x1b[31mKim\x1b[0m\x00\n second line")
        box = app.screen.query_one("#q-first", NameInput)
        assert box.value == "Kim"
        await press(pilot, *"a" * (LONGEST + 4))
        assert box.value == "Kim" + "a" * (LONGEST - 3)


async def test_gender_brings_other_suggestions_but_keeps_what_was_typed() -> None:
    async with staged() as (app, pilot):
        await press(pilot, "enter", "down", "left")
        assert app.screen.query_one("#q-first", NameInput).value == "Zoya"
        await fill(pilot, "first", "Oleg")
        await press(pilot, "up", "right")
        assert app.screen.query_one("#q-first", NameInput).value == "Oleg"


async def test_an_empty_name_is_left_to_the_story() -> None:
    games = FakeGames()
    async with staged(games=games) as (app, pilot):
        await press(pilot, "enter")
        app.screen.query_one("#q-first", NameInput).value = ""
        await press(pilot, "enter", "enter")
        assert games.answers["first"] == ""


async def test_locked_reasons_titles_and_saves_are_not_markup_either() -> None:
    class Odd(FakeGames):
        def new(self, *_: object) -> FakeGame:
            game = FakeGame(a_story())
            game.show(
                a_turn(
                    1,
                    passage=(
                        Heading("s", "[bold]T[/]", "", "[p]"),
                        Paper("memo", "[h]", ("[l] \x1b[2J",)),
                        Paragraph((Run("[text"),)),
                    ),
                    choices=(Offered("a", "[say]"), Offered("b", "[b]", locked="[/why]", cost="")),
                    changes=(Change("quality", "[note]"),),
                    status=Status(when="[when]", place="[place]", file="[file]", risk="[risk]"),
                )
            )
            return game

    async with staged(games=Odd()) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "2")
        text = screen_text(pilot)
        for part in (
            "[bold]T[/]",
            "[h]",
            "[l]",
            "[text",
            "[say]",
            "[b]",
            "[/why]",
            "[note]",
            "[when]",
            "[place]",
            "[risk]",
        ):
            assert part in text, part
        await press(pilot, "j")
        assert "[bold]T[/]" in screen_text(pilot)
        assert not isinstance(app.screen, NewGameScreen)
