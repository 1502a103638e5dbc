"""The bots of the balance table: they play whole games by what a player sees, and the same seeds give the same games."""

from __future__ import annotations

import pytest

import balance
import launch_balance

KINDS = [("reckless", "loyal", "cosmonaut", 1), ("obsessive", "silent", "engineer", 2)]


@pytest.mark.parametrize("job", KINDS, ids=lambda job: f"{job[0]}-{job[2]}")
def test_a_bot_plays_to_an_ending_and_again_to_the_same(job: tuple[str, str, str, int]) -> None:
    first, second = balance.played(job), balance.played(job)
    assert first == second
    assert balance.the_story().scenes[first.ending].is_ending


def test_the_table_counts_what_was_flown_landed_and_lost() -> None:
    home = balance.Outcome("end_parade", "clean", (balance.Landing("home", landed=True),) * 2)
    lost = balance.Outcome("end_wall", "signal", (balance.Landing("crash", landed=False),) * 2)
    early = balance.Outcome("end_instructor", "clean")
    job = ("careful", "candid", "cosmonaut", 1)
    lines = balance.table([(job, home), (job, home), (job, home), (job, lost), (job, early)])
    assert "| careful | 4 | 75 ± 50 % | 64 % | 25 ± 50 % | 9 % | 0 ± 0 % |" in lines
    assert "| candid | 80 % | 20 % |" in lines
    assert "| end_parade | 60 % |" in lines


@pytest.mark.parametrize("name", launch_balance.HABITS)
def test_each_habit_of_working_comes_within_five_points_of_what_the_design_wants(name: str) -> None:
    habit = launch_balance.HABITS[name]
    found = launch_balance.outcome(balance.the_story().launch, habit)
    landed, lost = habit.aim
    assert abs(found["landed"] - landed) <= 5
    assert abs(found["lost"] - lost) <= 5
    assert round(found["home"] + found["abort"] + found["lost"]) == 100
