"""How the lander moves: thrust, weight and drift in ticks of a tenth of a second, in whole numbers only.

Units are mm, mm/s, g and kgf. Whatever is rounded is rounded against the pilot: fuel up, braking down. So neither fuel nor
speed ever comes from nothing.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from star_city_game.model.descent import Descent, Lander

TICKS = 10
"""Ticks in a second."""
KEPT = 40_000
"""Sink in mm/s over which the reserve engine is never shut: [C] main thrust alone stops no more than 1.9 m/s²."""
_KGF = 9_806_650
"""What one kgf gives one gram, in mm/s²: 9.80665 N over 1 g."""
_MILLION = 1_000_000
_PLUME_ENDS = 16_000
"""ms after jettison until Block D has hit the ground and the radar sees the ground again [I; facts 2D: it falls 1-2 km ahead]."""
_PLUME = (4, 15)
"""What the plume makes of a height: 1.5 km reads 400 m (bible 8.1, d_lk_1)."""


def parts(lean: int) -> tuple[int, int]:
    """How much of the thrust pushes aside, and how much up, in millionths, at a lean in tenths of a degree.

    The series of sine and cosine to the third and fourth power: right to a millionth up to 20 degrees.
    """
    angle = lean * 174_533 // 100  # millionths of a radian
    square = angle * angle // _MILLION
    return angle - angle * square // (6 * _MILLION), _MILLION - square // 2 + square * square // (24 * _MILLION)


def mass(now: Descent, lander: Lander) -> int:
    """The lander's mass now, in g."""
    return lander.mass * 1000 - now.spent


def hover_flow(now: Descent, lander: Lander) -> int:
    """What a second of hover burns now, in g."""
    return mass(now, lander) * lander.gravity // (9_807 * lander.isp)


def radar(now: Descent, height: int, time: int) -> int:
    """The height in mm that the radar measures at a true height and a time."""
    if "plume" in now.open_faults and time < _PLUME_ENDS:
        return height * _PLUME[0] // _PLUME[1]
    return height


def believed(now: Descent, height: int, time: int) -> int:
    """The height in mm that is gone by at a true height and a time: the radar's, or that of the eye."""
    return height * (100 + now.eye) // 100 if now.trust == "eyes" else radar(now, height, time)


def programme(height: int, lander: Lander) -> tuple[int, int]:
    """The sink in mm/s that the ladder wants at a height in mm, and by how many mm/s it falls in a metre."""
    ladder = lander.ladder
    for (above, fast), (below, slow) in pairwise(ladder):
        if height > below * 1000:
            gained = (fast - slow) * (height - below * 1000) // ((above - below) * 10)
            return min(fast * 100, slow * 100 + gained), (fast - slow) * 100 // (above - below)
    return ladder[-1][1] * 100, 0


class Motion:
    """One stretch of flight while it goes on; see :class:`~star_city_game.model.descent.Descent` for the units."""

    def __init__(self, now: Descent, lander: Lander) -> None:
        self.lander = lander
        self.before = now
        self.height, self.sink = now.height, now.sink
        self.aside, self.drift, self.lean = now.aside, now.drift, now.lean
        self.spent, self.time = now.spent, now.time
        self.is_lit = now.is_lit
        self.burned_by_main = 0
        self.ticks = 0

    @property
    def mass(self) -> int:
        """The mass now, in g."""
        return self.lander.mass * 1000 - self.spent

    def seek(self, sink: int, falls: int) -> None:
        """One tick towards a sink in mm/s that itself falls by so much in a second; the reserve is shut when it may be."""
        wanted = (self.lander.gravity + falls + self.sink - sink) * self.mass // _KGF
        if self.is_lit and wanted <= self.lander.thrust_high and self.sink <= KEPT:
            self.is_lit = False
        self.burn(wanted - self.lander.reserve if self.is_lit else wanted)

    def burn(self, wanted: int) -> None:
        """One tick at the main engine's thrust that is wanted, as far as it can give it, and the reserve's if it is lit."""
        lander = self.lander
        main = max(lander.thrust_low, min(lander.thrust_high, wanted))
        thrust = main + (lander.reserve if self.is_lit else 0)
        if self.spent >= lander.tank * 1000:
            main = thrust = 0
        aside, up = parts(self.lean)
        gain = thrust * _KGF // self.mass
        before, drift = self.sink, self.drift
        self.sink -= (gain * up // _MILLION - lander.gravity) // TICKS
        self.drift += _towards_zero(gain * aside, _MILLION * TICKS)
        self.height += -(before + self.sink) // (2 * TICKS)
        self.aside += (drift + self.drift) // (2 * TICKS)
        self.spent += -(-thrust * 1000 // (lander.isp * TICKS))
        self.time += 1000 // TICKS
        self.burned_by_main += main
        self.ticks += 1

    def level(self, most: int) -> None:
        """Leans against the drift, by so many degrees at most, and less as it goes."""
        self.lean = max(-most * 10, min(most * 10, -self.drift // 10))

    def done(self) -> Descent:
        """The descent as it stands now, at the ground's height at least."""
        return replace(
            self.before,
            height=max(self.height, 0),
            sink=self.sink,
            aside=self.aside,
            drift=self.drift,
            lean=self.lean,
            spent=self.spent,
            time=self.time,
            is_lit=self.is_lit,
            thrust=self.burned_by_main // max(self.ticks, 1),
        )


def _towards_zero(number: int, by: int) -> int:
    return number // by if number >= 0 else -(-number // by)
