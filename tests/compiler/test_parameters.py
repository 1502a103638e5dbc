"""Parameters of scenes: declared, given in full, checked, held within bounds, and read-only."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.model.expression import Apply, Arithmetic, Get, Literal
from star_city_game.model.scene import Call, Goto
from tales import HEAD, a_hall, check_tale, codes

QUALITIES = """
nerve: {type: int, min: 0, max: 5}
ledger: {type: int, min: -50, max: 50}
drugged: {type: bool}
friend: {type: person}
way: {type: scene, of: [hall, count]}
"""
CAST = "rinat: {full: Rinat S, short: Rinat, gender: m}\n"
COUNT = """
count:
  params:
    n: {type: int, min: 0, max: 9}
    who: {type: person}
  body: "{who.short}, {n}."
"""
CALENDAR = "turns: {t01: {from: 1966-01-01, to: 1966-01-10, name: January}}\n"


def found(folder: Path, beat: str, count: str = COUNT, **files: str) -> list[tuple[str, str]]:
    hall = f"hall:\n  body:\n    - {beat}\n    - ending: over\n{count}yard: {{body: Swept.}}\n"
    diagnostics = check_tale(folder, hall, qualities=QUALITIES, cast=CAST, **files)[1]
    return [(each.code, each.message) for each in diagnostics if each.severity == "error"]


def test_they_are_given_in_the_order_in_which_they_are_taken(tmp_path: Path) -> None:
    body = f"""
hall:
  body:
    - call: count
      with: {{who: friend, n: nerve}}
    - goto: count
      with: {{n: ledger + 1, who: rinat}}
{COUNT.replace('"{who.short}, {n}."', '["{who.short}, {n}.", {ending: over}]')}
"""
    steps = a_hall(tmp_path, body, qualities=QUALITIES, cast=CAST).steps
    nerve, friend = Get("quality", "nerve"), Get("quality", "friend")
    assert steps[0] == Call("count", "call.count", (("n", nerve), ("who", friend)))
    sum_ = Arithmetic("+", Get("quality", "ledger"), Literal(1))
    held = Apply("clamp", (sum_, Literal(0), Literal(9)))
    assert steps[1] == Goto("count", None, (("n", held), ("who", Literal("rinat"))))


@pytest.mark.parametrize(
    ("beat", "code", "said"),
    [
        ("call: count", "SC240", "count takes n, who, and here is no n"),
        ("{call: count, with: {n: 3}}", "SC240", "here is no who"),
        ("{goto: count, with: {who: rinat}}", "SC240", "here is no n"),
        ("{call: count, with: {n: 3, who: rinat, m: 3}}", "SC241", "count takes no m"),
        ("{call: yard, with: {n: 3}}", "SC241", "yard takes no n"),
        ("{call: count, with: {n: true, who: rinat}}", "SC326", "this is yes or no, and a number is wanted"),
        ("{call: count, with: {n: 3, who: nino}}", "SC221", "“nino” is not a person of who"),
        ("{call: count, with: {n: 3, who: nerve}}", "SC326", "this is a number, and a person of who is wanted"),
        ("{call: count, with: {n: 12, who: rinat}}", "SC329", "n goes from 0 to 9, and this would make it 12"),
        ("{call: count, with: {n: 3 +, who: rinat}}", "SC121", "breaks off"),
        ("{call: count, with: {n: [3], who: rinat}}", "SC113", "with n must be a single value"),
        ("{call: count, with: 3}", "SC113", "with of a call beat must be a mapping"),
        ("{do: nerve = 1, with: {n: 3}}", "SC111", "a do beat has no key with"),
        ('goto: "{way}"', "SC242", "count takes n, who, and here nothing can give it"),
        ("return: count", "SC242", "count takes n, who, and here nothing can give it"),
        ('do: "due(count, 1)"', "SC242", "nothing can give it to a scene that is due"),
    ],
)
def test_what_cannot_be_given(beat: str, code: str, said: str, tmp_path: Path) -> None:
    errors = [each for each in found(tmp_path, beat) if each[0] != "SC301"]
    assert [each[0] for each in errors] == [code]
    assert said in errors[0][1]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ("n: {type: int}", "SC112"),
        ("n: {type: int, min: 3, max: 1}", "SC141"),
        ("n: {type: text}", "SC114"),
        ("n: {type: set, words: [a]}", "SC114"),
        ("n: {type: enum}", "SC112"),
        ("n: {type: bool, default: true}", "SC111"),
        ("n: {type: bool, words: [a]}", "SC111"),
        ("n: bool", "SC113"),
        ("N: {type: bool}", "SC115"),
        ("turn: {type: bool}", "SC115"),
        ("nerve: {type: bool}", "SC203"),
        ("rinat: {type: person}", "SC203"),
        ("n: {type: scene, of: attic}", "SC223"),
    ],
)
def test_what_cannot_be_declared(params: str, code: str, tmp_path: Path) -> None:
    count = f"count: {{params: {{{params}}}, body: Counted.}}\n"
    assert [each[0] for each in found(tmp_path, "Nothing.", count)] == [code]


@pytest.mark.parametrize("beat", ["let: {n: 3}", "do: n = 3", "do: n += 1"])
def test_they_stay_what_was_given(beat: str, tmp_path: Path) -> None:
    count = f"count: {{params: {{n: {{type: int, min: 0, max: 9}}}}, body: [{beat if beat[0] == '{' else '{' + beat + '}'}]}}\n"
    errors = found(tmp_path, "{call: count, with: {n: 3}}", count)
    assert [each[0] for each in errors] == ["SC327"]


@pytest.mark.parametrize(
    ("beat", "code"),
    [
        ("let: {turn: 3}", "SC115"),
        ("let: {you: 3}", "SC115"),
        ("let: {nerve: 3}", "SC203"),
        ("let: {rinat: friend}", "SC203"),
        ("let: {rinat: 3}", ""),
    ],
)
def test_names_that_no_temporary_can_have(beat: str, code: str, tmp_path: Path) -> None:
    assert [each[0] for each in found(tmp_path, beat)] == ([code] if code else [])


def test_a_choice_gives_them_to_its_one_goto_or_call(tmp_path: Path) -> None:
    def errors(keys: str) -> list[str]:
        return [each[0] for each in found(tmp_path, f"choices: [{{say: A, {keys}, with: {{n: 3, who: rinat}}}}]")]

    assert errors("call: count") == []
    assert errors("call: count, return: hall") == ["SC301"]
    assert errors("then: B") == ["SC112"]
    assert errors("call: count, goto: hall") == ["SC112"]


def test_a_jump_within_the_scene_keeps_them(tmp_path: Path) -> None:
    count = """
