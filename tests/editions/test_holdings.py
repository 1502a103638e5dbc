"""People, papers, faults, machines, the calendar and what is to come, when the story that golden saves are made of is edited."""

from __future__ import annotations

import re
from pathlib import Path

from editions.voyage import played, taken_up, told
from star_city_game.compiler.load import check_story, load_story
from star_city_game.model.story import Story

TALE = Path(__file__).resolve().parents[1] / "saves" / "golden" / "tale"
MET = [
    (r"meet\(rinat\), rinat\.trust \+= 1, ", ""),
    (r"record\(a_note\), ", ""),
    (r"do: find\(loose_bolt\), ", ""),
]
"""What the scenes do with those who are gone."""


def edited(folder: Path, edits: dict[str, list[tuple[str, str]]], said: str = "") -> Story:
    """The small story with some patterns in its files put into other words."""
    for path in TALE.rglob("*.yaml"):
        name = path.relative_to(TALE).as_posix()
        text = path.read_text(encoding="utf-8")
        for pattern, words in edits.get(name, []):
            text, number = re.subn(pattern, words, text)
            assert number, pattern
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text + (said if name == "story.yaml" else ""), encoding="utf-8")
    story, found = check_story(folder)
    assert story is not None, found
    return story


def test_people_papers_and_faults_that_are_gone_are_told_and_come_back_with_the_story(tmp_path: Path) -> None:
    before = load_story(TALE)
    edits = {
        "scenes/all.yaml": MET,
        "cast.yaml": [("rinat:.*\n", "")],
        "qualities.yaml": [("default: rinat", "default: nina")],
        "systems/dossier.yaml": [("a_note", "another_note")],
        "systems/launch.yaml": [("loose_bolt", "loose_pin")],
    }
    session = played(before, "count", "sleep", seed=7)
    held = session.saved().state
    resumed = taken_up(session, edited(tmp_path, edits))
    assert told(resumed) == [
        "“who” was “rinat”, which it cannot be any more: it begins again.",
        "“rinat” is no longer in the story.",
        "A paper is no longer in the file.",
        "The fault “loose bolt” is no longer in the story.",
    ]
    state = resumed.saved().state
    assert (state.papers, dict(state.people), dict(state.defects)) == ((), {}, {})
    back = taken_up(resumed, before).saved().state
    assert (back.papers, back.people, back.defects) == (held.papers, held.people, held.defects)


def test_a_machine_whose_stage_is_gone_is_where_the_story_says_or_at_its_beginning(tmp_path: Path) -> None:
    session = played(load_story(TALE), "count", seed=7)
    assert session.saved().state.machines == {"lamp": "lit/dim"}
    glow = [(r"lit: \{label: lit", "glow: {label: aglow"), ("to: lit", "to: glow"), ("from: lit", "from: glow")]
    stages = {"machines/lamp.yaml": glow}
    renamed = taken_up(session, edited(tmp_path / "renamed", stages, "renames: {stages: {lamp.lit: glow}}\n"))
    assert renamed.saved().state.machines == {"lamp": "glow/dim"}
    assert renamed.account.is_exact
    retired = taken_up(session, edited(tmp_path / "retired", stages, "retired: {stages: {lamp.lit: glow}}\n"))
    assert retired.saved().state.machines == {"lamp": "glow/dim"}
    assert told(retired) == ["“lamp” stood at “lit, dim”, which is gone; it stands at “aglow” now."]
    lost = taken_up(session, edited(tmp_path / "lost", stages))
    assert lost.saved().state.machines == {"lamp": "dark"}


def test_a_turn_put_into_the_calendar_moves_nothing_and_what_is_to_come_comes_in_its_time(tmp_path: Path) -> None:
    session = played(load_story(TALE), "put_off", "put_off", seed=7)
    plans = session.saved().state.planned
    turn = ("  t1:", "  t0: {from: 1965-12-20, to: 1965-12-31, name: The end of 1965}\n  t1:")
    resumed = taken_up(session, edited(tmp_path, {"calendar.yaml": [turn]}))
    state = resumed.saved().state
    assert state.turn == 1
    assert [plan.turn for plan in state.planned] == [plan.turn + 1 for plan in plans]
    assert resumed.account.is_exact


def test_a_turn_that_is_gone_gives_way_to_the_one_in_its_place_and_it_is_told(tmp_path: Path) -> None:
    session = played(load_story(TALE), "sleep", "sleep", seed=7)
    assert session.saved().calendar == "t3"
    edits = {"calendar.yaml": [("  t3:.*\n", ""), ("events:\n.*\n", "")]}
    resumed = taken_up(session, edited(tmp_path, edits))
    assert resumed.saved().calendar == "t2"
    assert told(resumed)[0] == "The turn of the calendar that it was is gone; it is 11–20 January 1966 now."


def test_something_to_come_that_is_gone_comes_no_more_and_it_is_told(tmp_path: Path) -> None:
    session = played(load_story(TALE), "put_off", seed=7)
    edits = {"scenes/all.yaml": [("errand_due: .*\n", ""), ("call: errand_due", "call: visit")]}
    resumed = taken_up(session, edited(tmp_path, edits))
    assert resumed.saved().state.planned == ()
    assert told(resumed) == ["Something that was to come (“errand due”) is no longer in the story."]
    retired = taken_up(session, edited(tmp_path / "retired", edits, "retired: {scenes: {errand_due: visit}}\n"))
    assert [plan.scene for plan in retired.saved().state.planned] == ["visit"]
    assert told(retired) == []
