"""An older edition held against this one: by the class, by the command, and by a revision of git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from star_city_game.cli.main import main
from star_city_game.cli.progress import Progress
from star_city_game.compiler.load import load_story
from star_city_game.session import Session
from star_city_game.workshop.against import Against
from star_city_game.workshop.bots import Explorer, find_ending, kind_of
from tales import tale, write_tale

STORY = Path(__file__).resolve().parents[2] / "story"
HALL = """
hall: {body: [{choices: [{say: Go out., id: go_out, goto: porch}, {say: Wait., id: wait}]}, {ending: over}]}
porch: {body: [{choices: [{say: Stand there., id: stand}]}, {ending: over}]}
"""
LESS = "hall: {body: [{choices: [{say: Go out., id: go_out}, {say: Wait on., id: wait}]}, {ending: over}]}\n"


def test_bots_rest_in_scenes_of_our_story_and_tell_each_kind_of_moment_once() -> None:
    story = load_story(STORY)
    saves = list(Explorer(story, games=40).explore())
    kinds = [kind_of(saved.state) for saved in saves]
    assert len(set(kinds)) == len(kinds)
    assert len({saved.state.scene for saved in saves}) >= 70


def test_an_ending_is_found_where_there_is_one_and_not_where_there_is_none(tmp_path: Path) -> None:
    story = tale(tmp_path, HALL)
    assert find_ending(Session.new(story), 50) == "over"
    shut = "hall: {body: [{choices: [{say: Wait., sticky: true, goto: hall}, {say: Go., when: visits(hall) < 0, ending: over}]}]}"
    closed = tale(tmp_path / "closed", f"{shut}\n")
    assert find_ending(Session.new(closed), 50) is None


def test_a_story_against_itself_stands_exactly() -> None:
    story = load_story(STORY)
    compared = Against(story, story, games=40)
    assert compared.findings() == ()
    assert compared.count.states == compared.count.exact > 150
    assert compared.count.searched > 60


def test_the_command_takes_a_folder_and_names_both_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tale(tmp_path / "old", scenes__hall=HALL)
    write_tale(tmp_path / "new", scenes__hall=LESS)
    assert main(["check", "--story", str(tmp_path / "new"), "--against", str(tmp_path / "old"), "--json"]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert [(each["code"], each["file"], each["line"]) for each in found] == [("SC611", "scenes/hall.yaml", 1)]
    assert (
        "a game saved at porch at offer.stand (porch, scenes/hall.yaml:3 of the older edition)" in found[0]["message"]
    )
    assert "3 kinds of states" in printed.err
    assert main(["check", "--strict", "--story", str(tmp_path / "new"), "--against", str(tmp_path / "old")]) == 1


def test_the_command_takes_a_revision(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_tale(tmp_path / "top" / "story", scenes__hall=HALL)

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
        subprocess.run(["git", *identity, *arguments], cwd=folder.parent, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "before")
    write_tale(folder, scenes__hall=LESS)
    assert main(["check", "--story", str(folder), "--against", "HEAD"]) == 0
    assert "SC611" in capsys.readouterr().err
    for named in ("no_such_thing", "--output=x"):
        assert main(["check", "--story", str(folder), f"--against={named}"]) == 1
        assert "is neither a folder nor a revision" in capsys.readouterr().err


def test_progress_is_shown_only_after_a_second_and_is_taken_away() -> None:
    now = [0.0]
    written: list[str] = []
    with Progress(written.append, lambda: now[0]) as progress:
        progress.tell("one")
        now[0] = 1.2
        progress.tell("two and more")
        progress.tell("three")
        now[0] = 2.0
        progress.tell("four")
    assert written == ["\rtwo and more", "\rfour        ", "\r            \r"]
