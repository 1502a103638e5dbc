"""Backstage: every choice that an offer declares and how it stands, every value and what the last choice changed."""

from __future__ import annotations

from pathlib import Path

from star_city_game.session import Session
from tales import tale

HALL = """
hall:
  body:
    - call: room
    - choices: [{say: Out., then: [{ending: over}]}]
room:
  body:
    - label: again
    - choices:
        - {say: Dare., id: dare, sticky: true, do: nerve += 2}
        - {say: Jump., id: jump, need: nerve >= 9}
        - {say: Hide., id: hide, when: not bold}
        - {say: Rest., id: rest, do: "due(soup, 1)", sticky: true}
        - {say: Back., id: back, then: [{return: true}]}
        - {draw: soups, count: 1}
    - goto: .again
soup: {body: Soup.}
"""
STORYLETS = """
st_hot: {deck: soups, say: Hot soup., body: Hot.}
st_cold: {deck: soups, say: Cold soup., when: nerve >= 6, body: Cold.}
"""
QUALITIES = "nerve: {type: int, min: 0, max: 9, default: 4}\nbold: {type: bool, is: nerve >= 5}\n"
CALENDAR = "turns: {t01: {from: 1966-03-01, to: 1966-03-10, name: March}, t02: {from: 1966-04-01, to: 1966-04-10, name: April}}\n"
CAST = "rinat: {full: Rinat Gabdullovich Safargaliev, short: Rinat, gender: m}\n"


def test_everything_declared_at_the_offer_is_told_with_how_it_stands(tmp_path: Path) -> None:
    told = tale(tmp_path, HALL, storylets__soups=STORYLETS, qualities=QUALITIES, calendar=CALENDAR, cast=CAST)
    session = Session.new(told)
    view = session.backstage()
    assert (view.scene, view.at, view.picks, view.turn) == ("room", "scenes/hall.yaml:6", 0, "t01")
    assert len(view.stack) == 1
    assert view.stack[0].startswith("hall, then from ")
    assert {each.id: each.standing for each in view.subjects} == {
        "room.dare": "open",
        "room.jump": "locked",
        "room.hide": "open",
        "room.rest": "open",
        "room.back": "open",
        "st_hot": "drawn",
        "st_cold": "waits",
    }
    assert not view.changed
    session.choose("room.dare")
    session.choose("room.rest")
    session.undo()
    view = session.backstage()
    standing = {each.id: each.standing for each in view.subjects}
    assert (standing["room.hide"], standing["st_cold"]) == ("hidden", "fits")
    assert [(held.id, held.before, held.value) for held in view.changed] == [
        ("nerve", "4", "6"),
        ("bold", "false", "true"),
    ]
    session.choose("room.rest")
    assert session.backstage().due == ("soup in t02",)


def test_what_it_names_can_be_asked_about_and_looking_changes_nothing(tmp_path: Path) -> None:
    told = tale(tmp_path, HALL, storylets__soups=STORYLETS, qualities=QUALITIES, calendar=CALENDAR, cast=CAST)
    session = Session.new(told)
    session.choose("room.dare")
    before = session.saved()
    view = session.backstage()
    for subject in view.subjects:
        assert session.why(subject.id).is_available == (subject.standing in ("open", "drawn", "fits"))
    for held in view.values:
        assert session.what(held.id).value == held.value
    assert session.saved() == before
    assert session.backstage() == view


def test_at_the_end_there_is_nothing_on_offer(tmp_path: Path) -> None:
    told = tale(tmp_path, HALL, storylets__soups=STORYLETS, qualities=QUALITIES, calendar=CALENDAR, cast=CAST)
    session = Session.new(told)
    session.choose("room.back")
    session.choose(session.turn.choices[0].id)
    view = session.backstage()
    assert (view.at, view.subjects, view.stack) == ("", (), ())
