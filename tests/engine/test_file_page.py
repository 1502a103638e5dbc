"""The page of the file: what a player may see of each paper, in what order, and that its numbers are what they are made of."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_city_game.model.file_view import DossierView, PaperView
from star_city_game.model.story import Story
from star_city_game.session import Session
from tales import tale

DOSSIER = """
rules: {dormant: {morals: 2}}
entries:
  ev_talk:
    {kind: agent_report, source: OAK, category: statements, gravity: 3, credibility: C, text: "He.\\n\\nAt length.", note: Ask.}
  ev_film: {kind: memo, source: ELM, category: secrecy, gravity: 4, credibility: B, text: A film was short.}
  ev_wife: {kind: letter, source: ASH, category: morals, gravity: 2, credibility: E, text: She writes.}
  ev_logs: {kind: commendation, source: ELM, category: loyalty, gravity: -2, credibility: A, text: Carried logs.}
"""
MACHINES = """
kgb_file:
  initial: clean
  stages: {clean: {label: clean}, signal: {label: a signal}}
  moves:
    - {on: weigh, from: clean, to: signal, when: dossier.total >= 2}
    - {on: weigh, from: signal, to: clean, when: dossier.total < 1}
"""
CALENDAR = """
turns:
  t01: {from: 1966-01-11, to: 1966-01-20, name: January}
  t02: {from: 1966-02-01, to: 1966-02-10, name: February}
  t03: {from: 1966-03-01, to: 1966-03-10, name: March}
  t04: {from: 1966-04-01, to: 1966-04-10, name: April}
