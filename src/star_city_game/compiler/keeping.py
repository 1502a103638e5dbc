"""Keeps compiled stories between runs, and takes what was kept when it still holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from star_city_game.compiler import cache as store
from star_city_game.compiler.files import digest_of, find_files, read_bytes
from star_city_game.compiler.records import read, written
from star_city_game.compiler.scenes_kept import KeptScenes
from star_city_game.errors import CacheDamaged, StoryError
from star_city_game.model.scene import Scene
from star_city_game.model.story import Story

Compile: TypeAlias = Callable[[Path], Story]


def load_kept(folder: Path, cache: Path, compile_story: Compile) -> Story:
    """A story to be played: as it was kept when every file is as it was, else compiled, and then kept.

    Args:
        folder: the story's folder.
        cache: the folder where stories are kept.
        compile_story: compiles a folder.

    Raises:
        StoryError: the story cannot be played.
    """
    now = _state_of(folder)
    if now is None:
        return compile_story(folder)
    kept = store.load(cache, folder)
    story = None if kept is None else _as_kept(folder, kept, now, compile_story)
    if story is not None:
        return story
    story = compile_story(folder)
    if story.digest == now.digest:  # else a file has changed in between
        scenes = {id_: memoryview(written(scene)) for id_, scene in story.scenes.items()}
        world = written(replace(story, scenes={}))
        lengths = {id_: len(scene) for id_, scene in scenes.items()}
        store.keep(cache, folder, store.Kept(replace(now, world=len(world), scenes=lengths), world, scenes))
    return story


def _state_of(folder: Path) -> store.Head | None:
    """What the story's files are now; None when one cannot be read."""
    files = find_files(folder)
    try:
        contents = {name: read_bytes(folder / name) for name, _ in files.kinds}
    except OSError:
        return None
    hashes = {name: sha256(data).hexdigest() for name, data in contents.items()}
    return store.Head(store.maker(), digest_of(contents), hashes, tuple(files.stray), 0, {})


def _as_kept(folder: Path, kept: store.Kept, now: store.Head, compile_story: Compile) -> Story | None:
    """The story as it was kept, or None when it was made by another compiler or of other files."""
    if replace(kept.head, world=0, scenes={}) != now:
        return None
    try:
        story: Story = read(kept.world, Story)
    except CacheDamaged:
        return None

    def compile_again() -> Mapping[str, Scene]:
        fresh = compile_story(folder)
        if fresh.digest != now.digest:
            raise StoryError("the story's files have changed, and what was kept of it is damaged; start again")
        return fresh.scenes

    return replace(story, scenes=KeptScenes(kept.scenes, compile_again))
