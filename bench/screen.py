"""The full screen: the first frame, the first prose, and how long a key press takes to show its result."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from star_city_game.compiler.load import load_story
from star_city_game.session import Session

Row = Callable[..., None]
SIZE = (24, 80)


class Terminal:
    """The real command on a pseudo-terminal of 80x24."""

    def __init__(self, story: Path, saves: Path) -> None:
        self.began = perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.environ["TEXTUAL_ANIMATIONS"] = "none"
            arguments = ["--story", str(story), "--saves", str(saves), "--seed", "1"]
            os.execv(sys.executable, [sys.executable, "-m", "star_city_game", *arguments])
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self.shown = b""

    def until(self, words: bytes, patience: float = 10.0) -> float:
        """Reads until some words have been drawn; gives the seconds since the last key, or since the start."""
        end = perf_counter() + patience
        while words not in self.shown and perf_counter() < end:
            if select.select([self.handle], [], [], 0.05)[0]:
                self.shown += os.read(self.handle, 65536)
        if words not in self.shown:
            raise TimeoutError(f"{words!r} was never drawn")
        return perf_counter() - self.began

    def press(self, key: bytes) -> None:
        """Presses a key and forgets what was drawn."""
        self.shown = b""
        self.began = perf_counter()
        os.write(self.handle, key)

    def close(self) -> None:
        """Ends the game."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)


def figures(row: Row, story: Path) -> None:
    """Prints the times of the full screen."""
    print("Full screen")
    with tempfile.TemporaryDirectory() as folder:
        first, prose = zip(*(_start(story, Path(folder) / str(run)) for run in range(5)), strict=True)
    row("from the command to the title's first frame", f"{sorted(first)[2]:.2f} s", "under 0.7 s")
    row("from New game to the first prose", f"{sorted(prose)[2]:.2f} s", "under 1 s")
    times = sorted(_keys(story, 300))
    row("a choice by key, to its result: median of 300", f"{times[150] * 1000:.1f} ms")
    row("the same, 95th percentile", f"{times[285] * 1000:.1f} ms", "under 50 ms")


def _begin(terminal: Terminal) -> float:
    """From the title into a new game; gives the seconds from the last key to the first prose."""
    terminal.press(b"\r")
    terminal.until(b"Begin")
    terminal.press(b"\r")
    terminal.until("▸Begin".encode())
    terminal.press(b"\r")
    return terminal.until(b"eleven lines")


def _start(story: Path, saves: Path) -> tuple[float, float]:
    terminal = Terminal(story, saves)
    try:
        return terminal.until(b"New game"), _begin(terminal)
    finally:
        terminal.close()


def _keys(story: Path, choices: int) -> list[float]:
    """Seconds from a digit to the chosen label at the head of the new passage, over some choices of real games.

    A session of the same seed walks beside the screen and says which digits may be pressed.
    """
    compiled = load_story(story)
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        while len(times) < choices:
            terminal = Terminal(story, Path(folder) / str(len(times)))
            session = Session.new(compiled, seed=1)
            try:
                terminal.until(b"New game")
                _begin(terminal)
                while session.turn.choices and len(times) < choices:
                    free = [number for number, offer in enumerate(session.turn.choices) if offer.locked is None]
                    number = free[len(times) % len(free)]
                    turn = session.choose(session.turn.choices[number].id)
                    terminal.press(str(number + 1).encode())
                    times.append(terminal.until(turn.picked[:8].encode()))
            finally:
                terminal.close()
    return times
