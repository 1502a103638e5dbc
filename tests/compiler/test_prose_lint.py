"""Lengths for every story; the house style where it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.house_style import CLOSERS, FOREIGN, FOREIGN_PHRASES, OPENERS, PHRASES, WORDS
from star_city_game.compiler.prose_lint import plainly
from tales import HEAD, check_tale, codes

STYLED = HEAD + "lint: {house_style: true}\n"


def of(folder: Path, *texts: str, story: str = STYLED) -> list[str]:
    beats = "".join(f"    - |\n      {text}\n" for text in texts)
    return codes(check_tale(folder, f"hall:\n  body:\n{beats}    - ending: over\n", story=story)[1])


@pytest.mark.parametrize(
    ("text", "runs_on"),
    [
        ("{seen(hall): The key is in it. }He turns it.", True),
        ("{seen(hall): The key is in it.\\ }He turns it.", False),
        ("{seen(hall): The key is in it.} He turns it.", False),
        ("{~ “Yes.” | “No,” }he says.", True),
        ("{one. | two}Three.", True),
        ("He came.{seen(hall): She left. | }", True),
        ("He came.{seen(hall):\\ She left.}", False),
        ("He came.{seen(hall): “So,” she said.}", True),
        ("Sheet{seen(hall): s}, {visits(hall)} of them; 1,{000 | 500} in all.", False),
        ("He came.{seen(hall): \\ One. | {not seen(hall): \\ Two.}} Three.", False),
    ],
)
def test_sentences_do_not_run_on_at_braces(tmp_path: Path, text: str, runs_on: bool) -> None:
    assert ("SC413" in of(tmp_path, text, story=HEAD)) is runs_on


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It was a tapestry.", "SC402"),
        ("The lamp FLICKERED.", "SC402"),
        ("He took a deep breath.", "SC403"),
        ("The silence stretched.", "SC403"),
        ("It had the weight of history.", "SC403"),
        ("You wake at six.", "SC404"),
        ("The room is green.", "SC404"),
        ("Snow lies on the sill. He counts it.", "SC404"),
        ("He walks away. She goes down the corridor.", "SC405"),
        ("Ask Sasha.", "SC406"),
        ("Gagarin signs.", "SC406"),
        ("“Okay,” she says.", "SC407"),
        ("Take the elevator.", "SC407"),
        ("“Copy that.”", "SC407"),
        ('"I do," he says.', "SC408"),
        ("It isn't.", "SC408"),
        ("A — b — c — d — e.", "SC409"),
        ("Word " * 91, "SC410"),
        ("It is not red but blue. It is not old but new.", "SC412"),
    ],
)
def test_told_where_the_style_is_asked_for(text: str, code: str, tmp_path: Path) -> None:
    assert of(tmp_path / "styled", text) == [code]
    assert of(tmp_path / "plain", text, story=HEAD) == []


@pytest.mark.parametrize(
    "text",
    [
        "The echo of the range stays on the tape.",
        "He is human, and steel is steel.",
        "Roger’s room.".replace("Roger’s", "Bair’s"),
        "A — b — c — d.",
        "Word " * 90,
        "{nothing | " + "word " * 60 + "| " + "word " * 60 + "}",
    ],
)
def test_left_alone(text: str, tmp_path: Path) -> None:
    assert of(tmp_path, text) == []


def test_dashes_and_shapes_count_by_scene(tmp_path: Path) -> None:
    assert of(tmp_path, "A — b — c.", "D — e.", "F — g.") == ["SC409"]


def test_labels_are_measured_in_words(tmp_path: Path) -> None:
    label = "Tell her the seal was broken when you got it and then wait"
    hall = f"hall:\n  body:\n    - choices: [{{say: {label}, then: a}}]\n    - ending: over\n"
    assert codes(check_tale(tmp_path, hall)[1]) == ["SC401"]


def test_papers_are_measured_in_columns(tmp_path: Path) -> None:
    hall = (
        "hall:\n  body:\n    - document:\n        lines:\n          - "
        + "x" * 72
        + "\n          - "
        + "y" * 73
        + "\n    - ending: over\n"
    )
    _, found = check_tale(tmp_path, hall)
    assert [(each.code, each.line) for each in found] == [("SC411", 6)]


def test_findings_point_at_the_word(tmp_path: Path) -> None:
    hall = "hall:\n  body:\n    - |\n      One line.\n      A tapestry.\n    - ending: over\n"
    _, found = check_tale(tmp_path, hall, story=STYLED)
    assert [(each.line, each.column) for each in found] == [(5, 9)]


def test_alternatives_count_with_their_longest() -> None:
    assert plainly("a {x} b") == "a word b"
    assert plainly("{cond: one | one two}") == "one two"
    assert plainly("{one | {c: two three | four}}") == "two three"


def test_no_ban_has_a_group_or_a_capital() -> None:
    for ban in (*WORDS, *PHRASES, *OPENERS, *CLOSERS, *FOREIGN, *FOREIGN_PHRASES):
        assert ban.pattern == ban.pattern.lower()
        assert "(" not in ban.pattern.replace("(?:", "")


def test_bans_by_word_are_single_words() -> None:
    for ban in (*WORDS, *FOREIGN):
        assert " " not in ban.pattern
        assert "-" not in ban.pattern
