"""``star-city fmt``: what it does to each part of a file, what it never does, and what the command says."""

from __future__ import annotations

import io
import shutil
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from star_city_game.cli.main import main
from star_city_game.compiler.load import load_story
from star_city_game.model.scene import Place
from star_city_game.model.story import Story
from star_city_game.workshop.format_files import files_of, format_bytes

ROOT = Path(__file__).parents[2]
STORIES = (ROOT / "story", *sorted((ROOT / "examples").iterdir()))
CASES = sorted(path.parent for path in (ROOT / "tests" / "conformance").glob("*/story.yaml"))


def laid_out(text: str, name: str = "scenes/a.yaml", width: int = 0) -> str:
    done = format_bytes(name, text.encode(), width)
    assert not done.found
    assert not done.is_odd
    return done.after.decode()


def told(folder: Path) -> Story:
    """The story of a folder, without where its scenes stand in their files."""
    story = load_story(folder)
    scenes = {id_: replace(scene, at=Place("", 0, 0)) for id_, scene in story.scenes.items()}
    return replace(story, scenes=scenes, digest="")


@pytest.mark.parametrize("width", [0, 60])
@pytest.mark.parametrize("story", [*STORIES, *CASES], ids=lambda path: path.name)
def test_a_story_compiles_to_the_same(story: Path, width: int, tmp_path: Path) -> None:
    copy = tmp_path / "story"
    shutil.copytree(story, copy)
    for name in files_of(copy):
        done = format_bytes(name, (copy / name).read_bytes(), width)
        assert not done.is_odd
        assert format_bytes(name, done.after, width).after == done.after
        (copy / name).write_bytes(done.after)
    assert told(copy) == told(story)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_our_own_stories_are_laid_out(story: Path) -> None:
    changed = [name for name in files_of(story) if format_bytes(name, (story / name).read_bytes()).is_changed]
    assert changed == [], "run star-city fmt"


def test_keys_stand_in_the_order_of_the_tables_and_comments_go_with_them() -> None:
    assert laid_out(
        "# Of the yard.\n"
        "yard:\n"
        "   # what is said\n"
        "   body:  # all of it\n"
        "   - choices:\n"
        "       - goto: .x\n"
        "         # once it is dark\n"
        "         when: dark\n"
        "         say: Leave.   # or not\n"
        "       # nothing else\n"
        "   # the end of the yard\n"
        "   title: The Yard\n"
    ) == (
        "# Of the yard.\n"
        "yard:\n"
        "  # the end of the yard\n"
        "  title: The Yard\n"
        "  # what is said\n"
        "  body:  # all of it\n"
        "    - choices:\n"
        "        - say: Leave.  # or not\n"
        "          # once it is dark\n"
        "          when: dark\n"
        "          goto: .x\n"
        "        # nothing else\n"
    )


def test_ids_and_unknown_keys_stay_where_they_are() -> None:
    text = "zone:\n  tilte: The Zone\n  body: Here.\n  place: x\n\nanteroom: {body: There.}\n"
    assert laid_out(text) == text


def test_either_the_name_of_a_choice_or_its_words_come_first() -> None:
    text = "a:\n  body:\n    - choices: [{id: x, say: X., goto: a}, {say: Y., id: y, goto: a}]\n"
    assert laid_out(text) == text


def test_prose_in_quotation_marks_becomes_a_block() -> None:
    assert laid_out(
        'a:\n  body:\n    - "“No: never,” he says."   # he does\n    - Short.\n    - goes on\n      below\n'
    ) == ("a:\n  body:\n    - |  # he does\n      “No: never,” he says.\n    - Short.\n    - |\n      goes on below\n")


def test_words_that_are_no_prose_keep_their_quotation_marks() -> None:
    text = 'a:\n  title: "No: never"\n  people: ["x", \'a "b"\', "it’s"]\n  body: Here.\n'
    assert laid_out(text) == text
    assert laid_out("a: {title: 'No: never', body: Here.}\n") == 'a: {title: "No: never", body: Here.}\n'


def test_brackets_are_set_close_and_broken_where_they_were() -> None:
    assert laid_out("a: { body : [ { do : [ x += 1 ,y ],\n   goto: b }, ] }\n") == (
        "a: {body: [{do: [x += 1, y],\n            goto: b}]}\n"
    )


def test_what_a_comma_in_round_brackets_cut_in_two_is_left_alone() -> None:
    text = "a: {body: [{do: [learn(ev_a,  rumour), x = max(1,2)]}]}\n"
    assert laid_out(text) == text


def test_scenes_are_parted_by_one_blank_line_and_places_are_not() -> None:
    text = "a:\n  body: A.\nb:\n  body: B.\n\n\n\nc: {body: C.}\nd: {body: D.}\n"
    assert laid_out(text) == "a:\n  body: A.\n\nb:\n  body: B.\n\nc: {body: C.}\nd: {body: D.}\n"
    assert laid_out("x: X\ny: Y\n\n\nz: Z\n", "places.yaml") == "x: X\ny: Y\n\nz: Z\n"


