from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.expressions import parse_expression
from star_city_game.compiler.known import names_of
from star_city_game.compiler.names import Scope
from star_city_game.compiler.types import BOOL
from star_city_game.model.effect import Assign
from star_city_game.model.machine import Machine, Move, Stage
from tales import check_tale, tale

HALL = "hall: {body: [{do: 'trigger(m, go)'}, {ending: over}]}\n"
CALENDAR = "turns: {t1: {from: 1966-01-01, to: 1966-01-10, name: One}}\n"
BOTH = "  moves: [{on: go, from: a, to: b}, {on: go, from: b, to: a}]\n"


def machine(tmp_path: Path, text: str) -> Machine:
    return tale(tmp_path, HALL, machines__m=text, calendar=CALENDAR).machines["m"]


def found_in(tmp_path: Path, text: str, hall: str = HALL, **files: str) -> list[tuple[str, int, int]]:
    """The findings about a machine: code, line, column."""
    files.setdefault("calendar", CALENDAR)
    _, found = check_tale(tmp_path, hall, machines__m=text, **files)
    assert all(each.file == "machines/m.yaml" for each in found), found
    return [(each.code, each.line, each.column) for each in found]


def test_stages_nest_as_mappings_and_as_lists(tmp_path: Path) -> None:
    built = machine(
        tmp_path,
        "m:\n  initial: a\n  stages:\n"
        "    a: {parallel: true, nested: [one_day, two]}\n"
        "    b:\n      label: The second\n      initial: c\n      history: true\n"
        "      nested: {c: {final: true, label: In it}, d: {nested: e, initial: e}}\n" + BOTH,
    )
    a, b = built.stages
    assert a == Stage("a", "a", parallel=True, nested=(Stage("one_day", "one day"), Stage("two", "two")))
    assert (b.label, b.initial, b.history, b.final) == ("The second", "c", True, False)
    assert [stage.id for stage in built.all_stages] == ["a", "one_day", "two", "b", "c", "d", "e"]
    assert b.nested[0] == Stage("c", "In it", final=True)
    assert b.nested[1] == Stage("d", "d", nested=(Stage("e", "e"),), initial="e")


def test_what_nested_stages_do_is_built_as_well(tmp_path: Path) -> None:
    built = tale(
        tmp_path,
        "hall: {body: [{due: true}, {ending: over}]}\nforced: {body: F.}\n",
        qualities="n: {type: int, min: 0, max: 9}\n",
        machines__m="m: {initial: a, stages: {a: {initial: b, nested: {b: {enter: n += 1, leave: [{do: n -= 1}], "
        "text: T., scene: forced}}}}}\n",
    ).machines["m"]
    inner = built.all_stages[1]
    assert isinstance(inner.effects[0], Assign)
    assert isinstance(inner.leave[0], Assign)
    assert inner.text is not None
    assert inner.scene == "forced"


