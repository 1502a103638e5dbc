"""The days that stand against a fault are the days that it costs: in the list, in what is declared, and in the calendar."""

from __future__ import annotations

import re

import pytest

import balance
from star_city_game.engine.draft import Draft
from star_city_game.engine.program import Program
from star_city_game.model.state import GameState
from star_city_game.model.turn import Offered
from star_city_game.session import Session
from star_city_game.workshop.staging import staged

STORY = balance.the_story()
A_DAY = 10
"""Days that a service day stands for: those of its turn."""
UNMENDED = {"hammer", "d_lk_6"}
"""Those that no list offers: one is redrawn after 3L, one was sold and is carried back or not."""
LISTED = sorted(set(STORY.launch.defects) - UNMENDED)


def list_of(*defects: str) -> Session:
    """A day of mending, when some faults have been found."""
    return Session.new(staged(STORY, "put_right", [f"find({defect})" for defect in defects], "a test"))


def line(session: Session, defect: str) -> Offered:
    return next(each for each in session.turn.choices if each.id.endswith(f".fix_{defect}"))


def labelled(label: str) -> int:
    """The days that a label names."""
    many = re.search(r": (\d+) days\.$", label)
    assert many or label.endswith(": one day."), label
    return int(many.group(1)) if many else 1


def owed(session: Session) -> int:
    """The days that are ordered and not worked off."""
    value = session.saved().state.values["shop"]
    assert isinstance(value, int)
    return value


@pytest.mark.parametrize("defect", LISTED)
def test_what_stands_against_a_fault_is_what_it_takes(defect: str) -> None:
    session = list_of(defect)
    declared = STORY.launch.defects[defect].days
    choice = line(session, defect)
    assert labelled(choice.say) == declared > 0
    session.choose(choice.id)
    assert session.saved().state.defects[defect] == "fixed"
    assert owed(session) == max(0, declared - A_DAY)


def test_a_day_of_mending_holds_ten_and_the_rest_is_owed() -> None:
    session = list_of("d_a_5", "d_kord_2", "d_b_2", "d_a_2")
    for defect, left in (("d_a_5", 4), ("d_kord_2", 2), ("d_a_2", -10)):
        session.choose(line(session, defect).id)
        assert owed(session) == (10 - left if left > 0 else -left)
    assert not any(".fix_" in each.id for each in session.turn.choices)


def test_the_list_can_always_be_shut() -> None:
    session = list_of(*LISTED)
    shut = next(each for each in session.turn.choices if each.id.endswith(".leave"))
    session.choose(shut.id)
    assert owed(session) == 0
    assert set(session.saved().state.defects.values()) == {"found"}


@pytest.mark.parametrize("role", balance.ROLES)
def test_in_a_whole_game_days_are_worked_off_by_ten_a_turn_before_a_day_is_free(role: str) -> None:
    """The first of some games that comes to its flight."""
    for seed in range(20):
        bot = balance.Bot(STORY, "obsessive", "silent", role, seed)
        worked = worked_off(bot)
        if balance.landing_of(bot.session.saved().state) is not None:
            assert len(worked) > 1
            assert len(worked) == len(set(worked))
            assert owed(bot.session) == 0
            return
    raise AssertionError("none of these games comes to its flight")


def worked_off(bot: balance.Bot) -> list[int]:
    """Plays a game, and gives the turns of the calendar in which ten days, or what was left of them, were worked off."""
    moves = bot.moves()
    pick = next(moves, None)
    worked: list[int] = []
    while pick is not None:
        before, turn = owed(bot.session), bot.session.calendar_turn
        offered = {each.id: each.say for each in bot.session.turn.choices}
        price = labelled(offered[pick]) if ".fix_" in pick else 0
        if any(each.endswith(".bench") for each in offered):
            assert before == 0
        pick = next(moves, None)
        done = before + price - owed(bot.session)
        assert done in (0, min(A_DAY, before + price))
        if done:
            worked.append(max(turn, bot.session.calendar_turn))
    return worked


def test_nothing_is_ordered_that_would_not_be_done_by_the_flight() -> None:
    """Ten days for each turn before the last; in the last there is no service day."""
    quality = STORY.qualities["days_left"]
    assert quality.derived is not None
    program = Program(STORY)
    turns = STORY.calendar.turns
    values = {each.id: each.default for each in STORY.qualities.values() if each.derived is None}
    for number in range(len(turns)):
        draft = Draft(program, GameState(seed=1, values=values, turn=number), shares=False)
        left = program.value(quality.derived)(draft)
        assert left == min(90, A_DAY * (len(turns) - 1 - number))
    longest = max(STORY.launch.defects[defect].days for defect in LISTED)
    assert longest + A_DAY <= 90
