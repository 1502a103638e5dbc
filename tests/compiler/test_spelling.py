from __future__ import annotations

import pytest

from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.spelling import key_meant


@pytest.mark.parametrize(
    ("written", "ours"),
    [("if", "when"), ("requires", "need"), ("Effects", "do"), ("text", "say"), ("gotto", "goto"), ("zzz", "")],
)
def test_a_key_of_another_tool_is_ours_by_another_name(written: str, ours: str) -> None:
    assert key_meant(written, KEYS["a choice"]) == ours


def test_a_key_is_never_meant_where_it_cannot_stand() -> None:
    assert not key_meant("if", ["title", "body"])
