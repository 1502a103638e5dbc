"""The deal is even and keyed by name; what may be believed of it is what is so, as often as believed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_city_game.model.flight import Deed
from star_city_game.model.launch import WHOLE
from star_city_game.systems import launch_deal
from systems.machine import DEFECTS, LAUNCH, SUBSYSTEMS, luck

GAMES = 20_000
DEEDS = (
    Deed("tested", "engine", amount=60),
    Deed("hasted", "engine", amount=1),
    Deed("held", "soak"),
    Deed("tested", "tank", amount=50),
    Deed("skipped", "soak"),
    Deed("tested", "tank", amount=30),
)
SEEDS = st.integers(min_value=0, max_value=2**32 - 1)


def is_near(hits: int, tries: int, hundredths: int) -> bool:
    """Whether a share of tries is that chance, within four and a half standard deviations and the last hundredth."""
    chance = hundredths / WHOLE
    deviation: float = (tries * chance * (1 - chance)) ** 0.5
    return abs(hits - tries * chance) <= 4.5 * deviation + tries / WHOLE


@pytest.mark.parametrize("defect", DEFECTS)
def test_each_defect_is_dealt_as_often_as_declared(defect: str) -> None:
    declared = DEFECTS[defect]
    dealt = sum(launch_deal.is_there(LAUNCH, declared, "latent", (), luck(seed)) for seed in range(GAMES))
    assert is_near(dealt, GAMES, launch_deal.first_chance(LAUNCH, declared))


def test_the_draws_of_a_subsystem_are_how_many_it_has_on_the_average() -> None:
    by_chance = [each for each in DEFECTS.values() if each.subsystem == "engine" and each.dealt == "by_chance"]
    chances = [launch_deal.first_chance(LAUNCH, each) for each in by_chance]
    assert abs(sum(chances) - SUBSYSTEMS["engine"].draws * WHOLE) < len(chances)


@given(SEEDS)
def test_a_defect_more_in_the_story_leaves_those_of_other_subsystems_alone(seed: int) -> None:
    more = replace(LAUNCH, defects={**DEFECTS, "t9": replace(DEFECTS["t1"], id="t9")})
    others = [each for each in DEFECTS.values() if each.subsystem != "tank"]
    before = [launch_deal.is_there(LAUNCH, each, "latent", (), luck(seed)) for each in others]
    assert [launch_deal.is_there(more, each, "latent", (), luck(seed)) for each in others] == before


@given(SEEDS, st.lists(st.sampled_from(DEEDS), max_size=6))
def test_nothing_that_is_done_takes_a_dealt_defect_away_but_fixing(seed: int, deeds: list[Deed]) -> None:
    for defect in DEFECTS.values():
        if launch_deal.is_there(LAUNCH, defect, "latent", (), luck(seed)):
            assert launch_deal.is_there(LAUNCH, defect, "latent", deeds, luck(seed))
        assert not launch_deal.is_there(LAUNCH, defect, "fixed", deeds, luck(seed))
        assert launch_deal.is_there(LAUNCH, defect, "waived", deeds, luck(seed))


@given(st.lists(st.sampled_from(DEEDS), max_size=8), st.sampled_from(list(DEFECTS)))
def test_a_belief_is_a_chance_and_moves_the_right_way(deeds: list[Deed], defect: str) -> None:
    declared = DEFECTS[defect]
    before = launch_deal.belief(LAUNCH, declared, "latent", deeds)
    assert 0 <= before <= WHOLE
    test = Deed("tested", declared.subsystem, amount=50)
    assert launch_deal.belief(LAUNCH, declared, "latent", [*deeds, test]) <= before
    haste = Deed("hasted", declared.subsystem, amount=1)
    assert launch_deal.belief(LAUNCH, declared, "latent", [*deeds, haste]) >= before
    assert launch_deal.belief(LAUNCH, declared, "fixed", deeds) == 0
    assert launch_deal.belief(LAUNCH, declared, "found", deeds) == WHOLE


@given(
    st.lists(st.sampled_from(DEEDS), max_size=8),
    st.dictionaries(st.sampled_from(list(DEFECTS)), st.sampled_from(["latent", "found", "fixed", "waived"])),
)
def test_what_is_believed_of_all_defects_is_what_is_believed_of_each(
    deeds: list[Deed], statuses: dict[str, str]
) -> None:
    assert launch_deal.beliefs(LAUNCH, statuses, tuple(deeds)) == {
        id_: launch_deal.belief(LAUNCH, defect, statuses.get(id_, "latent"), deeds) for id_, defect in DEFECTS.items()
    }


def found_in(seed: int) -> tuple[set[str], set[str]]:
    """A game in which all the deeds are done: what is there at the end, and what a test has found."""
    found: set[str] = set()
    for number, deed in enumerate(DEEDS):
        so_far = DEEDS[: number + 1]
        for defect in DEFECTS.values():
            finds = launch_deal.tried(LAUNCH, deed, defect.subsystem)
            is_there = launch_deal.is_there(LAUNCH, defect, "latent", so_far[:-1], luck(seed))
            if finds and is_there and luck(seed)(f"test.{number}.{defect.id}", finds * 100):
                found.add(defect.id)
    there = {each.id for each in DEFECTS.values() if launch_deal.is_there(LAUNCH, each, "latent", DEEDS, luck(seed))}
    return there, found


def test_beliefs_and_ranges_are_calibrated_after_tests_haste_and_a_skipped_milestone() -> None:
    unseen = dict.fromkeys(DEFECTS, 0)
    lurking = dict.fromkeys(DEFECTS, 0)
    in_range = dict.fromkeys(SUBSYSTEMS, 0)
    for seed in range(GAMES):
        there, found = found_in(seed)
        statuses = dict.fromkeys(found, "found")
        for defect in DEFECTS:
            unseen[defect] += defect not in found
            lurking[defect] += defect not in found and defect in there
        if seed % 10 == 0:
            for subsystem in SUBSYSTEMS:
                told = launch_deal.estimate(LAUNCH, subsystem, statuses, DEEDS)
                left = sum(1 for each in there - found if DEFECTS[each].subsystem == subsystem)
                in_range[subsystem] += told.low <= left <= told.high
    for defect, declared in DEFECTS.items():
        belief = launch_deal.belief(LAUNCH, declared, "latent", DEEDS)
        assert is_near(lurking[defect], unseen[defect], belief), defect
    for subsystem, hits in in_range.items():
        assert hits >= 0.8 * GAMES / 10 - 4.5 * (GAMES / 10 * 0.8 * 0.2) ** 0.5, subsystem


def test_a_test_narrows_the_range() -> None:
    before = launch_deal.estimate(LAUNCH, "engine", {}, ())
    after = launch_deal.estimate(LAUNCH, "engine", {}, (Deed("tested", "engine", amount=95),) * 2)
    assert (before.low, before.high) == (2, 4)
    assert after.high < before.high
    assert after.mean < before.mean
