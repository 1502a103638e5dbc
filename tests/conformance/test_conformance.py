"""Each folder here is a case: a small story, the input, and the transcript it must give.

Every case runs straight, through a save file after every choice, and through another edition of the same words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session
from star_city_game.workshop.transcript import transcript

HERE = Path(__file__).parent
WEIGHED_AFTER = frozenset({"machine_weighs_once_after_the_choices_are_made_up"})
"""Cases in which a machine changes, after an offer was made, what its gates ask for: made again it would be another offer."""
CASES = sorted(path.parent for path in HERE.glob("*/story.yaml"))


def straight(_story: Story, session: Session) -> Session:
    return session


def through_a_file(story: Story, session: Session) -> Session:
    return Session.resume(story, decode(encode(session.saved(), "now", "1"))[0])


def through_an_edition(story: Story, session: Session) -> Session:
    """The story printed again with nothing changed."""
    saved = session.saved()
    resumed = Session.resume(replace(story, digest=f"{saved.story_digest}'"), saved)
    assert resumed.account.is_exact
    if story.id not in WEIGHED_AFTER:
        made_again = Session.resume(replace(story, digest=f"{saved.story_digest}''"), replace(saved, offer=""))
        assert (made_again.turn, made_again.saved().state) == (session.turn, saved.state)
    return resumed


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
    assert len(CASES) >= 170


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize(
    "between", [straight, through_a_file, through_an_edition], ids=["straight", "saved", "reprinted"]
)
def test_case(case: Path, between: Callable[[Story, Session], Session], request: pytest.FixtureRequest) -> None:
    played = play(case, between)
    expected = case / "transcript"
    if request.config.getoption("--rewrite"):
        expected.write_text(played, encoding="utf-8")
    assert played == expected.read_text(encoding="utf-8")
