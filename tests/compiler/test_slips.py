"""Slips of a newcomer's layout: each is told where it is, with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.diagnostics import Diagnostic, lay_out
from tales import check_tale, codes

CAR = """hall:
  title: The Second Car
  body:
    - |
      He sleeps.
    - choices:
        - say: Wait.
          then: |
            He waits.
    - ending: over
"""


def told(before: str, after: str, tmp_path: Path) -> Diagnostic:
    """The first finding in a file of scenes in which one thing is written otherwise."""
    assert CAR.count(before) == 1
    found = check_tale(tmp_path, CAR.replace(before, after))[1]
    return next(each for each in found if each.file == "scenes/hall.yaml")


@pytest.mark.parametrize(
    ("before", "after", "place", "said"),
    [
        ("title: The", "title:The", (2, 8), "did you mean: title: The Second Car"),
        ("- ending", "-ending", (10, 5), "did you mean: - ending: over"),
        ("    - ending", "    ending", (10, 5), "begin it with a dash: - ending"),
        ("          then", "        then", (8, 9), "If it belongs to what line 7 begins, indent it to column 11."),
        ("          then", "            then", (8, 13), "here column 11"),
        ("The Second Car", "{The Second: Car", (2, 10), "not closed before line"),
        ("The Second Car", "[The: x Second: Car]", (2, 24), "a comma is missing here, or what opens in column 10"),
    ],
)
def test_a_slip_is_told(before: str, after: str, place: tuple[int, int], said: str, tmp_path: Path) -> None:
    finding = told(before, after, tmp_path)
    assert (finding.code, (finding.line, finding.column)) == ("SC101", place)
    assert said in " ".join(lay_out(finding).split())


@pytest.mark.parametrize(
    ("before", "after", "code", "suggestion"),
    [
        ("title:", "Title:", "SC111", "title"),
        ("- choices:", "- Choices:", "SC116", "choices"),
        ("- say: Wait.", "- cost: {nerve:5}\n          say: Wait.", "SC101", "nerve: 5"),
        ("- ending: over", "- {ending:over}", "SC101", "ending: over"),
        ("- ending: over", "- label: again\n    - goto: again", "SC223", ".again"),
    ],
)
def test_what_is_meant_is_said(before: str, after: str, code: str, suggestion: str, tmp_path: Path) -> None:
    finding = told(before, after, tmp_path)
    assert (finding.code, finding.suggestion) == (code, suggestion)


def test_a_condition_is_not_denied_by_a_sign(tmp_path: Path) -> None:
    finding = told("- say: Wait.", "- when: !known\n          say: Wait.", tmp_path)
    assert finding.code == "SC104"
    assert "not known" in finding.advice


@pytest.mark.parametrize(
    ("type_", "meant"), [("number", "int"), ("Boolean", "bool"), ("string", "text"), ("innt", "int")]
)
def test_a_type_of_another_language_is_known(type_: str, meant: str, tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, CAR, qualities=f"n: {{type: {type_}}}\n")
    assert [each.suggestion for each in found if each.code == "SC114"] == [meant]


def test_what_is_not_indented_is_told(tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, "hall:\ntitle: The Second Car\nbody: He sleeps.\n")
    assert found[0].code == "SC113"
    assert "two spaces further in" in found[0].advice


@pytest.mark.parametrize(
    ("line", "is_told"),
    [("goto: hall", True), ("- choices:", True), ("goto: the hall, at once", False), ("note: x", False)],
)
def test_a_beat_that_became_a_line_of_prose_is_told(line: str, is_told: bool, tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, CAR.replace("He sleeps.", f"He sleeps.\n      {line}"))
    assert [(each.code, each.line, each.column) for each in found] == ([("SC117", 6, 7)] if is_told else [])


def test_an_offer_that_comes_back_to_itself_for_ever_is_told(tmp_path: Path) -> None:
    loop = "hall:\n  body:\n    - label: again\n    - He sleeps.\n    - choices:\n        - {say: Wait.}\n    - goto: .again\n"
    assert "SC303" in codes(check_tale(tmp_path, loop)[1])
    for leads_on in (
        loop.replace("{say: Wait.}", "{say: Wait., sticky: true, ending: over}"),
        loop.replace("        - {say: Wait.}\n", "        - {say: Wait.}\n        - {fallback: true, ending: over}\n"),
        loop.replace("    - goto", "    - {when: visits(again) > 3, then: {ending: over}}\n    - goto"),
    ):
        assert "SC303" not in codes(check_tale(tmp_path, leads_on)[1])
