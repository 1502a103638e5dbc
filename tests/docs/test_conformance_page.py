"""The page that says what holds each rule of the language names only what is there, and leaves no rule out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pages import Table, code_in, read_page
from star_city_game.compiler.codes import CODES

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "conformance.md"
CASES = {path.parent.name for path in (ROOT / "tests" / "conformance").glob("*/story.yaml")}
TABLES = {table.argument: table.rows for table in read_page(PAGE) if isinstance(table, Table)}
ROWS = [row for rows in TABLES.values() for row in rows]
RULES = range(1, 36)


def test_every_rule_has_its_row() -> None:
    assert [int(row[0]) for row in TABLES["rules"]] == list(RULES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_what_holds_it_is_there(row: tuple[str, ...]) -> None:
    named = code_in(row[-1])
    files = [name for name in named if name.startswith("tests/")]
    codes = re.findall(r"SC\d{3}", row[-1])
    assert named or codes
    assert [name for name in files if not (ROOT / name).exists()] == []
    assert sorted(set(named) - set(files) - CASES) == []
    assert sorted(set(codes) - set(CODES)) == []
