"""Real processes on a real disk: several at once, killed at random moments, and made to fail by the kernel."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders import the_lift
from star_city_game.saves.places import shelf_at
from star_city_game.saves.slots import RING
from star_city_game.session import Session

SITTING = Path(__file__).with_name("sitting.py")
KILLS, EACH = 40, 250
"""Processes killed, and autosaves that each makes on the average: ten thousand together."""

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that kills without a word")


def sitting(place: Path, *words: str, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """The program of ``sitting.py``, started."""
    command = [*before, sys.executable, str(SITTING), str(place), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_that_save_three_hundred_times_each_lose_nothing(tmp_path: Path) -> None:
    both = [sitting(tmp_path, "save", name, "300") for name in ("ours", "ours")]
    both.append(sitting(tmp_path, "autosave", "0", "300"))
    for process in both:
        _, wrong = process.communicate(timeout=60)
        assert process.returncode == 0, wrong
    shelf = shelf_at(tmp_path, window=False)
    assert shelf.load("ours").game.played == 299
    assert [shelf.store.get("ours", back).slot for back in range(3)] == ["ours"] * 3
    assert len(shelf.list()) == 1 + RING
    assert not [info for info in shelf.list() if info.damaged or info.fallen]
    assert shelf.store.aside() == ()
    assert not list(tmp_path.glob("*.tmp"))


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A place in memory, where there is one: a kill leaves the same behind there, and no disk has to be waited for."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        yield Path(place)


@posix
def test_killed_at_random_moments_of_ten_thousand_autosaves_nothing_said_to_be_kept_is_lost(memory: Path) -> None:
    dice = random.Random(5)  # noqa: S311 - moments to kill at, nothing secret
    first, done = 0, 0
    shelf = shelf_at(memory, window=False)
    for _ in range(KILLS):
        process = sitting(memory, "autosave", str(first), "100000")
        assert process.stdout is not None
        for _ in range(dice.randrange(1, 2 * EACH)):
            process.stdout.readline()
        time.sleep(dice.random() / 1000)
        process.kill()
        rest, _ = process.communicate()
        last = int(rest.split("\n")[-2]) if "\n" in rest else first
        shelf = shelf_at(memory, window=False)
        newest = shelf.newest()
        assert newest is not None
        assert newest.notices == ()
        assert newest.game.played >= last
        assert not [info for info in shelf.list() if info.damaged]
        done += newest.game.played - first
        first = newest.game.played + 1
    assert done > KILLS * EACH * 0.8
    shelf_at(memory, window=False).autosave(Session.new(the_lift()).saved())
    assert not list(memory.glob(".*.tmp")), "what the killed have left is swept away by the next"


TRACED = [
    ("fsync", 1),
    ("fsync", 2),
    ("rename", 1),
    ("rename", 2),
    ("linkat", 1),
    ("flock", 1),
]
"""Calls of a save over a save, and which of them; Python makes none of these while it starts."""


def _may_trace() -> bool:
    strace = shutil.which("strace")
    if strace is None:
        return False
    tried = subprocess.run(
        [strace, "-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"], capture_output=True, check=False
    )
    return tried.returncode == 0


@pytest.mark.skipif(
    not _may_trace(), reason="strace is not here, or may not trace; the disk in memory makes every call fail"
)
@pytest.mark.parametrize("how", ["error=EIO", "error=EINTR", "signal=SIGKILL"])
@pytest.mark.parametrize(("call", "when"), TRACED)
def test_the_kernel_itself_makes_a_call_fail_or_kills(call: str, when: int, how: str, tmp_path: Path) -> None:
    game = Session.new(the_lift()).saved()
    shelf = shelf_at(tmp_path, window=False)
    for number in (1, 2):
        shelf.save("slot", replace(game, played=number))
    calls = f"{call},{call}at,{call}at2" if call == "rename" else call
    inject = f"inject={calls}:{how}:when={when}"
    process = sitting(tmp_path, "one", "slot", "3", before=("strace", "-f", "-o", "/dev/null", "-e", inject))
    said, wrong = process.communicate(timeout=60)
    killed = how.startswith("signal")
    assert process.returncode in ((-signal.SIGKILL, 128 + signal.SIGKILL) if killed else (0, 1)), wrong
    assert killed == (said == "")
    is_kept = said == "saved\n"
    assert how == "error=EINTR" or not is_kept, "only a call that was interrupted may be made again"
    assert shelf.load("slot").game.played in ((3,) if is_kept else (2, 3))
    again = shelf_at(tmp_path, window=False)
    again.save("slot", replace(game, played=4))
    assert again.load("slot").game.played == 4
    assert not list(tmp_path.glob(".*.tmp"))
