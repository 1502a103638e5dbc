from __future__ import annotations

import pytest

from star_city_game.model.calendar import Calendar, CalendarTurn, Chapter, Report, Rival
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


def test_the_day_of_a_turn_that_goes_over_the_end_of_a_month() -> None:
    turn = CalendarTurn("t01", "1966-01-28", "1966-02-05", "the turn of the month")
    assert calendar.day_of(turn, 30) == "1966-01-30"
    assert calendar.day_of(turn, 3) == "1966-02-03"
    assert calendar.day_of(turn, 17) == "1966-01-28"


def test_the_latest_report_counts_and_before_the_first_there_is_none() -> None:
    rival = Rival("days", (Report(1, "1966-05-01"), Report(3, "1966-04-01", is_wrong=True)))
    assert calendar.latest_report(rival, 0) is None
    assert calendar.latest_report(rival, 2) == rival.reports[0]
    assert calendar.latest_report(rival, 9) == rival.reports[1]


def test_a_chapter_lasts_until_the_next() -> None:
    kept = Calendar(chapters=(Chapter("one", "One", 2), Chapter("two", "Two", 4)))
    assert calendar.chapter_at(kept, 1) is None
    assert calendar.chapter_at(kept, 3) == kept.chapters[0]
    assert calendar.chapter_at(kept, 40) == kept.chapters[1]
