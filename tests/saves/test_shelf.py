from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from builders import the_lift
from star_city_game.errors import SaveConflict, SaveDamaged, SaveError, SaveMissing, SlotName
from star_city_game.model.saved import SavedGame, Terms
from star_city_game.saves.codec import decode
from star_city_game.saves.file_store import FileStore
from star_city_game.saves.places import shelf_at
from star_city_game.saves.ring import GAMES
from star_city_game.saves.shelf import Shelf
from star_city_game.saves.slots import RING
from star_city_game.session import Session


class Clock:
    """A clock that ticks once a call."""

    def __init__(self) -> None:
        self.ticks = 0

    def __call__(self) -> str:
        self.ticks += 1
        return f"2026-01-01T00:00:{self.ticks:02}"


def a_game(picks: int = 0) -> SavedGame:
    session = Session.new(the_lift())
    for _ in range(picks):
        session.choose("lift.up")
    return session.saved()


@pytest.fixture
def store(tmp_path: Path) -> Shelf:
    return Shelf(FileStore(tmp_path), clock=Clock())


def folder_of(store: Shelf) -> Path:
    return store.store.where


def file_of(store: Shelf, slot: str) -> Path:
    return folder_of(store) / f"{slot}.starcity"


def test_a_saved_game_is_loaded_whole(store: Shelf) -> None:
    store.save("sunday", a_game(2))
    loaded = store.load("sunday")
    assert loaded.game == a_game(2)
    assert loaded.notices == ()


def test_a_slot_that_is_not_there_is_missing_not_damaged(store: Shelf) -> None:
    with pytest.raises(SaveMissing):
        store.load("nothing")


@pytest.mark.parametrize("name", ["", "Sunday", "../x", "a/b", "con", "lpt1", "-x", "a" * 33, ".hidden", "sun day"])
def test_names_that_some_file_system_cannot_hold_are_refused(store: Shelf, name: str) -> None:
    with pytest.raises(SlotName):
        store.save(name, a_game())


def test_a_damaged_save_gives_the_one_before_and_says_so(store: Shelf) -> None:
    store.save("sunday", a_game(1))
    store.save("sunday", a_game(2))
    file_of(store, "sunday").write_bytes(b"rubbish")
    loaded = store.load("sunday")
    assert loaded.game == a_game(1)
    assert "could not be read" in loaded.notices[0]
    kept = [path for path in folder_of(store).iterdir() if ".corrupt-" in path.name]
    assert [path.read_bytes() for path in kept] == [b"rubbish"]


def test_a_damaged_file_never_takes_the_place_of_a_good_backup(store: Shelf) -> None:
    store.save("sunday", a_game(1))
    store.save("sunday", a_game(2))
    file_of(store, "sunday").write_bytes(b"rubbish")
    store.save("sunday", a_game(3))
    file_of(store, "sunday").write_bytes(b"rubbish")
    assert store.load("sunday").game == a_game(1)


def test_damage_without_a_backup_is_said(store: Shelf) -> None:
    store.save("sunday", a_game(1))
    file_of(store, "sunday").write_bytes(b"")
    with pytest.raises(SaveDamaged):
        store.load("sunday")


def test_autosaves_go_round_and_the_newest_comes_back(store: Shelf) -> None:
    for picks in range(RING + 3):
        store.autosave(a_game(picks))
    kept = [info.picks for info in store.list()]
    assert kept == list(range(RING + 2, 2, -1))
    newest = store.newest()
    assert newest is not None
    assert newest.game == a_game(RING + 2)


def test_another_sitting_goes_on_in_the_ring(store: Shelf) -> None:
    for picks in range(4):
        store.autosave(a_game(picks))
    store.close()
    later = Shelf(FileStore(folder_of(store)), clock=lambda: "2026-02-01")
    later.autosave(a_game(9))
    assert [info.picks for info in later.list()] == [9, 3, 2, 1, 0]


def test_when_the_newest_autosave_is_damaged_one_choice_is_lost_and_it_is_said(store: Shelf) -> None:
    for picks in range(3):
        store.autosave(a_game(picks))
    file_of(store, "auto-00000000-2").write_bytes(b"STARCITY-SAVE")
    newest = store.newest()
    assert newest is not None
    assert newest.game == a_game(1)
    assert "auto-00000000-2" in newest.notices[0]


def test_when_every_save_is_damaged_that_is_said(store: Shelf) -> None:
    store.save("sunday", a_game())
    file_of(store, "sunday").write_bytes(b"x")
    with pytest.raises(SaveDamaged, match="sunday"):
        store.newest()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither FIFOs nor links for everybody")
def test_a_slot_that_is_no_plain_file_is_refused_without_waiting(tmp_path: Path) -> None:
    store = Shelf(FileStore(tmp_path))
    os.mkfifo(file_of(store, "pipe"))
    file_of(store, "folder").mkdir()
    (tmp_path / "elsewhere").write_bytes(b"x")
    file_of(store, "link").symlink_to(tmp_path / "elsewhere")
    for slot in ("pipe", "folder", "link"):
        with pytest.raises(SaveError):
            store.load(slot)
    assert {info.slot for info in store.list() if info.damaged} == {"pipe", "folder", "link"}


def test_a_file_too_large_to_be_a_save_is_not_read(store: Shelf) -> None:
    with file_of(store, "huge").open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(SaveDamaged, match="too large"):
        store.load("huge")


