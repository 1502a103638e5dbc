"""Places and slots as nobody wants them: full, read-only, gone in mid-game, not files at all; and clocks that go back."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders import the_lift
from saves.model_disk import FOLDER, ModelDisk
from star_city_game.errors import SaveDamaged, SaveError, SaveMissing
from star_city_game.model.saved import SavedGame
from star_city_game.saves.file_store import FileStore
from star_city_game.saves.places import shelf_at
from star_city_game.saves.shelf import Shelf
from star_city_game.session import Session

windows = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has neither pipes nor links in folders for everybody"
)
SMALL = 128 * 1024
"""Bytes of the small disk."""


def a_game(played: int = 0) -> SavedGame:
    return replace(Session.new(the_lift()).saved(), played=played)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 kB that can really be filled."""
    place = tmp_path / "small"
    place.mkdir()
    mount = shutil.which("mount")
    asked = [str(mount), "-t", "tmpfs", "-o", f"size={SMALL}", "none", str(place)]
    if mount is None or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("only the administrator may mount a small disk; the disk in memory says ENOSPC at every call")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(folder: Path) -> Path:
    """Fills a disk to the last byte."""
    ballast = folder / "ballast"
    full = None
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError as error:
            full = error.errno
    assert full == errno.ENOSPC
    return ballast


def test_a_disk_that_is_really_full_loses_nothing_and_is_told(small_disk: Path) -> None:
    shelf = shelf_at(small_disk / "saves")
    shelf.save("sunday", a_game(1))
    shelf.autosave(a_game(2))
    ballast = fill(small_disk)
    with pytest.raises(SaveError, match=r"No space left on device.*Free some space"):
        shelf.save("sunday", a_game(3))
    with pytest.raises(SaveError, match=r"No space left on device.*Free some space"):
        shelf.autosave(a_game(3))
    assert shelf.load("sunday").game == a_game(1)
    newest = shelf.newest()
    assert newest is not None
    assert newest.game == a_game(2)
    assert not list((small_disk / "saves").glob(".*.tmp"))
    ballast.unlink()
    shelf.save("sunday", a_game(3))
    assert shelf.load("sunday").game == a_game(3)


def test_saves_that_fill_the_disk_themselves_stop_with_the_last_that_was_kept(small_disk: Path) -> None:
    shelf = shelf_at(small_disk / "saves")
    kept = 0
    told = ""
    while not told:
        try:
            shelf.save(f"slot-{kept + 1}", a_game(kept + 1))
            kept += 1
        except SaveError as error:
            told = str(error)
    assert "No space left" in told
    assert kept > 5
    newest = shelf.newest()
    assert newest is not None
    assert newest.game == a_game(kept)
    assert not [info for info in shelf.list() if info.damaged]


def test_a_place_that_may_only_be_read_is_read(small_disk: Path) -> None:
    shelf = shelf_at(small_disk / "saves")
    shelf.save("sunday", a_game(1))
    shelf.save("sunday", a_game(2))
    (small_disk / "saves" / "sunday.starcity").write_bytes(b"rubbish")
    shelf.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    shelf = shelf_at(small_disk / "saves")
    with pytest.raises(SaveError, match="choose another place with --saves"):
        shelf.autosave(a_game(3))
    loaded = shelf.load("sunday")
    assert loaded.game == a_game(1)
    assert "The damaged file is still there" in loaded.notices[1]


def test_a_folder_that_vanishes_in_mid_game_is_made_again(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "saves"
    shelf = shelf_at(place)
    shelf.autosave(a_game(1))
    shutil.rmtree(tmp_path / "deep")
    assert shelf.newest() is None
    with pytest.raises(SaveMissing):
        shelf.load("sunday")
    shelf.autosave(a_game(2))
    newest = shelf_at(place, window=False).newest()
    assert newest is not None
    assert newest.game == a_game(2)


def test_a_place_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "saves").write_bytes(b"x")
    with pytest.raises(SaveError):
        shelf_at(tmp_path / "saves").autosave(a_game())
    with pytest.raises(SaveError):
        shelf_at(tmp_path / "saves").list()


def _odd(folder: Path, slot: str) -> Path:
    return folder / f"{slot}.starcity"


