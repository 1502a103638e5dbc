from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from star_city_game.model.text import Run
from star_city_game.model.turn import Heading, Paper, Paragraph
from star_city_game.tui import content

HOSTILE = [
    ("[b]", "[b]"),
    ("[@click=app.quit]run[/]", "[@click=app.quit]run[/]"),
    ("[/x] [TODO] \\[", "[/x] [TODO] \\["),
    ("\x1b[31mred\x1b[0m", "red"),
    ("\x1b]0;title\x07name", "name"),
    ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
    ("a\x1bPq#0\x1b\\b", "ab"),
    ("\x9b2Jcleared", "cleared"),
    ("back\x08\x7f\x00\x07", "back"),
    ("\u202eevil\u202c \u2066x\u2069", "evil x"),
    ("zero\u200bwidth\ufeff", "zerowidth"),
    ("lone \ud800 half", "lone \ufffd half"),
    ("tab\tand\r\nline\u2028end", "tab and line end"),
    ("tag\U000e0041s", "tags"),
]


@pytest.mark.parametrize(("written", "shown"), HOSTILE)
def test_what_could_harm_is_taken_out_and_the_rest_stays(written: str, shown: str) -> None:
    assert content.clean(written) == shown


def test_marks_do_not_climb_out_of_the_line() -> None:
    assert content.clean("e" + "\u0301" * 40) == "e" + "\u0301" * content.MOST_MARKS


@given(st.text(st.characters(codec=None), max_size=80))
def test_cleaned_text_is_one_line_that_moves_nothing(text: str) -> None:
    cleaned = content.clean(text)
    assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in cleaned)
    assert content.clean(cleaned) == cleaned


@given(st.text(max_size=60))
def test_no_text_is_read_as_markup(text: str) -> None:
    assert content.line(text, (text, "bold")).plain == content.clean(text) * 2


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_cut_line_fits(text: str, width: int) -> None:
    assert content.cut(content.line(text), width).cell_length <= max(width, 1)


@given(st.text(st.characters(codec="ascii"), max_size=40), st.text(st.characters(codec="ascii"), max_size=40))
def test_two_pieces_spread_over_a_width_fill_it(left: str, right: str) -> None:
    assert content.spread(content.line(left), content.line(right), 50).cell_length <= 50


def test_a_page_parts_paragraphs_and_keeps_emphasis() -> None:
    words = (Run("It was "), Run("there", "em"), Run("."))
    made = content.page(
        [Heading("a", "The Note", "14 Jan", "Hospital"), Paragraph(words), Paragraph((Run("x"),), echo=True)]
    )
    assert made.plain == "The Note\nHospital\n\nIt was there.\n\nx"
    assert ("italic", "there") in [(str(span.style), made.plain[span.start : span.end]) for span in made.spans]


def test_a_dated_heading_says_when() -> None:
    assert content.page([Heading("a", "", "14 Jan", "Hospital")], dated=True).plain == "Hospital · 14 Jan"


def test_a_paper_keeps_its_lines_and_its_spaces() -> None:
    paper = Paper("memo", "TOP SECRET", ("one", "    two      (signed)", ""))
    drawn = [part.plain for part in content.framed(paper, 60)]
    assert drawn[1].startswith("│ TOP SECRET")
    assert "│     two      (signed) │" in drawn
    assert len({cell_len(part) for part in drawn}) == 1


def test_a_paper_wraps_only_where_there_is_no_room() -> None:
    paper = Paper("memo", "", ("a line that is longer than the window is wide",))
    drawn = [part.plain for part in content.framed(paper, 24)]
    assert all(cell_len(part) <= 24 for part in drawn)
    assert "".join(part.strip("│ ") for part in drawn[1:-1]).replace(" ", "") == paper.lines[0].replace(" ", "")


def test_struck_lines_are_the_same_every_time_and_fit() -> None:
    assert content.struck(3, 48).plain == content.struck(3, 48).plain
    assert content.struck(3, 48).plain != content.struck(4, 48).plain
    assert all(content.struck(seed, 30).cell_length <= 30 for seed in range(50))
