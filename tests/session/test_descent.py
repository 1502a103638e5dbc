"""A descent in play: taken back, saved and walked at every turn, it is one descent; what it came to can be asked for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from descents import small_story
from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.model.turn import Panel
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session
from star_city_game.workshop.transcript import transcript

CHOSEN = {
    "hand": ("eyes", "hold", "hold", "shake", "hold", "hold", "hold", "push", "both", "push", "hold"),
    "trained": ("fly",),
    "heard": ("hold", "ukhod", "refuse", "listen", "listen", "listen", "listen", "listen", "listen", "say_push"),
}
"""What is done in the turns of a descent; the last of it until it is over."""
MOST_CHOICES = 60
Between = Callable[[Story, Session], Session]


def straight(_story: Story, session: Session) -> Session:
    return session


def through_a_file(story: Story, session: Session) -> Session:
    return Session.resume(story, decode(encode(session.saved(), "now", "1"))[0])


def back_and_forth(_story: Story, session: Session) -> Session:
    """Takes the last choice back, makes another one, takes that back too, and makes the first again."""
    taken = session.turn.picked
    session.undo()
    other = session.turn.choices[-1]
    session.choose(other.id)
    session.undo()
    session.choose(next(choice.id for choice in session.turn.choices if choice.say == taken))
    return session


def played(story: Story, controls: tuple[str, ...], between: Between) -> tuple[list[str], Session]:
    session = Session.new(story, seed=5)
    lines = transcript(session.turn)
    for number in range(MOST_CHOICES):
        if session.turn.ended:
            return lines, session
        wanted = controls[min(number, len(controls) - 1)]
        on_offer = [choice.id for choice in session.turn.choices]
        usual = next(id_ for id_ in on_offer if id_.endswith(("_hold", "_listen", "_fly")))
        choice = next((id_ for id_ in on_offer if id_.endswith(f"_{wanted}")), usual)
        lines += transcript(session.choose(choice))
        session = between(story, session)
    raise AssertionError("it never ends")


@pytest.mark.parametrize("how", CHOSEN)
def test_it_is_one_descent_whatever_comes_between(how: str, tmp_path: Path) -> None:
    story = load_story(small_story(tmp_path, wrong="true", trained="true" if how == "trained" else "false"))
    lines, _ = played(story, CHOSEN[how], straight)
    assert played(story, CHOSEN[how], through_a_file)[0] == lines
    assert played(story, CHOSEN[how], back_and_forth)[0] == lines
    assert any(line.startswith("[panel] Lander") for line in lines)


def test_the_panel_comes_first_and_each_remark_once(tmp_path: Path) -> None:
    story = load_story(small_story(tmp_path))
    session = Session.new(story, seed=5)
    said = []
    while any(choice.id == "down.landing_hold" for choice in session.turn.choices):
        panels = [block for block in session.turn.passage if isinstance(block, Panel)]
        assert len(panels) == 1
        said += [line for line in transcript(session.turn)[:-5] if not line.startswith(("[panel]", ">", "=="))]
        session.choose("down.landing_hold")
    assert len(said) == len(set(said))


def test_another_control_now_leaves_the_luck_of_later_turns(tmp_path: Path) -> None:
    """The ground is dealt by the seed alone: what lies below does not hang on what was done above it."""
    story = load_story(small_story(tmp_path))
    windows = []
    for first in ("down.landing_hold", "down.landing_push"):
        session = Session.new(story, seed=5)
        session.choose(first)
        ground = session._state.descent
        assert ground is not None
        windows.append(ground.ground)
    assert windows[0] == windows[1]


def test_what_it_came_to_is_asked_for_good(tmp_path: Path) -> None:
    story = load_story(small_story(tmp_path))
    _, session = played(story, ("hold", "ukhod", "hold"), straight)
    assert session.turn.ended == "over"
    descent = session._state.descent
    assert descent is not None
    assert descent.name == "landing_heard"
    assert descent.outcome in ("landed", "hard", "overturned", "crashed", "ukhod")
