"""Where values came from: the choices that changed them."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.errors import NothingCalled
from star_city_game.model.explanation import What
from star_city_game.session import Session
from tales import tale

FILES = {
    "qualities": (
        "nerve: {type: int, min: 0, max: 9, default: 4, label: Nerve, shows: word, bands: {0-3: shaky, 4-5: calm, 6-9: steady}}\n"
        "spirt: {type: int, min: 0, max: 6, default: 2}\n"
        "brave: {type: bool, is: nerve >= 6 and spirt > 0}\n"
        "friend: {type: person, label: Friend, shows: word}\n"
    ),
    "cast": "rinat: {full: Rinat G., short: Rinat, gender: m}\nulya: {full: Ulyana P., short: Ulya, gender: f}\n",
    "calendar": (
        "turns:\n  t01: {from: 1966-01-01, to: 1966-01-10, name: early January}\n"
        "  t02: {from: 1966-01-11, to: 1966-01-20, name: mid-January}\n"
    ),
    "machines__mood": "mood: {initial: calm, stages: {calm: {}, up: {enter: nerve += 1}}, "
    "moves: [{on: weigh, from: calm, to: up, when: nerve > 6}]}\n",
}
HALL = """
hall:
  title: The Hall
  body:
    - do: nerve += 1
    - label: top
    - choices:
        - {say: Breathe., id: breathe, sticky: true, do: nerve += 2, goto: .top}
        - {say: Look., id: look, sticky: true, goto: .top}
        - {say: Pay., id: pay, cost: {spirt: 1}, do: [rinat.trust += 1, friend = ulya], goto: .top}
        - {say: On., id: on, call: yard, goto: .top}
    - ending: over
yard: {body: [{advance: true}, {choices: [{say: Fall., id: fall, do: nerve -= 5}]}]}
"""


def session(tmp_path: Path) -> Session:
    return Session.new(tale(tmp_path, HALL, **FILES))


def told(what: What) -> list[tuple[int, str, str, str, str]]:
    return [(each.number, each.turn, each.scene, each.picked, f"{each.before}>{each.after}") for each in what.origins]


def test_each_choice_that_changed_a_quality(tmp_path: Path) -> None:
    game = session(tmp_path)
    for choice in ("hall.look", "hall.breathe", "hall.on", "yard.fall"):
        game.choose(choice)
    what = game.what("nerve")
    assert (what.id, what.label, what.word, what.value) == ("nerve", "Nerve", "shaky", "3")
    assert told(what) == [
        (0, "early January", "", "", ">calm"),
        (2, "early January", "hall", "Breathe.", "calm>steady"),
        (4, "mid-January", "yard", "Fall.", "steady>shaky"),
    ]
    assert what.origins[1].title == "The Hall"
    assert what.effects == (
        ("hall", "nerve += 1"),
        ("hall", "nerve += 2"),
        ("yard", "nerve -= 5"),
        ("mood", "nerve += 1"),
    )
    game.undo()
    assert len(game.what("nerve").origins) == 2


def test_hidden_and_derived_values_people_machines_and_papers(tmp_path: Path) -> None:
    game = session(tmp_path)
    game.choose("hall.pay")
    game.choose("hall.breathe")
    spirt = game.what("spirt")
    assert (spirt.label, spirt.word, told(spirt)[-1][-1]) == ("", "1", "2>1")
    assert spirt.effects == (("hall", "cost: spirt, 1"),)
    brave = game.what("brave")
    assert (brave.value, told(brave)[-1]) == ("true", (2, "early January", "hall", "Breathe.", "false>true"))
    assert brave.effects == (("qualities", "is: nerve >= 6 and spirt > 0"),)
    trust = game.what("rinat.trust")
    assert (told(trust)[-1][-1], trust.effects) == ("0>1", (("hall", "rinat.trust += 1"),))
    assert told(game.what("mood"))[-1][-1] == "calm>up"
    assert (game.what("friend").word, told(game.what("friend"))[-1][-1]) == ("Ulya", "Rinat>Ulya")
    assert game.what("dossier.total").value == "0"
    assert game.what("launch.known").value == "0"
    assert game.what("turn").value == "t01"


def test_a_resumed_game_knows_where_its_values_came_from(tmp_path: Path) -> None:
    game = session(tmp_path)
    game.choose("hall.breathe")
    assert Session.resume(game.story, game.saved()).what("nerve") == game.what("Nerve")


def test_nothing_is_called_so(tmp_path: Path) -> None:
    for name in ("nerves", "", "rinat", "rinat.love", "dossier.gossip", "launch", "hall"):
        with pytest.raises(NothingCalled):
            session(tmp_path).what(name)
