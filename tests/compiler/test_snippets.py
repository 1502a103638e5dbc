"""Snippets: filled in where they are included, with every finding at its place in the snippet."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.nodes import FilledNode, ScalarNode, Source, filled
from star_city_game.model.scene import Do, Offer, Say
from tales import a_hall, check_tale, codes

QUALITIES = "nerve: {type: int, min: 0, max: 9}\nfirst: {type: text, default: Ignat}\n"


NOWHERE = (
    "there is no scene called nowhere (included at snippets/all.yaml:2, included at snippets/all.yaml:1, "
    "included at scenes/hall.yaml:3)"
)


def hall(include: str) -> str:
    return f"hall:\n  body:\n    - include: {include}\n    - ending: over\n"


def errors(folder: Path, include: str, snippets: str) -> list[tuple[str, str, int, int, str]]:
    found = check_tale(folder, hall(include), snippets__all=snippets, qualities=QUALITIES)[1]
    return [(each.code, each.file, each.line, each.column, each.message) for each in found if each.severity == "error"]


def test_a_scalar_is_filled_and_knows_where_each_character_was_written() -> None:
    source = Source("snippets/a.yaml", 'x: "a $who, $$5 of $it_ $no"\n', values={"who": "Rinat", "it_": "x"})
    node = filled(ScalarNode(source, 1, 4, "a $who, $$5 of $it_ $no", '"'))
    assert isinstance(node, FilledNode)
    assert node.text == "a Rinat, $5 of x $no"
    written = [source.text[node.at(offset).column - 1] for offset in range(len(node.text))]
    assert "".join(written) == "a $$$$$, $5 of $ $no"
    plain = ScalarNode(source, 1, 4, "nothing")
    assert filled(plain) is plain


def test_every_scalar_and_key_may_hold_a_parameter(tmp_path: Path) -> None:
    snippets = """
pay:
  params: [q, n, words]
  body:
    - do: [$q += $n, "$q -= min($n, 1)"]
    - |
      $words, {$q}.
    - choices:
        - {say: Pay $n., id: pay_$n, cost: {$q: $n}, goto: .pay_$n}
"""
    include = "{snippet: pay, with: {q: nerve, n: 2, words: You pay}}"
    scene = a_hall(tmp_path, hall(include), snippets__all=snippets, qualities=QUALITIES)
    do, say, offer = scene.steps[:3]
    assert isinstance(do, Do)
    assert len(do.effects) == 2
    assert isinstance(say, Say)
    assert isinstance(offer, Offer)
    assert scene.labels.keys() == {"pay_2"}
    choice = offer.items[0]
    assert getattr(choice, "cost", None) == (("nerve", 2),)


def test_it_is_as_if_it_were_written_there(tmp_path: Path) -> None:
    snippets = "a: {body: [One., {include: b}, Four.]}\nb: {body: [Two., Three.]}\nstove: {body: {offer: warm}}\n"
    scenes = """
hall: {body: [{include: a}, {include: stove}, {choices: [{say: Sit.}]}, {when: nerve > 3, then: {include: b}}, {ending: over}]}
warm: {body: [{choices: [{say: Warm your hands.}]}]}
"""
    steps = a_hall(tmp_path, scenes, snippets__all=snippets, qualities=QUALITIES).steps
    assert [type(step).__name__ for step in steps[:5]] == ["Say", "Say", "Say", "Say", "Offer"]
    offer = steps[4]
    assert isinstance(offer, Offer)
    assert (len(offer.merged), len(offer.items)) == (1, 1)


@pytest.mark.parametrize(
    ("include", "snippets", "wanted"),
    [
        ("toast", "toast: {body: A}", []),
        ("tost", "toast: {body: A}", [("SC245", "scenes/hall.yaml", 3, 16, "there is no snippet called tost")]),
        (
            "toast",
            "toast: {params: [a, b], body: $a $b}",
            [("SC240", "scenes/hall.yaml", 3, 7, "toast takes a, b, and here is no a")],
        ),
        (
            "{snippet: toast, with: {b: 3}}",
            "toast: {body: A}",
            [("SC241", "scenes/hall.yaml", 3, 40, "toast takes no b")],
        ),
        ("{snippet: toast, with: [b]}", "toast: {body: A}", [("SC113", "scenes/hall.yaml", 3, 39, "")]),
        ("{with: {b: 3}}", "toast: {body: A}", [("SC112", "scenes/hall.yaml", 3, 16, "")]),
        ("[toast]", "toast: {body: A}", [("SC113", "scenes/hall.yaml", 3, 16, "")]),
        ("{snippet: toast, when: a}", "toast: {body: A}", [("SC111", "scenes/hall.yaml", 3, 33, "")]),
        (
            "toast",
            "toast: {params: a, body: A $a}\ntoast: {body: A}",
            [("SC240", "scenes/hall.yaml", 3, 7, ""), ("SC103", "snippets/all.yaml", 2, 1, "")],
        ),
        (
            "toast",
            "toast: {params: [a, a], body: A $a}",
            [("SC240", "scenes/hall.yaml", 3, 7, ""), ("SC203", "snippets/all.yaml", 1, 21, "")],
        ),
        ("toast", "toast: {params: [A], body: A}", [("SC115", "snippets/all.yaml", 1, 18, "")]),
        ("toast", "toast: {}", [("SC112", "snippets/all.yaml", 1, 8, "")]),
        ("toast", "toast: words", [("SC113", "snippets/all.yaml", 1, 8, "")]),
        (
            "toast",
            "toast: {body: A $b}",
            [("SC244", "snippets/all.yaml", 1, 17, "toast has no parameter b (included at scenes/hall.yaml:3)")],
        ),
        (
            "{snippet: toast, with: {q: nerv}}",
            "toast:\n  params: [q]\n  body:\n    - |\n      A line.\n\n      Then {$q}, and {first > 1: a | b}.\n",
            [
                ("SC220", "snippets/all.yaml", 7, 13, "nothing is called “nerv” (included at scenes/hall.yaml:3)"),
                ("SC324", "snippets/all.yaml", 7, 23, ""),
            ],
        ),
        (
            "{snippet: toast, with: {q: nerve += , k: do}}",
            "toast: {params: [q, k], body: [{$k: $q}]}",
            [("SC121", "snippets/all.yaml", 1, 39, "")],
        ),
        (
            "{snippet: toast, with: {q: nerve}}",
            "toast: {params: [q], body: {choices: [{say: A, cost: {$q: 1, nerve: 1}}]}}",
            [("SC103", "snippets/all.yaml", 1, 62, "")],
        ),
        (
            "toast",
            "toast: {body: [A, {include: b}]}\nb: {body: [{do: nerve += 99}, {include: c}]}\nc: {body: {goto: nowhere}}",
            [
                ("SC329", "snippets/all.yaml", 2, 26, ""),
                (
                    "SC223",
                    "snippets/all.yaml",
                    3,
                    18,
                    NOWHERE,
                ),
            ],
        ),
        ("toast", "toast: {body: {include: toast}}", [("SC362", "snippets/all.yaml", 1, 25, "toast -> toast: ")]),
    ],
)
def test_what_is_found_is_placed(
    include: str, snippets: str, wanted: list[tuple[str, str, int, int, str]], tmp_path: Path
) -> None:
    found = errors(tmp_path, include, snippets)
    assert [each[:4] for each in found] == [each[:4] for each in wanted]
    for (*_, message), (*_, said) in zip(found, wanted, strict=True):
        assert message.startswith(said)


def test_one_fault_of_a_snippet_is_told_once_and_each_fault_of_its_parameters_by_itself(tmp_path: Path) -> None:
    scenes = """
