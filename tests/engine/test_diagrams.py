from __future__ import annotations

from star_city_game.engine.diagrams import diagram
from star_city_game.model.expression import Literal
from star_city_game.model.machine import Machine, Move, Stage


def test_a_flat_chart_prints_as_a_diagram() -> None:
    stages = (Stage("clean", "clean"), Stage("talk", "preventive talk", final=True))
    moves = (Move("weigh", "clean", "talk", Literal(True)), Move("turn", "talk", "clean", after=3))
    assert (
        diagram(Machine("file", "clean", stages, moves))
        == """\
stateDiagram-v2
    [*] --> clean
    talk: preventive talk
    talk --> [*]
    clean --> talk: weigh if …
    talk --> clean: turn after 3 turns"""
    )


def test_stages_inside_others_and_side_by_side_print_too() -> None:
    body = Stage("body", "body", nested=(Stage("still", "still"), Stage("walking", "walking")), initial="still")
    mind = Stage("mind", "mind", history=True, nested=(Stage("dull", "dull"), Stage("keen", "keen")), initial="dull")
    stages = (
        Stage("asleep", "asleep"),
        Stage("awake", "awake", parallel=True, nested=(body, mind, Stage("eyes", "eyes"))),
    )
    moves = (
        Move("wake", "asleep", "awake"),
        Move("startle", "asleep", "keen"),
        Move("move", "still", "walking"),
        Move("rest", "body", "body", reenter=True),
        Move("sleep", "walking", "asleep", after=1),
    )
    assert (
        diagram(Machine("life", "asleep", stages, moves))
        == """\
stateDiagram-v2
    [*] --> asleep
    state awake {
        [*] --> body
        state body {
            [*] --> still
            still --> walking: move
        }
        body --> body: rest again
        --
        [*] --> mind
        state mind {
            [*] --> dull
        }
        note right of mind: remembers the stage inside it
        --
        [*] --> eyes
    }
    asleep --> awake: wake
    asleep --> awake: startle (asleep to keen)
    awake --> asleep: sleep after 1 turn (walking to asleep)"""
    )
