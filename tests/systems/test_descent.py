"""The descent: nothing comes from nothing, hands off crash, a perfect pilot lands, and one can always go away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from math import cos, radians, sin
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descents import STEADY, every_fault, flown, lander, luck_of, planned, start, trained, turn
from star_city_game.model.descent import CONSOLE, CONTROLS, FAULTS, HAND, Control, Descent
from star_city_game.systems import descent_pilot
from star_city_game.systems.descent import Luck, fly, legal
from star_city_game.systems.descent_ground import nearest_clear, slope_at
from star_city_game.systems.descent_motion import parts, programme
from star_city_game.systems.descent_readings import SHOWN, reading_of, shows

SEEDS = range(12)
FAULT_SETS = list(every_fault())
starts = st.builds(
    start,
    st.integers(0, 2**32 - 1),
    st.sets(st.sampled_from(FAULTS)),
    st.integers(0, 100),
)
lucks = st.builds(Luck, *[st.integers(-100, 100)] * 3)
_ROUNDING = 3
"""mm/s in each tick that rounding may give."""


def energy(now: Descent) -> int:
    """What height and speed hold together, in mm²/s² for each kg."""
    return lander().gravity * now.height + (now.sink**2 + now.drift**2) // 2


@given(starts, st.lists(st.tuples(st.sampled_from(HAND[:-1]), lucks), max_size=25))
def test_neither_fuel_nor_energy_comes_from_nothing(now: Descent, moves: list[tuple[Control, Luck]]) -> None:
    for control, luck in moves:
        if control not in legal(now):
            continue
        before, now = now, fly(now, control, lander(), luck)
        assert 0 <= before.spent <= now.spent <= lander().tank * 1000 + 2000
        assert now.hover <= before.hover
        assert now.height >= 0
        assert now.time > before.time or now.is_down
        if now.outcome != "flying" or now.is_down:
            break
        # Thrust adds energy only by pushing the lander along: no more than its work at the greatest speed of the turn.
        seconds = (now.time - before.time) / 1000
        fastest = max(abs(before.drift), abs(now.drift), -before.sink, -now.sink, 0) + 1500
        strongest = (lander().thrust_high + lander().reserve) * 9_806_650 // (lander().mass * 1000 - now.spent)
        kicked = 2 * 1200 * fastest
        assert energy(now) - energy(before) <= strongest * fastest * seconds + kicked


@given(starts)
def test_the_main_engine_alone_never_brakes_more_than_it_can(now: Descent) -> None:
    now = replace(now, is_lit=False)
    after = fly(now, "push", lander(), STEADY)
    net = lander().thrust_high * 9_806_650 // (lander().mass * 1000 - after.spent) - lander().gravity
    ticks = (after.time - now.time) // 100
    assert now.sink - after.sink <= ticks * (net // 10 + _ROUNDING)


@given(starts)
def test_fuel_burns_by_the_specific_impulse(now: Descent) -> None:
    after = fly(now, "hold", lander(), STEADY)
    seconds = (after.time - now.time) / 1000
    least = after.thrust * seconds * 1000 / lander().isp
    most = least + (lander().reserve + 1) * seconds * 1000 / lander().isp + 10 * seconds
    assert least * 0.99 <= after.spent - now.spent <= most


@pytest.mark.parametrize("faults", FAULT_SETS, ids="+".join)
def test_hands_off_crashes(faults: tuple[str, ...]) -> None:
    for seed in SEEDS:
        for skill in (0, 100):
            assert flown(start(seed, faults, skill), seed, lambda *_: "hold").outcome == "crashed"


@pytest.mark.parametrize("faults", FAULT_SETS, ids="+".join)
def test_a_perfect_pilot_lands_from_every_start(faults: tuple[str, ...]) -> None:
    for seed in SEEDS:
        landed = planned(start(seed, faults, 60), seed)
        assert landed is not None, f"seed {seed}"
        assert landed.orbit >= lander().lowest, f"seed {seed}: there is no way home"


@pytest.mark.parametrize("faults", [(), FAULTS, ("plume",), ("servo", "latch")], ids="+".join)
def test_one_can_go_away_to_the_last_metre(faults: tuple[str, ...]) -> None:
    for seed in SEEDS:
        now = start(seed, faults, 100)
        while now.outcome == "flying" and not now.is_down:
            away = fly(now, "ukhod", lander(), STEADY)
            is_too_fast = now.sink**2 > 2 * 5000 * now.height
            assert (away.outcome == "ukhod") is not is_too_fast or abs(now.sink**2 - 10_000 * now.height) < 3_000_000
            assert away.spent > now.spent
            now = turn(now, trained(now, STEADY), seed)


def test_each_second_under_the_red_line_lowers_the_orbit() -> None:
    now = replace(start(1), height=30_000, sink=0, by_hand=True, aim=0, is_lit=False, spent=lander().fuel * 1000)
    hover, orbit = [], []
    for number in range(3):
        now = replace(fly(now, "hold", lander(), STEADY), turns=number)
        hover.append(now.hover)
        orbit.append(now.orbit)
    assert all(fuel < 0 for fuel in hover)
    assert orbit == [lander().orbit + lander().lowers * fuel // 10 for fuel in hover] or orbit == sorted(orbit)[::-1]


def test_an_empty_tank_gives_no_thrust() -> None:
    now = replace(start(1), height=100_000, sink=0, by_hand=True, spent=lander().tank * 1000)
    after = fly(now, "hold", lander(), STEADY)
    assert after.spent == now.spent
    assert after.sink == lander().gravity * 4


@given(starts, lucks)
def test_the_same_turn_comes_out_the_same(now: Descent, luck: Luck) -> None:
    for control in sorted(legal(now)):
        done = cast("Control", control)
        assert fly(now, done, lander(), luck) == fly(now, done, lander(), luck)


# the programme and the ladder


def test_the_programme_follows_the_ladder() -> None:
    now = replace(start(3), drift=0)
    passed = []
    while not now.by_hand:
        now = fly(now, "hold", lander(), STEADY)
        passed.append((now.height, now.sink))
    assert all(abs(sink - programme(height, lander())[0]) < 1500 for height, sink in passed)
    assert abs(now.height - lander().hand * 1000) < 1000
    assert 35 <= now.time // 1000 <= 45
    assert 50 <= now.hover // 10 <= 65


@pytest.mark.parametrize(("height", "sink"), [(1500, 950), (1100, 725), (700, 500), (300, 220), (110, 80), (20, 80)])
def test_the_ladder_between_its_rungs(height: int, sink: int) -> None:
    assert abs(programme(height * 1000, lander())[0] // 100 - sink) <= 1


@pytest.mark.parametrize("lean", range(-200, 201, 10))
def test_lean_is_a_sine_and_a_cosine(lean: int) -> None:
    aside, up = parts(lean)
    assert abs(aside - sin(radians(lean / 10)) * 1_000_000) < 60
    assert abs(up - cos(radians(lean / 10)) * 1_000_000) < 60


# what may be done


@given(starts)
def test_somebody_can_always_do_something(now: Descent) -> None:
    assert {"hold", "ease", "push", "ukhod"} <= legal(now) <= set(HAND)
    assert legal(replace(now, assisted=True)) == {"fly", "eyes", "ukhod"}
    assert legal(replace(now, view="console")) == {"listen", "refuse"}
    assert legal(replace(now, view="console", by_hand=True)) == set(CONSOLE) - {"refuse"}
    assert legal(replace(now, view="console", by_hand=True, spoke=True)) == {"listen"}
    assert legal(replace(now, outcome="landed")) == set()


# what is wrong


def test_the_plume_makes_the_programme_brake_too_soon() -> None:
    needle = fly(start(3, ["plume"]), "hold", lander(), STEADY)
    eyes = fly(start(3, ["plume"]), "eyes", lander(), STEADY)
    assert start(3, ["plume"]).needle == 400
    assert needle.sink + 2000 < eyes.sink
    assert flown(start(3, ["plume"]), 3, lambda *_: "hold").hover < flown(start(3), 3, lambda *_: "hold").hover


def test_a_reversed_servo_turns_the_first_push_round() -> None:
    begun = replace(start(3, ["servo"], 100), height=100_000, sink=8000, aim=8000, by_hand=True, is_lit=False, drift=0)
    pushed = fly(begun, "push", lander(), STEADY)
    assert pushed.sink > 8000
    assert fly(pushed, "push", lander(), STEADY).sink < pushed.sink
    assert fly(begun, "pull", lander(), STEADY).sink < 8000
    well = replace(begun, open_faults=())
    assert fly(well, "push", lander(), STEADY).sink < 8000
    assert fly(well, "pull", lander(), STEADY).sink > 8000


def low(faults: Collection[str], height: int = 300) -> Descent:
    """At some mm over the ground, with 1 m/s and no drift."""
    begun = start(3, faults, 100)
    return replace(begun, height=height, sink=1000, aim=1000, by_hand=True, is_lit=False, drift=0)


def test_what_is_left_undone_tips_the_lander() -> None:
    usual, latch, rocket = (fly(low(each), "hold", lander(), STEADY).tilt for each in ((), ["latch"], ["rocket"]))
    assert latch == usual + 12
    assert rocket == usual + 5
    assert "latch" not in fly(low(["latch"], 50_000), "shake", lander(), STEADY).open_faults


def test_a_dead_lamp_leaves_the_engine_on() -> None:
    down = fly(low(["lamp"]), "hold", lander(), STEADY)
    assert (down.outcome, down.is_down) == ("flying", True)
    cut = fly(down, "cut", lander(), STEADY)
    waited = fly(down, "hold", lander(), STEADY)
    assert cut.outcome == "landed"
    assert waited.spent > down.spent
    assert fly(waited, "cut", lander(), STEADY).tilt == cut.tilt + 9
    assert fly(waited, "hold", lander(), STEADY).tilt == cut.tilt + 18


def test_needles_blur_at_sixty_per_cent_only() -> None:
    blurred = 0
    for seed in SEEDS:
        now = start(seed, ["blur"], 100)
        while not now.by_hand:
            now = fly(now, "hold", lander(), STEADY)
            share = now.thrust * 100 // lander().thrust_high
            assert now.blurred == (55 <= share <= 65)
            blurred += now.blurred
    assert blurred


# contact


@pytest.mark.parametrize(
    ("sink", "drift", "outcome"),
    [(1000, 0, "landed"), (2500, 0, "landed"), (3500, 0, "hard"), (6000, 0, "crashed"), (1000, 8000, "overturned")],
)
def test_how_it_comes_down(sink: int, drift: int, outcome: str) -> None:
    flat = replace(start(3, (), 100), ground=(10,) * 25, height=100, by_hand=True, is_lit=False)
    assert fly(replace(flat, sink=sink, aim=sink, drift=drift), "hold", lander(), STEADY).outcome == outcome


@given(starts)
def test_clear_ground_is_always_somewhere(now: Descent) -> None:
    here = now.aside + 0
    assert any(slope_at(now, here + step * 10_000) < 80 for step in range(-25, 26))
    assert abs(nearest_clear(replace(now, drift=0), lander())) < 125_000


# those who fly for the player


def test_better_hands_land_more_often() -> None:
    rates = [
        sum(flown(start(seed, (), skill), seed, trained).outcome in ("landed", "hard") for seed in range(60))
        for skill in (0, 40, 80, 100)
    ]
    assert rates == sorted(rates)
    assert rates[0] < 50
    assert rates[-1] == 60


def test_trained_hands_fly_two_turns_at_once() -> None:
    now = replace(start(3, (), 100), assisted=True)
    assert descent_pilot.lead(now, "fly", lander(), (STEADY, STEADY)).turns == 2
    assert descent_pilot.lead(now, "eyes", lander(), (STEADY, STEADY)).trust == "eyes"
    assert descent_pilot.lead(now, "ukhod", lander(), (STEADY, STEADY)).outcome == "ukhod"


def test_what_is_said_on_earth_changes_what_the_pilot_does() -> None:
    high = replace(start(3, (), 100, "console"), height=100_000, sink=8000, aim=8000, by_hand=True, is_lit=False)
    heard = descent_pilot.lead(replace(high, is_cold=False), "listen", lander(), (STEADY,))
    slower = descent_pilot.lead(replace(high, is_cold=False), "say_push", lander(), (STEADY,))
    assert slower.sink < heard.sink
    assert slower.spoke
    assert not heard.spoke
    assert descent_pilot.lead(high, "say_ukhod", lander(), (STEADY,)).outcome == "ukhod"
    refused = descent_pilot.lead(start(3, (), 100, "console"), "refuse", lander(), (STEADY,))
    assert (refused.trust, refused.refused, refused.spoke) == ("eyes", True, False)


def test_on_earth_one_sees_what_was() -> None:
    now = start(3, (), 100, "console")
    before = now
    for _ in range(6):
        before, now = now, descent_pilot.lead(now, "listen", lander(), (luck_of(3, now.turns),))
        late = reading_of(now)
        assert late.time == max(0, now.time - lander().delay)
        assert late.height * 100 >= now.height
    assert reading_of(before) != reading_of(now)
    over = replace(now, outcome="landed", height=0)
    assert reading_of(over).height == 0


# what can be asked


@given(starts)
def test_whatever_can_be_asked_has_its_kind(now: Descent) -> None:
    for name, shown in SHOWN.items():
        for descent in (now, None):
            value = shows(descent, name)
            is_of_it = value in shown.kind if isinstance(shown.kind, tuple) else type(value) is shown.kind
            assert is_of_it, (name, value)


def test_every_fault_and_every_control_can_be_asked() -> None:
    assert {*FAULTS, *(f"may_{control}" for control in CONTROLS)} <= set(SHOWN)


settings.register_profile("descents", deadline=None)
settings.load_profile("descents")
