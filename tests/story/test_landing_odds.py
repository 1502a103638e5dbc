"""Shown odds are flown odds for the real machine too: 20,000 landings, each of another seed, against what the board tells."""

from __future__ import annotations

from collections import Counter

import balance
from star_city_game.model.launch import WHOLE
from systems import test_launch_odds as odds
from systems.test_launch_deal import is_near

LAUNCH = balance.the_story().launch
LANDING = LAUNCH.flights["landing"]
STATUSES = {
    **dict.fromkeys(("d_a_2", "d_kord_1", "d_st_1", "d_d_2", "d_lk_1", "d_as_1", "d_kt_1"), "fixed"),
    **dict.fromkeys(("d_a_3", "d_lk_4", "d_kr_2", "d_pa_2"), "waived"),
    **dict.fromkeys(("d_gr_3", "d_i_2", "d_en_1", "d_lk_5"), "found"),
}


def test_the_landing_comes_to_its_ends_as_often_as_the_board_tells() -> None:
    told = odds.forecast(STATUSES, LANDING, LAUNCH)
    ends: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for seed in range(odds.FLIGHTS):
        end, phases = odds.flown(seed, STATUSES, LANDING, LAUNCH)
        ends[end] += 1
        passed.update(phases)
    for end in LANDING.ends:
        assert is_near(ends[end], odds.FLIGHTS, told.ends.get(end, 0)), (end, ends[end], told.ends.get(end))
    for phase in told.phases:
        assert is_near(passed[phase.phase], odds.FLIGHTS, phase.passed), (phase.phase, passed[phase.phase])
    assert sum(phase.trouble for phase in told.phases) == WHOLE - told.of_kind(LANDING, "home")
    descent = next(phase for phase in told.phases if phase.phase == "descent")
    assert [defect for defect, chance in descent.by_hand if chance] == ["d_lk_2", "d_lk_3", "d_lk_4", "d_lk_5"]
