"""What happens to a line after it was drawn: colours become attributes, and other signs become ASCII.

Both work on whatever is on screen, ours or Textual's own borders and scroll bars, so nothing can slip past them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

FAINT_CONTRAST = 7.5
"""Text on its background below this contrast ratio (WCAG 2, 1-21) is drawn dim where there are no colours."""
MARKED_CONTRAST = 1.2
"""A background that differs from the screen's by more than this marks a row; by less it is only a sheet of paper."""

_STEEP = 0.04045
"""Where sRGB's curve leaves its straight piece."""
_SIGNS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": ",", "…": ".", "·": "-", "•": "*",
    "–": "-", "—": "-", "−": "-", "‑": "-", "×": "x", "№": "N", "°": "o", "→": ">", "←": "<", "↑": "^", "↓": "v",
    "─": "-", "━": "-", "═": "=", "│": "|", "┃": "|", "║": "|", "▏": "|", "▕": "|", "▸": ">", "▾": "v", "▴": "^",
    "█": "#", "▀": "#", "▄": "#", "▌": "#", "▐": "#", "■": "#", "□": "o", "▪": "*", "✓": "x", "★": "*", "☐": "o",
    "▁": " ", "▂": " ", "▃": " ", "▅": " ", "▆": " ", "▇": " ", "╌": "-", "┄": "-", "⋯": ".", "›": ">", "‹": "<", "\u00a0": " ",
}  # fmt: skip
_CORNERS = frozenset("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋")
_BLOCKS = range(0x2580, 0x25A0)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
        "abvgdeezziiklmnoprstufhccss'y'euaABVGDEEZZIIKLMNOPRSTUFHCCSS'Y'EUA",
        strict=True,
    )
)


@lru_cache(4096)
def ascii_sign(sign: str) -> str:
    """An ASCII sign of the same width for any sign; a question mark where there is none."""
    if sign.isascii():
        return sign
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign in _CORNERS:
        return "+"
    if sign in _CYRILLIC:
        return _CYRILLIC[sign]
    if ord(sign) in _BLOCKS:
        return "#"
    plain = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    width = cell_len(sign)
    return plain if plain and len(plain) == width else "?" * width


class AsciiOnly(LineFilter):
    """Replaces every sign that is not ASCII by one that is, cell for cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in ASCII."""
        del background
        return [
            segment if segment.text.isascii() else Segment("".join(map(ascii_sign, segment.text)), *segment[1:])
            for segment in segments
        ]


class AttributesOnly(LineFilter):
    """Takes every colour away and keeps what it meant: dim for what was faint, reverse for what was marked, never both."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without colours."""
        ground = background.rich_color.get_truecolor()
        return [
            Segment(text, _attributes(style, ground) if style is not None else None, control)
            for text, style, control in segments
        ]


def _luminance(triplet: tuple[int, int, int]) -> float:
    """Relative luminance as WCAG 2 defines it, 0-1."""
    red, green, blue = (_linear(value / 255) for value in triplet)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _STEEP else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of two colours, 1-21, as WCAG 2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(2048)
def _attributes(style: Style, ground: tuple[int, int, int]) -> Style:
    back = style.bgcolor.get_truecolor() if style.bgcolor is not None else ground
    front = style.color.get_truecolor() if style.color is not None else None
    faint = front is not None and contrast(front, back) < FAINT_CONTRAST
    marked = contrast(back, ground) > MARKED_CONTRAST
    return Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
        dim=((style.dim or faint) and not marked) or None,
        reverse=style.reverse or marked or None,
        meta=style.meta or None,
    )
