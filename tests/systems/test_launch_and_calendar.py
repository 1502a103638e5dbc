from __future__ import annotations

import pytest

from star_city_game.model.calendar import Calendar, CalendarTurn
from star_city_game.systems import calendar, launch


@pytest.mark.parametrize(
    ("now", "moved", "then"),
    [
        ("latent", "found", "found"),
        ("found", "waived", "waived"),
        ("waived", "found", "waived"),
        ("waived", "fixed", "fixed"),
        ("fixed", "waived", "fixed"),
        ("fixed", "found", "fixed"),
    ],
)
def test_what_is_fixed_stays_fixed(now: str, moved: str, then: str) -> None:
    assert launch.mend({"d": now}, "d", moved) == then


def test_known_faults_are_those_found_fixed_or_waived() -> None:
    defects = {"a": "found", "b": "fixed", "c": "latent", "d": "waived"}
    assert launch.count(defects, "known") == 3
    assert launch.count(defects, "fixed") == 1


def test_a_moment_is_written_with_its_weekday() -> None:
    assert calendar.moment("1966-01-14", "08:00") == "14 Jan 1966 Fri, 08:00"
    assert calendar.moment("1969-06-26", "") == "26 Jun 1969 Thu"
    assert calendar.moment("", "night") == "night"


def test_past_the_last_turn_there_is_no_turn() -> None:
    one = Calendar((CalendarTurn("t01", "1966-01-11", "1966-01-20", "January"),))
    assert calendar.turn_at(one, 0) is one.turns[0]
    assert calendar.turn_at(one, 1) is None
    assert calendar.turn_at(one, -1) is None
