"""Which story is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.cli.places import find
from tales import write_tale


def test_in_the_folder_of_a_story_that_one_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = write_tale(tmp_path / "here")
    other = write_tale(tmp_path / "other")
    monkeypatch.chdir(tmp_path)
    ours = find(None, None).story
    assert ours.name == "story"
    monkeypatch.chdir(here)
    assert find(None, None).story == here
    assert find(other, None).story == other
    monkeypatch.chdir(here / "endings")
    assert find(None, None).story == ours
