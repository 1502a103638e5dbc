"""The file's stages in the real story: whoever lets everything be written comes to each of them, scene and all."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.session import Session

STORY = Path(__file__).resolve().parents[2] / "story"
SEEDS = range(12)
MOST_MOVES = 700
STAGES = {"clean", "signal", "verification", "talk", "operational"}


@cache
def the_story() -> Story:
    return load_story(STORY)


def talkative(role: str, seed: int) -> tuple[set[str], set[str]]:
    """The stages and scenes of a game that takes what puts most papers into the file, and never ends while it may go on."""
    dice = random.Random(seed)  # noqa: S311 - the same game every time, nothing secret
    session = Session.new(the_story(), {"role": role}, seed)
    stages: set[str] = set()

    def worth(choice: str) -> tuple[bool, int, float]:
        ended = session.choose(choice).ended is not None
        papers = len(session.saved().state.papers)
        session.undo()
        return not ended, papers, dice.random()

    for _ in range(MOST_MOVES):
        free = [choice.id for choice in session.turn.choices if choice.locked is None]
        if not free:
            break
        session.choose(max(free, key=worth))
        stages.add(session.saved().state.machines["kgb_file"].split("/")[0])
    return stages, set(session.saved().state.visits)


@pytest.mark.parametrize("role", ["cosmonaut", "engineer"])
def test_the_file_can_come_to_every_stage_below_measures(role: str) -> None:
    stages: set[str] = set()
    scenes: set[str] = set()
    for seed in SEEDS:
        here, there = talkative(role, seed)
        stages, scenes = stages | here, scenes | there
        if stages >= STAGES and {"file_signal", "file_check", "file_talk", "file_operational"} <= scenes:
            return
    assert stages >= STAGES
    assert {"file_signal", "file_check", "file_talk", "file_operational"} <= scenes


def test_the_file_can_come_to_measures() -> None:
    for seed in (4, *SEEDS):
        stages, scenes = talkative("engineer", seed)
        if "measures" in stages and "file_measures" in scenes:
            return
    raise AssertionError("no engineer who lets everything be written comes to measures")


def test_no_stage_is_come_to_without_a_scene() -> None:
    silent = {(move.source, move.target) for move in the_story().machines["kgb_file"].moves if move.scene is None}
    assert not silent