count:
  params: {n: {type: int, min: 0, max: 9}}
  body:
    - label: again
    - choices: [{say: "{n}.", goto: .again%s}, {say: Out.}]
"""
    beat = "{call: count, with: {n: 3}}"
    assert found(tmp_path, beat, count % "") == []
    assert [each[0] for each in found(tmp_path, beat, count % ", with: {n: 2}")] == ["SC241"]


def test_nothing_gives_any_to_a_storylet_an_ending_the_entry_or_what_is_due(tmp_path: Path) -> None:
    params = "params: {n: {type: bool}}"
    files = {
        "story": HEAD,
        "storylets__night": f"supper: {{deck: night, {params}, body: Soup.}}\n",
        "endings__bad": f"bad: {{{params}, body: Bad.}}\n",
        "calendar": f"{CALENDAR}events: [{{turn: t01, day: 3, scene: due}}]\n",
        "machines__m": "m: {initial: a, stages: {a: {}, b: {scene: due}}, moves: [{on: weigh, from: a, to: b}]}\n",
        "scenes__due": f"due: {{{params}, body: Due.}}\n",
    }
    hall = f"hall: {{{params}, body: [{{draw: night}}, {{ending: over}}]}}\n"
    diagnostics = check_tale(tmp_path, hall, **files)[1]
    errors = [(each.code, each.file) for each in diagnostics if each.severity == "error"]
    wanted = ["calendar.yaml", "endings/bad.yaml", "machines/m.yaml", "story.yaml", "storylets/night.yaml"]
    assert errors == [("SC111" if file == "endings/bad.yaml" else "SC242", file) for file in wanted]


def test_nothing_is_said_of_what_is_given_to_a_scene_with_a_fault(tmp_path: Path) -> None:
    count = "count: {params: {n: {type: word}}, body: Counted.}\n"
    assert [each[0] for each in found(tmp_path, "{call: count, with: {m: 3}}", count)] == ["SC114"]


def test_one_that_is_never_read(tmp_path: Path) -> None:
    hall = """
hall: {body: [{call: count, with: {n: 3, back: hall, m: 2}}, {ending: over}]}
count:
  params: {n: {type: int, min: 0, max: 9}, back: {type: scene, of: [hall]}, m: {type: int, min: 0, max: 9}}
  body: [{call: yard, with: {n: n}}, {goto: "{back}"}]
yard: {params: {n: {type: int, min: 0, max: 9}}, body: [Swept., {ending: over}]}
"""

    diagnostics = check_tale(tmp_path, hall)[1]
    assert [each.message for each in diagnostics if each.code == "SC365"] == [
        "count never reads its parameter m",
        "yard never reads its parameter n",
    ]
    assert set(codes(diagnostics)) <= {"SC365", "SC316", "SC302"}
