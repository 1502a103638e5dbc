"""The example stories: each compiles without a finding, and its walkthroughs pass straight and through saves."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from star_city_game.cli.main import main
from star_city_game.compiler.load import check_story, load_story
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session
from star_city_game.workshop.walkthrough import Walker, Walkthrough, read_walkthroughs

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STORIES = sorted(path.parent for path in EXAMPLES.glob("*/story.yaml"))
WALKS = [(folder, plan) for folder in STORIES for plan in read_walkthroughs(folder)]

the_story = cache(load_story)


def test_every_folder_is_a_story_with_walkthroughs() -> None:
    assert [folder.name for folder in STORIES] == sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
    assert {folder for folder, _ in WALKS} == set(STORIES)


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
def test_there_is_nothing_to_say_against_it(folder: Path) -> None:
    _, found = check_story(folder)
    assert [f"{item.code} {item.file}:{item.line} {item.message}" for item in found] == []


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
def test_every_ending_is_walked_to(folder: Path) -> None:
    endings = {scene.id for scene in the_story(folder).scenes.values() if scene.is_ending}
    assert {plan.ends for at, plan in WALKS if at == folder} >= endings


@pytest.mark.parametrize(("folder", "plan"), WALKS, ids=[f"{folder.name}-{plan.name}" for folder, plan in WALKS])
def test_walk(folder: Path, plan: Walkthrough) -> None:
    story: Story = the_story(folder)

    def through_a_file(session: Session) -> Session:
        return Session.resume(story, decode(encode(session.saved(), "now", "1"))[0])

    straight = Walker(story, plan, lambda session: session).walk()
    saved = Walker(story, plan, through_a_file).walk()
    assert straight.problems == []
    assert saved.problems == []
    assert saved.transcript == straight.transcript


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
def test_the_command_line_agrees(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--story", str(folder), "check", "--strict"]) == 0
    assert main(["--story", str(folder), "test"]) == 0
    assert "FAILED" not in capsys.readouterr().out


def test_the_message_is_lost_from_the_second_disturbance_on() -> None:
    """The rule of the specimen, tried at each number of fumbles rather than at two chosen ones."""
    story = the_story(EXAMPLES / "cloak")
    ends: list[str | None] = []
    for fumbles in range(4):
        session = Session.new(story)

        def pick(label: str, session: Session = session) -> None:
            session.choose(next(choice.id for choice in session.turn.choices if choice.say.startswith(label)))

        pick("Go south")
        for _ in range(fumbles):
            pick("Feel about")
        for label in ("Go north", "Go west", "Hang", "Go east", "Go south", "Read"):
            pick(label)
        ends.append(session.turn.ended)
    assert ends == ["won", "won", "lost", "lost"]
