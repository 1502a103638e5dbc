"""Stories written for a test: a folder of files from strings, with a head and an ending unless the test brings its own."""

from __future__ import annotations

from pathlib import Path

from star_city_game.compiler.diagnostics import Diagnostic
from star_city_game.compiler.load import check_story
from star_city_game.model.scene import Scene
from star_city_game.model.story import Story

HEAD = "id: tale\ntitle: A tale\nentry: hall\n"
OVER = "over: {body: The end.}\n"


def write_tale(folder: Path, **files: str) -> Path:
    """Writes a story's files; a name's double underscore stands for a slash: ``scenes__hall``."""
    written = {"story": HEAD, "endings__over": OVER, **files}
    for name, text in written.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def check_tale(folder: Path, hall: str = "", **files: str) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    """Compiles a story whose file of scenes is ``hall``."""
    return check_story(write_tale(folder, **({"scenes__hall": hall} if hall else {}), **files))


def tale(folder: Path, hall: str, **files: str) -> Story:
    """A story that must compile."""
    story, found = check_tale(folder, hall, **files)
    assert story is not None, found
    return story


def a_hall(folder: Path, hall: str, **files: str) -> Scene:
    """The scene ``hall`` of a story that must compile."""
    return tale(folder, hall, **files).scenes["hall"]


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    """The codes of findings, in order."""
    return [each.code for each in found]
