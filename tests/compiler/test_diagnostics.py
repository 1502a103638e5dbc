"""Findings as people and programs read them."""

from __future__ import annotations

import json

from star_city_game.compiler.codes import CODES
from star_city_game.compiler.diagnostics import Diagnostic, as_data, has_errors, lay_out, lay_out_all, summary

FOUND = Diagnostic(
    "SC223",
    "error",
    "scenes/a.yaml",
    3,
    11,
    "there is no scene called atic",
    suggestion="attic",
    excerpt="  - goto: atic",
)
WARNED = Diagnostic("SC304", "warning", "scenes/a.yaml", 9, 1, "nothing ever leads to lost", advice="Lead to it.")


def test_a_finding_shows_its_line_with_a_caret() -> None:
    assert lay_out(FOUND).split("\n") == [
        "scenes/a.yaml:3:11: error SC223: there is no scene called atic",
        "    3 |   - goto: atic",
        "      |           ^",
        "    did you mean: attic",
    ]


def test_a_corrected_line_of_several_is_set_apart() -> None:
    finding = Diagnostic("SC102", "error", "a.yaml", 1, 3, "a trap", suggestion="- |\n  “I do,” he says.")
    assert lay_out(finding).split("\n")[1:] == ["    write:", "        - |", "          “I do,” he says."]


def test_a_finding_about_a_file_has_no_place() -> None:
    assert lay_out(Diagnostic("SC109", "error", "a.yaml", 0, 0, "empty")) == "a.yaml: error SC109: empty"


def test_long_lines_are_cut_to_the_caret() -> None:
    long = Diagnostic("SC223", "error", "a.yaml", 1, 500, "x", excerpt="a" * 499 + "B" + "c" * 500)
    _, line, caret = lay_out(long).split("\n")
    assert len(line) < 140
    assert line[caret.index("^")] == "B"


def test_all_findings_end_in_a_count() -> None:
    assert lay_out_all([]) == ""
    assert lay_out_all([FOUND, WARNED]).endswith("\n\n1 error, 1 warning")
    assert summary([WARNED, WARNED]) == "0 errors, 2 warnings"
    assert has_errors([WARNED, FOUND])
    assert not has_errors([WARNED])


def test_findings_are_plain_data() -> None:
    data = as_data(FOUND)
    assert json.loads(json.dumps(data)) == data
    assert data["line"] == 3
    assert "advice" not in data


def test_findings_sort_by_file_and_place() -> None:
    assert sorted([WARNED, FOUND], key=lambda each: each.order) == [FOUND, WARNED]


def test_every_code_is_of_its_hundred_and_has_a_title() -> None:
    for number, code in CODES.items():
        assert number == code.number
        assert number[:3] in ("SC1", "SC2", "SC3", "SC4", "SC5", "SC6")
        assert code.title
    assert len(CODES) > 90
