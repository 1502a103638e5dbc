"""Each folder here is a case: a small story, the input, and the transcript it must give.

Every case runs straight, and again through a save file after every choice.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session
from star_city_game.workshop.walkthrough import transcript

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/story.yaml"))


def straight(_story: Story, session: Session) -> Session:
    return session


def through_a_file(story: Story, session: Session) -> Session:
    return Session.resume(story, decode(encode(session.saved(), "now", "1"))[0])


def play(case: Path, between: Callable[[Story, Session], Session]) -> str:
    story = load_story(case)
    forced: dict[str, bool] = {}
    session = Session.new(story, seed=1)
    lines = transcript(session.turn)
    for line in (case / "input").read_text(encoding="utf-8").splitlines():
        if line.startswith("force "):
            name, outcome = line.removeprefix("force ").split(": ")
            forced[name] = outcome == "pass"
            continue
        choices = session.turn.choices
        numbered = choices[int(line) - 1] if line.isdecimal() else None
        choice = numbered or next(choice for choice in choices if choice.say.startswith(line))
        lines += ["", *transcript(session.choose(choice.id, forced))]
        session = between(story, session)
    return "\n".join(lines) + "\n"


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 130


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("between", [straight, through_a_file], ids=["straight", "saved"])
def test_case(case: Path, between: Callable[[Story, Session], Session], request: pytest.FixtureRequest) -> None:
    played = play(case, between)
    expected = case / "transcript"
    if request.config.getoption("--rewrite"):
        expected.write_text(played, encoding="utf-8")
    assert played == expected.read_text(encoding="utf-8")
