from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import the_lift
from star_city_game.errors import SaveDamaged, SaveError, SaveTooNew
from star_city_game.model.saved import Pick, SavedGame, Terms
from star_city_game.saves import tables
from star_city_game.saves.codec import decode, encode, glance
from star_city_game.saves.envelope import seal
from star_city_game.session import Session

GOLDEN = sorted((Path(__file__).parent / "golden" / "0.1.0").glob("*.starcity"))
"""The saves that 0.1.0 wrote, in the first format."""


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


def test_no_flipped_byte_of_any_value_is_read_as_another_game() -> None:
    whole = encode(a_save(), "now", "1")
    for place, byte in enumerate(whole):
        for other in range(256):
            if other != byte:
                with pytest.raises(SaveError):
                    decode(whole[:place] + bytes((other,)) + whole[place + 1 :])


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_no_flipped_bit_and_no_truncation_of_a_golden_save_is_read_as_a_game(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(len(whole)):
        with pytest.raises(SaveError):
            decode(whole[:place])
        for bit in range(8):
            with pytest.raises(SaveError):
                decode(whole[:place] + bytes((whole[place] ^ 1 << bit,)) + whole[place + 1 :])


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_save_of_the_first_format_is_brought_up_with_nothing_lost(path: Path) -> None:
    written = json.loads(path.read_bytes().partition(b"\n")[2])
    game, saved_at = decode(path.read_bytes())
    assert saved_at == written["saved_at"]
    assert [{"scene": pick.scene, "choice": pick.choice} for pick in game.log] == written["game"]["log"]
    state = written["game"]["state"]
    for counted in ("visits", "picked", "counters", "draws", "fitted"):
        assert dict(getattr(game.state, counted)) == state.get(counted, {})
    assert game.terms == Terms(f"{state['seed']:08x}")
    again, _ = decode(encode(game, saved_at, "1"))
    assert again == game


NAMES = st.text(alphabet="ab.=", max_size=5)


@given(st.dictionaries(NAMES, st.integers(min_value=0, max_value=9)))
def test_counts_by_any_names_come_back_from_their_tree(counts: dict[str, int]) -> None:
    assert tables.flat(json.loads(json.dumps(tables.tree(counts)))) == counts


@given(st.lists(st.builds(Pick, NAMES, NAMES), max_size=12))
def test_a_log_of_any_names_comes_back_from_its_table(log: list[Pick]) -> None:
    assert tables.picks(json.loads(json.dumps(tables.moves(log), sort_keys=True))) == tuple(log)


@pytest.mark.parametrize(
    "table",
    [
        None, {}, {"moves": {}}, {"moves": [], "made": []}, {"moves": {"a": [".b"]}, "made": [1]},
        {"moves": {"a": [".b"]}, "made": []}, {"moves": {"a": ["b"]}, "made": [0]}, {"moves": {"a": [1]}, "made": [0]},
        {"moves": {"a": ".b"}, "made": [0]}, {"moves": {"a": [".b"]}, "made": [True]},
        {"moves": {"a": [".b"]}, "made": [-1]}, {"moves": {"a": [".b"]}, "made": [0], "more": 1},
    ],
)  # fmt: skip
def test_a_log_that_is_no_table_is_refused(table: object) -> None:
    with pytest.raises(ValueError, match=r"is not|makes a|holds a"):
        tables.picks(table)


def test_a_list_reads_no_game_and_a_title_of_any_length_does_not_hide_the_rest() -> None:
    game = replace(a_save(), title="Ы" * 100_000)
    data = encode(game, "now", "1", 7)
    seen = glance(data)
    assert (seen.title, seen.picks, seen.serial, seen.game) == ("Ы" * 200, 3, 7, "00000002")
    assert decode(data)[0] == game
    body = json.loads(data.partition(b"\n")[2])
    wrongs: list[object] = [{**body["about"], "picks": "3"}, {**body["about"], "more": 1}, {"title": ""}, [], None]
    for wrong in wrongs:
        with pytest.raises(SaveDamaged):
            glance(seal(json.dumps({**body, "about": wrong}, sort_keys=True, separators=(",", ":")).encode()))


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
