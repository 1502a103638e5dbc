"""Keeps compiled stories between runs, and takes of what was kept whatever still holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from star_city_game.compiler import cache as store
from star_city_game.compiler.files import Contents, digest_of, find_files, is_of_scenes, read_bytes
from star_city_game.compiler.records import read, written
from star_city_game.compiler.scenes_kept import KeptScenes
from star_city_game.errors import CacheDamaged, StoryError
from star_city_game.model.frozen import frozen
from star_city_game.model.scene import Scene
from star_city_game.model.story import Story

if TYPE_CHECKING:
    from star_city_game.compiler.compilation import Compiled
    from star_city_game.compiler.outlines import Part

Compile: TypeAlias = "Callable[[Path], tuple[Story, Compiled]]"
_WORLD = ""
"""What stands, among the parts of a story, for all that is no file of scenes."""


@frozen
class _Now:
    """What the story's files are now, and the head of what would be kept of them."""

    head: store.Head
    contents: Contents


def load_kept(folder: Path, cache: Path, compile_story: Compile) -> Story:
    """A story to be played: what was kept of it as far as its files are as they were, the rest compiled, and then kept.

    Args:
        folder: the story's folder.
        cache: the folder where stories are kept.
        compile_story: compiles a folder; gives the story and all that came of it.

    Raises:
        StoryError: the story cannot be played.
    """
    now = _now(folder)
    if now is None:
        return compile_story(folder)[0]
    keeper = _Keeper(folder, cache, now, compile_story)
    kept = store.load(cache, folder)
    try:
        story = None if kept is None else keeper.as_kept(kept) or keeper.renewed(kept)
    except CacheDamaged:
        story = None
    return story or keeper.compiled()


def _now(folder: Path) -> _Now | None:
    """What the story's files are now; None when one cannot be read."""
    files = find_files(folder)
    try:
        contents = tuple((name, kind, read_bytes(folder / name)) for name, kind in files.kinds)
    except OSError:
        return None
    hashes = {name: sha256(data).hexdigest() for name, _, data in contents}
    digest = digest_of({name: data for name, _, data in contents})
    return _Now(store.Head(store.maker(), digest, hashes, tuple(files.stray), 0, 0, {}, {}), contents)


@frozen
class _Keeper:
    """The three ways to a story: as it was kept, with edited scenes compiled again, or compiled as a whole."""

    folder: Path
    cache: Path
    now: _Now
    compile_story: Compile

    def as_kept(self, kept: store.Kept) -> Story | None:
        """The story as it was kept, or None when it was made by another compiler or of other files."""
        if replace(kept.head, world=0, parts=0, courses={}, scenes={}) != self.now.head:
            return None
        return self._story(read(kept.world, Story), kept.scenes)

    def renewed(self, kept: store.Kept) -> Story | None:
        """The story with the scenes of edited files compiled again, or None when that is not all there is to do."""
        before, after = kept.head, self.now.head
        if (before.maker, before.stray, list(before.files)) != (after.maker, after.stray, list(after.files)):
            return None
        edited = {name for name, hashed in after.files.items() if hashed != before.files[name]}
        if not all(is_of_scenes(name) for name in edited):
            return None
        # Only here: a story that is taken as it was kept needs no compiler.
        from star_city_game.compiler.outlines import Part  # noqa: PLC0415 - see above
        from star_city_game.compiler.renewal import renew  # noqa: PLC0415 - it takes a tenth of a second to import

        parts: dict[str, Part] = dict(read(kept.parts, Mapping[str, Part]))
        world = parts.pop(_WORLD)
        story = self._story(read(kept.world, Story), kept.scenes)
        renewed = renew(self.now.contents, parts, story, kept.courses, edited)
        if renewed is None:
            return None
        parts.update(renewed.parts)
        watched = frozenset(key for part in (world, *parts.values()) for key in part.watched)
        scenes = {**kept.scenes, **{id_: memoryview(written(scene)) for id_, scene in renewed.scenes.items()}}
        story = self._story(replace(story, watched=watched, digest=after.digest), scenes)
        self._keep(story, {_WORLD: world, **parts}, {**kept.courses, **renewed.courses}, scenes)
        return story

    def compiled(self) -> Story:
        """The story compiled from all its files, and kept."""
        story, compiled = self.compile_story(self.folder)
        if story.digest == self.now.head.digest:  # else a file has changed in between
            # Only here, as above.
            from star_city_game.compiler.courses import courses_in  # noqa: PLC0415 - see above
            from star_city_game.compiler.outlines import Outline, Part  # noqa: PLC0415 - see above

            parts = {_WORLD: Part(Outline(()), compiled.watched, 0), **compiled.parts}
            courses = {file: courses_in(part.outline, story.scenes) for file, part in compiled.parts.items()}
            scenes = {id_: memoryview(written(scene)) for id_, scene in story.scenes.items()}
            self._keep(story, parts, courses, scenes)
        return story

    def _keep(
        self,
        story: Story,
        parts: Mapping[str, Part],
        courses: Mapping[str, memoryview],
        scenes: Mapping[str, memoryview],
    ) -> None:
        world, outlines = written(replace(story, scenes={})), written(parts)
        head = replace(
            self.now.head, world=len(world), parts=len(outlines), courses=_lengths(courses), scenes=_lengths(scenes)
        )
        store.keep(self.cache, self.folder, store.Kept(head, world, outlines, courses, scenes))

    def _story(self, world: Story, scenes: Mapping[str, memoryview]) -> Story:
        """A story with its scenes as they were kept."""

        def compile_again() -> Mapping[str, Scene]:
            fresh, _ = self.compile_story(self.folder)
            if fresh.digest != world.digest:
                raise StoryError("the story's files have changed, and what was kept of it is damaged; start again")
            return fresh.scenes

        return replace(world, scenes=KeptScenes(scenes, compile_again))


def _lengths(kept: Mapping[str, memoryview]) -> dict[str, int]:
    return {name: len(each) for name, each in kept.items()}
