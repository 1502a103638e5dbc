"""The picture on the title: a moon, pines in snow, and a tower with one lit window.

It is composed for the size of the window from a few sprites drawn by hand, always in the same way for the same size.
"""

from __future__ import annotations

from star_city_game.tui.content import Content, line
from star_city_game.tui.sprites import DRAWN, TYPED, Kit

INKS = {"■": "bold $lamp", "@": "bold $lamp", "▫": "$far", "o": "$mare", "s": "$shade", "u": "$shade", "n": "$shade"}
SHOWN = {"o": "█", "s": "█", "u": "▄", "n": "▀", "@": "#"}
_STARS = ((4, 6, "·"), (21, 18, "·"), (41, 5, "·"), (51, 26, "·"), (64, 10, "+"), (94, 6, "·"), (58, 42, "·"),
          (37, 48, "·"), (71, 52, "·"), (13, 38, "·"), (84, 46, "·"), (29, 31, "·"))  # fmt: skip
"""Stars as percentages of the window's width and height."""

_WORDS_WIDTH = 46
"""Columns at the left kept free of tall trees for the title and the menu."""
_WORDS_HEIGHT, _LOW_WORDS_HEIGHT = 14, 12
"""Rows from the top that the title and the menu take, and in a low window."""
_HIGH = 22
"""Rows from which the window is not low."""
_ROOMY = 76
"""Columns from which the large moon has room beside the words."""
_LAYERS = (("$far", (1, 0, 2, 0, 1, 1, 0, 2, 1), (4, 3, 5, 4, 3, 5, 6), -3),
           ("$mid", (2, 1, 2, 0, 2, 1), (9, 7, 11, 8, 10), -2),
           ("$near", (3, 0, 3, 1, 1, 3, 1, 0), (11, 10, 13, 9, 12, 14), 2))  # fmt: skip
"""Trees from the back to the front: colour, sizes in turn, steps in columns in turn, and where the row begins."""


class _Canvas:
    """Signs and their colours, cell by cell."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._signs = [[" "] * width for _ in range(height)]
        self._inks = [[""] * width for _ in range(height)]

    def dot(self, x: int, y: int, sign: str, ink: str) -> None:
        """One sign, where it falls inside."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._signs[y][x] = sign
            self._inks[y][x] = ink

    def sprite(self, sprite: str, x: int, bottom: int, ink: str, *, solid: bool = False) -> None:
        """A sprite standing on a row; a solid one hides what is behind it."""
        rows = sprite.split("\n")
        for number, row in enumerate(rows):
            start = len(row) - len(row.lstrip())
            for offset in range(start, len(row)):
                sign = row[offset]
                if sign != " " or solid:
                    self.dot(x + offset, bottom - len(rows) + 1 + number, SHOWN.get(sign, sign), INKS.get(sign, ink))

    def empty(self, x: int, y: int) -> bool:
        """Whether nothing stands there."""
        return self._signs[y][x] == " "

    def lines(self) -> tuple[Content, ...]:
        """The rows as content."""
        return tuple(self._line(signs, inks) for signs, inks in zip(self._signs, self._inks, strict=True))

    def _line(self, signs: list[str], inks: list[str]) -> Content:
        runs: list[tuple[str, str]] = []
        for sign, ink in zip(signs, inks, strict=True):
            if runs and runs[-1][1] == ink:
                runs[-1] = (runs[-1][0] + sign, ink)
            else:
                runs.append((sign, ink))
        return line(*runs)


def night(width: int, height: int, *, ascii_only: bool = False) -> tuple[Content, ...]:
    """The picture in a window of that many columns and rows."""
    kit = TYPED if ascii_only else DRAWN
    canvas = _Canvas(width, height)
    for across, down, sign in _STARS:
        canvas.dot(width * across // 100, height * down // 100, "." if ascii_only else sign, "$faint")
    ground = height - 1
    wide = width >= _ROOMY
    moon, top = (kit.moon, 8 + height // 12) if wide else (kit.small_moon, 6)
    canvas.sprite(moon, width - 17 - width // 20 if wide else width - 12, top, "$moon")
    if not ascii_only:
        _trees(canvas, kit, ground, range(2))
    floors = max(2, min(8, ground - 13))
    tower = "\n".join((kit.tower, *[kit.floor] * floors))
    canvas.sprite(tower, max(_WORDS_WIDTH + 1, width * 58 // 100), ground - 1, "$soft", solid=True)
    _trees(canvas, kit, ground, range(2, 3))
    for x in range(width):
        canvas.dot(x, ground, kit.ground, "$snow")
        if canvas.empty(x, ground - 1):
            canvas.dot(x, ground - 1, kit.drift[x % len(kit.drift)], "$snow")
    return canvas.lines()


def _trees(canvas: _Canvas, kit: Kit, ground: int, layers: range) -> None:
    """Draws rows of pines; none may reach up into the words at the left, and the front row keeps clear of the tower."""
    words = _WORDS_HEIGHT if canvas.height >= _HIGH else _LOW_WORDS_HEIGHT
    for number in layers:
        ink, sizes, steps, start = _LAYERS[number]
        front = number == len(_LAYERS) - 1
        x, count = start, 0
        while x < canvas.width:
            room = ground - (words if x < _WORDS_WIDTH else 5)
            size = sizes[count % len(sizes)]
            while size > 0 and kit.pines[size].count("\n") + 1 > room:
                size -= 1
            if kit.pines[size].count("\n") < room:
                canvas.sprite(kit.pines[size], x, ground - (0 if front else 1), ink)
            x += steps[count % len(steps)]
            count += 1