def test_moves_are_timed_and_may_enter_again(tmp_path: Path) -> None:
    built = machine(
        tmp_path,
        "m:\n  initial: a\n  stages: {a: {}, b: {}}\n  moves:\n    - {after: 1 turn, from: [a, b], to: b}\n"
        "    - {on: go, after: 12 turns, from: b, to: a, reenter: true}\n",
    )
    assert built.moves == (
        Move("turn", "a", "b", after=1),
        Move("turn", "b", "b", after=1),
        Move("go", "b", "a", after=12, reenter=True),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("m:\n  initial: a\n  stages:\n    a: {nested: [b, c]}\n", [("SC112", 4, 8)]),
        ("m:\n  initial: a\n  stages:\n    a: {initial: b}\n", [("SC112", 4, 9)]),
        ("m:\n  initial: a\n  stages:\n    a: {parallel: true}\n", [("SC112", 4, 9)]),
        ("m:\n  initial: a\n  stages:\n    a: {parallel: true, nested: []}\n", [("SC113", 4, 33)]),
        ("m:\n  initial: a\n  stages:\n    a: {initial: b, nested: {}}\n", [("SC113", 4, 29)]),
        ("m:\n  initial: a\n  stages:\n    a: {initial: b, nested: [b, B]}\n", [("SC115", 4, 33)]),
        ("m:\n  initial: a\n  stages:\n    a: {initial: b, nested: {b: 3}}\n", [("SC113", 4, 33)]),
        ("m:\n  initial: a\n  stages:\n    a: {initial: x, nested: [b, c]}\n", [("SC227", 4, 18)]),
        ("m:\n  initial: b\n  stages:\n    a: {initial: b, nested: [b, c]}\n", [("SC227", 2, 12)]),
        ("m:\n  initial: a\n  stages:\n    a: {initial: a, nested: [a, c]}\n", [("SC203", 4, 30)]),
        ("m:\n  initial: [a, b]\n  stages: {a: {}, b: {}}\n" + BOTH, [("SC350", 2, 12)]),
        ("m:\n  initial: a\n  stages:\n    a: {initial: [b, c], nested: [b, c]}\n", [("SC350", 4, 18)]),
        ("m:\n  initial: a\n  stages:\n    a: {parallel: true, initial: b, nested: [b, c]}\n", [("SC350", 4, 25)]),
        ("m:\n  initial: a\n  stages:\n    a: {history: true}\n", [("SC355", 4, 9)]),
        (
            "m:\n  initial: a\n  stages:\n    a: {parallel: true, nested: [b, c], history: true}\n",
            [("SC355", 4, 41)],
        ),
    ],
)
def test_faults_of_stages(tmp_path: Path, text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found_in(tmp_path, text, "hall: {body: [{ending: over}]}\n") == expected


def test_stages_stand_in_one_another_four_deep(tmp_path: Path) -> None:
    def nested(depth: int) -> str:
        return f"initial: s{depth}, nested: {{s{depth}: {{{nested(depth + 1) if depth < 4 else ''}}}}}"

    head = "m:\n  initial: s1\n  stages:\n    s1: "
    assert found_in(tmp_path / "fine", f"{head}{{{nested(2)}}}\n", "hall: {body: [{ending: over}]}\n") == []
    deeper = nested(2).replace("{s4: {}}", "{s4: {initial: s5, nested:\n      [s5]}}")
    assert found_in(tmp_path / "deep", f"{head}{{{deeper}}}\n", "hall: {body: [{ending: over}]}\n") == [("SC107", 5, 8)]


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        ("{from: a, to: b}", [("SC112", 5, 7)]),
        ("{on: go, from: a, to: x}", [("SC227", 5, 29)]),
        ("{on: go, from: [a, x], to: b}", [("SC227", 5, 26)]),
        ("{on: go, from: c, to: d}", [("SC351", 5, 29)]),
        ("{on: go, from: c, to: e}", [("SC351", 5, 29)]),
        ("{after: 3, from: a, to: b}", [("SC113", 5, 15)]),
        ("{after: three turns, from: a, to: b}", [("SC113", 5, 15)]),
        ("{after: 0 turns, from: a, to: b}", [("SC141", 5, 15)]),
        ("{after: 1000 turns, from: a, to: b}", [("SC141", 5, 15)]),
        ("{on: go, from: a, to: b, reenter: perhaps}", [("SC113", 5, 41)]),
        ("{on: go, from: b, to: b}", [("SC352", 5, 29)]),
        ("{on: go, from: c, to: d, reenter: true}", []),
        ("{on: go, from: a, to: e}", []),
        ("{on: go, from: a, to: a}", []),
        ("{on: go, from: e, to: e, reenter: true}", []),
    ],
)
def test_faults_of_moves(tmp_path: Path, move: str, expected: list[tuple[str, int, int]]) -> None:
    text = (
        "m:\n  initial: a\n  stages: {a: {parallel: true, nested: {c: {}, d: {initial: e, nested: [e]}}}, b: {}}\n"
        f"  moves:\n    - {move}\n    - {{on: weigh, from: a, to: b}}\n    - {{on: weigh, from: b, to: a}}\n"
    )
    assert found_in(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("move", "column"), [("{after: 3 turns, from: a, to: b}", 15), ("{on: turn, from: a, to: b}", 12)]
)
def test_a_timed_move_needs_a_calendar(tmp_path: Path, move: str, column: int) -> None:
    text = f"m:\n  initial: a\n  stages: {{a: {{}}, b: {{final: true}}}}\n  moves:\n    - {move}\n"
    _, found = check_tale(tmp_path / "none", "hall: {body: [{ending: over}]}\n", machines__m=text)
    assert [(each.code, each.line, each.column) for each in found] == [("SC353", 5, column)]
    assert found_in(tmp_path / "one", text, "hall: {body: [{ending: over}]}\n") == []
    broken = check_tale(tmp_path / "broken", "hall: {body: [{ending: over}]}\n", machines__m=text, calendar="turns: {")[
        1
    ]
    assert [each.code for each in broken] == ["SC101"]


def test_stages_that_are_never_entered_or_left(tmp_path: Path) -> None:
    text = (
        "m:\n  initial: a\n  stages:\n"
        "    a:\n      initial: a1\n      nested:\n        a1: {}\n        a2: {}\n        a3: {}\n"
        "    b: {parallel: true, nested: [b1, b2]}\n"
        "    c: {final: true}\n"
        "    d: {}\n"
        "  moves:\n    - {on: go, from: a1, to: a2}\n    - {on: go, from: a2, to: b1}\n    - {on: go, from: b2, to: c}\n"
    )
    assert found_in(tmp_path, text) == [("SC314", 9, 9), ("SC314", 12, 5)]
    text = text.replace("from: a2, to: b1", "from: a2, to: c").replace("{on: go, from: b2", "{on: go, from: c")
    assert found_in(tmp_path / "other", text) == [
        ("SC314", 9, 9),
        ("SC314", 10, 5),
        *(("SC314", 10, column) for column in (34, 38)),
        ("SC314", 12, 5),
        ("SC352", 16, 29),
    ]