def test_prose_is_filled_on_request_and_papers_never_are() -> None:
    text = (
        "a:\n  body:\n    - |\n      One two three\n      four five six seven, and\\ so on to eight.\n\n      Nine.\n"
        "    - document:\n        lines: |\n          one\n          two\n"
    )
    assert laid_out(text) == text
    assert laid_out(text, width=40) == (
        "a:\n  body:\n    - |\n      One two three four five six seven,\n      and\\ so on to eight.\n\n      Nine.\n"
        "    - document:\n        lines: |\n          one\n          two\n"
    )


def test_line_ends_and_a_mark_at_the_head() -> None:
    done = format_bytes("scenes/a.yaml", "\ufeffa:\r\n    body: A.\r\n".encode())
    assert done.after == b"a:\r\n  body: A.\r\n"


# The command


@pytest.fixture
def tale(tmp_path: Path) -> Path:
    folder = tmp_path / "tale"
    (folder / "scenes").mkdir(parents=True)
    (folder / "story.yaml").write_text("title: T\nid: t\nentry: a\n")
    (folder / "scenes" / "a.yaml").write_text("a:\n    body: A.\n")
    (folder / "scenes" / "bad.yaml").write_text("b:\n  body: [\n")
    return folder


def test_the_command_writes_what_it_can_and_says_what_it_cannot(tale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tale / "scenes" / "a.yaml").chmod(0o640)
    assert main(["fmt", "--story", str(tale)]) == 1
    told = capsys.readouterr()
    assert told.out == "story.yaml\nscenes/a.yaml\n"
    assert "scenes/bad.yaml:3:1: error SC101" in told.err
    assert "2 of 3 files laid out anew" in told.err
    assert (tale / "story.yaml").read_text() == "id: t\ntitle: T\nentry: a\n"
    assert (tale / "scenes" / "a.yaml").read_text() == "a:\n  body: A.\n"
    assert stat.S_IMODE((tale / "scenes" / "a.yaml").stat().st_mode) == 0o640
    assert (tale / "scenes" / "bad.yaml").read_text() == "b:\n  body: [\n"
    assert sorted(path.name for path in (tale / "scenes").iterdir()) == ["a.yaml", "bad.yaml"]


def test_what_is_no_file_is_told_and_the_others_are_laid_out(tale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tale / "scenes" / "bad.yaml").unlink()
    (tale / "scenes" / "gone\x1b.yaml").symlink_to("nowhere")
    assert main(["fmt", "--story", str(tale)]) == 1
    told = capsys.readouterr()
    assert told.out == "story.yaml\nscenes/a.yaml\n"
    assert "gone\N{REPLACEMENT CHARACTER}.yaml: error SC108: the file cannot be read" in told.err


def test_check_shows_the_difference_and_writes_nothing(tale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tale / "scenes" / "a.yaml"
    assert main(["fmt", "--check", str(path)]) == 1
    told = capsys.readouterr()
    assert told.out == (
        "--- scenes/a.yaml\n+++ scenes/a.yaml (formatted)\n@@ -1,2 +1,2 @@\n a:\n-    body: A.\n+  body: A.\n"
    )
    assert path.read_text() == "a:\n    body: A.\n"
    assert main(["fmt", str(path)]) == 0
    assert main(["fmt", "--check", str(path)]) == 0


def test_from_standard_input_to_standard_output(
    tale: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def give(text: bytes, *options: str) -> tuple[int, bytes]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        return main(["fmt", "-", *options]), capsysbinary.readouterr().out

    assert give(b"a:\n    body: A.\n    title: T\n") == (0, b"a:\n  title: T\n  body: A.\n")
    named = ("--name", str(tale / "story.yaml"))
    assert give(b"title: T\nid: t\n", *named) == (0, b"id: t\ntitle: T\n")
    assert give(b"a: [\n") == (1, b"")
    assert give(b"a:\n    body: A.\n", "--check")[0] == 1


def test_a_link_stays_a_link(tale: Path) -> None:
    link = tale / "scenes" / "b.yaml"
    link.symlink_to(tale / "scenes" / "a.yaml")
    assert main(["fmt", str(link)]) == 0
    assert link.is_symlink()
    assert link.read_text() == "a:\n  body: A.\n"


@pytest.mark.parametrize("width", ["39", "1001", "x", "-1"])
def test_a_width_is_a_number_within_reason(width: str) -> None:
    with pytest.raises(SystemExit):
        main(["fmt", "--width", width])


@pytest.mark.parametrize(
    "line",
    [
        'title: "' + "x y " * 50_000 + '\\" z"',
        "body: " + "x y " * 50_000 + "\n    " + "z q " * 50_000,
        "body: [" + ", ".join(["{goto: a}"] * 4_000) + "]",
        "tags: [" + ", ".join(['"#"'] * 20_000) + "]  # " + "#" * 1000,
        "tags: [" + "f(, " * 20_000 + "x]",
    ],
    ids=["escaped", "folded", "mappings", "signs", "calls"],
)
def test_a_very_long_line_is_laid_out(line: str) -> None:
    done = format_bytes("scenes/a.yaml", f"a:\n  {line}\n".encode())
    assert not done.found
    assert not done.is_odd
