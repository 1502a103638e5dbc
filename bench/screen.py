"""The full screen: the first frame, the first prose, and how long a key press takes to show its result."""

from __future__ import annotations

import asyncio
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
from star_city_game.saves.store import FileStore
from star_city_game.tui.app import StarCityApp
from star_city_game.tui.settings import Settings

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
    times = asyncio.run(_keys(story, 300))
    times.sort()
    row("a choice by key, to its result: median of 300", f"{times[150] * 1000:.1f} ms")
    row("the same, 95th percentile", f"{times[285] * 1000:.1f} ms", "under 50 ms")


def _start(story: Path, saves: Path) -> tuple[float, float]:
    terminal = Terminal(story, saves)
    try:
        first = terminal.until(b"New game")
        terminal.press(b"\r")
        terminal.until(b"Begin")
        terminal.press(b"\r")
        terminal.until("▸Begin".encode())
        terminal.press(b"\r")
        prose = terminal.until(b"eleven lines")
    finally:
        terminal.close()
    return first, prose


async def _keys(story: Path, choices: int) -> list[float]:
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        app = StarCityApp(lambda: load_story(story), FileStore(Path(folder)), 1, Settings())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.5)
            while len(times) < choices:
                app.begin({"role": "engineer" if len(times) % 2 else "cosmonaut"})
                await pilot.pause(0.2)
                while app.game is not None and app.game.turn.choices and len(times) < choices:
                    free = [n for n, choice in enumerate(app.game.turn.choices, 1) if choice.locked is None]
                    number = app.game.turn.number
                    began = perf_counter()
                    await pilot.press(str(free[len(times) % len(free)]))
                    times.append(perf_counter() - began)
                    if app.game.turn.number == number:
                        raise RuntimeError("the key press changed nothing")
    return times
