from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_city_game.engine.machines import PHASES, Charts, Guard, Phases
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


def made(charts: Charts, name: str, place: str, event: str, guard: Guard = lambda _move: True) -> list[str]:
    """The moves that an event makes, each as what it left and entered, and where the machine is afterwards."""
    fired = charts.fire(name, place, event, guard, {})
    if fired is None:
        return []
    steps = [
        " ".join([*(f"-{stage.id}" for stage in each.left), *(f"+{stage.id}" for stage in each.entered)])
        for each in fired.made
    ]
    return [*steps, fired.place]


def test_a_chart_makes_the_first_move_that_is_allowed() -> None:
    assert made(Charts({"file": FILE}), "file", "clean", "weigh") == ["-clean +signal", "signal"]


def test_a_chart_stays_where_every_move_is_refused_or_the_event_is_not_its_own() -> None:
    charts = Charts({"file": FILE})
    assert made(charts, "file", "clean", "weigh", lambda _move: False) == []
    assert made(charts, "file", "clean", "forget") == []
    assert made(charts, "file", "talk", "weigh") == []


def test_two_games_share_a_chart_without_touching_each_other() -> None:
    charts = Charts({"file": FILE})
    made(charts, "file", "clean", "weigh")
    assert made(charts, "file", "clean", "weigh") == ["-clean +signal", "signal"]


def test_a_move_of_a_flat_stage_to_itself_does_nothing_unless_it_enters_again() -> None:
    stages = (Stage("on", "on"),)
    moves = (Move("nod", "on", "on"), Move("again", "on", "on", reenter=True))
    charts = Charts({"lamp": Machine("lamp", "on", stages, moves)})
    assert made(charts, "lamp", "on", "nod") == ["", "on"]
    assert made(charts, "lamp", "on", "again") == ["-on +on", "on"]


@pytest.mark.parametrize("word", ["trigger", "state", "to", "add", "machine", "model", "callbacks", "is_a", "initial"])
def test_events_and_stages_may_have_any_id(word: str) -> None:
    def machine(*nested: Stage) -> Machine:
        stages = (Stage(word, word, nested=nested, initial=nested[0].id if nested else ""), Stage("last", "last"))
        return Machine("m", word, stages, (Move(word, word, "last"),))

    inner = Stage("add_" if word == "add" else "add", "inner")
    charts = Charts({"flat": machine(), "deep": machine(inner)})
    assert made(charts, "flat", word, word) == [f"-{word} +last", "last"]
    assert made(charts, "deep", f"{word}/{inner.id}", word) == [f"-{inner.id} -{word} +last", "last"]


LIFE = Machine(
    "life",
    "asleep",
    (
        Stage("asleep", "asleep"),
        Stage(
            "awake",
            "awake",
            parallel=True,
            nested=(
                Stage("body", "body", nested=(Stage("still", "still"), Stage("walking", "walking")), initial="still"),
                Stage("mind", "mind", nested=(Stage("dull", "dull"), Stage("keen", "keen")), initial="dull"),
            ),
        ),
    ),
    (
        Move("wake", "asleep", "awake"),
        Move("startle", "asleep", "keen"),
        Move("move", "still", "walking"),
        Move("move", "dull", "keen"),
        Move("move", "awake", "asleep"),
        Move("faint", "walking", "asleep"),
        Move("faint", "keen", "dull"),
    ),
)


def test_entering_a_parallel_stage_enters_all_of_it_the_outermost_first() -> None:
    arrived = "awake/body/still|awake/mind/dull"
    assert made(Charts({"life": LIFE}), "life", "asleep", "wake") == [
        "-asleep +awake +body +still +mind +dull",
        arrived,
    ]


def test_a_move_to_a_stage_inside_a_parallel_one_enters_the_others_too() -> None:
    arrived = "awake/body/still|awake/mind/keen"
    assert made(Charts({"life": LIFE}), "life", "asleep", "startle")[-1] == arrived


def test_stages_active_at_once_each_make_a_move_and_then_those_around_them_are_not_asked() -> None:
    assert made(Charts({"life": LIFE}), "life", "awake/body/still|awake/mind/dull", "move") == [
        "-still +walking",
        "-dull +keen",
        "awake/body/walking|awake/mind/keen",
    ]


def test_a_move_of_the_stage_around_applies_where_no_inner_stage_moves() -> None:
    assert made(Charts({"life": LIFE}), "life", "awake/body/walking|awake/mind/keen", "move") == [
        "-keen -mind -walking -body -awake +asleep",
        "asleep",
    ]


def test_a_stage_that_another_move_has_left_is_not_asked() -> None:
    assert made(Charts({"life": LIFE}), "life", "awake/body/walking|awake/mind/keen", "faint") == [
        "-keen -mind -walking -body -awake +asleep",
        "asleep",
    ]


def test_only_nested_stages_load_the_nesting_of_the_library() -> None:
    script = (
        "import sys\n"
        "from star_city_game.engine.machines import Charts\n"
        "from star_city_game.model.machine import Machine, Move, Stage\n"
        "def go(*nested):\n"
        "    a = Stage('a', 'a', nested=nested, initial=nested[0].id if nested else '')\n"
        "    machine = Machine('m', 'a', (a, Stage('b', 'b')), (Move('e', 'a', 'b'),))\n"
        "    charts = Charts({'m': machine})\n"
        "    charts.fire('m', charts.charts['m'].start, 'e', lambda move: True, {})\n"
        "    print('transitions.extensions' in sys.modules)\n"
        "go()\n"
        "go(Stage('c', 'c'))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
