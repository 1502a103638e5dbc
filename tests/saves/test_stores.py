"""What every store must do, whatever it is made of."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from star_city_game.errors import SaveConflict, SaveDamaged, SaveError, SaveMissing, SlotName
from star_city_game.saves.envelope import is_damaged, seal
from star_city_game.saves.file_store import FileStore
from star_city_game.saves.places import store_at
from star_city_game.saves.sqlite_store import SqliteStore
from star_city_game.saves.store import NEW, Store, mark

ONE, TWO, THREE, FOUR = (seal(word.encode()) for word in ("one", "two", "three", "four"))
Opened = Callable[[], Store]


@pytest.fixture(params=["files", "sqlite"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Opened:
    """Opens the same place again each time, as another window would."""
    place = tmp_path / ("saves" if request.param == "files" else "saves.sqlite")
    return lambda: store_at(place)


@pytest.fixture
def store(opened: Opened) -> Store:
    return opened()


def held(store: Store, slot: str) -> list[bytes]:
    found: list[bytes] = []
    while True:
        try:
            found.append(store.get(slot, len(found)).data)
        except SaveMissing:
            return found


def test_the_kind_of_store_is_told_by_its_name(tmp_path: Path) -> None:
    assert isinstance(store_at(tmp_path / "x"), FileStore)
    assert isinstance(store_at(tmp_path / "x.sqlite"), SqliteStore)


def test_an_empty_place_holds_nothing_and_is_not_made_by_reading(store: Store) -> None:
    assert store.slots() == ()
    assert store.aside() == ()
    with pytest.raises(SaveMissing):
        store.get("one")
    with pytest.raises(SaveMissing):
        store.get_aside("one")
    assert not store.where.exists()


def test_what_is_put_is_there_for_every_window(opened: Opened) -> None:
    assert opened().put("one", ONE) == mark(ONE)
    found = opened().get("one")
    assert (found.slot, found.data, found.generation) == ("one", ONE, mark(ONE))
    assert opened().slots() == ("one",)


@pytest.mark.parametrize(("keep", "kept"), [(0, [FOUR]), (1, [FOUR, THREE]), (2, [FOUR, THREE, TWO])])
def test_as_many_generations_are_kept_as_asked_for(store: Store, keep: int, kept: list[bytes]) -> None:
    for data in (ONE, TWO, THREE, FOUR):
        store.put("slot", data, keep=keep)
    assert held(store, "slot") == kept


def test_a_generation_that_is_not_the_one_expected_changes_nothing(opened: Opened) -> None:
    first, second = opened(), opened()
    with pytest.raises(SaveConflict):
        first.put("slot", ONE, mark(TWO))
    generation = first.put("slot", ONE, NEW)
    second.put("slot", TWO, generation)
    for expected in (generation, NEW):
        with pytest.raises(SaveConflict):
            first.put("slot", THREE, expected)
    assert held(first, "slot") == [TWO]
    first.put("slot", THREE, mark(TWO), keep=2)
    assert held(second, "slot") == [THREE, TWO]


def test_what_is_deleted_is_gone_with_its_generations(store: Store) -> None:
    store.put("slot", ONE)
    store.put("slot", TWO, keep=2)
    store.put("other", THREE)
    store.delete("slot")
    store.delete("slot")
    assert store.slots() == ("other",)
    assert held(store, "slot") == []


def test_what_is_set_aside_leaves_its_place_to_those_before_it(store: Store) -> None:
    for data in (ONE, TWO, THREE):
        store.put("slot", data, keep=2)
    name = store.set_aside("slot", "corrupt")
    assert held(store, "slot") == [TWO, ONE]
    second = store.set_aside("slot", "corrupt", back=1)
    assert held(store, "slot") == [TWO]
    assert sorted(store.aside()) == sorted((name, second))
    assert (store.get_aside(name), store.get_aside(second)) == (THREE, ONE)
    assert all("corrupt" in each for each in (name, second))
    store.set_aside("slot", "corrupt")
    assert store.slots() == ()
    with pytest.raises(SaveMissing):
        store.set_aside("slot", "corrupt")


def test_a_copy_is_kept_beside_the_slot(store: Store) -> None:
    store.put("slot", ONE)
    names = [store.keep_copy("slot", "pre-migration") for _ in range(2)]
    store.put("slot", TWO)
    assert held(store, "slot") == [TWO]
    assert [store.get_aside(name) for name in names] == [ONE, ONE]
    assert len(set(names)) == 2


def test_a_damaged_generation_is_set_aside_by_the_next_and_pushes_out_no_sound_one(store: Store) -> None:
    store.put("slot", ONE)
    store.put("slot", TWO, keep=2)
    store.put("slot", b"rubbish", keep=2)
    store.put("slot", THREE, keep=2)
    assert [data for data in held(store, "slot") if is_damaged(data)] == []
    assert held(store, "slot") == [THREE, TWO, ONE]
    assert [store.get_aside(name) for name in store.aside()] == [b"rubbish"]


@pytest.mark.parametrize("name", ["", "Sunday", "../x", "a/b", "con", "lpt1", "-x", "a" * 33, ".hidden", "sun day"])
def test_no_store_takes_a_name_that_some_platform_could_not_hold(store: Store, name: str) -> None:
    for move in (
        lambda: store.put(name, ONE),
        lambda: store.get(name),
        lambda: store.delete(name),
        lambda: store.set_aside(name, "corrupt"),
        lambda: store.keep_copy(name, "corrupt"),
    ):
        with pytest.raises(SlotName):
            move()


def test_one_window_claims_the_place_until_it_gives_it_up(opened: Opened) -> None:
    first, second = opened(), opened()
    assert first.claim()
    assert first.claim()
    assert not second.claim()
    second.release()
    first.release()
    assert second.claim()
    assert not first.claim()


def test_two_programs_that_put_at_once_lose_nothing(opened: Opened) -> None:
    """Each counts up what it finds, and puts it only if nobody was there before: none of the counts may be lost."""

    def count_up(times: int) -> None:
        store = opened()
        done = 0
        while done < times:
            held = store.get("slot")
            try:
                store.put("slot", seal(b"%d" % (int(held.data.split(b"\n")[1]) + 1)), held.generation, keep=done % 3)
                done += 1
            except SaveConflict:
                continue

    opened().put("slot", seal(b"0"))
    threads = [threading.Thread(target=count_up, args=(25,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened().get("slot").data == seal(b"75")


def test_what_is_not_a_database_is_refused_in_our_own_words(tmp_path: Path) -> None:
    place = tmp_path / "saves.sqlite"
    place.write_bytes(b"this is not a database at all, however long one looks at it" * 9)
    store = SqliteStore(place)
    for move in (store.slots, store.aside, lambda: store.get("slot"), lambda: store.put("slot", ONE)):
        with pytest.raises(SaveDamaged, match="not a database"):
            move()
    with pytest.raises(SaveError):
        SqliteStore(tmp_path).slots()


def test_the_database_is_set_up_to_be_durable(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "saves.sqlite")
    store.put("slot", ONE)
    assert store._connected().execute("PRAGMA synchronous").fetchone() == (2,)
    assert store._connected().execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store.release()
    assert sqlite3.connect(store.where).execute("SELECT count(*) FROM saves").fetchone() == (1,)
