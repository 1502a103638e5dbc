"""The face over the real session, engine, compiler and store: nothing here is a fake but the terminal."""

from __future__ import annotations

from pathlib import Path

from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.saves.places import shelf_at
from star_city_game.tui.app import StarCityApp
from star_city_game.tui.screens.play import PlayScreen
from tui.stage import SETTINGS, press, screen_text, settled

STORY = """\
id: yard
title: The Yard
version: 1
language: en
entry: gate
edition: One yard.
ask:
  - {quality: first, prompt: First name}
  - {quality: father, prompt: Father’s name}
  - {quality: surname, prompt: Surname}
"""
QUALITIES = """\
first: {type: text, default: Ignat}
father: {type: text, default: Savva}
surname: {type: text, default: Zhuk}
nerve: {type: int, min: 0, max: 9, default: 4, label: Nerve, shows: word, announce: true, bands: {0-4: uneasy, 5-9: steady}}
"""
SCENES = """\
gate:
  title: The Gate
  body:
    - |
      You are {you.full}, the sentry reads, and looks for a *reason*.
    - choices:
        - say: Give him one.
          do: nerve += 1
          then: |
            He writes it down, whole.
        - say: Say nothing.
          need: nerve >= 9
          because: You would have to stop talking.
    - choices:
        - say: Go in.
          ending: inside
inside:
  title: Inside
  body: |
    There is nobody inside.
"""


def a_folder(folder: Path) -> Path:
    for name, text in (
        ("story.yaml", STORY),
        ("qualities.yaml", QUALITIES),
        ("scenes/gate.yaml", SCENES.split("inside:\n", maxsplit=1)[0]),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    ending = folder / "endings" / "inside.yaml"
    ending.parent.mkdir()
    ending.write_text("inside:\n" + SCENES.split("inside:\n")[1], encoding="utf-8")
    return folder


async def test_a_whole_small_game(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "story")

    def source() -> Story:
        return load_story(folder)

    store = shelf_at(tmp_path / "saves")
    app = StarCityApp(source, store, 7, SETTINGS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "The Yard · One yard." in screen_text(pilot)
        await press(pilot, "enter")
        assert "They will write it so: Zhuk Ignat Savvich." in screen_text(pilot)
        await press(pilot, "enter", "enter")
        assert "You are Ignat Savvich, the sentry reads, and looks for a reason." in screen_text(pilot)
        assert "locked: You would have to stop talking." in screen_text(pilot)
        await press(pilot, "1")
        assert "He writes it down, whole." in screen_text(pilot)
        assert "Nerve rises: steady." in screen_text(pilot)
        await press(pilot, "s", "n", *"here", "enter", "escape")

    app = StarCityApp(source, store, 7, SETTINGS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, PlayScreen)
        assert "He writes it down, whole." in screen_text(pilot)
        await press(pilot, "u")
        assert "looks for a reason" in screen_text(pilot)
        await press(pilot, "1", "1")
        assert "There is nobody inside." in screen_text(pilot)
        await press(pilot, "1")
        assert "Inside" in screen_text(pilot)
        assert "2 choices" in screen_text(pilot)
    assert {info.kind for info in store.list()} == {"named", "auto"}
    assert len({info.game for info in store.list()}) == 1


async def test_a_last_save_that_is_damaged_by_hand_costs_one_choice_and_is_told(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "story")
    store = shelf_at(tmp_path / "saves")
    app = StarCityApp(lambda: load_story(folder), store, 7, SETTINGS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "enter", "enter", "1")
    newest = store.list()[0]
    path = tmp_path / "saves" / f"{newest.slot}.starcity"
    path.write_bytes(path.read_bytes().replace(b"whole", b"whale"))
    app = StarCityApp(lambda: load_story(folder), store, 7, SETTINGS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert "looks for a reason" in screen_text(pilot)
        assert "1  Give him one." in screen_text(pilot)
        shown = " ".join(screen_text(pilot).replace("│", " ").split())
        assert f"The save “{newest.slot}” was passed over: the save is not what was written:" in shown
        assert "its digest differs." in shown
        assert "about your saves: see above" in shown
