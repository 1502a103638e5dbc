"""Standard input and output as plain play uses them, and the signals that end it in good order."""

from __future__ import annotations

import signal
import sys
from types import FrameType

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
"""Signals that end the game once it is kept; not every platform has all of them."""


class Stopped(Exception):
    """A signal asked the game to end; ``number`` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.number = number


class Console:
    """Lines in, lines out. A signal that comes while something is being done waits until the next line is asked for."""

    def __init__(self) -> None:
        self._waiting = False
        self._signal = 0

    def listen(self) -> None:
        """Has signals end the game by way of :class:`Stopped`."""
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, self._stop)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        del frame
        self._signal = number
        if self._waiting:
            self._waiting = False
            raise Stopped(number)

    def read(self, prompt: str) -> str | None:
        """Shows a prompt and gives a line, or None at the end of input. Bytes that are no UTF-8 are replaced.

        Raises:
            Stopped: a signal has come.
        """
        sys.stdout.write(prompt)
        sys.stdout.flush()
        self._waiting = True
        try:
            if self._signal:
                raise Stopped(self._signal)
            line = sys.stdin.buffer.readline()
        finally:
            self._waiting = False
        return line.decode(errors="replace") if line else None

    def write(self, line: str) -> None:
        """Writes a line."""
        sys.stdout.write(line + "\n")
