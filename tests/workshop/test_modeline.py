"""Modelines: put in, refreshed, and otherwise nothing touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.cli.main import main
from star_city_game.compiler.load import check_story
from star_city_game.workshop.modeline import schema_for, set_modelines


def a_story(folder: Path) -> Path:
    files = {
        "story.yaml": b"id: s\ntitle: S\nentry: a\n",
        "scenes/deep/all.yaml": b"# yaml-language-server: $schema=elsewhere.json\r\n# Ours.\r\na: {body: [{ending: e}]}\r\n",
        "endings/end.yaml": b"\xef\xbb\xbfe: {body: The end.}",
        "walkthroughs/w.yaml": b"# yaml-language-server: $schema=gone.json",
        ".hidden/x.yaml": b"x: 1\n",
        "notes.yaml": b"x: 1\n",
        "scenes/readme.md": b"x\n",
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_every_file_that_is_read_gets_its_own(tmp_path: Path) -> None:
    story = a_story(tmp_path / "tale")
    assert set_modelines(story, tmp_path / "schemas") == (4, 4)
    sign = b"# yaml-language-server: $schema="
    assert (story / "story.yaml").read_bytes() == sign + b"../schemas/story.json\nid: s\ntitle: S\nentry: a\n"
    assert (story / "scenes/deep/all.yaml").read_bytes() == (
        sign + b"../../../schemas/scenes.json\r\n# Ours.\r\na: {body: [{ending: e}]}\r\n"
    )
    assert (story / "endings/end.yaml").read_bytes() == (
        b"\xef\xbb\xbf" + sign + b"../../schemas/endings.json\ne: {body: The end.}"
    )
    assert (story / "walkthroughs/w.yaml").read_bytes() == sign + b"../../schemas/walkthroughs.json\n"
    assert (story / "notes.yaml").read_bytes() == (story / ".hidden/x.yaml").read_bytes() == b"x: 1\n"
    assert (story / "scenes/readme.md").read_bytes() == b"x\n"


def test_a_second_time_changes_nothing_and_the_story_still_compiles(tmp_path: Path) -> None:
    story = a_story(tmp_path)
    (story / "walkthroughs/w.yaml").unlink()
    set_modelines(story, tmp_path / ".schemas")
    assert set_modelines(story, tmp_path / ".schemas") == (3, 0)
    compiled, _ = check_story(story)
    assert compiled is not None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("story.yaml", "story"),
        ("qualities/traits.yaml", "qualities"),
        ("machines/file.yaml", "machines"),
        ("systems/dossier/chapter1.yaml", "dossier"),
        ("systems/launch.yaml", "launch"),
        ("systems/flights/landing.yaml", "flights"),
        ("storylets/service/canteen.yaml", "scenes"),
        ("endings/all.yaml", "endings"),
        ("epilogues/town/all.yaml", "epilogues"),
        ("walkthroughs/one.yaml", "walkthroughs"),
        ("systems/other.yaml", None),
        ("notes.yaml", None),
    ],
)
def test_what_a_file_is(name: str, kind: str | None) -> None:
    assert schema_for(name) == kind


def test_the_command_keeps_a_strangers_schemas_with_the_story(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = a_story(tmp_path)
    assert main(["schema", "--story", str(story), "--modeline"]) == 0
    assert (story / ".schemas" / "scenes.json").is_file()
    assert (story / "story.yaml").read_bytes().startswith(b"# yaml-language-server: $schema=.schemas/story.json\n")
    assert "4 files" in capsys.readouterr().out


def test_the_command_says_what_it_cannot_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--story", str(tmp_path / "nowhere")]) == 1
    assert "there is no story.yaml" in capsys.readouterr().err
    (tmp_path / "file").write_text("x")
    assert main(["schema", "--out", str(tmp_path / "file")]) == 1
    assert "cannot be written" in capsys.readouterr().err
