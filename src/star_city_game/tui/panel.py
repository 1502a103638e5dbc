"""An instrument panel as lines of characters: every needle is also a number, every lamp a word, so that colour only helps."""

from __future__ import annotations

from star_city_game.model.turn import Gauge, Lamp, Panel
from star_city_game.tui.content import ALARM, FAINT, LAMP, SOFT, Content, line, pad, spread, wrap

WIDEST = 76
"""Cells of the widest panel; on a wide screen it stays an instrument."""
_SCALE = 12
"""Cells of the shortest scale; a panel with less room shows numbers only."""
_NAME, _VALUE = 7, 15
_RULE = "$rule"
_SIGNS = {".": "·", "^": "▲", "u": "∪"}


def drawn(panel: Panel, width: int) -> list[Content]:
    """The panel with its frame, at most so many cells wide."""
    inside = min(width, WIDEST) - 4
    rows = [_lamps(panel.lamps, inside)] if panel.lamps else []
    rows += [_gauge(gauge, inside) for gauge in panel.gauges]
    if panel.window:
        rows.append(_window(panel.window, inside))
    if panel.note:
        rows += [line((" " * (_NAME + 1), ""), part) for part in wrap(line((panel.note, SOFT)), inside - _NAME - 1)]
    side = line(("│", _RULE))
    middle = [side + line(" ") + pad(row, inside) + line(" ") + side for row in rows]
    head = f"┌─ {panel.title} "
    top = line((head, _RULE), ("─" * (inside + 3 - len(head)) + "┐", _RULE))
    return [top, *middle, line(("└" + "─" * (inside + 2) + "┘", _RULE))]


def _lamps(lamps: tuple[Lamp, ...], width: int) -> Content:
    """The light table: a lit lamp stands in brackets and in capitals."""
    shown = [_lamp(lamp) for lamp in lamps]
    gap = max(1, (width - sum(part.cell_length for part in shown)) // max(1, len(shown) - 1))
    row = shown[0]
    for part in shown[1:]:
        row += line(" " * min(gap, 4)) + part
    return row


def _lamp(lamp: Lamp) -> Content:
    return line((f"[{lamp.name}]", f"bold {LAMP}")) if lamp.is_lit else line((f" {lamp.name.lower()} ", FAINT))


def _gauge(gauge: Gauge, width: int) -> Content:
    """A name, a number with its unit, and where the needle stands on its scale."""
    colour = ALARM if gauge.is_red else ""
    value = f"{'~' if gauge.blurred else ''}{gauge.value}{'°' if gauge.unit == 'deg' else f' {gauge.unit}'}"
    left = line((f"{gauge.name:<{_NAME}}", SOFT), (f"{value:>{_VALUE - 1}} ", f"bold {colour}".strip()))
    room = width - _NAME - _VALUE - 6
    if room < _SCALE:
        return left
    return left + _scale(gauge, room, colour) + line((" RED" if gauge.is_red else "", f"bold {ALARM}"))


def _scale(gauge: Gauge, room: int, colour: str) -> Content:
    """A bar up to the needle, or, for a needle with its zero in the middle, the cross and where it stands open."""
    at = min(room - 1, gauge.at * room // 1000)
    if gauge.centred:
        signs = ["·"] * room
        low, high = sorted((at, room // 2))
        signs[low : high + 1] = ["━"] * (high + 1 - low)
        signs[room // 2] = "┼"
        return line(("".join(signs), colour or LAMP))
    signs = ["█"] * at + ["·"] * (room - at)
    if gauge.mark >= 0:
        signs[min(room - 1, gauge.mark * room // 1000)] = "┃"
    return line(("".join(signs), colour or LAMP))


def _window(window: str, width: int) -> Content:
    """The ground from left to right, with what lies under the landing in brackets."""
    middle = len(window) // 2
    signs = ["".join(_SIGNS[sign] for sign in part) for part in (window[:middle], window[middle], window[middle + 1 :])]
    row = line(
        ("Window ", SOFT), " ", (" ".join(signs[0]), ""), (f"[{signs[1]}]", f"bold {LAMP}"), (" ".join(signs[2]), "")
    )
    return spread(row, line(), width)
