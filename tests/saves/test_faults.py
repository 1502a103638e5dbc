"""Every call of every move of the store fails, is interrupted, is killed, and loses its power, one after another.

After each of these a game that was said to be saved is there, whole; and where nothing was said, the old one or the new.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pytest

from builders import the_lift
from saves.model_disk import FOLDER, Killed, ModelDisk, fails_at, killed_at
from star_city_game.errors import SaveError, SaveMissing
from star_city_game.model.saved import SavedGame, Terms
from star_city_game.saves.codec import encode
from star_city_game.saves.file_store import FileStore
from star_city_game.saves.ring import GAMES
from star_city_game.saves.shelf import Shelf
from star_city_game.saves.slots import RING
from star_city_game.session import Session

NEWEST = "the game saved last"
INTERRUPTED_SAFELY = {"create", "open", "read", "write", "names", "lock"}


def a_game(picks: int = 0, terms: Terms | None = None) -> SavedGame:
    session = Session.new(the_lift(), terms=terms)
    for _ in range(picks):
        session.choose("lift.up")
    return replace(session.saved(), title=f"after {picks}")


OLDEST, OLDER, OLD, NEW = (a_game(picks) for picks in (1, 2, 3, 4))
IRON = Terms("abc", ironman=True)
IRON_OLD, IRON_NEW = a_game(3, IRON), a_game(4, IRON)


def shelf_on(disk: ModelDisk) -> Shelf:
    return Shelf(FileStore(FOLDER, disk), clock=lambda: "2026-01-01T00:00:00")


def after(*moves: Callable[[Shelf], object], files: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    disk = ModelDisk(files or {})
    shelf = shelf_on(disk)
    for move in moves:
        move(shelf)
    shelf.close()
    return disk.now()


def saved(slot: str, *games: SavedGame) -> list[Callable[[Shelf], object]]:
    return [lambda shelf, game=game: shelf.save(slot, game) for game in games]  # type: ignore[misc]


def autosaved(*games: SavedGame) -> list[Callable[[Shelf], object]]:
    return [lambda shelf, game=game: shelf.autosave(game) for game in games]  # type: ignore[misc]


@dataclass(frozen=True)
class Case:
    """A move, the disk before it, and what may be read under some names before and after it: None is no such save."""

    move: Callable[[Shelf], object]
    files: Mapping[str, bytes]
    reads: Mapping[str, tuple[SavedGame | None, SavedGame | None]] = field(default_factory=dict)


def _full_ring() -> dict[str, bytes]:
    return after(*autosaved(*(a_game(picks % 4) for picks in range(RING - 1)), OLD))


def _many_games() -> dict[str, bytes]:
    games = [a_game(1, Terms(f"game{number}")) for number in range(GAMES)]
    return after(*autosaved(*games), *saved("kept", OLD))


def _damaged() -> dict[str, bytes]:
    files = after(*saved("sunday", OLDEST, OLDER, OLD))
    return files | {"sunday.starcity": files["sunday.starcity"][:-9]}


THREE = after(*saved("sunday", OLDEST, OLDER, OLD))
CASES = {
    "a first save": Case(lambda shelf: shelf.save("sunday", NEW), {}, {"sunday": (None, NEW)}),
    "a save over two generations": Case(
        lambda shelf: shelf.save("sunday", NEW), THREE, {"sunday": (OLD, NEW), NEWEST: (OLD, NEW)}
    ),
    "a save over a damaged one": Case(lambda shelf: shelf.save("sunday", NEW), _damaged(), {"sunday": (OLDER, NEW)}),
    "a first autosave": Case(lambda shelf: shelf.autosave(NEW), THREE, {"sunday": (OLD, OLD), NEWEST: (OLD, NEW)}),
    "an autosave over the oldest": Case(lambda shelf: shelf.autosave(NEW), _full_ring(), {NEWEST: (OLD, NEW)}),
    "a ninth game": Case(
        lambda shelf: shelf.autosave(replace(NEW, terms=Terms("ninth"))),
        _many_games(),
        {NEWEST: (OLD, replace(NEW, terms=Terms("ninth"))), "kept": (OLD, OLD)},
    ),
    "an Ironman game": Case(
        lambda shelf: (shelf.load("iron-abc"), shelf.autosave(IRON_NEW)),
        after(*autosaved(IRON_OLD)),
        {"iron-abc": (IRON_OLD, IRON_NEW)},
    ),
    "loading a damaged save": Case(lambda shelf: shelf.load("sunday"), _damaged(), {"sunday": (OLDER, OLDER)}),
    "keeping the original": Case(lambda shelf: shelf.keep_original("sunday"), THREE, {"sunday": (OLD, OLD)}),
    "deleting": Case(
        lambda shelf: shelf.delete("sunday"), THREE | after(*saved("b", OLD)), {"sunday": (OLD, None), "b": (OLD, OLD)}
    ),
}
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def read(files: Mapping[str, bytes], slot: str) -> SavedGame | None:
    shelf = shelf_on(ModelDisk(files))
    try:
        loaded = shelf.newest() if slot == NEWEST else shelf.load(slot)
    except SaveMissing:
        return None
    return loaded.game if loaded is not None else None


def holds(case: Case, files: Mapping[str, bytes], *, done: bool) -> None:
    """What can be read is what was there or what is new; the new alone once the move came back."""
    for slot, (old, new) in case.reads.items():
        found = read(files, slot)
        allowed = [new] if done else [old, new, *([OLDER, OLDEST] if new is None else [])]
        assert found in allowed, (slot, found and found.title)


def what_is_told(move: Callable[[Shelf], object], shelf: Shelf) -> SaveError | None:
    try:
        move(shelf)
    except SaveError as error:
        return error
    return None


def calls_of(case: Case) -> list[str]:
    disk = ModelDisk(case.files)
    case.move(shelf_on(disk))
    return disk.calls


@each_case
def test_without_a_fault_the_new_game_is_there_and_no_power_cut_can_take_it(case: Case) -> None:
    disk = ModelDisk(case.files)
    case.move(shelf_on(disk))
    holds(case, disk.now(), done=True)
    for state in disk.after_a_power_cut():
        holds(case, state, done=True)


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EINTR, errno.EACCES], ids=errno.errorcode.get)
@each_case
def test_a_call_that_fails_is_told_and_loses_nothing(case: Case, number: int) -> None:
    for at, name in enumerate(calls_of(case)):
        disk = ModelDisk(case.files)
        disk.fault = fails_at(at, OSError(number, "fails"))
        shelf = shelf_on(disk)
        told = what_is_told(case.move, shelf)
        done = told is None
        assert done or ("fails" in str(told) and (number != errno.EINTR or name not in INTERRUPTED_SAFELY)), name
        disk.fault = None
        holds(case, disk.now(), done=done)
        for state in disk.after_a_power_cut():
            holds(case, state, done=done)
        if not (done or name == "unlink"):
            assert not [left for left in disk.names_now if left.endswith(".tmp")], name
        shelf.autosave(a_game(2))


@each_case
def test_killed_at_any_call_the_next_to_come_finds_the_old_game_or_the_new(case: Case) -> None:
    for at, _ in enumerate(calls_of(case)):
        disk = ModelDisk(case.files)
        disk.fault = killed_at(disk, at)
        with pytest.raises(Killed):
            case.move(shelf_on(disk))
        holds(case, disk.now(), done=False)
        for state in disk.after_a_power_cut():
            holds(case, state, done=False)
        after(*autosaved(a_game(2)), files=disk.now())
        assert not [left for left in after(*autosaved(a_game(2)), files=disk.now()) if left.endswith(".tmp")]


@each_case
def test_writes_and_reads_cut_short_are_gone_on_with(case: Case) -> None:
    disk = ModelDisk(case.files)
    disk.shortest = 100
    case.move(shelf_on(disk))
    holds(case, disk.now(), done=True)


@each_case
def test_without_hard_links_a_copy_is_made(case: Case) -> None:
    disk = ModelDisk(case.files)
    disk.no_links = True
    case.move(shelf_on(disk))
    holds(case, disk.now(), done=True)
    for state in disk.after_a_power_cut():
        holds(case, state, done=True)


def test_a_failed_sync_is_told_and_never_tried_again() -> None:
    for at, name in enumerate(calls_of(CASES["a save over two generations"])):
        if name in ("sync", "sync_folder"):
            disk = ModelDisk(THREE)
            disk.fault = fails_at(at, OSError(errno.EIO, "fails"))
            with pytest.raises(SaveError):
                shelf_on(disk).save("sunday", NEW)
            assert disk.calls[at:].count(name) == 1


def test_a_write_that_writes_nothing_is_told() -> None:
    class Full(ModelDisk):
        def write(self, handle: int, data: bytes) -> int:
            super().write(handle, b"")
            return 0 * len(data)

    with pytest.raises(SaveError, match="nothing more is written"):
        shelf_on(Full({})).save("sunday", NEW)


def test_every_move_makes_few_calls() -> None:
    """The figures say how few: a change that makes an autosave much longer should be meant."""
    disk = ModelDisk({})
    shelf = shelf_on(disk)
    shelf.autosave(OLD)
    disk.calls.clear()
    shelf.autosave(NEW)
    assert disk.calls == [
        "make_folder", "lock", "create", "write", "sync", "close", "rename", "sync_folder", "close"
    ]  # fmt: skip


def test_a_save_of_a_newer_format_is_left_alone_by_every_move() -> None:
    newer = encode(OLD, "now", "9").replace(b"SAVE 2 ", b"SAVE 3 ", 1)
    names = ["sunday.starcity", "iron-abc.starcity", *(f"auto-abc-{n}.starcity" for n in range(RING))]
    files = dict.fromkeys(names, newer)
    disk = ModelDisk(files)
    shelf = shelf_on(disk)
    for move in (
        lambda: shelf.save("sunday", NEW),
        lambda: shelf.load("sunday"),
        lambda: shelf.load("iron-abc"),
        lambda: shelf.autosave(IRON_NEW),
        lambda: shelf.autosave(replace(NEW, terms=Terms("abc"))),
    ):
        with pytest.raises(SaveError):
            move()
    assert {info.too_new for info in shelf.list()} == {True}
    shelf.autosave(NEW)
    assert shelf.newest() is not None
    assert disk.now().items() >= files.items()
