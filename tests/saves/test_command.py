from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from star_city_game.cli.main import main
from star_city_game.compiler.load import load_story
from star_city_game.model.saved import SavedGame, Terms
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode
from star_city_game.saves.places import shelf_at
from star_city_game.saves.shelf import Shelf
from star_city_game.session import Session

CLOAK = Path(__file__).resolve().parents[2] / "examples" / "cloak"
Out = pytest.CaptureFixture[str]


@cache
def cloak() -> Story:
    return load_story(CLOAK)


def a_game(picks: int, *, ironman: bool = False) -> SavedGame:
    session = Session.new(cloak(), seed=3, terms=Terms("cloak", ironman=ironman))
    for _ in range(picks):
        session.choose(session.turn.choices[0].id)
    return session.saved()


@pytest.fixture(params=["saves", "saves.sqlite"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


@pytest.fixture
def shelf(place: Path) -> Shelf:
    shelf = shelf_at(place, window=False)
    shelf.save("sunday", a_game(1))
    shelf.save("sunday", a_game(2))
    return shelf


def damage(shelf: Shelf, slot: str, data: bytes = b"rubbish") -> None:
    """Puts something else in the place of a slot's newest generation."""
    shelf.store.put(slot, data, keep=2)


def said(capsys: Out, place: Path, *words: str, code: int = 0) -> str:
    assert main(["saves", *words, "--saves", str(place), "--story", str(CLOAK)]) == code
    out, err = capsys.readouterr()
    return err + out


def test_saves_are_listed_for_people_and_for_scripts(shelf: Shelf, place: Path, capsys: Out) -> None:
    assert "sunday" in said(capsys, place, "list")
    assert "2 choices" in said(capsys, place, "list")
    (row,) = json.loads(said(capsys, place, "list", "--json"))
    assert (row["slot"], row["picks"], row["damaged"], row["words"]) == ("sunday", 2, None, a_game(2).words)
    shelf.delete("sunday")
    assert "no saves in" in said(capsys, place, "list")


@pytest.mark.usefixtures("shelf")
def test_a_save_is_shown(place: Path, capsys: Out) -> None:
    shown = said(capsys, place, "show", "sunday")
    assert "choices    2\n" in shown
    assert "before it  1\n" in shown
    data = json.loads(said(capsys, place, "show", "sunday", "--json"))
    assert (data["seed"], data["story"], data["ironman"], data["ended"]) == (3, "cloak", False, None)
    assert "there is no save “monday”" in said(capsys, place, "show", "monday", code=1)


def test_verifying_reads_every_generation(shelf: Shelf, place: Path, capsys: Out) -> None:
    assert said(capsys, place, "verify", "--replay") == "1 sound, 0 damaged\n"
    damage(shelf, "sunday")
    assert "sunday: this is not a Star City save" in said(capsys, place, "verify", "sunday", code=1)
    data = json.loads(said(capsys, place, "verify", "--json", code=1))
    assert [(row["slot"], row["generations_back"]) for row in data["damaged"]] == [("sunday", 0)]


def test_a_log_that_does_not_lead_to_its_snapshot_is_found(shelf: Shelf, place: Path, capsys: Out) -> None:
    game = a_game(2)
    shelf.save("sunday", replace(game, log=game.log[:1]))
    assert said(capsys, place, "verify") == "1 sound, 0 damaged\n"
    assert "its log does not lead to its snapshot" in said(capsys, place, "verify", "--replay", code=1)


def test_a_save_goes_out_and_comes_back(shelf: Shelf, place: Path, tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "Monday.starcity"
    assert f"“sunday” is in {file}" in said(capsys, place, "export", "sunday", str(file))
    assert decode(file.read_bytes())[0] == a_game(2)
    assert "File exists" in said(capsys, place, "export", "sunday", str(file), code=1)
    assert "taken in as “monday”" in said(capsys, place, "import", str(file))
    assert shelf.load("monday").game == a_game(2)
    assert "already" in said(capsys, place, "import", str(file), code=1)
    said(capsys, place, "import", str(file), "--over")
    said(capsys, place, "import", str(file), "--as", "tuesday")
    assert shelf.list()[0].slot == "tuesday"


def test_an_ironman_game_comes_back_into_its_own_slot(place: Path, tmp_path: Path, capsys: Out) -> None:
    shelf = shelf_at(place, window=False)
    shelf.autosave(a_game(1, ironman=True))
    file = tmp_path / "out.starcity"
    said(capsys, place, "export", "iron-cloak", str(file))
    assert "there is a save “iron-cloak” already" in said(capsys, place, "import", str(file), "--as", "again", code=1)
    shelf.delete("iron-cloak")
    said(capsys, place, "import", str(file), "--as", "again")
    assert [info.slot for info in shelf.list()] == ["iron-cloak"]


@pytest.mark.usefixtures("shelf")
def test_what_is_no_save_is_not_taken_in(place: Path, tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "x.starcity"
    file.write_bytes(b"rubbish")
    assert "not a Star City save" in said(capsys, place, "import", str(file), code=1)
    assert "could not be read" in said(capsys, place, "import", str(tmp_path / "nothing"), code=1)
    assert "not a plain file" in said(capsys, place, "import", str(tmp_path), code=1)
    assert "cannot name a save" in said(capsys, place, "export", "../x", str(tmp_path / "y"), code=1)


def test_repairing_takes_the_generation_before(shelf: Shelf, place: Path, capsys: Out) -> None:
    assert said(capsys, place, "repair") == "nothing to repair\n"
    damage(shelf, "sunday")
    assert "kept as sunday" in said(capsys, place, "repair")
    assert said(capsys, place, "verify") == "1 sound, 0 damaged\n"
    assert shelf.load("sunday").game == a_game(2)


def test_repairing_proves_a_game_by_its_log_where_no_generation_is_left(shelf: Shelf, place: Path, capsys: Out) -> None:
    data = shelf.store.get("sunday").data
    damaged = data.replace(b'"title":"', b'"title":"X')
    shelf.delete("sunday")
    damage(shelf, "sunday", damaged)
    damage(shelf, "lost", data.replace(b'"made":[', b'"made":[0,', 1))
    (lost, sunday) = json.loads(said(capsys, place, "repair", "--json", code=1))
    assert (lost["slot"], lost["repaired"]) == ("lost", False)
    assert sunday["repaired"]
    assert "made again out of its log" in sunday["said"]
    assert shelf.load("sunday").game == a_game(2)
    assert shelf.store.get("lost").data != data
