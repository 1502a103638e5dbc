"""What the Commission reads of a descent: the figures of the trace, and who did what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from descents import flown, start, trained
from star_city_game.model.descent import ENDS
from star_city_game.systems.descent_report import trace_of


def test_a_landing_is_told_in_figures() -> None:
    over = replace(flown(start(3, (), 100), 3, trained), outcome="landed", speed=12, tilt=7, hover=215, assisted=False)
    said = " ".join(trace_of(over))
    assert f"lasted {over.time // 1000} s from the jettison and was flown by the operator." in said
    assert "Contact at 1.2 m/s; tilt, 7 degrees; hover left, 21 s." in said
    assert "reserve" not in said


def test_what_was_eaten_of_the_reserve_is_told() -> None:
    over = replace(start(3), outcome="landed", hover=-35, orbit=65)
    assert "The line of the reserve was passed by 4 s; there remained in reach an orbit of 65 km." in trace_of(over)


def test_who_looked_who_spoke_and_who_refused() -> None:
    over = replace(start(3), outcome="ukhod", trust="eyes", spoke=True, refused=True, assisted=True)
    said = " ".join(trace_of(over))
    for words in ("flown by training", "taken by eye", "the ground spoke", "not confirmed by the ground", "Broken off"):
        assert words in said


@pytest.mark.parametrize("outcome", ENDS)
def test_every_end_has_its_sentence(outcome: str) -> None:
    assert len(trace_of(replace(start(3), outcome=outcome))) >= 2


def test_nothing_is_told_of_what_was_not_flown() -> None:
    assert trace_of(None) == ()
    assert trace_of(start(3)) == ()
