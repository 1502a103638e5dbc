"""The instrument panel on the full screen: legible at every size, in every theme, without colour, and in ASCII."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from descents import small_story
from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.model.turn import Gauge, Lamp, Panel
from star_city_game.tui.app import StarCityApp
from star_city_game.tui.panel import WIDEST, drawn
from star_city_game.tui.settings import Settings
from tui.fakes import FakeStore
from tui.stage import LARGE, SETTINGS, SMALL, USUAL, press, screen_text, settled
from tui.test_golden import Album

_THUMB = "▁▂▃▄▅▆▇"
"""What the ends of a scroll bar are drawn with: where they are depends on how much was read."""
SIZES = pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
_PANEL = Panel(
    "Lander",
    (
        Gauge("Height", "281", "m", 187, followed=True),
        Gauge("Drift", "3.3", "m/s left", 225, centred=True),
        Gauge("Hover", "-2", "s", 180, 200, is_red=True),
        Gauge("Sink", "9.5", "m/s", 95, blurred=True),
    ),
    (Lamp("PODKHOD", is_lit=True), Lamp("KASANIE", is_lit=False)),
    "..^^u^^......",
    "stones below, clear 20 m to the right",
)


@asynccontextmanager
async def flying(
    folder: Path, size: tuple[int, int], settings: Settings = SETTINGS, **qualities: str
) -> AsyncIterator[Pilot[None]]:
    """The face at jettison."""
    small_story(folder, **qualities)

    def source() -> Story:
        return load_story(folder)

    app = StarCityApp(source, FakeStore(), 7, settings)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "enter")
        if "Block D" not in screen_text(pilot):
            await press(pilot, "enter")
        yield pilot


@SIZES
async def test_the_descent_is_as_it_was_reviewed(size: tuple[int, int], tmp_path: Path, rewriting: bool) -> None:
    album = Album(size, rewriting=rewriting)
    async with flying(tmp_path, size, wrong="true") as pilot:
        album.compare("descent_jettison", pilot, hidden=_THUMB)
        await press(pilot, "4", "1", "1", "1")
        album.compare("descent_stones", pilot, hidden=_THUMB)
        while "[VYSOTA]" not in screen_text(pilot):
            await press(pilot, "1")
        album.compare("descent_hand", pilot, hidden=_THUMB)
    assert not album.differences, "\n".join(album.differences)


async def test_the_panel_can_be_drawn_in_ascii(tmp_path: Path, rewriting: bool) -> None:
    album = Album(USUAL, rewriting=rewriting)
    async with flying(tmp_path, USUAL, replace(SETTINGS, charset="ascii")) as pilot:
        assert screen_text(pilot).isascii()
        album.compare("descent_ascii", pilot)
    assert not album.differences, "\n".join(album.differences)


@pytest.mark.parametrize("width", [24, 34, 60, 80, 140])
def test_the_panel_has_straight_sides(width: int) -> None:
    lines = drawn(_PANEL, width)
    assert {line.cell_length for line in lines} == {min(width, WIDEST)}


@pytest.mark.parametrize("width", [40, 60, 76])
def test_whatever_colour_says_is_said_in_words(width: int) -> None:
    text = "\n".join(line.plain for line in drawn(_PANEL, width))
    assert "[PODKHOD]" in text
    assert "kasanie" in text
    assert "KASANIE" not in text
    assert "RED" in text
    assert "~9.5 m/s" in text
    assert "3.3 left" in text
    assert "[▲]" in text


def test_a_panel_in_words_says_all_of_it() -> None:
    assert _PANEL.plain == (
        "Lander: Height 281 m (gone by), Drift 3.3 m/s left, Hover -2 s (red), Sink about 9.5 m/s; lit: PODKHOD; "
        "stones below, clear 20 m to the right."
    )
