from __future__ import annotations

import json
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import the_lift
from star_city_game.errors import SaveDamaged, SaveError, SaveTooNew
from star_city_game.model.saved import SavedGame
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session


def a_save(picks: int = 3) -> SavedGame:
    session = Session.new(the_lift(), seed=2)
    for _ in range(picks):
        session.choose("lift.jump")
    return session.saved()


def sealed(body: object) -> bytes:
    data = json.dumps(body).encode()
    return f"STARCITY-SAVE 2 sha256={sha256(data).hexdigest()} len={len(data)}\n".encode() + data


def test_what_is_written_is_read_back() -> None:
    game = a_save()
    assert decode(encode(game, "2026-01-01T00:00:00", "0.1.0")) == (game, "2026-01-01T00:00:00")


def test_one_game_has_one_text() -> None:
    assert encode(a_save(), "now", "1") == encode(a_save(), "now", "1")


def test_every_truncation_is_noticed() -> None:
    data = encode(a_save(), "now", "1")
    for length in range(len(data)):
        with pytest.raises(SaveDamaged):
            decode(data[:length])


@given(place=st.integers(min_value=0), flip=st.integers(min_value=1, max_value=255))
@settings(max_examples=400)
def test_no_flipped_byte_is_read_as_another_game(place: int, flip: int) -> None:
    data = bytearray(encode(a_save(), "now", "1"))
    data[place % len(data)] ^= flip
    with pytest.raises(SaveError):
        decode(bytes(data))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_our_own_words(data: bytes) -> None:
    with pytest.raises(SaveError):
        decode(data)


def test_a_newer_format_is_told_apart_from_damage() -> None:
    with pytest.raises(SaveTooNew, match="newer Star City"):
        decode(encode(a_save(), "now", "1").replace(b"SAVE 2 ", b"SAVE 3 ", 1))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ([], "lacks its format"),
        ({"format": 2, "about": {"saved_at": "x"}, "game": {}}, "lacks a part"),
        ({"format": 2, "about": {"saved_at": "x"}, "game": {"story": 3}}, "game.story"),
        ({"format": 2, "about": {"saved_at": "x"}, "game": {"spell": "x"}}, "holds spell"),
        ({"format": 2, "about": {"saved_at": "x"}, "game": {"log": [[]]}}, "game.log"),
    ],
)
def test_a_well_sealed_file_of_the_wrong_shape_is_refused_with_its_place(body: object, said: str) -> None:
    with pytest.raises(SaveDamaged, match=said.replace(".", r"\.")):
        decode(sealed(body))


def test_deep_nesting_is_refused() -> None:
    data = b'{"format":2,"about":{"saved_at":"x"},"game":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    head = f"STARCITY-SAVE 2 sha256={sha256(data).hexdigest()} len={len(data)}\n".encode()
    with pytest.raises(SaveDamaged):
        decode(head + data)
