"""Games of one edition of a small story taken up in another: two folders of files that differ in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from star_city_game.compiler.load import check_story
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session
from tales import write_tale

STORY = Path(__file__).resolve().parents[2] / "story"


def edition(folder: Path, **files: str) -> Story:
    """A story of the files given, in a folder of its own, which must compile."""
    story, found = check_story(write_tale(folder, **files))
    assert story is not None, found
    return story


def played(story: Story, *choices: str, answers: Mapping[str, str] | None = None, seed: int = 1) -> Session:
    """A game in which the choices named were made, each by the end of its id."""
    session = Session.new(story, answers, seed)
    for name in choices:
        offered = [each.id for each in session.turn.choices]
        session.choose(next(id_ for id_ in offered if id_ == name or id_.endswith(f".{name}")))
    return session


def taken_up(session: Session, story: Story) -> Session:
    """The game in another edition, by way of a file."""
    return Session.resume(story, decode(encode(session.saved(), "now", "1"))[0])


def told(session: Session) -> list[str]:
    """What the player is told, without the heading."""
    return list(session.account.lines[1:])


def reprinted(story: Story) -> Story:
    """The same story as another edition: nothing differs but what says so."""
    return replace(story, digest="another", version="9.9")
