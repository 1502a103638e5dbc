"""What chance promises the player, through the very path of a choice: odds kept, nothing rolled twice, nothing disturbed."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from pathlib import Path

import pytest

from builders import a_choice, a_number, a_scene, a_story
from star_city_game.engine.blocks import Code
from star_city_game.engine.checks import band
from star_city_game.engine.program import Program
from star_city_game.engine.runner import Runner
from star_city_game.model.check import BANDS, HIGHEST, LOWEST, Check
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session
from tales import tale

DRAWS = 100_000
"""For each band, shared among its percentages."""
BOUND = 4.5
"""Standard deviations by which what is rolled may miss what is shown: with fair draws seven times in a million."""


def percentages(word: str) -> list[int]:
    return [percent for percent in range(LOWEST, HIGHEST + 1) if band(percent) == word]


def one_check(percent: int) -> Code:
    """A choice that can be taken for ever, with a check at these odds."""
    check = Check(f"lock_{percent}", "nerve", 100 - percent)
    hall = a_scene("hall", "A door.", [a_choice("hall", "try", check=check, sticky=True)])
    return Code(Program(a_story(hall, qualities=[a_number()])))


def misses(hits: int, draws: int, percent: float) -> float:
    """By how many standard deviations a count differs from what was to be expected."""
    share = percent / 100
    return abs(hits - draws * share) / sqrt(draws * share * (1 - share))


@pytest.mark.parametrize("word", [word for _, word in BANDS])
def test_the_odds_that_are_shown_are_those_that_are_rolled(word: str) -> None:
    among = percentages(word)
    draws = DRAWS // len(among)
    total = 0
    for percent in among:
        runner = Runner(one_check(percent), seed=percent)
        hits = 0
        for _ in range(draws):
            shown = runner.ways[0].offered.odds
            assert shown is not None
            assert (shown.percent, shown.band) == (percent, word)
            runner.take(0)
            hits += "It holds." in runner.text()
        assert misses(hits, draws, percent) < BOUND, (percent, hits)
        total += hits
    assert misses(total, draws * len(among), sum(among) / len(among)) < BOUND


def test_games_with_other_seeds_roll_the_odds_too() -> None:
    """The first roll of many games, not many rolls of one."""
    code = one_check(55)
    draws = 20_000
    hits = 0
    for seed in range(draws):
        runner = Runner(code, seed=seed)
        runner.take(0)
        hits += "It holds." in runner.text()
    assert misses(hits, draws, 55) < BOUND


QUALITIES = "nerve: {type: int, min: 0, max: 9, default: 4}"
HALL = """
hall:
  body:
    - label: opts
    - "{~ red | green | blue | white}{chance(lamp, 50): , lit}"
    - choices:
        - {say: Try the lock, sticky: true, check: {quality: nerve, difficulty: 50, name: lock}, pass: Open., fail: Shut.}
        - {say: Listen, sticky: true, then: "{~ a step | a cough | a bell}"}
        - {say: Wait, sticky: true, then: {draw: corridor}}
        - {say: Leave, ending: over}
    - goto: .opts
rat: {deck: corridor, weight: 2, max: 9, body: A rat.}
cat: {deck: corridor, weight: 3, max: 9, body: A cat.}
man: {deck: corridor, max: 9, body: A man.}
"""
MORE = """
    - check: {quality: nerve, difficulty: 50, name: stumble}
      pass: {do: nerve += 0}
    - {vary: shuffle, of: [[], []]}
    - when: chance(draught, 50)
      then: {do: nerve += 0}
"""
PATH = ("Try", "Listen", "Wait", "Try", "Wait", "Listen", "Try", "Wait", "Try")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tale(tmp_path_factory.mktemp("hall"), HALL, qualities=QUALITIES)


def take(session: Session, label: str) -> str:
    choice = next(choice for choice in session.turn.choices if choice.say.startswith(label))
    return repr(session.choose(choice.id).passage)


def shown(story: Story, seed: int) -> Iterator[str]:
    session = Session.new(story, seed=seed)
    yield repr(session.turn.passage)
    for label in PATH:
        yield take(session, label)


def reloaded(story: Story, session: Session) -> Session:
    return Session.resume(story, decode(encode(session.saved(), "now", "1"))[0])


def test_going_back_and_loading_never_roll_again(hall: Story) -> None:
    """After each way back, and each detour over other random points, the same choice shows the same."""
    for seed in range(30):
        session = Session.new(hall, seed=seed)
        for label in PATH:
            kept = session.saved()
            first = take(session, label)
            session.undo()
            assert take(session, label) == first
            session.undo()
            for detour in ("Wait", "Listen", "Try"):
                take(session, detour)
            for _ in range(3):
                session.undo()
            assert take(session, label) == first
            loaded = Session.resume(hall, kept)
            take(loaded, "Listen")
            loaded.undo()
            assert take(loaded, label) == first
            session = reloaded(hall, session)
            session.undo()
            assert take(session, label) == first


def test_other_random_points_disturb_none(hall: Story, tmp_path: Path) -> None:
    """With a check, a shuffle and a chance before everything else, everything else comes as it came without them."""
    fuller = tale(tmp_path, HALL.replace("    - choices:", MORE.lstrip("\n") + "    - choices:"), qualities=QUALITIES)
    assert len(fuller.scenes["hall"].steps) > len(hall.scenes["hall"].steps)
    for seed in range(60):
        assert list(shown(fuller, seed)) == list(shown(hall, seed))


def test_the_seed_matters(hall: Story) -> None:
    """So the tests above would see a difference if there were one."""
    assert len({tuple(shown(hall, seed)) for seed in range(30)}) == 30
