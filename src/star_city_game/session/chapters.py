"""Chapters: the folders that the files of scenes stand in. A storylet or an ending belongs to the chapter it came up in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from star_city_game.model.scene import Scene

_FOLDER = "scenes"


def chapter_of(scene: Scene) -> str:
    """The name of the folder of ``scenes`` that a scene's file stands in; empty for a scene of no chapter."""
    folders = scene.at.file.replace("\\", "/").split("/")[:-1] if scene.at is not None else []
    below = folders[folders.index(_FOLDER) + 1 :] if _FOLDER in folders else []
    return below[0] if below else ""


def first_of_chapter(scenes: Mapping[str, Scene], visited: Sequence[str]) -> int:
    """The index of the first moment of the present chapter, given the scene of each moment of a game, in order."""
    chapters = [chapter_of(scenes[scene]) for scene in visited]
    present = next((chapter for chapter in reversed(chapters) if chapter), "")
    start = len(chapters) - 1
    while start > 0 and chapters[start - 1] in ("", present):
        start -= 1
    return start
