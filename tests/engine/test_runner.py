"""The runner and the narrator run the same code on different drafts: they must never differ in anything."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

import synthetic
from builders import the_lift
from star_city_game.compiler.load import load_story
from star_city_game.engine.narrator import Narrator
from star_city_game.engine.runner import Runner
from star_city_game.errors import ChoiceLocked, GameEnded, NotOffered

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted(path.parent for path in (ROOT / "tests" / "conformance").glob("*/story.yaml"))


@cache
def told(folder: Path) -> Narrator:
    return Narrator(load_story(folder))


def play_both(narrator: Narrator, answers: Mapping[str, str], seed: int, moves: int) -> int:
    """Plays a game at random both ways, comparing all that can be seen; gives the number of moves made."""
    dice = random.Random(seed)  # noqa: S311 - the same game every time, nothing secret
    state, turn = narrator.begin(answers, seed)
    runner = Runner(narrator.code, answers, seed)
    for move in range(moves):
        assert tuple(way.offered for way in runner.ways) == turn.choices
        assert runner.passage() == turn.passage
        assert runner.state() == state
        assert (runner.ended, runner.stopped) == (turn.ended, turn.stopped)
        free = [number for number, choice in enumerate(turn.choices) if choice.locked is None]
        if not free:
            return move
        number = dice.choice(free)
        forced = {name: dice.random() < 0.5 for name in ("coin",) if dice.random() < 0.1}
        state, turn = narrator.choose(state, turn.choices[number].id, forced)
        runner.take(number, forced)
    return moves


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_is_run_as_it_is_told(case: Path) -> None:
    for seed in range(6):
        play_both(told(case), {}, seed, 12)


@pytest.mark.parametrize("role", ["engineer", "cosmonaut"])
@pytest.mark.parametrize("seed", range(5))
def test_our_own_story_is_run_as_it_is_told(role: str, seed: int) -> None:
    assert play_both(told(ROOT / "story"), {"role": role}, seed, 400) > 20


def test_a_large_story_is_run_as_it_is_told(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "story", synthetic.scenes(60))
    assert play_both(Narrator(load_story(tmp_path / "story")), {}, 3, 500) == 500


def lift() -> Runner:
    return Runner(Narrator(the_lift()).code, {}, 7)


def test_the_text_of_a_move() -> None:
    runner = lift()
    assert runner.text() == "The Lift\n\nThe lift stands open."
    runner.take(0)
    assert runner.text() == "It goes up.\n\nThe Lift\n\nThe lift stands open."


def test_a_state_is_not_changed_by_what_comes_after() -> None:
    runner = lift()
    before = runner.state()
    kept = repr(before)
    for _ in range(3):
        runner.take(0)
    assert repr(before) == kept
    assert runner.state().picks == 3


def test_only_what_is_open_can_be_taken() -> None:
    runner = lift()
    with pytest.raises(NotOffered):
        runner.take(9)
    with pytest.raises(NotOffered):
        runner.take(-1)
    ways = runner.take(3)
    assert ways == ()
    assert runner.ended == "yard"
    with pytest.raises(GameEnded):
        runner.take(0)


def test_what_is_locked_cannot_be_taken() -> None:
    runner = Runner(told(ROOT / "tests" / "conformance" / "locked_with_written_and_derived_reason").code)
    locked = [number for number, way in enumerate(runner.ways) if way.offered.locked]
    assert locked
    with pytest.raises(ChoiceLocked):
        runner.take(locked[0])


def test_many_runners_share_one_code() -> None:
    code = Narrator(the_lift()).code
    first, second = Runner(code, {}, 1), Runner(code, {}, 1)
    first.take(0)
    assert second.state().picks == 0
    second.take(0)
    assert first.state() == second.state()