@windows
@pytest.mark.parametrize(
    "odd", ["link", "broken-link", "pipe", "socket", "folder", "device", "empty", "sparse", "zeros"]
)
def test_a_slot_that_is_no_save_is_refused_without_waiting_and_can_be_set_aside(odd: str, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    shelf = shelf_at(tmp_path / "saves")
    shelf.save("other", a_game(1))
    target.write_bytes((tmp_path / "saves" / "other.starcity").read_bytes())
    path = _odd(tmp_path / "saves", "odd")
    match odd:
        case "link":
            path.symlink_to(target)
        case "broken-link":
            path.symlink_to(tmp_path / "nowhere")
        case "pipe":
            os.mkfifo(path)
        case "socket":
            _make_socket(path)
        case "folder":
            path.mkdir()
        case "device":
            _make_device(path)
        case "empty":
            path.touch()
        case "sparse":
            with path.open("wb") as file:
                file.truncate(1 << 30)
        case "zeros":
            path.write_bytes(bytes(5000))
    with pytest.raises(SaveDamaged):
        shelf.load("odd")
    assert [info.slot for info in shelf.list() if info.damaged] == ["odd"]
    newest = shelf.newest()
    assert newest is not None
    assert newest.game == a_game(1)
    before = target.read_bytes()
    shelf.save("odd", a_game(2))
    assert shelf.load("odd").game == a_game(2)
    assert target.read_bytes() == before, "nothing is written through a link"
    assert [name for name in shelf.store.aside() if name.startswith("odd.")]


def _make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        try:
            made.bind(str(path))
        except OSError:
            pytest.skip("this folder's name is too long for a socket")


def _make_device(path: Path) -> None:
    try:
        os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only the administrator may make a device")


@windows
def test_an_odd_thing_in_the_ring_of_autosaves_gives_way(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    for number in range(10):
        shelf.autosave(a_game(number))
    shelf.close()
    _odd(tmp_path, "auto-00000000-7").unlink()
    _odd(tmp_path, "auto-00000000-7").mkdir()
    shelf = shelf_at(tmp_path)
    for number in range(10, 20):
        shelf.autosave(a_game(number))
    assert sorted(info.slot for info in shelf.list()) == [f"auto-00000000-{n}" for n in range(10)]
    assert shelf.store.aside() == ("auto-00000000-7.starcity.corrupt-1",)


def test_a_save_that_may_not_be_read_gives_the_one_before_and_stays(tmp_path: Path) -> None:
    """As with mode 000: the file system says so at the call itself, since an administrator may read everything."""

    class Locked(ModelDisk):
        def open(self, path: Path) -> int:
            if path.name == "sunday.starcity":
                raise PermissionError(errno.EACCES, "Permission denied")
            return super().open(path)

    del tmp_path
    disk = ModelDisk({})
    shelf = Shelf(FileStore(FOLDER, disk))
    shelf.save("sunday", a_game(1))
    shelf.save("sunday", a_game(2))
    locked = Locked(disk.now())
    shelf = Shelf(FileStore(FOLDER, locked))
    loaded = shelf.load("sunday")
    assert loaded.game == a_game(1)
    assert "Permission denied" in loaded.notices[0]
    assert locked.now() == disk.now()
    assert [(info.slot, bool(info.fallen)) for info in shelf.list()] == [("sunday", True)]
    with pytest.raises(SaveError, match="Permission denied"):
        shelf.save("sunday", a_game(3))


def test_a_clock_that_goes_backwards_puts_no_old_game_first() -> None:
    times = iter(["2026-05-01T10:00:00", "2026-05-01T10:00:01", "1999-01-01T00:00:00", "1970-01-01T00:00:00"])
    disk = ModelDisk({})
    shelf = Shelf(FileStore(FOLDER, disk), clock=lambda: next(times))
    for number in range(3):
        shelf.autosave(a_game(number))
    shelf.close()
    again = Shelf(FileStore(FOLDER, ModelDisk(disk.now())), clock=lambda: next(times))
    again.save("sunday", a_game(9))
    newest = again.newest()
    assert newest is not None
    assert newest.game == a_game(9)
    assert [info.saved_at[:4] for info in again.list()] == ["1970", "1999", "2026", "2026"]


def test_two_windows_the_second_may_only_read_until_the_first_has_closed(tmp_path: Path) -> None:
    first, second = shelf_at(tmp_path), shelf_at(tmp_path)
    assert not first.is_second()
    first.save("sunday", a_game(1))
    assert second.is_second()
    for move in (
        lambda: second.save("monday", a_game(2)),
        lambda: second.autosave(a_game(2)),
        lambda: second.delete("sunday"),
    ):
        with pytest.raises(SaveError, match="another window"):
            move()
    assert second.load("sunday").game == a_game(1)
    second.keep_original("sunday")
    assert second.store.aside() == ()
    first.close()
    assert second.autosave(a_game(2)) == ("The other window has closed; this one saves again.",)
    assert second.autosave(a_game(3)) == ()
    assert first.is_second()


def test_a_second_window_sets_nothing_aside(tmp_path: Path) -> None:
    first, second = shelf_at(tmp_path), shelf_at(tmp_path)
    first.save("sunday", a_game(1))
    first.save("sunday", a_game(2))
    _odd(tmp_path, "sunday").write_bytes(b"rubbish")
    assert "was left where it is" in second.load("sunday").notices[1]
    assert first.store.aside() == ()
