"""Qualities that hold people and scenes: how they are declared, typed, printed and gone to."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.model.expression import Compare, Get, Literal
from star_city_game.model.scene import Branch, CallBy, GotoBy, Let, Say
from star_city_game.model.text import FormOf, Words
from tales import a_hall, check_tale, codes, tale

CAST = """
nino: {full: Nino Ch, short: Nino, gender: f, words: {close: Ninochka}}
rinat: {full: Rinat S, short: Rinat, gender: m, words: {close: Rinatik}}
galya: {full: Galya Z, short: Galya, gender: f}
"""
QUALITIES = """
friend: {type: person, of: [nino, rinat]}
other: {type: person, of: [rinat, galya], default: galya}
anybody: {type: person}
back: {type: scene, of: [yard, hall]}
nerve: {type: int, min: 0, max: 9}
"""
YARD = "yard: {body: [Swept., {ending: over}]}\n"


def found(folder: Path, beat: str, qualities: str = QUALITIES, cast: str = CAST) -> list[tuple[str, str]]:
    hall = f"hall:\n  body:\n    - {beat}\n    - ending: over\n{YARD}"
    return [(each.code, each.message) for each in check_tale(folder, hall, qualities=qualities, cast=cast)[1]]


def test_they_hold_the_ids_that_they_may_be(tmp_path: Path) -> None:
    story = tale(tmp_path, f"hall: {{body: [{{ending: over}}]}}\n{YARD}", qualities=QUALITIES, cast=CAST)
    held = {id_: (quality.type, quality.words, quality.default) for id_, quality in story.qualities.items()}
    assert held["friend"] == ("person", ("nino", "rinat"), "nino")
    assert held["other"] == ("person", ("rinat", "galya"), "galya")
    assert held["anybody"] == ("person", ("nino", "rinat", "galya"), "nino")
    assert held["back"] == ("scene", ("yard", "hall"), "yard")


def test_where_they_lead(tmp_path: Path) -> None:
    hall = f"""
hall:
  body:
    - let: {{here: back}}
    - call: "{{here}}"
    - goto: "{{ back }}"
{YARD}
"""
    steps = a_hall(tmp_path, hall, qualities=QUALITIES, cast=CAST).steps
    assert steps[:3] == (
        Let("here", Get("quality", "back")),
        CallBy("here", "call.here", ("yard", "hall"), "local"),
        GotoBy("back", ("yard", "hall")),
    )


def test_forms_and_comparisons(tmp_path: Path) -> None:
    hall = f"""
hall:
  body:
    - when: friend == nino
      then: "{{friend.close}}."
    - when: friend == other
      then: {{goto: yard}}
    - ending: over
{YARD}
"""
    steps = a_hall(tmp_path, hall, qualities=QUALITIES, cast=CAST).steps
    branches = [step.gate for step in steps if isinstance(step, Branch)]
    friend, other = Get("quality", "friend"), Get("quality", "other")
    assert branches == [Compare((friend, Literal("nino")), ("==",)), Compare((friend, other), ("==",))]
    text = next(step.text for step in steps if isinstance(step, Say))
    assert text.pieces == (FormOf(friend, "close"), Words("."))


@pytest.mark.parametrize(
    ("beat", "code", "said"),
    [
        ("do: friend = galya", "SC221", "“galya” is not a person of friend"),
        ("do: back = corridor", "SC221", "“corridor” is not a scene of back"),
        ("do: friend = anybody", "SC326", "this is a person of anybody, and a person of friend is wanted"),
        ("do: friend = 3", "SC326", "this is a number, and a person of friend is wanted"),
        ("do: friend += nino", "SC331", "“+=” does not go with a person"),
        ("{when: back, then: A}", "SC320", "this is a scene of back"),
        ("{when: friend > nino, then: A}", "SC322", "friend has no order"),
        ("{when: friend == back, then: A}", "SC321", "a person of friend never compares with a scene of back"),
        ("{when: friend == 3, then: A}", "SC321", "a person of friend never compares with a number"),
        ('"{friend}"', "SC332", "without saying which form"),
        ('"{back}"', "SC332", "a scene cannot be printed"),
        ('"{friend.codename}"', "SC224", "friend may be nino, who has no form “codename”"),
        ('"{anybody.close}"', "SC224", "anybody may be galya, who has no form “close”"),
        ("{when: friend.trust > 0, then: A}", "SC229", "only the forms of the name can be read"),
        ('goto: "{nerve}"', "SC243", "nerve is no quality of type scene"),
        ('goto: "{bakc}"', "SC243", "bakc is no quality of type scene"),
        ('call: "{friend}"', "SC243", "friend is no quality of type scene"),
        ("call: yard gate", "SC115", "call of a call beat cannot be “yard gate”"),
        ("goto: yard gate", "SC115", "yard gate is not a place to go to"),
    ],
)
def test_what_cannot_be_said(beat: str, code: str, said: str, tmp_path: Path) -> None:
    errors = [each for each in found(tmp_path, beat) if each[0] not in ("SC302", "SC304", "SC306", "SC307")]
    assert [each[0] for each in errors] == [code]
    assert said in errors[0][1]


@pytest.mark.parametrize(
    ("qualities", "code"),
    [
        ("q: {type: scene}", "SC112"),
        ("q: {type: scene, of: []}", "SC113"),
        ("q: {type: scene, of: [yard, attic]}", "SC223"),
        ("q: {type: scene, of: [yard, yard]}", "SC203"),
        ("q: {type: scene, of: yard, default: hall}", "SC221"),
        ("q: {type: scene, of: Yard}", "SC115"),
        ("q: {type: person, of: [nina]}", "SC224"),
        ("q: {type: person, default: nina}", "SC224"),
        ("q: {type: person, words: [nino]}", "SC111"),
        ("q: {type: int, min: 0, max: 3, of: [yard]}", "SC111"),
        ("nino: {type: person}", "SC203"),
    ],
)
def test_what_cannot_be_declared(qualities: str, code: str, tmp_path: Path) -> None:
    hall = f"hall: {{body: [{{ending: over}}]}}\n{YARD}"
    assert code in codes(check_tale(tmp_path, hall, qualities=qualities, cast=CAST)[1])


def test_there_must_be_somebody(tmp_path: Path) -> None:
    hall = f"hall: {{body: [{{ending: over}}]}}\n{YARD}"
    assert "SC224" in codes(check_tale(tmp_path, hall, qualities="q: {type: person}")[1])


def test_a_quality_that_leads_somewhere_leads_there_for_every_finding(tmp_path: Path) -> None:
    qualities = "way: {type: scene, of: [yard, attic]}\n"
    hall = """
hall: {body: [{do: way = attic}, {call: "{way}"}, {goto: "{way}"}]}
yard: {body: [Swept., {ending: over}]}
attic: {body: Dust.}
"""
    found = check_tale(tmp_path, hall, qualities=qualities)[1]
    assert codes(found) == ["SC301"]
    assert "attic can end here" in found[0].message


def test_nothing_is_said_of_a_quality_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    hall = 'hall: {body: [{goto: "{way}"}]}\n'
    assert codes(check_tale(tmp_path, hall, qualities="way: [\n")[1]) == ["SC101"]
