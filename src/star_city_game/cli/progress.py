"""A line that says how far a long command has come, once it has taken longer than a second."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import Self

_FIRST, _NEXT = 1.0, 0.5
"""Seconds until the line is first shown, and until it is shown anew."""
_WIDEST = 79
"""Columns of the line."""


class Progress:
    """Writes the line; ``write`` takes the text, and the line is taken away when the work is done."""

    def __init__(self, write: Callable[[str], object], clock: Callable[[], float] = monotonic) -> None:
        self._write = write
        self._clock = clock
        self._due = clock() + _FIRST
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._write("\r" + " " * self._shown + "\r")

    def tell(self, text: str) -> None:
        """Shows how far the work has come, if it is time to."""
        if self._clock() >= self._due:
            shown = text[:_WIDEST]
            self._write("\r" + shown.ljust(self._shown))
            self._shown = max(self._shown, len(shown))
            self._due = self._clock() + _NEXT
