"""Puts the app on a stage without a terminal, and reads off what a player would see."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from star_city_game.tui.app import StarCityApp
from star_city_game.tui.ports import SaveStore
from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.settings import Settings
from star_city_game.tui.widgets.choices import ChoiceList
from tui.fakes import FakeGames, FakeStore, a_story

SETTINGS = Settings(charset="unicode", reduced_motion=True)
MOST_ROUNDS = 60
HANDOVERS = 3
"""Times that a key may be handed on, from the app to a widget and back, before it has done its work."""
PRINTED = {"question_mark": "?", "slash": "/", "space": " "}
SMALL, USUAL, LARGE = (60, 20), (80, 24), (140, 45)


@asynccontextmanager
async def staged(
    size: tuple[int, int] = USUAL,
    store: SaveStore | None = None,
    settings: Settings = SETTINGS,
    games: FakeGames | None = None,
) -> AsyncIterator[tuple[StarCityApp, Pilot[None]]]:
    """The app at its title, with its story loaded."""
    app = StarCityApp(a_story, store or FakeStore(), 7, settings, games or FakeGames())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[None]) -> None:
    """Waits until every worker is done and the screen no longer changes."""
    before = ""
    for _ in range(MOST_ROUNDS):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        now = screen_text(pilot)
        if now == before:
            return
        before = now
    raise AssertionError("the screen never comes to rest")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys one after another, each once the one before was dealt with, and waits for what they lead to."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        driver.send_message(events.Key(name, key if len(key) == 1 else PRINTED.get(key)))
        for _ in range(HANDOVERS):
            await pilot._wait_for_screen()
        await pilot.app.workers.wait_for_complete()
        for _ in range(HANDOVERS):
            await pilot._wait_for_screen()
    await settled(pilot)


async def into_play(pilot: Pilot[None]) -> None:
    """From the title into a new game: three key presses."""
    keys = ["down"] if "Continue" in screen_text(pilot) else []
    await press(pilot, *keys, "enter", "enter", "enter")
    assert isinstance(pilot.app.screen, PlayScreen)


def screen_text(pilot: Pilot[None]) -> str:
    """The screen as text, a line a row, without spaces at the ends."""
    rows = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in row).rstrip() for row in rows)


ATTRIBUTES = {"bold": "b", "dim": "d", "italic": "i", "underline": "u", "reverse": "r"}
"""The letters by which attributes are written under a row; where there are several, the last of them."""


def attributes_text(pilot: Pilot[None]) -> str:
    """The screen as text, and under each row the attributes of its signs; raises an error where there is a colour."""
    found: list[str] = []
    for row in pilot.app.screen._compositor.render_strips():
        marks = ""
        for part in row:
            assert part.style is None or (part.style.color is None and part.style.bgcolor is None), part
            letters = [
                letter for name, letter in ATTRIBUTES.items() if part.style is not None and getattr(part.style, name)
            ]
            marks += (letters[-1] if letters else " ") * cell_len(part.text)
        found += ["".join(part.text for part in row).rstrip(), *([marks.rstrip()] if marks.strip() else [])]
    return "\n".join(found)


def play_of(app: StarCityApp) -> PlayScreen:
    """The play screen, wherever it lies in the stack."""
    return next(screen for screen in app.screen_stack if isinstance(screen, PlayScreen))


def choices_of(app: StarCityApp) -> ChoiceList:
    """The list of choices."""
    return play_of(app).query_one(ChoiceList)


async def click_text(pilot: Pilot[None], text: str, within: type[Widget] | None = None) -> None:
    """Clicks the first place on the screen where a text stands."""
    for y, row in enumerate(screen_text(pilot).split("\n")):
        x = row.find(text)
        if x >= 0:
            if within is not None:
                widget, _ = pilot.app.screen.get_widget_at(x, y)
                if not isinstance(widget, within):
                    continue
            await pilot.click(offset=(x + 1, y))
            await settled(pilot)
            return
    raise AssertionError(f"“{text}” is not on the screen:\n{screen_text(pilot)}")