"""
ENTRIES = ("ev_talk", "ev_film", "ev_wife", "ev_logs")
DEEDS = {
    "record": "record({})",
    "symptom": "learn({}, symptom)",
    "rumour": "learn({}, rumour)",
    "see": "learn({}, seen)",
    "explain": "explain({})",
    "refute": "refute({})",
    "corroborate": "corroborate({})",
}
HALL = (
    "hall:\n  body:\n    - label: again\n    - choices:\n"
    "        - {say: Wait., id: wait, sticky: true, then: [{advance: true}]}\n"
    + "".join(
        f"        - {{say: {deed} {entry}., id: {deed}_{entry}, sticky: true, do: '{effect.format(entry)}'}}\n"
        for entry in ENTRIES
        for deed, effect in DEEDS.items()
    )
    + "    - goto: .again\n"
)
STORY = "id: tale\ntitle: A tale\nentry: hall\nstatus: {file: kgb_file}\n"
FOLDER = {"story": STORY, "systems__dossier": DOSSIER, "machines__kgb_file": MACHINES, "calendar": CALENDAR}
MOVES = st.lists(
    st.one_of(st.just("wait"), st.builds("{}_{}".format, st.sampled_from(list(DEEDS)), st.sampled_from(ENTRIES))),
    max_size=12,
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tale(tmp_path_factory.mktemp("file"), HALL, **FOLDER)


def after(told: Story, *moves: str) -> Session:
    session = Session.new(told)
    for move in moves:
        session.choose(f"hall.{move}")
    return session


def page(told: Story, *moves: str) -> DossierView:
    return after(told, *moves).dossier()


def test_papers_stand_by_category_then_by_day_and_what_cannot_be_placed_comes_last(told: Story) -> None:
    recorded = [f"record_{entry}" for entry in ENTRIES]
    view = page(told, *recorded, "see_ev_logs", "rumour_ev_talk", "symptom_ev_film")
    assert [(each.name, [paper.known for paper in each.papers]) for each in view.categories] == [
        ("statements", ["rumour"]),
        ("loyalty", ["seen"]),
        ("", ["symptom", "nothing"]),
    ]
    assert [paper.number for paper in view.papers] == [1, 2, 3, 4]
    assert view.counted == "1 read, 1 heard of, 1 noticed, 1 unknown to you"


def test_nothing_is_shown_that_was_not_learned(told: Story) -> None:
    for deed, fields in {
        "wait": {"date"},
        "symptom_ev_talk": {"date", "gap"},
        "rumour_ev_talk": {"date", "gap", "kind", "category"},
    }.items():
        (paper,) = page(told, "record_ev_talk", deed).papers
        shown = {
            name
            for name in ("date", "kind", "source", "category", "gap", "text", "note", "standing", "factors")
            if getattr(paper, name)
        }
        assert shown == fields
    (paper,) = page(told, "record_ev_talk", "see_ev_talk").papers
    assert (paper.source, paper.text, paper.note) == ("OAK", ("He.", "At length."), ("Ask.",))
    assert paper.standing == "serious, not verified"
    assert [(each.words, each.number) for each in paper.factors] == [
        ("serious", "3"),
        ("source: fairly reliable (C)", "× 0.6"),
        ("not verified", "× 0.5"),
        ("it weighs", "0.9"),
    ]


def test_a_stamp_names_the_grounds_that_the_player_knows_and_counts_the_others(told: Story) -> None:
    view = page(told, "record_ev_talk", "record_ev_film", "see_ev_film")
    assert view.stage == "a signal"
    (stamp,) = view.stamps
    assert stamp.said == "11 Jan 1966 Tue: raised from “clean” to “a signal” on the weight of:"
    assert stamp.grounds == ("memo of ELM, 11 Jan 1966 Tue", "and 1 of which you do not know what it is")
    view = page(told, "record_ev_talk", "record_ev_film", "refute_ev_talk", "refute_ev_film")
    assert view.stamps[-1].said == "11 Jan 1966 Tue: lowered from “a signal” to “clean”: nothing weighed any more."


DATED = """
hall: {date: 1966-01-19, body: [{do: [record(ev_talk), record(ev_film)]}, {choices: [{say: On., then: [{goto: room}]}]}]}
room: {body: [{do: [refute(ev_talk), refute(ev_film)]}, {choices: [{say: End., then: [{ending: over}]}]}]}
"""


def test_a_stamp_is_never_dated_before_what_it_stands_on(tmp_path: Path) -> None:
    session = Session.new(tale(tmp_path, DATED, **FOLDER))
    session.choose("hall.on")
    assert [step.date for step in session.saved().state.case.steps] == ["1966-01-19", "1966-01-19"]


def test_a_category_that_sleeps_says_so_and_counts_for_nothing(told: Story) -> None:
    moves = ("record_ev_wife", "see_ev_wife", "wait")
    (awake,) = page(told, *moves).categories
    assert (awake.points, awake.note) == ("0.2", "")
    (asleep,) = page(told, *moves, "wait").categories
    assert asleep.points == "0"
    assert asleep.note.startswith("asleep")
    assert asleep.papers[0].factors[-1].number == "0"


@given(moves=MOVES)
def test_every_number_is_what_it_is_made_of(told: Story, moves: list[str]) -> None:
    session = after(told, *moves)
    view = session.dossier()
    for category in view.categories:
        read = [paper for paper in category.papers if paper.known == "seen"]
        assert bool(category.points) == bool(read)
        if read:
            assert Decimal(category.points) == sum(counted(paper) for paper in read)
    sums = {factor.words: factor.number for factor in view.factors}
    if any(paper.known == "seen" for paper in view.papers):
        assert Decimal(sums["all that you have read"]) == sum(
            Decimal(each.points) for each in view.categories if each.points
        )
    if all(paper.known == "seen" for paper in view.papers):
        assert int(session.what("dossier.total").value) == int(sum(Decimal(each.points) for each in view.categories))


def counted(paper: PaperView) -> Decimal:
    """What a paper counts for by its own factors: the first three make the fourth, which a sleeping one does not count."""
    gravity, letter, status, weighs, *asleep = (Decimal(factor.number.removeprefix("× ")) for factor in paper.factors)
    assert gravity * letter * status == weighs
    return asleep[0] if asleep else weighs