def test_deleting_removes_the_slot_and_its_backup(store: Shelf) -> None:
    store.save("sunday", a_game(1))
    store.save("sunday", a_game(2))
    store.delete("sunday")
    store.delete("sunday")
    assert [path.name for path in folder_of(store).iterdir() if not path.name.endswith(".lock")] == []


def test_a_save_is_kept_as_it_was_before_another_edition_writes_over_it(store: Shelf) -> None:
    store.save("sunday", a_game(1))
    store.keep_original("sunday")
    store.keep_original("sunday")
    store.save("sunday", a_game(2))
    kept = [path for path in folder_of(store).iterdir() if ".pre-migration" in path.name]
    assert [decode(path.read_bytes())[0] for path in kept] == [a_game(1)]
    assert [info.slot for info in store.list()] == ["sunday"]


def of_game(name: str, picks: int = 0, *, ironman: bool = False) -> SavedGame:
    return replace(a_game(picks), terms=Terms(name, ironman))


@pytest.fixture(params=["saves", "saves.sqlite"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def test_a_new_game_pushes_out_no_autosave_of_the_last(place: Path) -> None:
    shelf = shelf_at(place)
    for picks in range(RING):
        shelf.autosave(of_game("one", picks))
    for picks in range(RING + 5):
        assert shelf.autosave(of_game("two", picks)) == ()
    kept = {game: [info.picks for info in shelf.list() if info.game == game] for game in ("one", "two")}
    assert kept == {"one": list(range(RING - 1, -1, -1)), "two": list(range(RING + 4, 4, -1))}


def test_of_more_games_than_are_kept_the_one_left_alone_longest_goes_and_it_is_said(place: Path) -> None:
    shelf = shelf_at(place)
    shelf.save("mine", of_game("g0"))
    for number in range(GAMES):
        shelf.autosave(of_game(f"g{number}"))
        shelf.autosave(of_game(f"g{number}", 1))
    shelf.autosave(of_game("g0", 2))
    (told,) = shelf.autosave(of_game("new"))
    assert f"those of the {GAMES} games played last are kept" in told
    games = {info.game for info in shelf.list() if info.kind == "auto"}
    assert games == {"new", "g0", *(f"g{number}" for number in range(2, GAMES))}
    assert shelf.load("mine").game == of_game("g0")
    assert shelf.autosave(of_game("new", 1)) == ()


def test_an_ironman_game_keeps_one_save_and_goes_on_only_from_it(place: Path) -> None:
    first, second = shelf_at(place, window=False), shelf_at(place, window=False)
    for picks in range(3):
        first.autosave(of_game("iron", picks, ironman=True))
    assert [info.slot for info in first.list()] == ["iron-iron"]
    assert second.load("iron-iron").game == of_game("iron", 2, ironman=True)
    second.autosave(of_game("iron", 3, ironman=True))
    with pytest.raises(SaveConflict, match="load it again"):
        first.autosave(of_game("iron", 4, ironman=True))
    with pytest.raises(SaveError, match="one save of its own"):
        first.save("mine", of_game("iron", 4, ironman=True))
    first.load("iron-iron")
    first.autosave(of_game("iron", 5, ironman=True))
    assert second.load("iron-iron").game.log == of_game("iron", 5).log


def test_an_ironman_game_that_is_damaged_gives_its_last_but_one_save_and_goes_on(place: Path) -> None:
    shelf = shelf_at(place)
    for picks in range(3):
        shelf.autosave(of_game("iron", picks, ironman=True))
    shelf.store.put("iron-iron", b"rubbish", keep=2)
    shelf.close()
    again = shelf_at(place)
    newest = again.newest()
    assert newest is not None
    assert newest.game == of_game("iron", 2, ironman=True)
    assert "could not be read" in newest.notices[0]
    again.autosave(of_game("iron", 3, ironman=True))


@pytest.mark.parametrize("name", ["auto-1", "auto-abc-1", "iron-abc"])
def test_names_that_the_game_keeps_for_itself_are_refused(store: Shelf, name: str) -> None:
    with pytest.raises(SlotName, match="keeps for its own saves"):
        store.save(name, a_game())


def test_the_newest_of_one_story_is_asked_for(store: Shelf) -> None:
    store.save("one", a_game(1))
    store.save("other", replace(a_game(2), story="another"))
    newest = store.newest("small")
    assert newest is not None
    assert newest.slot == "one"
    assert store.newest("third") is None


def test_an_id_for_a_new_game_is_one_that_any_slot_can_carry(store: Shelf) -> None:
    made = {store.fresh_id() for _ in range(20)}
    assert len(made) == 20
    for name in made:
        store.autosave(of_game(name))
        assert store.list()[0].game == name


def test_autosaves_of_0_1_0_are_listed_and_loaded_and_stay(store: Shelf) -> None:
    old = Path(__file__).parent / "golden" / "0.1.0" / "auto-0.starcity"
    folder_of(store).mkdir(exist_ok=True)
    file_of(store, "auto-0").write_bytes(old.read_bytes())
    (info,) = store.list()
    assert (info.slot, info.kind) == ("auto-0", "auto")
    assert store.load("auto-0").game.terms.id == info.game
    store.autosave(a_game(1))
    assert {each.slot for each in store.list()} == {"auto-0", "auto-00000000-0"}
    assert store.list()[0].slot == "auto-00000000-0"
