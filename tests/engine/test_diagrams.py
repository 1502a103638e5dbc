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
    mind = Stage(
        "mind", 'the "mind"', history=True, nested=(Stage("dull", "dull"), Stage("keen", "keen")), initial="dull"
    )
    awake = Stage("awake", "awake", parallel=True, nested=(body, mind, Stage("eyes", "eyes")))
    moves = (
        Move("wake", "asleep", "awake"),
        Move("startle", "asleep", "keen"),
        Move("move", "still", "walking"),
        Move("rest", "body", "body", reenter=True),
        Move("blink", "eyes", "eyes", reenter=True),
        Move("start", "keen", "walking", reenter=True),
        Move("sleep", "walking", "asleep", after=1),
    )
    assert (
        diagram(Machine("life", "asleep", (Stage("asleep", "asleep"), awake), moves))
        == """\
stateDiagram-v2
    [*] --> asleep
    state awake {
        state body {
            [*] --> still
            still --> walking: move
            still --> still: rest (body to body) again
        }
        --
        state "the 'mind' (remembers)" as mind {
            [*] --> dull
        }
        --
        [*] --> eyes
        eyes --> eyes: blink again
    }
    asleep --> awake: wake
    asleep --> awake: startle (asleep to keen)
    awake --> awake: start (keen to walking) again
    awake --> asleep: sleep after 1 turn (walking to asleep)"""
    )


def test_no_arrow_ends_at_a_stage_with_an_inside_that_stands_in_another() -> None:
    inner = Stage("watched", "watched", nested=(Stage("tail", "tail"), Stage("letters", "letters")), initial="letters")
    outer = Stage("open", "open", nested=(inner, Stage("visited", "visited")), initial="watched", final=True)
    moves = (Move("a", "watched", "visited"), Move("b", "visited", "watched"), Move("c", "watched", "tail"))
    assert (
        diagram(Machine("file", "open", (outer,), moves))
        == """\
stateDiagram-v2
    [*] --> open
    state open {
        [*] --> letters
        state watched {
            [*] --> letters
            letters --> letters: c (watched to tail)
        }
        letters --> visited: a (watched to visited)
        visited --> letters: b (visited to watched)
    }
    open --> [*]"""
    )
