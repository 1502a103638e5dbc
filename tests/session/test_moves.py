"""A session keeps its working copy from move to move; nothing that happens in between may show."""

from __future__ import annotations

import pytest

from builders import the_lift
from star_city_game.engine.blocks import Code
from star_city_game.errors import NotOffered
from star_city_game.session import Session


def test_a_move_that_fails_leaves_the_game_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    session, other = Session.new(the_lift(), seed=3), Session.new(the_lift(), seed=3)
    for game in (session, other):
        game.choose("lift.up")
    whole = Code.carry_out

    def broken(code: Code, draft: object, block: object) -> None:
        whole(code, draft, block)  # type: ignore[arg-type]
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(Code, "carry_out", broken)
        with pytest.raises(MemoryError):
            session.choose("lift.down")
    with pytest.raises(NotOffered):
        session.choose("lift.nowhere")
    assert session.turn == other.turn
    assert session.choose("lift.jump") == other.choose("lift.jump")
    assert session.saved() == other.saved()


def test_looking_back_between_moves_changes_nothing() -> None:
    session, other = Session.new(the_lift(), seed=3), Session.new(the_lift(), seed=3)
    saves = []
    for name in ("lift.up", "lift.down", "lift.up", "lift.up"):
        saves.append(session.saved())
        assert session.choose(name) == other.choose(name)
        session.undo()
        assert session.saved() == saves[-1]
        session.choose(name)
    assert session.journal() == other.journal()
    assert session.saved() == other.saved()
    for _ in saves:
        session.undo()
    assert session.saved() == saves[0]
