"""The app on a real pseudo-terminal: what a signal leaves behind, and what reaches the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

TESTS = Path(__file__).resolve().parents[1]
PROGRAM = """
import sys
sys.path.insert(0, {tests!r})
from tui.fakes import FakeGames, FakeStore, a_story
from star_city_game.tui.app import StarCityApp
from star_city_game.tui.settings import Settings
from star_city_game.tui.terminal import play_full_screen
store = FakeStore()
app = StarCityApp(a_story, store, 7, Settings(reduced_motion=True), FakeGames())
status = play_full_screen(app)
print("kept", store.autosaves, flush=True)
sys.exit(status)
"""
MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
PATIENCE = 15.0


class Terminal:
    """A pseudo-terminal with the app in it."""

    def __init__(self, **environment: str) -> None:
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment})
            os.execv(sys.executable, [sys.executable, "-c", PROGRAM.format(tests=str(TESTS))])  # noqa: S606 (our own program)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.shown = b""
        self.before = termios.tcgetattr(self.handle)

    def until(self, words: str) -> None:
        """Reads until some words have been drawn."""
        end = monotonic() + PATIENCE
        while words.encode() not in self.shown:
            assert monotonic() < end, self.shown[-2000:]
            self._read(0.1)

    def press(self, keys: bytes) -> None:
        """Sends keys."""
        os.write(self.handle, keys)

    def end(self) -> int:
        """Reads to the end and gives the exit status."""
        end = monotonic() + PATIENCE
        while self._read(0.2) or not self._gone():
            assert monotonic() < end
        return self.status

    def _gone(self) -> bool:
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if pid:
            self.status = os.waitstatus_to_exitcode(status)
        return bool(pid)

    def _read(self, wait: float) -> bool:
        if not select.select([self.handle], [], [], wait)[0]:
            return False
        try:
            data = os.read(self.handle, 65536)
        except OSError:
            return False
        self.shown += data
        return bool(data)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal()
    yield made
    os.close(made.handle)


def into_play(terminal: Terminal) -> None:
    terminal.until("New game")
    terminal.press(b"\r")
    terminal.until("Begin")
    terminal.press(b"\r\r")
    terminal.until("ten past six")


def modes_left_on(shown: bytes) -> set[bytes]:
    """The terminal's private modes that were switched on last and not off again; 7 and 25 are on by nature."""
    last = dict(MODE.findall(shown))
    return {number for number, sign in last.items() if (sign == b"h") != (number in (b"7", b"25"))}


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_leaves_the_terminal_as_it_was_and_the_game_kept(terminal: Terminal, name: str) -> None:
    into_play(terminal)
    terminal.press(b"1")
    terminal.until("Under the lamp")
    number = getattr(signal, name)
    os.kill(terminal.pid, number)
    assert terminal.end() == 128 + number
    assert modes_left_on(terminal.shown) == set()
    assert termios.tcgetattr(terminal.handle) == terminal.before
    assert b"kept 2" in terminal.shown


def test_quitting_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.until("New game")
    terminal.press(b"q")
    assert terminal.end() == 0
    assert modes_left_on(terminal.shown) == set()
    assert termios.tcgetattr(terminal.handle) == terminal.before


def test_a_terminal_that_is_not_utf8_gets_ascii_only() -> None:
    terminal = Terminal(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    into_play(terminal)
    terminal.press(b"q\x1b")
    terminal.until("To the title")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.end() == 143
    assert terminal.shown.isascii()
    os.close(terminal.handle)


def test_no_colour_means_no_colour() -> None:
    terminal = Terminal(NO_COLOR="1")
    into_play(terminal)
    os.kill(terminal.pid, signal.SIGTERM)
    terminal.end()
    assert not re.search(rb"\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|[34]8;[25];)[0-9;]*m", terminal.shown)
    os.close(terminal.handle)
