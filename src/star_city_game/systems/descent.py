"""The descent: what may be done in a turn, and what comes of it. Pure and deterministic; chance is handed in.

Every constant of the lander is the story's own, with its source beside it in ``systems/descent.yaml`` (facts 2A, 2D, 2E).
Those of this module are the game's own measure of hands and eyes [I], or come from the bible's list of defects (8.1).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from star_city_game.model.descent import CONSOLE, EASY, HAND, Control, Descent, Lander, Reading
from star_city_game.systems.descent_ground import settle, stand
from star_city_game.systems.descent_motion import TICKS, Motion, believed, programme, radar

ROOM = 15
"""m under which the reserve engine is not lit any more [I]."""
SHAKES_BELOW = 700
"""m under which leg 3 can be shaken: the legs are out and their lamps can be read [I]."""
_BIAS = {"push": 75, "ease": 120}
"""Per cent of the ladder's sink that the programme flies by while the throttle is leaned on [I]."""
_GENTLE = 1
"""Degree with which the programme takes off drift [I]."""
_BLUR = (55, 65)
"""Per cent of full thrust between which the frame rings: 31 Hz at 60 % (bible 8.1, d_lk_2)."""
_CLIMB = -10_000
"""Sink in mm/s at which a lander that goes away is out of danger [I]."""
_SHAKE = 25
"""Ticks of hover that shaking a leg loose costs in fuel, without the time [I]."""
_WAITS = 2
"""Seconds that the engine burns on the ground while one waits for a lamp that is dead [I]."""
_TIPPED = 90
"""Tenths of a degree that each such wait tips the lander [I]."""
_STEADY, _AIMED, _SHAKEN, _UNSEEN = 8, 10, 8, 8
"""By what the luck of a turn is divided, or multiplied, to give mm/s of drift and of sink [I]."""


class Luck(NamedTuple):
    """The luck of one turn: three numbers from -100 to 100, for the hand on the throttle, the hand on the stick, the head."""

    throttle: int
    stick: int
    head: int


def legal(now: Descent) -> frozenset[str]:
    """What may be done now; nothing once it is over."""
    if now.outcome != "flying":
        return frozenset()
    if now.view == "console":
        return _at_the_console(now)
    if now.is_down:
        return frozenset({"fly", "ukhod"} if now.assisted else {"hold", "cut", "ukhod"})
    trust = "eyes" if now.trust == "needle" else "needle"
    if now.assisted:
        return frozenset({*EASY} - {"needle", "eyes"} | {trust})
    barred = {"needle", "eyes", "cut"} - {trust}
    barred |= set() if now.is_cold else {"pull"}
    barred |= {"both"} if now.is_lit or now.height < ROOM * 1000 else set()
    barred |= {"shake"} if "latch" not in now.open_faults or now.height >= SHAKES_BELOW * 1000 else set()
    return frozenset({*HAND} - barred)


def _at_the_console(now: Descent) -> frozenset[str]:
    """Before the hand-over numbers may be refused; after it the ground is silent by rule, which may be broken once."""
    if now.is_down or now.spoke:
        return frozenset({"listen"})
    if not now.by_hand:
        return frozenset({"listen"} if now.refused else {"listen", "refuse"})
    return frozenset({*CONSOLE} - {"refuse"})


def fly(now: Descent, control: Control, lander: Lander, luck: Luck) -> Descent:
    """The descent after one turn in which the pilot's hands do something; see :data:`~.model.descent.HAND`."""
    now = replace(now, turns=now.turns + 1, control=control)
    if control == "ukhod":
        return settle(_away(now, lander), lander)
    if now.is_down:
        return settle(_wait_for_lamp(now, control, lander), lander)
    done, now = _servo(now, control)
    begun = _prepared(now, done, lander, luck)
    flown = _blurred(_stretch(begun, lander, *_steering(begun, done, lander)), lander, luck)
    return _measured(settle(_come_down(_hand_over(flown, lander), lander), lander))


def seconds(now: Descent, lander: Lander) -> int:
    """How long the next turn lasts."""
    return next((each for above, each in lander.turns if now.height >= above * 1000), lander.turns[-1][1])


def step(now: Descent, lander: Lander) -> int:
    """By how many mm/s one ease or push changes the sink now, once the pilot has taken over."""
    return 100 * next((each for above, each in lander.steps if now.height >= above * 1000), lander.steps[-1][1])


def _servo(now: Descent, control: str) -> tuple[str, Descent]:
    """What the throttle makes of a control: a cold servo that is reversed turns the first push round, and the first pull."""
    if control not in ("push", "pull"):
        return control, now
    is_turned = "servo" in now.open_faults
    kept = tuple(fault for fault in now.open_faults if fault != "servo")
    done = "push" if is_turned == (control == "pull") else "ease"
    return done, replace(now, is_cold=False, open_faults=kept)


