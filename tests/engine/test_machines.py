from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_city_game.engine.machines import PHASES, Charts, Phases, diagram
from star_city_game.errors import PhaseError
from star_city_game.model.machine import Machine, Move, Stage

FILE = Machine(
    "file",
    "clean",
    (Stage("clean", "clean"), Stage("signal", "signal"), Stage("talk", "talk")),
    (
        Move("weigh", "clean", "signal"),
        Move("weigh", "signal", "talk"),
        Move("forget", "signal", "clean"),
    ),
)


def test_the_narrator_reads_before_it_offers_and_offers_before_it_is_answered() -> None:
    phases = Phases()
    for move in ("print", "offer", "pick", "print", "due", "print", "end"):
        phases.move(move)
    assert phases.phase == "ended"


@pytest.mark.parametrize(
    ("phase", "move"), [("arriving", "pick"), ("reading", "pick"), ("ended", "print"), ("choosing", "end")]
)
def test_an_illegal_move_is_impossible(phase: str, move: str) -> None:
    phases = Phases(phase)
    with pytest.raises(PhaseError, match=f"cannot {move} while {phase}"):
        phases.move(move)
    assert phases.phase == phase


@given(st.lists(st.sampled_from(["print", "offer", "pick", "due", "end", "sing"])))
def test_no_sequence_of_moves_leaves_the_phases(moves: list[str]) -> None:
    phases = Phases()
    for move in moves:
        try:
            phases.move(move)
        except PhaseError:
            continue
    assert phases.phase in PHASES


def test_a_chart_makes_the_first_move_that_is_allowed() -> None:
    charts = Charts({"file": FILE})
    made = charts.fire("file", "clean", "weigh", lambda _move: True)
    assert made is not None
    assert made.target == "signal"


def test_a_chart_stays_where_every_move_is_refused_or_the_event_is_not_its_own() -> None:
    charts = Charts({"file": FILE})
    assert charts.fire("file", "clean", "weigh", lambda _move: False) is None
    assert charts.fire("file", "clean", "forget", lambda _move: True) is None
    assert charts.fire("file", "talk", "weigh", lambda _move: True) is None


def test_two_games_share_a_chart_without_touching_each_other() -> None:
    charts = Charts({"file": FILE})
    charts.fire("file", "clean", "weigh", lambda _move: True)
    made = charts.fire("file", "clean", "weigh", lambda _move: True)
    assert made is not None
    assert made.source == "clean"


def test_a_chart_prints_as_a_diagram() -> None:
    assert "clean --> signal: weigh" in diagram(FILE)
