"""Flow: scenes with nowhere to go, loops, temporaries, and what nothing leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.diagnostics import Diagnostic
from tales import check_tale, codes, tale

OUT = "    - ending: over\n"


def told(found: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    return [(each.code, each.line) for each in found]


def test_a_scene_entered_by_goto_must_go_on(tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, "hall: {body: [{goto: attic}]}\nattic:\n  body:\n    - One.\n    - Two.\n")
    assert told(found) == [("SC301", 5), ("SC304", 1)][:1]


def test_a_called_scene_may_simply_end_and_so_may_what_it_goes_to(tmp_path: Path) -> None:
    scenes = "hall: {body: [{call: a}, {ending: over}]}\na: {body: [A., {goto: b}]}\nb: {body: B.}\n"
    assert check_tale(tmp_path, scenes)[1] == ()


def test_a_scene_both_called_and_gone_to_must_go_on(tmp_path: Path) -> None:
    scenes = "hall: {body: [{call: a}, {goto: a}]}\na: {body: A.}\n"
    assert codes(check_tale(tmp_path, scenes)[1])[0] == "SC301"


def test_a_return_needs_a_call(tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, "hall: {body: [H., {return: true}]}\n")
    assert "SC301" in codes(found)
    assert "call" in found[0].message


def test_returning_elsewhere_takes_the_place_of_the_caller(tmp_path: Path) -> None:
    scenes = "hall: {body: [{call: a}, {ending: over}]}\na: {body: [{return: b}]}\n"
    assert "SC301" in codes(check_tale(tmp_path / "1", scenes + "b: {body: B.}\n")[1])
    assert "SC301" not in codes(check_tale(tmp_path / "2", scenes + "b: {body: [{ending: over}]}\n")[1])


def test_returning_elsewhere_from_deep_still_comes_back(tmp_path: Path) -> None:
    scenes = "hall: {body: [{call: a}, {ending: over}]}\na: {body: [{call: c}, A.]}\nc: {body: [{return: b}]}\nb: {body: B.}\n"
    assert check_tale(tmp_path, scenes)[1] == ()


def test_storylets_events_and_forced_scenes_may_end(tmp_path: Path) -> None:
    files = {
        "calendar": "turns: {t1: {from: 1966-01-01, to: 1966-01-10, name: One}}\nevents: [{turn: t1, day: 2, scene: dated}]\n",
        "machines__m": "m:\n  initial: a\n  stages: {a: {}, b: {scene: forced, final: true}}\n"
        "  moves: [{on: weigh, from: a, to: b}]\n",
    }
    scenes = "hall: {body: [{do: 'due(put_off, 0)'}, {due: true}, {draw: d}, {ending: over}]}\n"
    scenes += "one: {deck: d, body: O.}\ndated: {body: D.}\nforced: {body: F.}\nput_off: {body: P.}\n"
    assert check_tale(tmp_path, scenes, **files)[1] == ()


def test_an_offer_whose_choices_all_leave_needs_nothing_after_it(tmp_path: Path) -> None:
    choices = "    - choices: [{say: A., ending: over}, {say: B., ending: over}]\n"
    assert check_tale(tmp_path, f"hall:\n  body:\n{choices}")[1] == ()


def test_a_choice_that_does_not_leave_needs_something_after_it(tmp_path: Path) -> None:
    choices = "    - choices: [{say: A., ending: over}, {say: B., then: b}]\n"
    assert told(check_tale(tmp_path, f"hall:\n  body:\n{choices}")[1]) == [("SC301", 3)]


@pytest.mark.parametrize(
    ("choices", "is_told"),
    [
        ("[{say: A., when: hot, ending: over}, {say: B., when: wet, ending: over}]", True),
        ("[{say: A., when: hot, ending: over}, {say: B., when: not hot, ending: over}]", False),
        ("[{say: A., when: role == a, ending: over}, {say: B., when: role == b, ending: over}]", False),
        ("[{say: A., when: hot, ending: over}, {fallback: true, ending: over}]", False),
        ("[{say: A., need: hot, ending: over}]", True),
        ("[{say: A., goto: .top}, {say: B., when: hot, ending: over}]", True),
        ("[{say: A., sticky: true, goto: .top}, {say: B., when: hot, ending: over}]", False),
    ],
)
def test_an_offer_that_can_be_empty(choices: str, is_told: bool, tmp_path: Path) -> None:
    qualities = "hot: {type: bool, shows: word}\nwet: {type: bool, shows: word}\nrole: {type: enum, words: [a, b], shows: word}\n"
    _, found = check_tale(
        tmp_path, f"hall:\n  body:\n    - label: top\n    - choices: {choices}\n", qualities=qualities
    )
    assert ("SC303" in codes(found)) == is_told


def test_loops_that_never_come_to_the_player(tmp_path: Path) -> None:
    scenes = "hall: {body: [H., {goto: attic}]}\nattic: {body: [A., {goto: hall}]}\n"
    assert codes(check_tale(tmp_path / "1", scenes)[1]) == ["SC315", "SC315"]
    escaped = "hall: {body: [{label: top}, {when: seen(over), then: {ending: over}}, {goto: .top}]}\n"
    assert check_tale(tmp_path / "2", escaped)[1] == ()


def test_a_temporary_must_be_set_on_every_way(tmp_path: Path) -> None:
    body = "hall:\n  body:\n    - when: seen(over)\n      then: {let: {n: 1}}\n    - '{n}'\n" + OUT
    assert told(check_tale(tmp_path / "1", body)[1]) == [("SC313", 5)]
    body = "hall:\n  body:\n    - let: {n: 1}\n    - label: mid\n    - '{n}'\n" + OUT
    other = "attic: {body: [{goto: hall.mid}]}\n"
    _, found = check_tale(tmp_path / "2", body + other)
    assert told(found)[0] == ("SC313", 5)
    assert "mid" in found[0].message
    again = (
        "hall:\n  body:\n    - let: {n: 1}\n    - label: mid\n    - '{n}'\n    - choices: [{say: A., goto: .mid}]\n"
        + OUT
    )
    assert check_tale(tmp_path / "3", again)[1] == ()


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("    - goto: attic\n    - Lost.\n    - Lost too.\n", 4),
        ("    - choices:\n        - {say: A., goto: attic, then: [{goto: attic}, Lost.]}\n    - goto: attic\n", 4),
        ("    - when: seen(attic)\n      then: {goto: attic}\n      else: [{goto: attic}]\n    - Lost.\n", 6),
    ],
)
def test_beats_that_nothing_leads_to(body: str, line: int, tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, f"hall:\n  body:\n{body}\nattic: {{body: [{{ending: over}}]}}\n")
    assert told(found) == [("SC302", line)]


def test_a_label_after_a_goto_is_well_when_it_is_used(tmp_path: Path) -> None:
    body = "hall:\n  body:\n    - choices: [{say: A., goto: .again}]\n    - ending: over\n    - label: again\n    - Again.\n"
    assert check_tale(tmp_path / "1", body + OUT)[1] == ()
    unused = body.replace("goto: .again", "then: a")
    assert told(check_tale(tmp_path / "2", unused + OUT)[1]) == [("SC305", 5)]


def test_scenes_that_nothing_leads_to_are_told_once_for_each_knot(tmp_path: Path) -> None:
    scenes = "hall: {body: [{ending: over}]}\nlost: {body: [{goto: lost_too}]}\nlost_too: {body: [{goto: lost_end}]}\n"
    _, found = check_tale(tmp_path, scenes + "lost_end: {body: [{ending: over}]}\n")
    assert told(found) == [("SC304", 2)]


def test_decks_that_nothing_draws_are_told_in_place_of_their_storylets(tmp_path: Path) -> None:
    scenes = "hall: {body: [{ending: over}]}\none: {deck: d, body: O.}\ntwo: {deck: d, body: T.}\n"
    assert told(check_tale(tmp_path, scenes)[1]) == [("SC310", 2)]


def test_a_call_that_never_comes_back(tmp_path: Path) -> None:
    scenes = "hall:\n  body:\n    - call: last\n    - ending: over\nlast: {body: [{ending: over}]}\n"
    assert told(check_tale(tmp_path, scenes)[1]) == [("SC302", 4), ("SC316", 3)][::-1]


def test_a_scene_with_a_fault_of_its_own_is_not_judged_further(tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, "hall:\n  body:\n    - got: attic\n")
    assert codes(found) == ["SC116"]


def test_an_unknown_target_leaves_all_the_same(tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, "hall:\n  body:\n    - goto: attik\nattic: {body: [{ending: over}]}\n")
    assert codes(found) == ["SC223"]
    assert found[0].suggestion == "attic"


def test_stages_that_are_never_entered(tmp_path: Path) -> None:
    machine = "m:\n  initial: a\n  stages:\n    a: {}\n    b: {final: true}\n    c: {}\n"
    machine += "  moves:\n    - {on: weigh, from: a, to: b}\n"
    _, found = check_tale(tmp_path, f"hall:\n  body:\n{OUT}", machines__m=machine)
    assert told(found) == [("SC314", 6)]


def test_an_ending_may_offer_choices_first(tmp_path: Path) -> None:
    ending = "over:\n  body:\n    - choices: [{say: A., then: a}, {say: B., then: b}]\n    - Over.\n"
    story = tale(tmp_path, f"hall:\n  body:\n{OUT}", endings__over=ending)
    assert story.scenes["over"].is_ending


def test_a_scene_with_a_mere_warning_is_judged_further(tmp_path: Path) -> None:
    scenes = "hall: {body: [{goto: attic}]}\nattic:\n  body:\n    - Bearing lot # 7.\n"
    assert sorted(codes(check_tale(tmp_path, scenes)[1])) == ["SC119", "SC301"]


def test_a_temporary_has_a_name_and_a_type_of_its_own(tmp_path: Path) -> None:
    qualities = "nerve: {type: int, min: 0, max: 9, shows: word}\n"
    body = "hall:\n  body:\n    - let: {nerve: 1}\n    - let: {a: 1}\n    - let: {a: nerve > 1}\n    - '{a}'\n"
    _, found = check_tale(tmp_path, body + OUT, qualities=qualities)
    assert told(found) == [("SC203", 3), ("SC326", 5)]


def test_calls_that_never_come_to_the_player_are_a_loop(tmp_path: Path) -> None:
    hall = "hall: {body: [{call: a}, {ending: over}]}\n"
    round_and_round = {
        "each other": "a: {body: [A., {call: b}]}\nb: {body: [B., {call: a}]}\n",
        "and back": "a: {body: [A., {call: b}, {goto: a}]}\nb: {body: B.}\n",
        "itself": "a: {body: [A., {call: a}]}\n",
    }
    comes_out = {
        "an offer": "a: {body: [A., {call: b}]}\nb: {body: [{choices: [{say: On., sticky: true}]}, {call: a}]}\n",
        "an end of one way": "a: {body: [{when: seen(b), then: {return: true}}, {call: b}]}\nb: {body: [B., {call: a}]}\n",
        "an offer in a call": "a: {body: [{call: b}, {goto: a}]}\nb: {body: [{choices: [{say: On., sticky: true}]}]}\n",
    }
    for number, scenes in enumerate(round_and_round.values()):
        assert "SC315" in codes(check_tale(tmp_path / f"r{number}", hall + scenes)[1])
    for number, scenes in enumerate(comes_out.values()):
        assert "SC315" not in codes(check_tale(tmp_path / f"c{number}", hall + scenes)[1])
