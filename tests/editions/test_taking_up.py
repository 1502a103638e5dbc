"""Each kind of edit to a small story, and what becomes of a game saved before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from editions.voyage import edition, played, taken_up, told
from star_city_game.model.story import Story

QUALITIES = """
nerve: {type: int, min: 0, max: 9, default: 4, label: Nerve, shows: number}
mood: {type: enum, words: [low, even, high], default: even, label: Mood, shows: word}
marks: {type: set, words: [seal, chair, pin]}
told: {type: bool, default: false, label: Told}
"""
HALL = """
hall:
  title: The Hall
  body:
    - A hall.
    - choices:
        - {say: Look round., id: look, sticky: true, do: [nerve += 3, mood = high, marks += seal, marks += pin, told = true]}
        - {say: Go to the lamp., id: lamp, call: lamp}
        - {say: Leave., id: leave, goto: yard}
    - {goto: hall}
lamp:
  title: The Lamp
  body:
    - A lamp.
    - choices:
        - {say: Light it., id: light}
        - {say: Not now., id: not_now}
    - It is lit.
    - choices:
        - {say: Sit down., id: sit}
yard:
  title: The Yard
  body:
    - A yard.
    - choices:
        - {say: Stay., id: stay, sticky: true, goto: yard}
        - {say: Go home., id: home, ending: over}
