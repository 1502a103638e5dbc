from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from star_city_game.tui.filters import AsciiOnly, AttributesOnly, ascii_sign, contrast
from star_city_game.tui.themes import OURS

NIGHT = Color.parse("#13100c")


@given(st.characters())
def test_every_sign_has_an_ascii_one_of_its_width(sign: str) -> None:
    drawn = ascii_sign(sign)
    assert drawn.isascii()
    assert len(drawn) == cell_len(sign) or sign.isascii()


@pytest.mark.parametrize(
    ("sign", "drawn"), [("“", '"'), ("—", "-"), ("┌", "+"), ("█", "#"), ("é", "e"), ("Я", "A"), ("漢", "??")]
)
def test_known_signs_stay_readable(sign: str, drawn: str) -> None:
    assert ascii_sign(sign) == drawn


def test_a_line_keeps_its_length_in_ascii() -> None:
    drawn = AsciiOnly().apply([Segment("▸ 1  “Да” — 漢"), Segment("plain")], NIGHT)
    assert [part.text for part in drawn] == ['> 1  "Da" - ??', "plain"]


def test_without_colours_faint_is_dim_and_the_chosen_row_reversed() -> None:
    written = [
        Segment("bright", Style.parse("bold #e9dcc0 on #13100c")),
        Segment("faint", Style.parse("#8d7c5f on #13100c")),
        Segment("row", Style.parse("#e9dcc0 on #33291a")),
        Segment("none"),
    ]
    bright, faint, row, none = AttributesOnly().apply(written, NIGHT)
    assert (bright.style, faint.style, row.style) == (Style(bold=True), Style(dim=True), Style(reverse=True))
    assert none.style is None


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_what_must_be_read_can_be_read(theme: object) -> None:
    colours = {"foreground": theme.foreground, **theme.variables}  # type: ignore[attr-defined]
    ground = Color.parse(theme.background).rich_color.get_truecolor()  # type: ignore[attr-defined]
    least = {"foreground": 7.0, "soft": 4.5, "faint": 4.5, "lamp": 4.5, "alarm": 4.5}
    for name, ratio in least.items():
        assert contrast(Color.parse(colours[name]).rich_color.get_truecolor(), ground) >= ratio, name
    sheet = Color.parse(colours["sheet"]).rich_color.get_truecolor()
    assert contrast(Color.parse(colours["type"]).rich_color.get_truecolor(), sheet) >= 7.0
    chosen = Color.parse(colours["chosen"]).rich_color.get_truecolor()
    assert contrast(Color.parse(colours["foreground"]).rich_color.get_truecolor(), chosen) >= 7.0
