"""The lock file: ids made from words stay what they were, whatever the words are now."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_city_game.cli.main import main
from star_city_game.compiler.load import check_story, lock_story
from star_city_game.compiler.lock import Lock, read_lock, written
from star_city_game.compiler.pins import Pin, Pins, match, pinned
from star_city_game.errors import LockDamaged
from star_city_game.model.scene import Choice, Offer, Scene
from star_city_game.model.text import Alternatives
from tales import codes, write_tale

HALL = """
hall:
  body:
    - The clock {has stopped | is going | has stopped again}.
    - choices:
        - {say: Go on., then: You go on.}
        - {say: Ask the clerk what he has been counting., then: Pins.}
    - call: porch
    - choices:
        - {say: Go on., then: You go on again.}
    - {ending: over}
porch:
  body: A porch.
"""

FIRST = "        - {say: Go on., then: You go on.}\n"


def locked(folder: Path, hall: str = HALL) -> Path:
    write_tale(folder, scenes__hall=hall)
    number, errors = lock_story(folder)
    assert (number > 0, errors) == (True, ())
    return folder


def edited(folder: Path, hall: str) -> Scene:
    story, found = check_story(write_tale(folder, scenes__hall=hall))
    assert story is not None, found
    return story.scenes["hall"]


def ids(scene: Scene) -> list[list[str]]:
    return [
        [item.id for item in step.items if isinstance(item, Choice)] for step in scene.steps if isinstance(step, Offer)
    ]


def sequence(scene: Scene) -> str:
    found = [
        piece.id
        for step in scene.steps
        for piece in getattr(getattr(step, "text", None), "pieces", ())
        if isinstance(piece, Alternatives)
    ]
    return found[0]


def test_a_lock_of_a_story_changes_nothing_in_it_and_locks_the_same_again(tmp_path: Path) -> None:
    before = edited(tmp_path, HALL)
    locked(tmp_path)
    first = (tmp_path / "story.lock").read_bytes()
    assert edited(tmp_path, HALL) == before
    locked(tmp_path)
    assert (tmp_path / "story.lock").read_bytes() == first
    assert ids(before) == [["go_on", "ask_the_clerk_what_he"], ["go_on_2"]]


def test_reworded_choices_and_sequences_keep_their_ids_also_when_locked_again(tmp_path: Path) -> None:
    before = edited(locked(tmp_path), HALL)
    words = HALL.replace("Ask the clerk what he has been counting.", "Ask him what he has counted.").replace(
        "is going", "goes"
    )
    for _ in range(2):
        now = edited(tmp_path, words)
        assert ids(now) == ids(before)
        assert sequence(now) == sequence(before)
        assert set(now.anchors) == set(before.anchors)
        locked(tmp_path, words)
    again = words.replace("Ask him what he has counted.", "Ask him how many he has counted.")
    assert ids(edited(tmp_path, again)) == ids(before)


def test_the_same_words_put_in_before_do_not_take_an_id(tmp_path: Path) -> None:
    locked(tmp_path)
    more = HALL.replace(FIRST, "        - {say: Go on., then: Not yet.}\n" + FIRST)
    assert ids(edited(tmp_path, more)) == [["go_on_3", "go_on", "ask_the_clerk_what_he"], ["go_on_2"]]


def test_a_place_keeps_its_name_when_another_choice_comes_first_or_a_call_before_it(tmp_path: Path) -> None:
    before = edited(locked(tmp_path), HALL)
    more = HALL.replace("porch\n    - choices:\n", "porch\n    - choices:\n        - {say: Wait.}\n")
    more = more.replace("    - choices:\n" + FIRST, "    - call: porch\n    - choices:\n" + FIRST)
    now = edited(tmp_path, more)
    assert set(before.anchors) < set(now.anchors)
    assert now.anchors["call.porch"] > now.anchors["call.porch_2"]
    assert [step.anchor for step in now.steps if isinstance(step, Offer)] == ["offer.go_on", "offer.go_on_2"]


def test_an_id_that_is_gone_is_never_given_again(tmp_path: Path) -> None:
    locked(tmp_path)
    less = HALL.replace("        - {say: Ask the clerk what he has been counting., then: Pins.}\n", "")
    assert codes(check_story(write_tale(tmp_path, scenes__hall=less))[1]) == ["SC602"]
    locked(tmp_path, less)
    assert check_story(tmp_path)[1] == ()
    assert ids(edited(tmp_path, HALL.replace("then: Pins", "then: Needles")))[0][1] == "ask_the_clerk_what_he_2"


def test_a_renamed_scene_keeps_what_was_pinned_in_it(tmp_path: Path) -> None:
    before = edited(locked(tmp_path), HALL)
    words = HALL.replace("hall:\n", "foyer:\n").replace("Ask the clerk what he has", "Ask the old clerk what he has")
    head = "id: tale\ntitle: A tale\nentry: foyer\nrenames: {scenes: {hall: foyer}}\n"
    story, found = check_story(write_tale(tmp_path, scenes__hall=words, story=head))
    assert story is not None
    assert codes(found) == ["SC601"]
    assert ids(story.scenes["foyer"]) == ids(before)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": 2, "scenes": {}}', '{"format": 1, "scenes": {"a": []}}', "<<<<<<< ours",
     '{"format": 1, "scenes": {"a": {"choices": [[]]}}}', '{"format": 1, "scenes": {"a": {"gone": 3}}}',
     '{"format": 1, "scenes": {"a": {"pins": []}}}', '{"format": 1, "scenes": {"a": {"choices": 3}}}',
     '{"format": 1, "scenes": {"a": {"choices": [["a", 1]]}}}', "[" * 5000],
)  # fmt: skip
def test_what_is_no_lock_is_refused(text: str) -> None:
    with pytest.raises(LockDamaged):
        read_lock(text)


WORDS = st.text("ab c", max_size=6)
PINS = st.lists(st.builds(Pin, WORDS, WORDS, WORDS, WORDS, WORDS), max_size=6).map(tuple)


@given(st.dictionaries(WORDS, st.builds(Pins, PINS, PINS, PINS, PINS), max_size=4))
def test_a_lock_is_read_as_it_was_written(scenes: dict[str, Pins]) -> None:
    kept = {id_: pins for id_, pins in scenes.items() if pins != Pins()}
    read = read_lock(written(Lock(kept))).scenes
    assert read.keys() == kept.keys()
    for id_, pins in read.items():
        assert [pin.id for pin in pins.choices] == [pin.id for pin in kept[id_].choices]
        assert [pin.said for pin in pins.places] == [pin.said for pin in kept[id_].places]


@given(st.lists(st.sampled_from(["go on", "wait", "ask him", "leave it"]), max_size=7), st.randoms())
def test_whatever_was_pinned_has_one_id_and_no_two_have_the_same(said: list[str], chance: object) -> None:
    del chance
    old = [Pin(f"id{number}", f"made{number}", words) for number, words in enumerate(said)]
    new = [Pin("", f"new{number}", words) for number, words in enumerate([*said, "something else"])]
    found = pinned(old, new, ["gone"], ["taken"])
    assert len(set(found)) == len(found)
    assert found[: len(said)] == [pin.id for pin in old]
    assert {pin.id for pin in match(old, new).values()} == {pin.id for pin in old}


def test_the_command_pins_and_a_faulty_story_keeps_its_lock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tale(tmp_path, scenes__hall=HALL)
    assert main(["lock", "--story", str(tmp_path)]) == 0
    assert "ids pinned in" in capsys.readouterr().out
    before = (tmp_path / "story.lock").read_bytes()
    write_tale(tmp_path, scenes__hall=HALL.replace("ending: over", "ending: nowhere"))
    assert main(["lock", "--story", str(tmp_path)]) == 1
    assert "SC205" in capsys.readouterr().err
    assert (tmp_path / "story.lock").read_bytes() == before
