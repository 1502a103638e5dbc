"""What the bible asks of the calendar and of the twelve."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.session import Session

STORY = Path(__file__).resolve().parents[2] / "story"
TWELVE = (
    *("chekmazov", "rinat", "larisa", "fridlyand", "tyulpanova", "belenkiy"),
    *("verigina", "gnatyuk", "nino", "kruglikov", "aldona", "ulya"),
)


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(STORY)


def test_there_are_forty_turns_to_the_week_before_the_landing(story: Story) -> None:
    turns = story.calendar.turns
    assert len(turns) == 40
    left = [turn.left for turn in turns if turn.left is not None]
    assert left == sorted(left, reverse=True)
    assert len(left) == len(turns)
    assert turns[-1].left == 7


def test_each_role_has_a_forced_event_in_each_turn_from_the_third_on(story: Story) -> None:
    for role in ("c", "e"):
        dated = {event.turn for event in story.calendar.events if event.scene.startswith(role)}
        assert dated == {turn.id for turn in story.calendar.turns[2:]}


def test_the_american_clock_is_wrong_exactly_twice(story: Story) -> None:
    rival = story.calendar.rival
    assert rival is not None
    wrong = [number for number, report in enumerate(rival.reports) if report.is_wrong]
    assert [story.calendar.turns[rival.reports[number].turn].id for number in wrong] == ["t26", "t37"]
    assert all(rival.reports[number + 1].day == "1969-07-20" for number in wrong)


@pytest.mark.parametrize("person", TWELVE)
def test_each_of_the_twelve_wants_something_in_every_chapter_and_goes_on_alone(story: Story, person: str) -> None:
    declared = story.people[person]
    assert list(declared.wants) == ["one", "two", "three", "four", "five"]
    assert len(declared.goal) >= 2
    assert declared.secret
    assert declared.refuses


def test_two_pairs_cannot_both_stay_friends(story: Story) -> None:
    assert {pair.people for pair in story.pairs} == {("rinat", "larisa"), ("verigina", "gnatyuk")}


def test_the_calendar_shows_the_time_to_come(story: Story) -> None:
    view = Session.new(story, seed=1).calendar()
    assert view.chapter == "Prologue: The Case"
    assert view.rival_days == 1448
    assert view.dates[0].tense == "now"
