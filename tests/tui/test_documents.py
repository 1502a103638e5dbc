"""The end, the reading room and the Commission's report: as they look, read to their end, and written to texts of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from star_city_game.saves.places import shelf_at
from star_city_game.tui.ports import SaveStore
from star_city_game.tui.typescript import retyped
from tui.fakes import REPORT, ROOM, FakeGame, a_turn
from tui.stage import LARGE, SMALL, USUAL, into_play, press, screen_text, staged
from tui.test_golden import Album

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")


@asynccontextmanager
async def at_the_end(size: tuple[int, int] = USUAL, store: SaveStore | None = None) -> AsyncIterator[Pilot[None]]:
    """The page of the ending of a game."""
    async with staged(size, store) as (app, pilot):
        await into_play(pilot)
        game = app.current
        assert isinstance(game, FakeGame)
        game.show(a_turn(3, choices=(), ended="over"))
        await app.open("ending")
        await press(pilot)
        yield pilot


@SIZES
async def test_the_end_and_its_documents_are_as_they_were_reviewed(size: tuple[int, int], rewriting: bool) -> None:
    album = Album(size, rewriting=rewriting)
    async with at_the_end(size) as pilot:
        album.compare("ending", pilot)
        await press(pilot, "enter")
        album.compare("reading_room", pilot)
        await press(pilot, "end")
        album.compare("reading_room_foot", pilot)
        await press(pilot, "x")
        album.compare("reading_room_exported", pilot)
        await press(pilot, "escape", "down", "enter")
        album.compare("report", pilot)
        await press(pilot, "end")
        album.compare("report_foot", pilot)
    assert not album.differences, "\n".join(album.differences)


@pytest.mark.parametrize(("row", "name", "lines"), [(0, "file", ROOM.lines), (1, "report", REPORT.lines)])
async def test_a_document_is_read_to_its_end_and_written_down(
    tmp_path: Path, row: int, name: str, lines: tuple[str, ...]
) -> None:
    async with at_the_end((60, 14), shelf_at(tmp_path / "saves")) as pilot:
        await press(pilot, *["down"] * row, "enter")
        seen = {part for each in screen_text(pilot).split("\n") for part in each.split()}
        for _ in range(20):
            await press(pilot, "pagedown")
            seen |= set(screen_text(pilot).split())
        assert {word for each in lines for word in each.split()} <= seen
        await press(pilot, "x")
        assert "Written to" in screen_text(pilot)
        written = tmp_path / "saves" / "exports" / f"{name}.txt"
        assert written.read_text(encoding="utf-8") == "".join(f"{each}\n" for each in lines)
        await press(pilot, "x")
        assert written.with_name(f"{name}-2.txt").read_bytes() == written.read_bytes()


async def test_where_nothing_can_be_written_it_is_said_and_the_document_stays(tmp_path: Path) -> None:
    (tmp_path / "saves").mkdir()
    (tmp_path / "saves" / "exports").write_text("in the way", encoding="utf-8")
    async with at_the_end(store=shelf_at(tmp_path / "saves")) as pilot:
        await press(pilot, "enter", "x")
        said = " ".join(screen_text(pilot).split())
        assert "Not exported: it cannot be written to" in said
        assert "FILE No. 3471" in said
        await press(pilot, "escape")
        assert "The end" in screen_text(pilot)
    assert (tmp_path / "saves" / "exports").read_text(encoding="utf-8") == "in the way"


async def test_before_the_end_there_is_nothing_to_read_or_export(tmp_path: Path) -> None:
    async with staged(store=shelf_at(tmp_path / "saves")) as (app, pilot):
        await into_play(pilot)
        await press(pilot, "e", "x")
        assert "There has been no flight to report on." in screen_text(pilot)
        await press(pilot, "escape")
        await app.open("reading_room")
        await press(pilot, "x")
        assert "The reading room opens when the story is over." in screen_text(pilot)
    assert not (tmp_path / "saves" / "exports").exists()


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=40)


@given(paragraphs=st.lists(WORDS, max_size=5), width=st.integers(20, 80))
def test_typing_anew_loses_no_word_and_fits(paragraphs: list[list[str]], width: int) -> None:
    typed = [line for words in paragraphs for line in ("", *wrap(" ".join(words), 66, subsequent_indent="   "))]
    anew = retyped(typed, width)
    assert [word for line in anew for word in line.split()] == [word for words in paragraphs for word in words]
    assert all(len(line) <= width for line in anew)
    assert retyped(typed, 66) == typed


def test_typing_anew_runs_a_paragraph_on_and_keeps_the_lines_of_a_list() -> None:
    typed = [
        "14.I.66    Memo. “REGIME”.                                 sheet 1",
        "   The object left the block by the right-hand door at 19:12 and",
        "   stood without purpose, face upwards, for 4 (four) minutes.",
        " - One thing of a list that is as long as any line can be here,",
        " - and another.",
    ]
    assert retyped(typed, 40) == [
        "14.I.66    Memo. “REGIME”.       sheet 1",
        "   The object left the block by the",
        "   right-hand door at 19:12 and stood",
        "   without purpose, face upwards, for 4",
        "   (four) minutes.",
        " - One thing of a list that is as long",
        "   as any line can be here,",
        " - and another.",
    ]
