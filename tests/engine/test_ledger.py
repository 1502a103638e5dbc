"""A ledger is a mapping: whatever is done with its versions, and in whatever order, each holds what it held."""

from __future__ import annotations

import copy

from hypothesis import given
from hypothesis import strategies as st

from star_city_game.engine.ledger import Ledger, OpenLedger, unshared

NAMES = st.sampled_from("abcdefgh")
CHANGES = st.dictionaries(NAMES, st.integers(0, 9), max_size=3)
STEPS = st.lists(st.tuples(st.integers(0, 99), CHANGES), max_size=25)


@given(first=CHANGES, steps=STEPS, look=st.lists(st.integers(0, 99), max_size=25))
def test_every_version_keeps_what_it_holds(
    first: dict[str, int], steps: list[tuple[int, dict[str, int]]], look: list[int]
) -> None:
    versions: list[tuple[Ledger[int], dict[str, int]]] = [(Ledger.of(first), dict(first))]
    for place, changes in steps:
        ledger, held = versions[place % len(versions)]
        versions.append((ledger.changed(changes), {**held, **changes}))
    for place in (*look, *range(len(versions))):
        ledger, held = versions[place % len(versions)]
        assert ledger == held
        assert dict(ledger) == held
        assert len(ledger) == len(held)
        assert {name: ledger.get(name) for name in "abcdefgh"} == {name: held.get(name) for name in "abcdefgh"}


@given(first=CHANGES, steps=STEPS)
def test_an_open_ledger_goes_on_from_version_to_version(
    first: dict[str, int], steps: list[tuple[int, dict[str, int]]]
) -> None:
    opened: OpenLedger[int] = OpenLedger(first)
    held = dict(first)
    kept: list[tuple[Ledger[int], dict[str, int]]] = []
    for place, changes in steps:
        opened.reopen()
        for name, value in changes.items():
            opened[name] = value
            held[name] = value
        assert dict(opened) == held
        assert all(opened.get(name, -1) == held.get(name, -1) for name in "abcdefgh")
        kept.append((opened.close(), dict(held)))
        ledger, before = kept[place % len(kept)]
        assert dict(ledger) == before


def test_the_mapping_it_was_made_of_is_not_touched() -> None:
    first = {"a": 1}
    ledger = Ledger.of(first).changed({"a": 2})
    assert first == {"a": 1}
    assert Ledger.of(ledger) is ledger
    assert ledger.changed({}) is ledger


def test_what_is_unshared_stays_as_it_is() -> None:
    ledger = Ledger.of({"a": 1})
    settled = unshared(ledger)
    ledger.changed({"a": 2})
    assert settled == {"a": 1}
    assert unshared(settled) is settled


def test_a_copy_stands_alone() -> None:
    ledger = Ledger.of({"a": 0})
    versions = [ledger]
    for number in range(5000):
        versions.append(versions[-1].changed({"a": number}))
    assert copy.deepcopy(versions[0]) == {"a": 0}
    assert repr(versions[0]) == "Ledger({'a': 0})"
