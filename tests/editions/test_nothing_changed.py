"""A game taken up in an edition in which nothing that it touches was changed is the game that was saved."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from editions.voyage import STORY, reprinted, taken_up
from star_city_game.compiler.load import load_story
from star_city_game.session import Session

the_story = cache(load_story)


@settings(max_examples=40, deadline=None)
@given(
    role=st.sampled_from(["cosmonaut", "engineer"]),
    seed=st.integers(0, 9999),
    picks=st.lists(st.integers(0, 9), max_size=120),
)
def test_our_story_reprinted_is_the_same_story(role: str, seed: int, picks: list[int]) -> None:
    story = the_story(STORY)
    session = Session.new(story, {"role": role}, seed)
    for pick in picks:
        free = [offered.id for offered in session.turn.choices if offered.locked is None]
        if not free:
            break
        session.choose(free[pick % len(free)])
    resumed = taken_up(session, reprinted(story))
    assert resumed.turn == session.turn
    assert resumed.saved().state == session.saved().state
    assert resumed.account.is_exact
    assert resumed.account.lines == ()
    assert resumed.journal() == session.journal()
