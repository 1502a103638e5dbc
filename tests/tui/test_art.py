from __future__ import annotations

import pytest

from star_city_game.tui.art import night

SIZES = [(1, 1), (10, 3), (40, 11), (60, 19), (80, 23), (140, 44), (300, 90)]


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_picture_fills_any_window_exactly(size: tuple[int, int], ascii_only: bool) -> None:
    rows = night(*size, ascii_only=ascii_only)
    assert len(rows) == size[1]
    assert {row.cell_length for row in rows} == {size[0]}
    assert not ascii_only or all(row.plain.isascii() for row in rows)


def test_one_window_is_lit() -> None:
    for size in SIZES[3:]:
        assert sum(row.plain.count("■") for row in night(*size)) == 1
        lit = [span for row in night(*size) for span in row.spans if str(span.style) == "bold $lamp"]
        assert len(lit) == 1


def test_the_sky_is_free_where_the_words_stand() -> None:
    for width, height in ((60, 19), (80, 23)):
        for row in night(width, height)[1:12]:
            assert set(row.plain[:46]) <= {" ", "·", "+"}
