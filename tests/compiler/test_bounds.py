"""Conditions that bounds alone decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from tales import check_tale, codes

QUALITIES = (
    "nerve: {type: int, min: 0, max: 9, shows: word}\n"
    "n: {type: int, min: 5, max: 6, shows: word}\n"
    "hot: {type: bool, shows: word}\n"
)
CALENDAR = (
    "turns:\n  t01: {from: 1966-01-11, to: 1966-01-20, name: A}\n  t02: {from: 1966-03-01, to: 1966-03-10, name: B}\n"
)
HALL = (
    "hall:\n  body:\n    - do: [nerve += 1, n += 1, hot = true]\n    - when: '{}'\n      then: x\n    - ending: over\n"
)


@pytest.mark.parametrize(
    ("gate", "is_told"),
    [
        ("nerve >= 0", True),
        ("nerve > 9", True),
        ("nerve == 10", True),
        ("not nerve != 10", True),
        ("nerve + n > 15", True),
        ("nerve - n < -6", True),
        ("min(nerve, n) <= 6", True),
        ("max(nerve, n) < 5", True),
        ("nerve < 0 and hot", True),
        ("nerve >= 0 or hot", True),
        ("visits(hall) >= 0", True),
        ("0 <= nerve <= 9", True),
        ("-nerve > 0", True),
        ("(1 if hot else 2) < 3", True),
        ("nerve > 0", False),
        ("nerve >= n", False),
        ("nerve + n > 14", False),
        ("nerve < 0 or hot", False),
        ("visits(hall) > 1", False),
        ("abs(nerve) > 3", False),
        ("nerve * 2 > 30", False),
        ("hot", False),
    ],
)
def test_conditions(gate: str, is_told: bool, tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, HALL.format(gate), qualities=QUALITIES)
    assert codes(found) == ["SC311"] * is_told


@pytest.mark.parametrize(
    ("gate", "is_told"),
    [
        ("date >= 1966-01-11", True),
        ("date > 1966-03-05", True),
        ("date == 1965-12-31", True),
        ("date > 1966-03-04", True),
        ("date >= 1966-03-04", False),
        ("1966-01-12 <= date < 1966-03-01", False),
    ],
)
def test_conditions_about_the_date(gate: str, is_told: bool, tmp_path: Path) -> None:
    dated = HALL.format(gate) + "day: {date: 1966-03-04, body: x}\n"
    _, found = check_tale(tmp_path, dated, qualities=QUALITIES, calendar=CALENDAR)
    assert ("SC311" in codes(found)) == is_told
