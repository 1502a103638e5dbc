"""How long a player plays: the time between choices, without the time in which nobody is there."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

LONGEST = 300.0
"""Seconds that count for one choice, at the most: nobody reads a screen of text for longer."""


class Stopwatch:
    """Measures from one lap to the next. ``clock`` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._began = clock()

    def lap(self) -> float:
        """The seconds since the last lap, or since this was made: 0 to ``LONGEST``."""
        now = self._clock()
        passed, self._began = now - self._began, now
        return min(max(passed, 0.0), LONGEST)


def duration(seconds: int) -> str:
    """Seconds as hours and minutes, rounded down: ``1 h 5 min``."""
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