def test_a_stage_inside_another_is_left_with_it(tmp_path: Path) -> None:
    text = (
        "m:\n  initial: a\n  stages:\n    a:\n      initial: a1\n      nested:\n        a1: {}\n        a2: {}\n"
        "    b: {}\n  moves:\n    - {on: go, from: a1, to: a2}\n"
    )
    assert found_in(tmp_path / "1", text) == [("SC354", 4, 5), ("SC314", 9, 5)]
    assert found_in(tmp_path / "2", text + "    - {on: go, from: a, to: b}\n") == [("SC354", 9, 5)]
    assert found_in(tmp_path / "3", text + "    - {on: go, from: a, to: b}\n    - {on: go, from: b, to: a}\n") == []
    only = text.replace("    b: {}\n", "")
    assert found_in(tmp_path / "4", only) == [("SC354", 8, 9)]
    assert found_in(tmp_path / "5", only.replace("a2: {}", "a2: {final: true}")) == []
    assert found_in(tmp_path / "6", only.replace("a1: {}", "a1: {final: true}")) == [("SC354", 7, 9), ("SC354", 8, 9)]


def test_what_an_initial_stage_does_on_entering_must_be_done_some_time(tmp_path: Path) -> None:
    text = "m:\n  initial: a\n  stages:\n    a: {initial: c, text: A., nested: {c: {text: C.}}}\n    b: {}\n"
    there = "  moves:\n    - {on: go, from: c, to: b}\n"
    back = "    - {on: go, from: b, to: a}\n"
    assert found_in(tmp_path / "1", text.replace("b: {}", "b: {final: true}") + there) == [
        ("SC356", 4, 5),
        ("SC356", 4, 40),
    ]
    assert found_in(tmp_path / "2", text + there + back) == []
    inside = text.replace("    b: {}\n", "") + "  moves:\n    - {on: go, from: a, to: a, scene: hall}\n"
    assert found_in(tmp_path / "3", inside, HALL.replace("{ending", "{due: true}, {ending")) == [("SC356", 4, 5)]


def test_moves_that_an_earlier_one_always_comes_before(tmp_path: Path) -> None:
    text = (
        "m:\n  initial: a\n  stages: {a: {}, b: {}, c: {}}\n  moves:\n"
        "    - {on: go, from: a, to: b, when: seen(hall)}\n"
        "    - {on: go, after: 2 turns, from: a, to: c}\n"
        "    - {on: go, from: a, to: c}\n"
        "    - {on: go, from: a, to: b}\n"
        "    - {on: go, after: 3 turns, from: a, to: b}\n"
        "    - {on: weigh, from: [b, c], to: a}\n"
    )
    assert found_in(tmp_path, text) == [("SC357", 8, 22), ("SC357", 9, 38)]


def test_an_event_that_nothing_sends(tmp_path: Path) -> None:
    text = (
        "m:\n  initial: a\n  stages: {a: {}, b: {}}\n  moves: [{on: go, from: a, to: b}, {on: weigh, from: b, to: a}]\n"
    )
    assert found_in(tmp_path / "1", text) == []
    assert found_in(tmp_path / "2", text, "hall: {body: [{ending: over}]}\n") == [("SC358", 4, 16)]


def test_a_stage_can_be_excused(tmp_path: Path) -> None:
    text = "m:\n  initial: a\n  stages:\n    a: {}\n    b: {excuse: {SC354: the second edition goes on from here}}\n"
    assert found_in(tmp_path, text + "  moves: [{on: go, from: a, to: b}]\n") == []


def test_a_nested_stage_is_asked_for_and_never_compared(tmp_path: Path) -> None:
    text = "m:\n  initial: a\n  stages: {a: {initial: c, nested: [c]}, b: {}}\n" + BOTH
    names = names_of(tale(tmp_path, HALL, machines__m=text))
    assert parse_expression("in(m, c) and m < b", names, Scope(), BOOL)[1] == ()
    _, (fault,) = parse_expression("m >= c", names, Scope(), BOOL)
    assert (fault.code, fault.offset, fault.expected) == ("SC221", 5, "in(m, c)")
    _, (fault,) = parse_expression("in(m, d)", names, Scope(), BOOL)
    assert (fault.code, fault.expected) == ("SC227", "a, b, c")
