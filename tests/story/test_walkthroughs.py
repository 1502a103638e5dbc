"""The real story: it compiles clean, and its walkthroughs reach their ends straight and through saves, with one transcript."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.load import check_story, load_story
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session
from star_city_game.workshop.walkthrough import Walker, Walkthrough, read_walkthroughs

STORY = Path(__file__).resolve().parents[2] / "story"
PLANS = read_walkthroughs(STORY)


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(STORY)


def test_the_story_has_no_fault_and_no_warning() -> None:
    _, found = check_story(STORY)
    assert [f"{item.code} {item.file}:{item.line} {item.message}" for item in found] == []


def test_both_roles_are_walked_to_the_end() -> None:
    roles = {plan.answers.get("role") for plan in PLANS if any("turn == t40" in str(step) for step in plan.steps)}
    assert roles == {"cosmonaut", "engineer"}


def test_every_ending_is_reached(story: Story) -> None:
    endings = {scene.id for scene in story.scenes.values() if scene.is_ending}
    assert {plan.ends for plan in PLANS} >= endings


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_walk(story: Story, plan: Walkthrough) -> None:
    whole = plan.staged(story)

    def through_a_file(session: Session) -> Session:
        return Session.resume(whole, decode(encode(session.saved(), "now", "1"))[0])

    straight = Walker(story, plan, lambda session: session).walk()
    saved = Walker(story, plan, through_a_file).walk()
    assert straight.problems == []
    assert saved.problems == []
    assert saved.transcript == straight.transcript
