"""Every number on the launch board of the real story can be traced to what it is made of, all through a game."""

from __future__ import annotations

from collections import Counter

import pytest

import balance
from star_city_game.engine.boards import word_for
from star_city_game.model.launch_view import DefectView, LaunchView

KINDS = [("careful", "candid", "engineer", 5), ("typical", "candid", "engineer", 3)]


def boards(kind: tuple[str, str, str, int]) -> list[LaunchView]:
    """The board as it stood after every sixth choice of a bot's game."""
    bot = balance.Bot(balance.the_story(), *kind)
    found = []
    for number, _ in enumerate(bot.moves()):
        if number % 6 == 0:
            found.append(bot.session.launch())
    return [board for board in found if board.tree]


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: f"{kind[0]}-{kind[2]}")
def seen(request: pytest.FixtureRequest) -> list[LaunchView]:
    found = boards(request.param)
    assert len(found) > 10
    assert len({board.chance for board in found}) > 5
    return found


def test_the_whole_is_the_sum_of_its_phases_and_of_its_sub_systems(seen: list[LaunchView]) -> None:
    for board in seen:
        assert board.chance == sum(phase.chance for phase in board.phases)
        assert board.chance == sum(system.chance for system in board.systems)
        for phase in board.phases:
            assert phase.chance == sum(part.chance for part in phase.parts)
            assert phase.shows == sum(part.chance for part in phase.by_hand)


def test_the_word_for_the_risk_is_never_kept_from_who_sees_its_number(seen: list[LaunchView]) -> None:
    launch = balance.the_story().launch
    assert [board.risk for board in seen] == [word_for(launch, board.chance) for board in seen]


def test_a_sub_system_is_the_sum_of_what_is_known_and_what_may_be_unseen(seen: list[LaunchView]) -> None:
    for board in seen:
        rolled = Counter[tuple[str, str]]()
        by_hand = Counter[tuple[str, str]]()
        for phase in board.phases:
            for counts, parts in ((rolled, phase.parts), (by_hand, phase.by_hand)):
                for part in parts:
                    counts[part.name, "found"] += part.found
                    counts[part.name, "waived"] += part.signed
                    counts[part.name, "unseen"] += part.unseen
        for system in board.systems:
            kinds = ("found", "waived", "unseen")
            assert system.chance == sum(rolled[system.name, kind] for kind in kinds)
            assert system.by_hand == sum(by_hand[system.name, kind] for kind in kinds)
            for status in kinds[:2]:
                own = [defect for defect in system.defects if defect.status == status]
                assert sum(defect.covers for defect in own) == rolled[system.name, status]
                assert sum(defect.by_hand for defect in own) == by_hand[system.name, status]


def test_counts_are_of_the_faults_that_are_listed(seen: list[LaunchView]) -> None:
    for board in seen:
        assert {defect.status for system in board.systems for defect in system.defects} <= {"found", "fixed", "waived"}
        for system in board.systems:
            counts = Counter(defect.status for defect in system.defects)
            assert (system.found, system.fixed, system.waived) == (counts["found"], counts["fixed"], counts["waived"])
            assert all(is_signed(defect) == (defect.status == "waived") for defect in system.defects)


def is_signed(defect: DefectView) -> bool:
    return bool(defect.signed)


def test_what_sways_all_of_it_is_the_sum_of_its_reasons(seen: list[LaunchView]) -> None:
    for board in seen:
        for sway in board.sways:
            assert sway.percent == sum(points for _, points in sway.parts)


def test_the_descent_is_told_as_met_by_hand(seen: list[LaunchView]) -> None:
    descents = [phase for board in seen for phase in board.phases if phase.name == "The descent"]
    assert any(phase.by_hand for phase in descents)
    for phase in descents:
        assert {part.name for part in phase.by_hand} <= {"LK and Block E, the descent"}
