"""The picture on the title: a moon, pines in snow, and a tower with one lit window.

It is composed for the size of the window from a few sprites drawn by hand, always in the same way for the same size.
In a sprite a space lets what is behind show through; the signs of ``_INKS`` choose a colour of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from star_city_game.tui.content import Content, line

_INKS = {"■": "bold $lamp", "▫": "$far", "o": "$mare", "s": "$shade", "@": "bold $lamp"}
_SHOWN = {"o": "█", "s": "█", "@": "#"}

_PINES = (
    " ╷\n▗█▖\n▟█▙\n▟█▙▖\n █",
    "  ╷\n  █▖\n ▟█▙\n ▗█▙▖\n ▟██▙\n▗▟██▙▖\n  ▐▌",
    "   ╷\n  ▗█\n  ▟█▖\n  ▐█▙\n ▗██▙\n  ▟█▙▖\n ▟███▙\n  ▟██▖\n▗▟███▙▖\n   █▌",
    "   ╷\n   █\n  ▗█▖\n  ▟█▙\n   █▙\n  ▟█▙▖\n ▗███▙\n  ▟█▙\n ▟███▙▖\n▗▟███▙\n ▟████▙\n▗▟████▙▖\n   ██",
)
_ASCII_PINES = (
    "  ^\n /|\\\n /|\\\n//|\\\\\n  |",
    "   ^\n  /|\\\n  /|\\\n //|\\\\\n  /|\\\n///|\\\\\\\n   |",
    "   ^\n  /|\\\n  /|\\\n //|\\\\\n  /|\\\n //|\\\\\n///|\\\\\\\n //|\\\\\n///|\\\\\\\n   |",
    "    ^\n   /|\\\n   /|\\\n  //|\\\\\n   /|\\\n  //|\\\\\n ///|\\\\\\\n  //|\\\\\n ///|\\\\\\\n"
    "  //|\\\\\n ///|\\\\\\\n////|\\\\\\\\\n    |",
)
_MOON = "   ▄▄▄▄▄\n ▄████oos▄\n███oo███oss\n██ooo████oss\n█████o███oss\n ▀████oooss▀\n   ▀▀▀▀▀"
_ASCII_MOON = "   .-----.\n .'  .    '.\n/   ( )   . \\\n|  .    ()  |\n\\   ( )     /\n '.      .'\n   '-----'"
_FLOOR = "│ ▫ ▫ ▫ │"
_TOWER = ("    ╷", "    │", "  ┌─┴─┐", "┌─┴───┴─┐", _FLOOR, "│ ▫ ■ ▫ │")
_ASCII_FLOOR = "| . . . |"
_ASCII_TOWER = ("    |", "    |", "  +-+-+", "+-+---+-+", _ASCII_FLOOR, "| . @ . |")
_DRIFT, _GROUND = "▁▁▂▂▃▃▃▂▂▁▁▁▁▂▂▂▁▁", "▀"
_ASCII_DRIFT, _ASCII_GROUND = "..::::..__..::..__", "="
_STARS = ((4, 6, "·"), (21, 18, "·"), (41, 5, "·"), (51, 26, "·"), (64, 10, "+"), (94, 6, "·"), (58, 42, "·"),
          (37, 48, "·"), (71, 52, "·"), (13, 38, "·"), (84, 46, "·"), (29, 31, "·"))  # fmt: skip
"""Stars as percentages of the window's width and height."""

_WORDS_WIDTH = 46
"""Columns at the left kept free of tall trees for the title and the menu."""
_WORDS_HEIGHT = 15
"""Rows from the top that the title and the menu take."""
_LAYERS = (("$far", (1, 0, 2, 0, 1, 1, 0, 2, 1), (4, 3, 5, 4, 3, 5, 6), -3),
           ("$mid", (2, 1, 2, 0, 2, 1), (9, 7, 11, 8, 10), -2),
           ("$near", (3, 0, 3, 1, 1, 3, 1, 0), (11, 10, 13, 9, 12, 14), 2))  # fmt: skip
"""Trees from the back to the front: colour, sizes in turn, steps in columns in turn, and where the row begins."""


@dataclass(frozen=True, slots=True)
class _Kit:
    """One set of sprites."""

    pines: tuple[str, ...]
    moon: str
    tower: tuple[str, ...]
    floor: str
    drift: str
    ground: str


_DRAWN = _Kit(_PINES, _MOON, _TOWER, _FLOOR, _DRIFT, _GROUND)
_TYPED = _Kit(_ASCII_PINES, _ASCII_MOON, _ASCII_TOWER, _ASCII_FLOOR, _ASCII_DRIFT, _ASCII_GROUND)


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
                    self.dot(x + offset, bottom - len(rows) + 1 + number, _SHOWN.get(sign, sign), _INKS.get(sign, ink))

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
    kit = _TYPED if ascii_only else _DRAWN
    canvas = _Canvas(width, height)
    for across, down, sign in _STARS:
        canvas.dot(width * across // 100, height * down // 100, "." if ascii_only else sign, "$faint")
    ground = height - 1
    if width >= _WORDS_WIDTH + 12:
        canvas.sprite(kit.moon, width - 16 - width // 20, 7 + height // 12, "$moon")
    _trees(canvas, kit, ground, range(1 if ascii_only else 2), 1 if ascii_only else 0)
    floors = max(2, min(8, height - 13))
    tower = "\n".join((*kit.tower, *[kit.floor] * floors))
    canvas.sprite(tower, max(_WORDS_WIDTH - 4, width * 56 // 100), ground - 1, "$soft", solid=True)
    _trees(canvas, kit, ground, range(2, 3), 0)
    for x in range(width):
        canvas.dot(x, ground, kit.ground, "$snow")
        if canvas.empty(x, ground - 1):
            canvas.dot(x, ground - 1, kit.drift[x % len(kit.drift)], "$snow")
    return canvas.lines()


def _trees(canvas: _Canvas, kit: _Kit, ground: int, layers: range, skip: int) -> None:
    """Draws rows of pines; none may reach up into the words at the left."""
    for number in layers:
        ink, sizes, steps, start = _LAYERS[number + skip]
        x, count = start, 0
        while x < canvas.width:
            room = ground - (_WORDS_HEIGHT if x < _WORDS_WIDTH else 5)
            size = sizes[count % len(sizes)]
            while size > 0 and kit.pines[size].count("\n") + 1 > room:
                size -= 1
            if kit.pines[size].count("\n") + 1 <= room + 1:
                canvas.sprite(kit.pines[size], x, ground - (number + skip != len(_LAYERS) - 1), ink)
            x += steps[count % len(steps)]
            count += 1
