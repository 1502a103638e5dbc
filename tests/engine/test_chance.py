from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from star_city_game.engine import chance

SEEDS = st.integers(min_value=0, max_value=2**32 - 1)


def test_the_generator_is_the_one_that_is_specified() -> None:
    assert chance.name_key("") == 0xCBF29CE484222325
    assert chance.name_key("a") == 0xAF63DC4C8601EC8C
    assert [chance.draw(7, "cable", count) for count in range(2)] == [
        chance.draw(7, "cable", count) for count in (0, 1)
    ]
    assert chance.draw(7, "cable", 0) != chance.draw(8, "cable", 0)


@given(SEEDS, st.text(max_size=20), st.integers(min_value=1, max_value=1000))
def test_draws_stay_below_their_bound(seed: int, name: str, bound: int) -> None:
    assert all(0 <= chance.below(seed, name, count, bound) < bound for count in range(20))


def test_a_point_comes_out_true_so_often() -> None:
    draws = 20_000
    for percent in (5, 35, 55, 75, 95):
        hits = sum(chance.passes(seed, "cable", 0, percent) for seed in range(draws))
        deviation = (draws * percent / 100 * (1 - percent / 100)) ** 0.5
        assert abs(hits - draws * percent / 100) < 4.5 * deviation


def test_one_point_does_not_disturb_another() -> None:
    together = sum(chance.passes(seed, "a", 0, 50) == chance.passes(seed, "b", 0, 50) for seed in range(10_000))
    assert 4_700 < together < 5_300


@given(SEEDS, st.integers(min_value=1, max_value=12))
def test_a_deal_is_the_whole_deck(seed: int, size: int) -> None:
    assert sorted(chance.deal(seed, "deck", 0, size)) == list(range(size))


def test_every_order_of_three_cards_is_dealt_alike() -> None:
    dealt = Counter(tuple(chance.deal(seed, "deck", 0, 3)) for seed in range(6_000))
    assert len(dealt) == 6
    assert min(dealt.values()) > 850


def test_a_heavier_storylet_tends_to_come_first() -> None:
    first = Counter(chance.weighted_order(seed, "d", 0, [("a", 1), ("b", 3)])[0] for seed in range(4_000))
    assert 2_850 < first["b"] < 3_150


def test_one_more_storylet_keeps_the_order_of_the_others() -> None:
    for seed in range(200):
        three = chance.weighted_order(seed, "d", 0, [("a", 1), ("b", 2), ("c", 1)])
        four = chance.weighted_order(seed, "d", 0, [("a", 1), ("x", 5), ("b", 2), ("c", 1)])
        assert [scene for scene in four if scene != "x"] == three
