"""The golden saves: a set of every released version, which every later version loads, for ever.

Those of the real story are taken up in the story of today and can still come to an ending; those of the small story, which is
never edited, stand exactly as they were saved.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from star_city_game.compiler.load import load_story
from star_city_game.saves.codec import decode
from star_city_game.session import Session
from star_city_game.workshop.bots import find_ending

GOLDEN = Path(__file__).parent / "golden"
STORY = GOLDEN.parents[2] / "story"
FILES = sorted(GOLDEN.glob("*/*.starcity"))
TALES = [path for path in FILES if decode(path.read_bytes())[0].story == "golden_tale"]
REAL = [path for path in FILES if path not in TALES]
RELEASED = ("0.1.0",)
"""The versions that were released. Each has a set."""

the_story = cache(load_story)


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def taken_up(path: Path, story: Path) -> Session:
    return Session.resume(the_story(story), decode(path.read_bytes())[0])


def test_every_released_version_has_a_set() -> None:
    assert {path.parent.name for path in FILES} == set(RELEASED)
    for version in RELEASED:
        assert len([path for path in REAL if path.parent.name == version]) >= 12
        assert len([path for path in TALES if path.parent.name == version]) >= 8


@pytest.mark.parametrize("path", TALES, ids=name)
def test_a_save_of_the_story_that_is_never_edited_stands_exactly(path: Path) -> None:
    saved, _ = decode(path.read_bytes())
    session = taken_up(path, GOLDEN / "tale")
    assert session.account.is_exact
    assert session.turn == saved.turn
    assert session.saved().state == saved.state
    assert len(session.journal()) == len(saved.log) + 1
    for _ in saved.log:
        session.undo()
    assert session.turn.number == 0


@pytest.mark.parametrize("path", REAL, ids=name)
def test_a_save_of_the_real_story_is_taken_up_today_and_can_come_to_an_ending(path: Path) -> None:
    saved, _ = decode(path.read_bytes())
    session = taken_up(path, STORY)
    assert session.account.lost <= 3, session.account.lines
    assert saved.turn.ended in (session.turn.ended, "edition_end"), "only the end of an edition is an end no more"
    assert find_ending(session, most=2000) is not None
