"""A pilot who is not the player: what hands of a given skill do in a turn. The numbers are the game's own measure [I]."""

from __future__ import annotations

from dataclasses import replace

from star_city_game.model.descent import Control, Descent, Lander
from star_city_game.systems.descent import ROOM, Luck, fly, legal, seconds, step
from star_city_game.systems.descent_ground import CELL, CLEAR, landing_at, nearest_clear, seen, slope_at

GIVES_UP = -50
"""Tenths of a second under the red line at which a pilot who minds it goes away."""
_STEPS_OFF = 20_000
"""mm under which nobody steps aside any more."""
_BIDS: dict[str, Control] = {"say_push": "push", "say_eyes": "eyes", "say_ukhod": "ukhod"}
"""What is said from the ground, and what the pilot then does."""
_TURNS_AT_ONCE = 2
"""Turns that hands fly before one is asked again whether to trust them."""


def lead(now: Descent, control: Control, lander: Lander, lucks: tuple[Luck, ...]) -> Descent:
    """The descent after a turn in which the player leaves the flying to somebody: to trained hands, or to the pilot far off."""
    if now.view == "console":
        return _listen(now, control, lander, lucks[0])
    if control in ("needle", "eyes", "ukhod"):
        return fly(now, control, lander, lucks[0])
    for luck in lucks[:_TURNS_AT_ONCE]:
        if now.outcome == "flying":
            now = fly(now, choose(now, lander, luck), lander, luck)
    return replace(now, control=control)


def _listen(now: Descent, control: Control, lander: Lander, luck: Luck) -> Descent:
    if control == "refuse":
        now, chosen = replace(now, refused=True), _usable("eyes", now)
    elif control == "say_aside":
        chosen = _aside(now, lander) or choose(now, lander, luck)
    else:
        chosen = _usable(_BIDS.get(control), now) or choose(now, lander, luck)
    spoke = now.spoke or control.startswith("say_")
    return replace(fly(replace(now, spoke=spoke), chosen or "hold", lander, luck), control=control)


def _usable(control: Control | None, now: Descent) -> Control | None:
    return None if control == now.trust else control


def choose(now: Descent, lander: Lander, luck: Luck) -> Control:
    """What a pilot does of his own accord; one of little skill now and then does nothing at all."""
    if now.is_down:
        return "cut" if _minds(now, luck) else "hold"
    if not _minds(now, luck):
        return "hold"
    if "latch" in now.open_faults and "shake" in legal(replace(now, view="cosmonaut", assisted=False)):
        return "shake"
    if not now.by_hand:
        return _by_programme(now, lander)
    if now.hover <= GIVES_UP and now.height > _STEPS_OFF // 4:
        return "ukhod"
    return _aside(now, lander) or _throttle(now, lander)


def _minds(now: Descent, luck: Luck) -> bool:
    return luck.head + 100 < 100 + now.skill


def _by_programme(now: Descent, lander: Lander) -> Control:
    is_doubtful = now.trust == "needle" and now.needle * 2 < now.height // 1000
    return "eyes" if is_doubtful else _aside(now, lander) or "hold"


def _aside(now: Descent, lander: Lander) -> Control | None:
    """A step aside, if the ground that is seen asks for it and there is height for it."""
    if not seen(now, lander) or now.height < _STEPS_OFF or slope_at(now, landing_at(now, lander)) < CLEAR:
        return None
    way = nearest_clear(now, lander)
    return None if abs(way) < CELL else "right" if way > 0 else "left"


def _throttle(now: Descent, lander: Lander) -> Control:
    """Towards a sink of one m/s and a fourteenth of the height a second, which is down from 110 m in half a minute."""
    if now.is_cold:
        return "push"  # a throttle that has not been moved yet is tried while there is height
    reached = max(0, now.height - now.aim * seconds(now, lander) // 2)
    wanted, change = 1000 + reached // 14, step(now, lander)
    asked: tuple[tuple[Control, int], ...] = (("hold", now.aim), ("push", now.aim - change), ("ease", now.aim + change))
    if now.aim > wanted + 2 * change and now.height > ROOM * 1000:
        return "both"
    return min(asked, key=lambda each: abs(each[1] - wanted))[0]