"""
HEAD = "id: tale\ntitle: A tale\nentry: hall\n"


@pytest.fixture
def before(tmp_path: Path) -> Story:
    return edition(tmp_path / "before", scenes__hall=HALL, qualities=QUALITIES)


def after(tmp_path: Path, *, hall: str = HALL, qualities: str = QUALITIES, story: str = HEAD) -> Story:
    return edition(tmp_path / "after", scenes__hall=hall, qualities=qualities, story=story)


def test_a_typo_in_what_was_read_changes_nothing(before: Story, tmp_path: Path) -> None:
    session = played(before, "look", "lamp")
    resumed = taken_up(session, after(tmp_path, hall=HALL.replace("A lamp.", "A brass lamp.")))
    assert resumed.account.is_exact
    assert resumed.turn == session.turn
    assert resumed.saved().state == session.saved().state


def test_a_reworded_choice_is_offered_in_its_new_words_and_told(before: Story, tmp_path: Path) -> None:
    resumed = taken_up(played(before, "lamp"), after(tmp_path, hall=HALL.replace("Light it.", "Light the wick.")))
    assert [each.say for each in resumed.turn.choices] == ["Light the wick.", "Not now."]
    assert told(resumed) == ["“Light it.” now reads “Light the wick.”"]


def test_a_gate_and_a_new_choice_are_weighed_as_things_stand(before: Story, tmp_path: Path) -> None:
    hall = HALL.replace("id: not_now", "id: not_now, when: nerve < 2").replace(
        "        - {say: Light it.", "        - {say: Call out., id: call_out}\n        - {say: Light it."
    )
    resumed = taken_up(played(before, "lamp"), after(tmp_path, hall=hall))
    assert [each.id for each in resumed.turn.choices] == ["lamp.call_out", "lamp.light"]
    assert told(resumed) == ["No longer on offer: “Not now.”", "Now on offer: “Call out.”"]
    assert resumed.choose("lamp.light").choices[0].id == "lamp.sit"


def test_a_choice_put_before_the_first_does_not_lose_the_place(before: Story, tmp_path: Path) -> None:
    hall = HALL.replace("        - {say: Sit", "        - {say: Stand., id: stand}\n        - {say: Sit")
    resumed = taken_up(played(before, "lamp", "light"), after(tmp_path, hall=hall))
    assert resumed.account.move == "found"
    assert [each.id for each in resumed.turn.choices] == ["lamp.stand", "lamp.sit"]
    resumed.choose("lamp.sit")
    assert resumed.scene == "hall"


def test_a_first_choice_that_moved_to_another_offer_does_not_take_the_place_along(
    before: Story, tmp_path: Path
) -> None:
    hall = HALL.replace("        - {say: Light it., id: light}\n", "").replace(
        "        - {say: Sit",
        "        - {say: Light it., id: light}\n        - {say: Wait., id: wait}\n        - {say: Sit",
    )
    resumed = taken_up(played(before, "lamp"), after(tmp_path, hall=hall))
    assert [each.id for each in resumed.turn.choices] == ["lamp.not_now"]
    assert told(resumed) == ["No longer on offer: “Light it.”"]


def test_a_renamed_scene_and_choice_are_the_same_scene_and_choice(before: Story, tmp_path: Path) -> None:
    hall = (
        HALL.replace("lamp:\n", "lantern:\n").replace("call: lamp", "call: lantern").replace("id: light", "id: kindle")
    )
    head = HEAD + "renames:\n  scenes: {lamp: lantern}\n  choices: {lamp.light: kindle}\n"
    session = played(before, "look", "lamp")
    resumed = taken_up(session, after(tmp_path, hall=hall, story=head))
    assert resumed.account.is_exact
    assert resumed.scene == "lantern"
    assert [each.id for each in resumed.turn.choices] == ["lantern.kindle", "lantern.not_now"]
    assert resumed.saved().state.visits["lantern"] == 1
    assert resumed.undo().choices == session.undo().choices


def test_a_called_scene_that_is_gone_takes_the_game_back_to_its_last_choice_outside(
    before: Story, tmp_path: Path
) -> None:
    hall = HALL[: HALL.index("lamp:\n")] + HALL[HALL.index("yard:\n") :]
    hall = hall.replace("        - {say: Go to the lamp., id: lamp, call: lamp}\n", "")
    resumed = taken_up(played(before, "look", "lamp", "light"), after(tmp_path, hall=hall))
    assert (resumed.scene, resumed.account.move, resumed.account.lost) == ("hall", "back", 2)
    assert told(resumed) == ["“The Lamp” is no longer in the story: 2 choices were taken back, to “The Hall”."]
    assert resumed.saved().state.values["nerve"] == 7
    assert resumed.undo().number == 0


def test_a_call_that_is_gone_is_a_lost_place_in_a_scene_that_is_still_there(before: Story, tmp_path: Path) -> None:
    hall = HALL.replace("        - {say: Go to the lamp., id: lamp, call: lamp}\n", "")
    hall = hall.replace(
        "{say: Stay., id: stay, sticky: true, goto: yard}", "{say: Stay., id: stay, then: [{call: lamp}, {goto: yard}]}"
    )
    resumed = taken_up(played(before, "look", "lamp", "light"), after(tmp_path, hall=hall))
    assert (resumed.scene, resumed.account.move, resumed.account.lost) == ("hall", "back", 2)
    assert told(resumed) == [
        "Your place in “The Hall” is no longer in the story: 2 choices were taken back, to “The Hall”."
    ]


def test_a_lost_storylet_far_from_where_its_choices_lead_comes_out_where_it_was_dealt(tmp_path: Path) -> None:
    hall = HALL.replace("call: lamp", "draw: lamps").replace("lamp:\n", "lamp:\n  deck: lamps\n")
    hall = hall.replace(
        "{say: Go to the lamp., id: lamp, draw: lamps}", "{say: Go to the lamp., id: lamp, then: [{draw: lamps}]}"
    )
    before = edition(tmp_path / "before", scenes__hall=hall, qualities=QUALITIES)
    session = played(before, *(["look"] * 14), "lamp")
    other = hall.replace("lamp:\n  deck", "stove:\n  deck").replace("id: look", "id: look, when: nerve < 0")
    resumed = taken_up(session, after(tmp_path, hall=other))
    assert (resumed.scene, resumed.account.move, resumed.account.lost) == ("hall", "on", 0)
    assert resumed.saved().state.values["nerve"] == 9
    assert told(resumed) == ["“The Lamp” is no longer in the story; it goes on after it, in “The Hall”."]


def test_a_retired_scene_gives_way_to_what_the_story_names(before: Story, tmp_path: Path) -> None:
    hall = HALL[: HALL.index("lamp:\n")] + HALL[HALL.index("yard:\n") :]
    hall = hall.replace("call: lamp", "goto: yard")
    head = HEAD + "retired:\n  scenes: {lamp: yard}\n"
    resumed = taken_up(played(before, "lamp"), after(tmp_path, hall=hall, story=head))
    assert (resumed.scene, resumed.account.move) == ("yard", "anew")
    assert told(resumed) == ["“The Lamp” was taken out of the story; it goes on with “The Yard”."]


def test_an_offer_of_which_nothing_can_be_taken_any_more_goes_on(before: Story, tmp_path: Path) -> None:
    hall = HALL.replace("id: light", "id: light, when: nerve == 0").replace(
        "id: not_now", "id: not_now, when: nerve == 0"
    )
    resumed = taken_up(played(before, "lamp"), after(tmp_path, hall=hall))
    assert [each.id for each in resumed.turn.choices] == ["lamp.sit"]
    assert told(resumed) == ["Nothing that was on offer can be chosen any more; the story went on."]


def test_qualities_added_removed_bounded_and_reworded(before: Story, tmp_path: Path) -> None:
    qualities = (
        QUALITIES.replace("max: 9", "max: 6").replace("low, even, high", "low, even").replace("chair, pin", "chair")
    )
    qualities = qualities.replace(
        "told: {type: bool, default: false, label: Told}", "hope: {type: int, min: 0, max: 5}"
    )
    hall = HALL.replace("mood = high, marks += seal, marks += pin, told = true", "mood = low, marks += seal")
    resumed = taken_up(played(before, "look", "look"), after(tmp_path, hall=hall, qualities=qualities))
    saved = resumed.saved()
    assert saved.state.values == {"nerve": 6, "mood": "even", "marks": frozenset({"seal"}), "hope": 0}
    assert saved.orphans.values == {"told": True}
    assert told(resumed) == [
        "“Nerve” was 9 and can only be from 0 to 6: it is 6 now.",
        "“Mood” was “high”, which it cannot be any more: it begins again.",
        "“marks” no longer holds: pin.",
    ]
    back = taken_up(resumed, before)
    assert back.saved().state.values["told"] is True
    assert back.saved().orphans.values == {"hope": 0}


def test_words_are_renamed_and_types_converted_as_the_story_says(before: Story, tmp_path: Path) -> None:
    qualities = QUALITIES.replace("low, even, high", "low, even, bright").replace(
        "told: {type: bool, default: false", "told: {type: enum, words: [nobody, nina, all], default: nobody"
    )
    qualities = qualities.replace(
        "{type: int, min: 0, max: 9, default: 4", "{type: enum, words: [weak, firm], default: weak"
    )
    hall = HALL.replace("nerve += 3, mood = high", "nerve = firm, mood = bright").replace("told = true", "told = all")
    head = HEAD + (
        "renames: {words: {mood.high: bright}}\n"
        "retyped:\n  told: {'true': nina, 'false': nobody}\n  nerve: {0-5: weak, 6-9: firm}\n"
    )
    resumed = taken_up(played(before, "look"), after(tmp_path, hall=hall, qualities=qualities, story=head))
    values = resumed.saved().state.values
    assert (values["mood"], values["told"], values["nerve"]) == ("bright", "nina", "firm")
    assert resumed.account.is_exact


def test_a_temporary_that_is_new_is_worked_out_as_its_let_says(before: Story, tmp_path: Path) -> None:
    hall = HALL.replace("    - A lamp.\n", "    - A lamp.\n    - let: {was: nerve}\n").replace(
        "It is lit.", "It is lit, at {was}."
    )
    resumed = taken_up(played(before, "look", "lamp"), after(tmp_path, hall=hall))
    turn = resumed.choose("lamp.light")
    assert "".join(run.text for run in turn.passage[0].runs) == "It is lit, at 7."  # type: ignore[union-attr]


def test_a_hand_stays_in_the_order_in_which_it_was_dealt(tmp_path: Path) -> None:
    storylets = "".join(
        f"{name}: {{deck: lamps, say: Take lamp {name}., weight: 5, max: 9, body: [A lamp.]}}\n" for name in "abcdefgh"
    )
    offer = "{choices: [{say: Wait., id: wait, sticky: true}, {draw: lamps, count: 4}]}"
    hall = f"hall: {{body: [{offer}, {{goto: hall}}]}}\n{storylets}"
    before = edition(tmp_path / "before", scenes__hall=hall)
    now = edition(tmp_path / "now", scenes__hall=hall.replace("Take lamp h.", "Take the lamp h."))
    for seed in range(12):
        session = played(before, "wait", "wait", seed=seed)
        resumed = taken_up(session, now)
        assert [each.id for each in resumed.turn.choices] == [each.id for each in session.turn.choices]


def test_a_game_at_the_end_of_an_edition_goes_on_where_the_story_says(before: Story, tmp_path: Path) -> None:
    session = played(before, "leave", "home")
    assert session.turn.ended == "over"
    hall = (
        HALL.replace("ending: over", "goto: road")
        + "road: {title: The Road, body: [{choices: [{say: Walk.}]}, {ending: out}]}\n"
    )
    head = HEAD + "retired: {scenes: {over: road}}\n"
    now = edition(
        tmp_path / "now", scenes__hall=hall, qualities=QUALITIES, story=head, endings__over="out: {body: Out.}\n"
    )
    resumed = taken_up(session, now)
    assert (resumed.scene, resumed.turn.ended) == ("road", None)
    assert told(resumed) == ["The edition that this game had come to the end of goes on now."]
    assert resumed.choose(resumed.turn.choices[0].id).ended == "out"
