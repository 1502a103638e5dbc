"""Where the app meets the terminal: what it can show, the signals it sends, and what is said after the last screen."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from star_city_game.tui.app import StarCityApp

SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT")
"""Signals that end the game in good order; not every platform has all of them."""


def shows_unicode() -> bool:
    """Whether the terminal's encoding holds more than ASCII."""
    encoding = getattr(sys.__stdout__, "encoding", None) or "ascii"
    return "utf" in encoding.lower()


def listen(stop: Callable[[int], None]) -> None:
    """Has the running loop call ``stop`` with a signal's number when one of ``SIGNALS`` comes."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            loop.add_signal_handler(number, stop, int(number))


def play_full_screen(app: StarCityApp) -> int:
    """Runs the app in the terminal and gives the exit status; what must still be said goes to standard error."""
    app.run()
    if app.fault is not None:
        sys.stderr.write(f"{app.fault.report or app.fault}\n")
    if app.last_words:
        sys.stderr.write(f"{app.last_words}\n")
    return app.return_code or 0
