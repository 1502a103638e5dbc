"""What plain play says about saves: never “saved” before it is, and everything that went wrong."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import the_lift
from plain.test_player import sit
from saves.model_disk import FOLDER, ModelDisk
from star_city_game.model.story import Story
from star_city_game.plain.player import PlainPlayer
from star_city_game.saves.file_store import FileStore
from star_city_game.saves.places import shelf_at
from star_city_game.saves.shelf import Shelf
from tales import tale

CLOAK = Path(__file__).resolve().parents[2] / "examples" / "cloak"


def play(shelf: Shelf, *typed: str, story: Story | None = None) -> str:
    lines: Iterator[str] = iter(typed)
    written: list[str] = []

    def read(prompt: str) -> str | None:
        written.append(prompt)
        return next(lines, None)

    PlainPlayer(story or the_lift(), shelf, read, written.append, lambda: 7).play()
    return "\n".join(written)


def test_saved_is_said_only_once_everything_is_durable() -> None:
    """When it is said, no power cut can take the game: the disk is asked at that very moment."""
    disk = ModelDisk({})
    shelf = Shelf(FileStore(FOLDER, disk))
    asked: list[int] = []

    def write(line: str) -> None:
        if line.startswith("Saved as"):
            shelves = [Shelf(FileStore(FOLDER, ModelDisk(state))) for state in disk.after_a_power_cut()]
            asked.extend(len(each.load("sunday").game.log) for each in shelves)

    typed = iter(["1", "1", "1", "save sunday", "quit"])
    PlainPlayer(the_lift(), shelf, lambda _: next(typed), write, lambda: 7).play()
    assert asked == [2]


def test_a_save_that_fails_is_never_called_saved() -> None:
    disk = ModelDisk({})
    shelf = Shelf(FileStore(FOLDER, disk))

    def full(name: str) -> None:
        if name == "sync":
            raise OSError(errno.ENOSPC, "No space left on device")

    disk.fault = full
    shown = play(shelf, "1", "1", "save sunday", "quit")
    assert "Saved" not in shown
    assert shown.count("Not saved: ") == 4, "the new game, the choice, the name, and once more at the end"


def test_a_second_window_is_told_once_plays_and_takes_over(tmp_path: Path) -> None:
    first, second = shelf_at(tmp_path), shelf_at(tmp_path)
    assert not first.is_second()
    typed = iter(["1", "1", "1", "save sunday", "CLOSE", "1", "save sunday", "quit"])
    written: list[str] = []

    def read(prompt: str) -> str:
        written.append(prompt)
        line = next(typed)
        if line == "CLOSE":
            first.close()
            return ""
        return line

    PlainPlayer(the_lift(), second, read, written.append, lambda: 7).play()
    shown = " ".join("\n".join(written).split())
    assert shown.count("another window of Star City has the saves.") == 2, "at the beginning, and when asked to save"
    assert shown.count("The other window has closed; this one saves again.") == 1
    assert shown.index("The other window has closed") < shown.index("Saved as “sunday”.")
    assert len(shelf_at(tmp_path, window=False).load("sunday").game.log) == 3


def test_an_ironman_game_keeps_one_save_and_takes_nothing_back(tmp_path: Path) -> None:
    shown = sit(tmp_path, "3", "1", "1", "undo", "rewind", "rewind chapter", "save sunday", "quit")
    assert shown.count("An Ironman game takes nothing back.") == 3
    assert "Not saved: an Ironman game keeps one save of its own" in shown
    (info,) = shelf_at(tmp_path).list()
    assert (info.kind, info.picks, info.ironman) == ("iron", 2, True)
    assert "* Nerve rises: 7." in sit(tmp_path, "1", "1", "quit")
    assert "An Ironman game takes nothing back." in sit(tmp_path, "1", "undo", "quit")


def test_saves_are_listed_with_date_and_words_and_the_autosaves_by_game(tmp_path: Path) -> None:
    sit(tmp_path, "1", "1", "save sunday", "quit")
    shown = sit(tmp_path, "2", "1", "saves", "quit")
    games = sorted({info.game for info in shelf_at(tmp_path).list()})
    assert len(games) == 2
    assert "Saves:\n  sunday - The Lift - 11 words read - saved 20" in shown
    assert all(f"Autosaves of the game {game}:" in shown for game in games)


def test_a_save_is_taken_up_at_the_start_of_its_scene_or_chapter(tmp_path: Path) -> None:
    sit(tmp_path, "1", "1", "1", "save sunday", "quit")
    for start in ("scene", "chapter"):
        shown = sit(tmp_path, "1", f"load sunday {start}", "traits", "quit")
        assert "Nerve: 4" in shown
    assert "There is nothing" not in shown


def test_a_last_save_that_is_damaged_by_hand_costs_one_choice_and_is_told(tmp_path: Path) -> None:
    sit(tmp_path, "1", "1", "1", "1", "quit")
    newest = shelf_at(tmp_path).list()[0].slot
    path = tmp_path / f"{newest}.starcity"
    path.write_bytes(path.read_bytes().replace(b"Up", b"Xp", 1))
    shown = " ".join(sit(tmp_path, "1", "traits", "quit").split())
    assert f"The save “{newest}” was passed over: the save is not what was written: its digest differs." in shown
    assert "was taken up in its place." in shown
    assert "Nerve: 6" in shown


def test_a_place_that_cannot_be_written_is_said_and_played_over(tmp_path: Path) -> None:
    (tmp_path / "saves").write_bytes(b"")
    shown = sit(tmp_path / "saves", "1", "1", "quit")
    assert "Nothing can be saved:" in shown
    assert "* Nerve rises: 5." in shown


def test_a_disk_that_is_full_when_another_edition_takes_a_game_up_loses_nothing(tmp_path: Path) -> None:
    hall = "hall: {body: [{choices: [{say: Stay., id: stay, sticky: true, goto: hall}, {say: Go., id: go, ending: over}]}]}\n"
    before = tale(tmp_path / "before", hall)
    after = tale(tmp_path / "after", hall.replace("Go.", "Go home."))
    disk = ModelDisk({})
    play(Shelf(FileStore(FOLDER, disk)), "1", "1", "save sunday", "quit", story=before)
    files = disk.now()
    disk = ModelDisk(files)

    def full(name: str) -> None:
        if name in ("link", "create"):
            raise OSError(errno.ENOSPC, "No space left on device")

    disk.fault = full
    shown = play(Shelf(FileStore(FOLDER, disk)), "1", "1", "quit", story=after)
    assert "“Go.” now reads “Go home.”" in shown
    assert "The save was not kept as it was: " in shown
    assert "Not saved: " in shown
    assert disk.now() == files


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_ends_the_game_with_the_last_choice_kept(name: str, tmp_path: Path) -> None:
    number = signal.Signals[name]
    command = [sys.executable, "-m", "star_city_game", "--plain", "--story", str(CLOAK), "--saves", str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"1\n1\nlook\n")
        process.stdin.flush()
        seen = b""
        while seen.count(b"> ") < 4:
            seen += process.stdout.read1()  # type: ignore[attr-defined]
        time.sleep(0.05)
        process.send_signal(number)
        assert process.wait(10) == 128 + number
        assert process.stderr is not None
        assert process.stderr.read() == b""
    newest = shelf_at(tmp_path).newest()
    assert newest is not None
    assert newest.game.turn.number == 1
    assert newest.notices == ()
