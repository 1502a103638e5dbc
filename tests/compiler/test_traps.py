"""Prose that YAML takes for something else: each trap is told, with the line as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.traps import trap_on, typographic
from tales import check_tale, codes

OUTSIDE = {
    '- "I do," he says.': "- |\n  “I do,” he says.",
    "- 'Quite.' He nods.": "- |\n  “Quite.” He nods.",
    "- He says: no: never.": "- |\n  He says: no: never.",
    "- *Somehow*, you think.": "- |\n  *Somehow*, you think.",
    "- & so on": "- |\n  & so on",
    "- ! Attention": "- |\n  ! Attention",
    "- @home": "- |\n  @home",
    "- `x`": "- |\n  `x`",
    "- %a": "- |\n  %a",
    "- {teacup: a | b} he says": "- |\n  {teacup: a | b} he says",
    "- | He says.": "- |\n  He says.",
    '- then: "I do," he says.': "- then: |\n    “I do,” he says.",
    '- say: "I do," he says.': '- say: "“I do,” he says."',
    "- say: 'Don't.'": '- say: "Don’t."',
}


@pytest.mark.parametrize(
    ("hall", "line", "said"),
    [
        ("hall:\n  body: |\n  Prose.\n", 3, "here line 2"),
        ("hall:\n  body:\n    - |\n\n    Prose.\n    - ending: over\n", 5, "here line 3"),
        (
            "hall:\n  body:\n    - choices:\n        - say: Go.\n          then: |\n          Prose, here.\n",
            6,
            "here line 5",
        ),
        ("hall:\n  body:\n    - Prose.\n    ending: over\n", 4, "does not begin with a dash"),
        ("hall:\n  title: The hall\n   body: Prose.\n", 3, ""),
    ],
)
def test_what_a_beginner_does_with_spaces_is_said_in_words(hall: str, line: int, said: str, tmp_path: Path) -> None:
    found = [each for each in check_tale(tmp_path, hall)[1] if each.file == "scenes/hall.yaml"]
    assert [(each.code, each.line) for each in found][:1] in ([("SC101", line)], [("SC102", line)])
    assert said in found[0].message


@pytest.mark.parametrize(
    ("beat", "is_told"), [("ending:over", True), ("goto:hall", True), ("12:30", False), ("nerve:over", False)]
)
def test_a_space_that_is_missing_after_a_colon_is_told(beat: str, is_told: bool, tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, f"hall:\n  body:\n    - {beat}\n    - ending: over\n")
    assert ("SC117" in codes(found)) is is_told


@pytest.mark.parametrize("line", OUTSIDE)
def test_the_line_is_written_as_it_should_be(line: str) -> None:
    trap = trap_on(line)
    assert trap is not None
    assert trap.suggestion == OUTSIDE[line]


@pytest.mark.parametrize(
    "line",
    [
        "- |",
        "- say: Plain words.",
        "  goto: .here",
        "- {say: A, goto: b}",
        '- "Quoted."',
        "words: [a, b,",
        "- *alias",
        "",
    ],
)
def test_lines_that_are_well_are_left_alone(line: str) -> None:
    assert trap_on(line) is None


@pytest.mark.parametrize("line", OUTSIDE)
def test_each_is_told_where_it_stands(line: str, tmp_path: Path) -> None:
    body = "\n".join(f"    {part}" for part in line.split("\n"))
    _, found = check_tale(tmp_path, f"hall:\n  body:\n{body}\n    - ending: over\n")
    assert codes(found) == ["SC102"]
    assert (found[0].file, found[0].line) == ("scenes/hall.yaml", 3)
    assert found[0].suggestion


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("- He says: no.", "    - |\n      He says: no."),
        ("- {teacup: Drink.}", "    - |\n      {teacup: Drink.}"),
    ],
)
def test_prose_that_is_a_mapping_is_told(line: str, written: str, tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, f"hall:\n  body:\n    {line}\n    - ending: over\n")
    assert codes(found) == ["SC102"]
    assert found[0].suggestion == written


def test_a_dash_for_speech_is_told(tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, "hall:\n  body:\n    - - Yes.\n    - ending: over\n")
    assert codes(found) == ["SC102"]


def test_a_comma_in_braces_is_told(tmp_path: Path) -> None:
    choices = "    - choices:\n        - {say: Ask, please, ending: over}\n"
    _, found = check_tale(tmp_path, f"hall:\n  body:\n{choices}")
    assert codes(found) == ["SC102"]


def test_a_comment_in_prose_is_told(tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, "hall:\n  body:\n    - Bearing lot # 7 fails.\n    - ending: over\n")
    assert codes(found) == ["SC119"]


def test_quotes_become_typographic() -> None:
    assert typographic('"I do," he says. \'Well.\' It\'s "so".') == "“I do,” he says. “Well.” It’s “so”."
