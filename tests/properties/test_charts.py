"""Random charts and random events: never an illegal place, and always what a plain interpreter does."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reference_chart import ReferenceChart
from star_city_game.engine.charts import active, outermost
from star_city_game.engine.diagrams import diagram
from star_city_game.engine.machines import Charts
from star_city_game.model.expression import Literal
from star_city_game.model.machine import DEEPEST, Machine, Move, Stage

EVENTS = ("weigh", "bell")
ALL = frozenset(range(20))
"""Every gate holds."""


@st.composite
def stages(draw: st.DrawFn, prefix: str, depth: int) -> tuple[Stage, ...]:
    """Some stages beside one another, each with some inside it."""
    made = []
    for number in range(draw(st.integers(1, 3))):
        id_ = f"{prefix}{'abcd'[depth - 1]}{number}"
        nested = draw(stages(id_, depth + 1)) if depth < DEEPEST and draw(st.integers(0, 2)) else ()
        parallel = bool(nested) and draw(st.integers(0, 2)) == 0
        initial = "" if parallel or not nested else draw(st.sampled_from(nested)).id
        history = bool(nested) and not parallel and draw(st.booleans())
        made.append(Stage(id_, id_, nested=nested, initial=initial, parallel=parallel, history=history))
    return tuple(made)


def are_apart(machine: Machine, source: str, target: str) -> bool:
    """Whether two stages stand in two stages that are active at once: the compiler lets no move lead between those."""
    lines = {node.stage.id: node.line for node in ReferenceChart(machine).all}
    shared = [node for node in lines[source] if node in lines[target]]
    ends = (lines[source][-1], lines[target][-1])
    return bool(shared) and shared[-1].stage.parallel and shared[-1] not in ends


@dataclass(frozen=True)
class Game:
    """A machine, and events with the moves whose gates hold then, by number."""

    machine: Machine
    events: tuple[tuple[str, frozenset[int]], ...]


@st.composite
def games(draw: st.DrawFn) -> Game:
    outer = draw(stages("", 1))
    bare = Machine("m", draw(st.sampled_from(outer)).id, outer, ())
    ids = [stage.id for stage in bare.all_stages]
    count = draw(st.integers(1, 14))
    moves: list[Move] = []
    for number in range(count):
        source, target, reenter = draw(st.sampled_from(ids)), draw(st.sampled_from(ids)), draw(st.integers(0, 3)) == 0
        if reenter or not are_apart(bare, source, target):
            moves.append(Move(draw(st.sampled_from(EVENTS)), source, target, Literal(number), reenter=reenter))
    held = st.one_of(st.just(ALL), st.frozensets(st.integers(0, count - 1)))
    events = draw(st.lists(st.tuples(st.sampled_from(EVENTS), held), max_size=12))
    return Game(Machine("m", bare.initial, outer, tuple(moves)), tuple(events))


SHARED = Stage(
    "s", "s", parallel=True, nested=(Stage("l", "l"), Stage("r", "r", nested=(Stage("t", "t"),), initial="t"))
)
KEPT = Stage("k", "k", nested=(Stage("b", "b"), Stage("c", "c")), initial="b", history=True)
KEEPING = (("k", "c"), ("k", "z"), ("z", "k"), ("k", "k"))


@settings(max_examples=300)
@given(games())
@example(
    Game(
        Machine(
            "m",
            "s",
            (SHARED, Stage("z", "z")),
            (Move("bell", "t", "z", Literal(0)), Move("bell", "l", "z", Literal(1))),
        ),
        (("bell", ALL),),
    )
)
@example(
    Game(
        Machine(
            "m", "k", (KEPT, Stage("z", "z")), tuple(Move("bell", *ends, Literal(n)) for n, ends in enumerate(KEEPING))
        ),
        tuple(("bell", frozenset({number})) for number in range(len(KEEPING))),
    )
)
def test_charts_do_what_a_plain_interpreter_does(game: Game) -> None:
    charts = Charts({"m": game.machine})
    chart = charts.charts["m"]
    reference = ReferenceChart(game.machine)
    place = chart.start
    remembered: dict[str, str] = {}
    for event, held in game.events:

        def gate(move: Move, held: frozenset[int] = held) -> bool:
            assert isinstance(move.gate, Literal)
            return move.gate.value in held

        expected = reference.send(event, gate)
        fired = charts.fire("m", place, event, gate, remembered)
        told: list[str] = []
        if fired is not None:
            for made in fired.made:
                told += [".", *(f"-{stage.id}" for stage in made.left), *(f"+{stage.id}" for stage in made.entered)]
            place = fired.place
            remembered.update(fired.remembered)
        assert told == expected
        assert chart.is_legal(place)
        assert active(place) == set(reference.active)
        assert outermost(place) in {stage.id for stage in game.machine.stages}
        assert chart.adopted(place) == place


@given(games())
def test_every_chart_prints_as_a_diagram(game: Game) -> None:
    printed = diagram(game.machine).splitlines()
    assert printed[0] == "stateDiagram-v2"
    assert sum(line.endswith("{") for line in printed) == sum(line.strip() == "}" for line in printed)
    assert sum(" --> " in line and ": " in line for line in printed) == len(game.machine.moves)


@given(stages("", 1), st.text("abcd012/|", max_size=24))
def test_no_text_is_taken_for_a_place_that_is_not_one(outer: tuple[Stage, ...], text: str) -> None:
    chart = Charts({"m": Machine("m", outer[0].id, outer, ())}).charts["m"]
    adopted = chart.adopted(text)
    assert adopted is None or chart.is_legal(adopted)