hall:
  body:
    - include: {snippet: toast, with: {q: one}}
    - include: {snippet: toast, with: {q: two}}
    - ending: over
"""
    snippets = 'toast: {params: [q], body: ["{$q}.", {goto: nowhere}]}\n'
    found = check_tale(tmp_path, scenes, snippets__all=snippets)[1]
    assert [each.message for each in found] == [
        "nothing is called “one” (included at scenes/hall.yaml:4)",
        "nothing is called “two” (included at scenes/hall.yaml:5)",
        "there is no scene called nowhere (included at scenes/hall.yaml:4)",
    ]


def test_includes_that_come_to_too_much(tmp_path: Path) -> None:
    chain = "".join(f"s{n}: {{body: [{{include: s{n + 1}}}]}}\n" for n in range(20)) + "s20: {body: A}\n"
    assert [each[0] for each in errors(tmp_path / "deep", "s0", chain)] == ["SC107"]
    wide = (
        "".join(f"s{n}: {{body: [{', '.join([f'{{include: s{n + 1}}}'] * 9)}]}}\n" for n in range(9))
        + "s9: {body: A}\n"
    )
    assert {each[0] for each in errors(tmp_path / "wide", "s0", wide)} == {"SC107"}


def test_what_is_never_used(tmp_path: Path) -> None:
    snippets = "a: {params: [x], body: A}\nb: {excuse: {SC363: next month}, body: B}\n"
    found = check_tale(tmp_path, "hall: {body: [{ending: over}]}\n", snippets__all=snippets)[1]
    assert codes(found) == ["SC363", "SC365"]


def test_a_warning_in_a_snippet_is_excused_there(tmp_path: Path) -> None:
    snippet = "toast:\n  {}body:\n    - A.\n    - goto: yard\n    - B.\n"
    scenes = hall("toast") + "yard: {body: {ending: over}}\n"
    plain = check_tale(tmp_path / "a", scenes, snippets__all=snippet.format(""))[1]
    assert [(each.code, each.file) for each in plain] == [("SC302", "snippets/all.yaml")]
    excused = check_tale(tmp_path / "b", scenes, snippets__all=snippet.format("excuse: {SC302: for show}\n  "))[1]
    assert excused == ()


def test_nothing_is_said_of_a_snippet_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    found = check_tale(tmp_path, hall("toast"), snippets__all="toast: [\n")[1]
    assert codes(found) == ["SC101"]
    found = check_tale(tmp_path, hall("toast"), snippets__all="toast: {}\n")[1]
    assert codes(found) == ["SC112"]


def test_two_snippets_of_one_name(tmp_path: Path) -> None:
    found = check_tale(tmp_path, hall("toast"), snippets__a="toast: {body: A}\n", snippets__b="toast: {body: B}\n")[1]
    assert codes(found) == ["SC203"]


def test_two_uses_of_one_check(tmp_path: Path) -> None:
    snippets = "toast: {params: [n], body: {check: {quality: nerve, difficulty: 5, name: toast$n}, pass: A, fail: B}}\n"
    include = "    - include: {{snippet: toast, with: {{n: '{}'}}}}\n"

    def found(*numbers: str) -> list[str]:
        scenes = "hall:\n  body:\n" + "".join(map(include.format, numbers)) + "    - ending: over\n"
        diagnostics = check_tale(tmp_path, scenes, snippets__all=snippets, qualities=QUALITIES)[1]
        return [each.code for each in diagnostics if each.code == "SC340"]

    assert found("_one", "_two") == []
    assert found("_one", "_one") == ["SC340"]