def _prepared(now: Descent, control: str, lander: Lander, luck: Luck) -> Descent:
    """What the control changes before the lander moves: trust, the engine, the sink that is asked for."""
    if control in ("needle", "eyes"):
        now = replace(now, trust=control)
    if control == "both":
        now = replace(now, is_lit=True, aim=now.aim - 2 * step(now, lander))
    if control == "shake":
        kept = tuple(fault for fault in now.open_faults if fault != "latch")
        burned = lander.gravity * (lander.mass * 1000 - now.spent) * _SHAKE // (9_807 * lander.isp * TICKS)
        now = replace(now, open_faults=kept, spent=now.spent + burned)
    if not now.by_hand:
        return now
    unsteady = 100 - now.skill
    gained = luck.stick * unsteady // _STEADY
    if now.trust == "eyes" and now.height < lander.dust * 1000:
        gained += luck.stick * _UNSEEN
    asked = step(now, lander) * {"ease": 1, "push": -1}.get(control, 0)
    aim = now.aim + asked + luck.throttle * unsteady // _AIMED
    return replace(now, aim=max(-1000, aim), drift=now.drift + gained)


def _hand_over(now: Descent, lander: Lander) -> Descent:
    """The lander is the hand's from the decision height on: it keeps the sink that it has."""
    if now.by_hand or not _is_low(now, now.height, now.time, lander):
        return now
    return replace(now, by_hand=True, aim=now.sink)


def _is_low(now: Descent, height: int, time: int, lander: Lander) -> bool:
    """Whether the height that is gone by is the one at which the pilot takes over."""
    return believed(now, height, time) <= lander.hand * 1000


def _steering(now: Descent, control: str, lander: Lander) -> tuple[Callable[[Motion], None], Callable[[Motion], None]]:
    """How the thrust and the lean are chosen, tick by tick."""
    bias = _BIAS.get(control, 100)

    def throttle(motion: Motion) -> None:
        if now.by_hand:
            motion.seek(now.aim, 0)
            return
        sink, steep = programme(believed(now, motion.height, motion.time), lander)
        motion.seek(sink * bias // 100, max(motion.sink, 0) * steep // 1000)

    def stick(motion: Motion) -> None:
        if control in ("left", "right"):
            motion.lean = lander.lean * (10 if control == "right" else -10)
        elif now.trust == "needle" or motion.height > lander.dust * 1000:
            motion.level(lander.level if now.by_hand else _GENTLE)

    return throttle, stick


def _stretch(
    now: Descent, lander: Lander, throttle: Callable[[Motion], None], stick: Callable[[Motion], None]
) -> Descent:
    motion = Motion(now, lander)
    for _ in range(seconds(now, lander) * TICKS):
        stick(motion)
        throttle(motion)
        if motion.height <= 0 or (not now.by_hand and _is_low(now, motion.height, motion.time, lander)):
            break
    return motion.done()


def _blurred(now: Descent, lander: Lander, luck: Luck) -> Descent:
    share = now.thrust * 100 // lander.thrust_high
    rings = "blur" in now.open_faults and _BLUR[0] <= share <= _BLUR[1]
    return replace(now, blurred=rings, drift=now.drift + (luck.stick * _SHAKEN if rings else 0))


def _come_down(now: Descent, lander: Lander) -> Descent:
    """Contact, if the height is gone: the lamp KASANIE cuts the engine, unless it is dead."""
    if now.height > 0:
        return now
    down = replace(now, is_down=True, speed=max(now.sink, 0) // 100)
    if "lamp" in now.open_faults and down.speed <= lander.hard:
        return replace(down, sink=0)
    return stand(down, lander)


def _wait_for_lamp(now: Descent, control: str, lander: Lander) -> Descent:
    """On the ground with the engine burning: it is cut by hand, or one waits for the lamp, twice at most."""
    if control == "cut":
        return stand(now, lander, now.lean)
    burned = lander.thrust_low * _WAITS * 1000 // lander.isp
    tipped = now.lean + _TIPPED
    waited = replace(now, spent=now.spent + burned, time=now.time + _WAITS * 1000, lean=tipped)
    return stand(waited, lander, tipped) if tipped > _TIPPED else waited


def _away(now: Descent, lander: Lander) -> Descent:
    """Both engines at full thrust, upright, until the lander climbs: or until there is no more height."""
    motion = Motion(replace(now, is_lit=True, lean=0), lander)
    while motion.sink > _CLIMB and (motion.height > 0 or motion.sink <= 0) and motion.spent < lander.tank * 1000:
        motion.burn(lander.thrust_high)
    climbs = motion.sink <= 0
    flown = motion.done()
    if climbs:
        return replace(flown, outcome="ukhod", is_down=False)
    return replace(flown, outcome="crashed", is_down=True, speed=max(motion.sink, 0) // 100)


def _measured(now: Descent) -> Descent:
    return replace(now, measured=(*now.measured[-3:], read(now)))


def read(now: Descent) -> Reading:
    """What the instruments measure now."""
    return Reading(
        now.time,
        radar(now, now.height, now.time) // 100,
        now.sink // 100,
        _tenths(now.drift),
        abs(now.lean) // 10,
        now.hover // 10,
    )


def _tenths(speed: int) -> int:
    return speed // 100 if speed >= 0 else -(-speed // 100)
