from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_city_game.tui.settings import Settings, default_path, load_settings, save_settings


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "none" / "settings.toml"
    assert load_settings(path) == Settings(path=path)


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    made = Settings(
        theme="paper", odds_numbers=True, reduced_motion=True, charset="ascii", keys={"journal": "b"}, path=path
    )
    save_settings(made)
    assert load_settings(path) == made
    save_settings(replace(made, theme="amber"))
    assert load_settings(path).theme == "amber"
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("written", "notices"),
    [
        ("theme = 3", 1),
        ('odds_numbers = "yes"', 1),
        ('charset = "latin"', 1),
        ('colour = "red"', 1),
        ("keys = 3", 1),
        ("this is not toml", 1),
        ("\xff\xfe", 1),
        ("", 0),
    ],
)
def test_what_makes_no_sense_is_named_and_left_out(tmp_path: Path, written: str, notices: int) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(written.encode("latin-1"))
    loaded = load_settings(path)
    assert len(loaded.notices) == notices
    assert replace(loaded, notices=()) == Settings(path=path)


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    assert load_settings(tmp_path).notices
    with pytest.raises(OSError, match=r".*"):
        save_settings(Settings(path=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_settings_without_a_path_are_kept_for_this_run_only() -> None:
    save_settings(Settings())


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.text(st.characters(codec="utf-8"), max_size=10))
def test_any_words_come_back(theme: str, key: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        save_settings(Settings(theme=theme, keys={key: theme}, path=path))
        loaded = load_settings(path)
        assert (loaded.theme, dict(loaded.keys), loaded.notices) == (theme, {key: theme}, ())


def test_the_usual_place_is_the_platforms() -> None:
    assert default_path().name == "settings.toml"
