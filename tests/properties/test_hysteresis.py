"""The file's stages do not flutter: the real machine under any weights, any patience and any passing of the calendar.

What is weighed is put in place of the papers, so that every sum is met and not only those that today's papers can make.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from star_city_game.compiler.load import load_story
from star_city_game.engine import reactions
from star_city_game.engine.charts import outermost
from star_city_game.engine.draft import Draft
from star_city_game.engine.program import Program
from star_city_game.model.dossier import Recorded
from star_city_game.model.state import GameState

STORY = Path(__file__).resolve().parents[2] / "story"
STAGES = ("clean", "signal", "verification", "talk", "operational", "measures")
RISES = (2, 5, 8, 12, 18)
"""The weight at which the file goes up from each stage; the middle three a point earlier when the superior has no patience."""
FALLS = (1, 3, 5, 8, 12)
"""The weight below which it comes down to each stage; the middle three a point earlier when the superior is pleased."""
MIDDLE = range(1, 4)
IMPATIENT, PLEASED = 2, 8
GRAVEST = 5
"""The gravity that moves the file a second time in a chapter."""


class Desk(NamedTuple):
    """What lies on the officer's desk at a moment."""

    weight: int
    gravest: int
    patience: int
    turns: bool
    """Whether the calendar has just gone on by a turn."""


class Weighed(Draft):
    """A game in which the file weighs what the test says."""

    __slots__ = ("desk",)

    def dossier_weight(self, category: str) -> int:
        """What the test says, whatever the papers are."""
        return self.desk.gravest if category == "gravest" else self.desk.weight

    def lay(self, desk: Desk) -> None:
        """Puts something on the desk, and lets the machine look at it as it would in a game."""
        self.desk: Desk = desk
        self.case = replace(self.case, patience=desk.patience)
        if desk.turns and self.turn < len(self.program.story.calendar.turns) - 1:
            self.turn += 1
            reactions.begin_turn(self)  # which costs the superior patience, since nothing is written
        reactions.weigh(self)


@cache
def program() -> Program:
    return Program(load_story(STORY))


def a_file(stage: str = "clean", turn: int = 0, moved: int = 0) -> Weighed:
    """A game whose file has been in some stage for a turn, in some turn of the calendar, and last moved in some chapter."""
    values = {each.id: each.default for each in program().story.qualities.values() if each.derived is None}
    draft = Weighed(program(), GameState(seed=1, values=values, turn=turn), shares=False)
    reactions.adopt(draft)
    chart = draft.program.charts.charts["kgb_file"]
    draft.move("kgb_file", chart.place(chart.reached(stage)), {})
    draft.since = {f"kgb_file.{each}": turn - 1 for each in STAGES}
    draft.values["file_moved"] = min(moved, int(str(chapter(draft))))
    return draft


def level(draft: Draft) -> int:
    """The number of the stage that the file is in."""
    return STAGES.index(outermost(draft.machines["kgb_file"]))


def chapter(draft: Draft) -> object:
    """The chapter that the calendar is in."""
    derived = program().story.qualities["chapter"].derived
    assert derived is not None
    return draft.program.value(derived)(draft)


DESKS = st.builds(Desk, st.integers(0, 24), st.integers(0, GRAVEST), st.integers(0, 9), st.booleans())
FILES = st.builds(a_file, st.sampled_from(STAGES), st.integers(0, 38), st.integers(0, 5))


@given(FILES, st.lists(DESKS, min_size=1, max_size=12))
@settings(max_examples=400, deadline=None)
def test_it_goes_up_at_the_upper_mark_once_a_chapter_and_down_only_below_the_lower(
    draft: Weighed, desks: list[Desk]
) -> None:
    for desk in desks:
        before, moved_in = level(draft), draft.values["file_moved"]
        draft.lay(desk)
        after = level(draft)
        assert abs(after - before) <= (2 if desk.turns else 1)
        if after > before:
            early = draft.case.patience <= IMPATIENT and before in MIDDLE
            assert desk.weight >= RISES[before] - early
            assert desk.gravest >= GRAVEST or moved_in != chapter(draft)
        if after < before:
            pleased = draft.case.patience >= PLEASED and after in MIDDLE
            assert desk.weight < FALLS[after] + pleased


@given(FILES, st.integers(0, 24), st.integers(0, GRAVEST), st.lists(st.integers(0, 9), max_size=12))
@settings(max_examples=400, deadline=None)
def test_while_nothing_is_written_it_goes_one_way_and_comes_to_rest(
    draft: Weighed, weight: int, gravest: int, patience: list[int]
) -> None:
    """Wherever it stands, and however the superior's mood goes: what goes up does not come down by itself, or the other way."""
    levels = [level(draft)]
    for now in patience:
        draft.lay(Desk(weight, gravest, now, turns=True))
        levels.append(level(draft))
    steps = [after - before for before, after in pairwise(levels)]
    assert all(step >= 0 for step in steps) or all(step <= 0 for step in steps)


@given(
    st.lists(st.integers(0, 24), min_size=1, max_size=8).flatmap(
        lambda weights: st.tuples(st.just(weights), st.permutations(weights))
    )
)
@settings(max_examples=80, deadline=None)
def test_within_a_turn_it_is_the_heaviest_moment_that_counts_and_not_when_it_was(
    orders: tuple[list[int], list[int]],
) -> None:
    """A file that has come to a stage in a chapter stays there, so only how much was against the player counts."""
    levels = []
    for weights in orders:
        draft = a_file("signal", 12, 1)
        for weight in weights:
            draft.lay(Desk(max(1, weight), 1, 5, turns=False))
        levels.append(level(draft))
    assert levels[0] == levels[1]
    assert (levels[0] > 1) == (max(orders[0]) >= RISES[1])


PAPERS = [entry.id for entry in program().story.entries.values() if not entry.repeats]


@given(
    st.lists(st.sampled_from(PAPERS), unique=True, max_size=8).flatmap(
        lambda ids: st.tuples(st.just(ids), st.permutations(ids))
    )
)
@settings(max_examples=50, deadline=None)
def test_papers_that_come_in_one_move_weigh_the_same_in_any_order(orders: tuple[list[str], list[str]]) -> None:
    found = []
    for ids in orders:
        draft = a_file(turn=20)
        draft.papers = tuple(Recorded(entry=id_, turn="t21", date="1968-03-11") for id_ in ids)
        weight, gravest = Draft.dossier_weight(draft, "effective"), Draft.dossier_weight(draft, "gravest")
        draft.lay(Desk(weight, gravest, 5, turns=False))
        found.append((weight, gravest, level(draft)))
    assert found[0] == found[1]


def test_coming_down_is_harder_than_going_up() -> None:
    for up, down in zip(RISES, FALLS, strict=True):
        assert down < up
    for stage in MIDDLE:
        assert FALLS[stage] + 1 <= RISES[stage] - 1
