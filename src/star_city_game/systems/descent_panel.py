"""The instrument panel of a descent, as a block that every face can show."""

from __future__ import annotations

from star_city_game.model.descent import LAMPS, Descent, Lander, Reading
from star_city_game.model.turn import Gauge, Lamp, Panel
from star_city_game.systems.descent_ground import CELL, landing_at, slope_at
from star_city_game.systems.descent_ground import kind as kind_of
from star_city_game.systems.descent_readings import eye_of, reading_of

_MOST_SINK, _MOST_DRIFT, _MOST_TILT, _MOST_HOVER = 1000, 60, 30, 120
"""The ends of the scales: tenths of m/s, tenths of m/s to either side, degrees, seconds over the red line."""
_UNDER = 30
"""Seconds under the red line that the fuel gauge still shows."""
_FINE = 100
"""Tenths under which they are shown."""
_WINDOW = 6
"""Cells of ground that the window shows to either side."""
_SIGNS = {"clear": ".", "stones": "^", "crater": "u"}
_HOVERS = 1000
"""mm/s of sink under which the lamp of the hover is lit."""


def panel(now: Descent, lander: Lander) -> Panel:
    """What the instruments show, in the lander or, late, on Earth."""
    shown = reading_of(now)
    far = now.view == "console"
    is_late = far and now.outcome == "flying"
    title = f"Paper, {now.delay // 1000} s old" if is_late else "Paper" if far else "Lander"
    return Panel(
        title, _gauges(now, shown, lander), _lamps(now, shown), "" if far else _window(now, lander), _note(now)
    )


def _gauges(now: Descent, shown: Reading, lander: Lander) -> tuple[Gauge, ...]:
    blurred = now.blurred
    height = shown.height // 100 * 100 if blurred else shown.height
    by_eye = now.trust == "eyes" and now.view == "cosmonaut"
    return (
        Gauge(
            "Height", _tenths(height), "m", _share(shown.height, lander.ladder[0][0] * 10), blurred=blurred or by_eye
        ),
        Gauge("Sink", _tenths(shown.sink), "m/s", _share(shown.sink, _MOST_SINK), blurred=blurred),
        Gauge(
            "Drift",
            f"{abs(shown.drift) / 10:.1f}",
            _side(shown.drift),
            _cross(shown.drift),
            centred=True,
            blurred=blurred,
        ),
        Gauge("Tilt", f"{now.tilt or shown.tilt}", "deg", _share(now.tilt or shown.tilt, _MOST_TILT), 900),
        Gauge(
            "Hover",
            f"{shown.hover}",
            "s",
            _share(shown.hover + _UNDER, _MOST_HOVER + _UNDER),
            _share(_UNDER, _MOST_HOVER + _UNDER),
            is_red=shown.hover < 0,
        ),
    )


def _share(number: int, whole: int, least: int = 0) -> int:
    return max(least, min(1000, number * 1000 // whole))


def _cross(drift: int) -> int:
    return 500 + _share(drift, _MOST_DRIFT, -1000) // 2


def _tenths(tenths: int) -> str:
    """A number, with its decimal while it is small."""
    return f"{tenths / 10:.1f}" if abs(tenths) < _FINE else f"{tenths // 10}"


def _side(drift: int) -> str:
    return "m/s" if drift == 0 else "m/s right" if drift > 0 else "m/s left"


def _lamps(now: Descent, shown: Reading) -> tuple[Lamp, ...]:
    over = now.outcome != "flying"
    lit = {
        "podkhod": not now.by_hand and not over,
        "vysota": now.by_hand and not now.is_down and not over,
        "zavisanie": now.by_hand and not now.is_down and abs(now.sink) < _HOVERS and not over,
        "ukhod": now.outcome == "ukhod" or (shown.hover < 0 and not over),
        "kasanie": now.is_down and "lamp" not in now.open_faults,
    }
    return tuple(Lamp(name.upper(), lit[name]) for name in LAMPS)


def _window(now: Descent, lander: Lander) -> str:
    if now.under == "unseen":
        return ""
    here = landing_at(now, lander)
    cells = range(-_WINDOW, _WINDOW + 1)
    return "".join(_SIGNS[kind_of(slope_at(now, here + cell * CELL))] for cell in cells)


def _note(now: Descent) -> str:
    return (
        "" if now.view == "console" or now.outcome != "flying" else "; ".join(filter(None, (_other(now), _below(now))))
    )


def _other(now: Descent) -> str:
    """The height that is not gone by, while that can still be changed."""
    if now.by_hand:
        return ""
    return f"the needle says {now.needle} m" if now.trust == "eyes" else f"the eye says {eye_of(now) // 10} m"


def _below(now: Descent) -> str:
    """What lies where the lander is coming down."""
    if now.under in ("unseen", "clear"):
        return "clear ground below" if now.under == "clear" else ""
    what = "stones" if now.under == "stones" else "a crater’s wall"
    if now.clear_at == 0:
        return f"{what} below"
    return f"{what} below, clear {abs(now.clear_at)} m to the {'right' if now.clear_at > 0 else 'left'}"
