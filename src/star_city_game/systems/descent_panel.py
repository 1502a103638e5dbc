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
_STEEP = 27
"""Degrees from which the tilt is red: 27 is go or never (bible 8.6)."""
_HOVERS = 1000
"""mm/s of sink under which the lamp of the hover is lit."""


def panel(now: Descent, lander: Lander) -> Panel:
    """What the instruments show, in the lander or, late, on Earth."""
    shown = reading_of(now)
    far = now.view == "console"
    is_late = far and now.outcome == "flying"
    title = f"Paper, {now.delay // 1000} s old" if is_late else "Paper" if far else "Lander"
    window = "" if far else _window(now, lander)
    return Panel(title, _gauges(now, shown, lander), _lamps(now, shown), window, _below(now))


def _gauges(now: Descent, shown: Reading, lander: Lander) -> tuple[Gauge, ...]:
    blurred = now.blurred
    hover = _share(shown.hover + _UNDER, _MOST_HOVER + _UNDER)
    red = _share(_UNDER, _MOST_HOVER + _UNDER)
    tilt = now.tilt or shown.tilt
    return (
        *_heights(now, shown, lander),
        Gauge("Sink", _tenths(shown.sink), "m/s", _share(shown.sink, _MOST_SINK), blurred=blurred),
        Gauge(
            "Drift",
            f"{abs(shown.drift) / 10:.1f}",
            _side(shown.drift),
            _cross(shown.drift),
            centred=True,
            blurred=blurred,
        ),
        Gauge("Tilt", f"{tilt}", "deg", _share(tilt, _MOST_TILT), 900, is_red=tilt >= _STEEP),
        Gauge("Hover", f"{shown.hover}", "s", hover, red, is_red=shown.hover < 0),
    )


def _heights(now: Descent, shown: Reading, lander: Lander) -> tuple[Gauge, ...]:
    """The radar’s height and the eye’s, with which of them is gone by; on Earth, and in the dust, there is no eye."""
    height = shown.height // 100 * 100 if now.blurred else shown.height
    whole = lander.ladder[0][0] * 10
    is_asked = now.view == "cosmonaut" and now.outcome == "flying" and not now.is_down
    by_eye = now.trust == "eyes"
    in_dust = now.height <= lander.dust * 1000
    is_two = is_asked and (by_eye or not in_dust)
    radar = Gauge(
        "Height", _tenths(height), "m", _share(height, whole), blurred=now.blurred, followed=is_two and not by_eye
    )
    if not is_two:
        return (radar,)
    if in_dust:
        return radar, Gauge("By eye", "dust", "", 0, followed=True)
    eye = eye_of(now)
    return radar, Gauge("By eye", _tenths(eye), "m", _share(eye, whole), blurred=True, followed=by_eye)


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


def _below(now: Descent) -> str:
    """What lies where the lander is coming down, and how far it is to clear ground."""
    if now.view == "console" or now.outcome != "flying" or now.under == "unseen":
        return ""
    if now.under == "clear" or now.clear_at == 0:
        return now.under
    return f"{now.under}, clear {abs(now.clear_at)} m {'right' if now.clear_at > 0 else 'left'}"
