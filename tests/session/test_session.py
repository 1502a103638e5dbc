from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from builders import a_choice, a_number, a_scene, a_story, gain, the_lift
from star_city_game.errors import ChoiceLocked, GameEnded, NothingToUndo, NotOffered, SaveElsewhere
from star_city_game.model.quality import Quality
from star_city_game.model.turn import Heading, Paragraph, Turn
from star_city_game.session import Session
from star_city_game.session.answers import LONGEST_ANSWER
from tales import tale


def prose(turn: Turn) -> list[str]:
    return [block.plain for block in turn.passage if isinstance(block, Paragraph)]


def test_a_game_opens_with_its_heading_its_text_and_its_choices() -> None:
    turn = Session.new(the_lift()).turn
    assert isinstance(turn.passage[0], Heading)
    assert prose(turn) == ["The lift stands open."]
    assert [choice.say for choice in turn.choices] == ["Up", "Down", "Jump", "Leave"]


def test_a_choice_changes_the_state_and_says_so_in_the_margin() -> None:
    session = Session.new(the_lift())
    turn = session.choose("lift.up")
    assert prose(turn) == ["It goes up.", "The lift stands open."]
    assert [change.text for change in turn.changes] == ["Nerve rises: 5."]
    assert turn.number == 1
    assert turn.picked == "Up"


def test_numbers_stay_within_their_bounds_and_say_nothing_when_they_cannot_move() -> None:
    session = Session.new(the_lift())
    turns = [session.choose("lift.up") for _ in range(7)]
    assert turns[4].changes[0].text == "Nerve rises: 9."
    assert turns[5].changes == turns[6].changes == ()


def test_undo_gives_back_exactly_what_was() -> None:
    session = Session.new(the_lift(), seed=3)
    first = session.turn
    session.choose("lift.jump")
    rolled = session.turn.outcomes
    assert session.undo() == first
    assert session.choose("lift.jump").outcomes == rolled


def test_there_is_nothing_to_undo_at_the_start() -> None:
    with pytest.raises(NothingToUndo):
        Session.new(the_lift()).undo()


def test_rewind_goes_to_the_first_moment_of_the_scene() -> None:
    session = Session.new(the_lift())
    for _ in range(4):
        session.choose("lift.up")
    assert session.rewind().number == 0


def test_what_was_never_offered_is_refused() -> None:
    session = Session.new(the_lift())
    for name in ("lift.sideways", "yard", "", "lift.up.gather"):
        with pytest.raises(NotOffered):
            session.choose(name)
    assert session.turn.number == 0


def test_what_is_locked_is_refused_with_its_reason(tmp_path: Path) -> None:
    hall = """
    hall:
      body:
        - choices:
            - {id: climb, say: Climb., need: nerve >= 3, because: Your knees., ending: over}
            - {say: Stay., ending: over}
    """
    session = Session.new(tale(tmp_path, dedent(hall), qualities="nerve: {type: int, min: 0, max: 9}"))
    before = session.turn
    with pytest.raises(ChoiceLocked, match=r"Your knees\."):
        session.choose("hall.climb")
    assert session.turn == before
    assert not session.can_undo


def test_an_ended_story_takes_no_more_choices_but_can_be_undone() -> None:
    session = Session.new(the_lift())
    session.choose("lift.leave")
    assert session.turn.ended == "yard"
    with pytest.raises(GameEnded):
        session.choose("lift.up")
    assert session.undo().ended is None


def test_the_seed_alone_decides() -> None:
    def fates(seed: int) -> list[bool]:
        session = Session.new(the_lift(), seed=seed)
        return [session.choose("lift.jump").outcomes[0].passed for _ in range(30)]

    assert fates(7) == fates(7)
    assert fates(7) != fates(8)


def test_a_resumed_game_can_be_undone_to_its_first_moment_and_read_from_its_first_page() -> None:
    story = the_lift()
    session = Session.new(story, seed=5)
    for name in ("up", "jump", "down"):
        session.choose(f"lift.{name}")
    resumed = Session.resume(story, session.saved())
    assert resumed.turn == session.turn
    assert resumed.journal() == session.journal()
    for _ in range(3):
        resumed.undo()
    assert resumed.turn == Session.new(story, seed=5).turn


def test_a_resumed_game_of_an_edited_story_plays_on_but_cannot_go_back() -> None:
    session = Session.new(the_lift())
    session.choose("lift.up")
    edited = a_story(
        a_scene("lift", "Another text.", [a_choice("lift", "up", effects=[gain("nerve", 2)], sticky=True)]),
        qualities=[a_number()],
    )
    resumed = Session.resume(edited, session.saved())
    with pytest.raises(NothingToUndo):
        resumed.undo()
    assert len(resumed.journal()) == 1
    assert resumed.choose("lift.up").number == 2


def test_a_save_of_another_story_is_refused() -> None:
    saved = Session.new(the_lift()).saved()
    with pytest.raises(SaveElsewhere, match="belongs to the story"):
        Session.resume(a_story(a_scene("lift", "x", ending=True), name="other"), saved)


def test_names_are_cut_and_cleaned_and_words_are_checked() -> None:
    story = a_story(
        a_scene("hall", "x", ending=True),
        qualities=[Quality("first", "text", "Ignat"), Quality("role", "enum", "pilot", words=("pilot", "nurse"))],
    )
    session = Session.new(story, {"first": "[b]\x1b[31m" + "a" * 4000, "role": "nurse"})
    assert session.answers["first"].startswith("[b]")
    assert len(session.answers["first"]) == LONGEST_ANSWER
    with pytest.raises(ValueError, match="is not one of pilot, nurse"):
        Session.new(story, {"role": "cook"})
    with pytest.raises(ValueError, match="cannot set"):
        Session.new(story, {"unknown": "x"})
