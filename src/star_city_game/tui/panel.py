"""An instrument panel as lines of characters: every needle is also a number, every lamp a word, so that colour only helps."""

from __future__ import annotations

from star_city_game.model.turn import Gauge, Lamp, Panel
from star_city_game.tui.content import ALARM, FAINT, LAMP, SOFT, Content, cut, join, line, pad, wrap

WIDEST = 76
"""Cells of the widest panel; on a wide screen it stays an instrument."""
_COLUMN = 25
"""Cells under which the instruments stand under one another."""
_SCALE = 4
"""Cells of the shortest scale; where there is less room, there are only numbers."""
_NAME, _VALUE = 8, 11
_RULE = "$rule"
_SIGNS = {".": "·", "^": "▲", "u": "∪"}


def drawn(panel: Panel, width: int) -> list[Content]:
    """The panel with its frame, at most so many cells wide."""
    inside = min(width, WIDEST) - 4
    rows = [*_lamps(panel.lamps, inside), *_instruments(panel.gauges, inside), *_window(panel, inside)]
    side = line(("│", _RULE))
    middle = [side + line(" ") + pad(row, inside) + line(" ") + side for row in rows]
    head = f"┌─ {panel.title} "
    top = line(("┌─", _RULE), (f" {panel.title} ", SOFT), ("─" * (inside + 3 - len(head)) + "┐", _RULE))
    return [top, *middle, line(("└" + "─" * (inside + 2) + "┘", _RULE))]


def _lamps(lamps: tuple[Lamp, ...], width: int) -> list[Content]:
    """The light table: a lit lamp stands in brackets and in capitals."""
    if not lamps:
        return []
    shown = [_lamp(lamp) for lamp in lamps]
    free = width - sum(part.cell_length for part in shown)
    return wrap(join(shown, " " * max(1, min(4, free // max(1, len(shown) - 1)))), width)


def _lamp(lamp: Lamp) -> Content:
    return line((f"[{lamp.name}]", f"bold {LAMP}")) if lamp.is_lit else line((f" {lamp.name.lower()} ", FAINT))


def _instruments(gauges: tuple[Gauge, ...], width: int) -> list[Content]:
    """Two beside each other where there is room, the last one as wide as is left."""
    column = (width - 2) // 2
    if column < _COLUMN:
        return [_gauge(gauge, width) for gauge in gauges]
    pairs = [gauges[at : at + 2] for at in range(0, len(gauges), 2)]
    return [
        pad(_gauge(pair[0], column), column) + line("  ") + _gauge(pair[1], column)
        if len(pair) > 1
        else _gauge(pair[0], width)
        for pair in pairs
    ]


def _gauge(gauge: Gauge, width: int) -> Content:
    """A name, a number with its unit, and where the needle stands on its scale; ``>`` is the one that is gone by."""
    colour = ALARM if gauge.is_red else ""
    unit = {"deg": "°", "": ""}.get(gauge.unit, f" {gauge.unit.removeprefix('m/s ')}")
    value = f"{'RED ' if gauge.is_red else ''}{'~' if gauge.blurred else ''}{gauge.value}{unit}"
    name = f"{'>' if gauge.followed else ' '}{gauge.name}"
    left = line(
        (f"{name:<{_NAME}}", LAMP if gauge.followed else SOFT), (f"{value:<{_VALUE}} ", f"bold {colour}".strip())
    )
    room = width - left.cell_length
    return left + _scale(gauge, room, colour) if room >= _SCALE else cut(left, width)


def _scale(gauge: Gauge, room: int, colour: str) -> Content:
    """A bar up to the needle, or, for a needle with its zero in the middle, the cross and where it stands open."""
    at = min(room - 1, gauge.at * room // 1000)
    if gauge.centred:
        signs = ["·"] * room
        low, high = sorted((at, room // 2))
        signs[low : high + 1] = ["━"] * (high + 1 - low)
        signs[room // 2] = "┼"
    else:
        signs = ["█"] * at + ["·"] * (room - at)
        if gauge.mark >= 0:
            signs[min(room - 1, gauge.mark * room // 1000)] = "┃"
    return line(("".join(signs), colour or LAMP))


def _window(panel: Panel, width: int) -> list[Content]:
    """The ground from left to right, with what lies under the landing in brackets, and what is said of it."""
    if not panel.window:
        return wrap(line((f" {panel.note}", SOFT)), width) if panel.note else []
    middle = len(panel.window) // 2
    signs = "".join(_SIGNS[sign] for sign in panel.window)
    ground = line((" Window ", SOFT), signs[:middle], (f"[{signs[middle]}]", f"bold {LAMP}"), signs[middle + 1 :])
    return wrap(ground + line((f"  {panel.note}", SOFT)), width)
