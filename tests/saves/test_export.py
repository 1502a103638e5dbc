from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.errors import SaveError
from star_city_game.saves.export import export


def test_a_text_is_written_beside_the_saves_and_never_over_another(tmp_path: Path) -> None:
    first = export(tmp_path, "file", ["FILE No. 3471 ", "  sheet 1"])
    second = export(tmp_path, "file", ["other"])
    assert [path.name for path in (first, second)] == ["file.txt", "file-2.txt"]
    assert first.read_text(encoding="utf-8") == "FILE No. 3471\n  sheet 1\n"
    assert second.read_text(encoding="utf-8") == "other\n"


def test_saves_in_one_file_have_their_exports_beside_it(tmp_path: Path) -> None:
    assert export(tmp_path / "saves.sqlite", "report", ["x"]).parent == tmp_path / "exports"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("in the way", encoding="utf-8")
    with pytest.raises(SaveError, match="cannot be written"):
        export(tmp_path, "file", ["x"])
