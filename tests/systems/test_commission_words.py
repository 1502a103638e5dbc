from __future__ import annotations

import pytest

from star_city_game.systems.commission import quoted


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Sign by the tick.", "“Sign by the tick”"),
        ("“Now. Guests and all.”", "“Now. Guests and all.”"),
        ("Ask: “Why?”", "“Ask: ‘Why?’”"),
        ("“No.” Leave it. “Never.”", "“‘No.’ Leave it. ‘Never.’”"),
    ],
)
def test_a_choice_is_quoted_once(label: str, told: str) -> None:
    assert quoted(label) == told
