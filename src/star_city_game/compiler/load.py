"""From a folder to a story: what was kept of it if that still holds, else all of it compiled."""
# ruff: noqa: PLC0415 - a story that was kept is played without a compiler, which takes a tenth of a second to import

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from star_city_game.errors import StoryError
from star_city_game.model.story import Story

if TYPE_CHECKING:
    from star_city_game.compiler.compilation import Compiled
    from star_city_game.compiler.diagnostics import Diagnostic
    from star_city_game.compiler.drafts import Declared


def load_story(folder: Path, cache: Path | None = None) -> Story:
    """Compiles a story to be played, or takes what was kept of it when no file of it has changed since.

    Args:
        folder: the story's folder.
        cache: the folder where compiled stories are kept; None to compile in any case and keep nothing.

    Raises:
        StoryError: the story cannot be played; the report lays out every error.
    """
    if cache is None:
        return _compiled(folder)[0]
    from star_city_game.compiler.keeping import load_kept

    return load_kept(folder, cache, _compiled)


def _compiled(folder: Path) -> tuple[Story, Compiled]:
    from star_city_game.compiler.compilation import compile_story
    from star_city_game.compiler.diagnostics import lay_out_all, summary

    compiled = compile_story(folder, is_linted=False)
    if compiled.story is None:
        errors = tuple(each for each in compiled.found if each.severity == "error")
        raise StoryError(f"the story in {folder} cannot be played: {summary(errors)}", lay_out_all(errors))
    return compiled.story, compiled


def check_story(folder: Path) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    """Compiles a story and looks for everything that can be said against it.

    Args:
        folder: the story's folder.

    Returns:
        The story, or None when it cannot be played, and all findings in order of file and place.
    """
    from star_city_game.compiler.compilation import compile_story

    compiled = compile_story(folder, is_linted=True)
    return compiled.story, compiled.found


def read_declared(folder: Path) -> Declared:
    """Everything that a story's files declare, as far as they can be read; for tools that want its names, faults or none.

    Args:
        folder: the story's folder.
    """
    from star_city_game.compiler.compilation import declare_files

    return declare_files(folder)


def lock_story(folder: Path) -> tuple[int, tuple[Diagnostic, ...]]:
    """Pins the ids that saves hold and that no writer wrote: writes the lock of a story that compiles.

    Args:
        folder: the story's folder.

    Returns:
        How many ids are pinned, and the errors of a story that does not compile, whose lock stays as it was.
    """
    from star_city_game.compiler.compilation import compile_story
    from star_city_game.compiler.files import LOCK_NAME
    from star_city_game.compiler.laid import Laid
    from star_city_game.compiler.lock import written
    from star_city_game.compiler.locking import lock_of

    laid: dict[str, Laid] = {}
    compiled = compile_story(folder, is_linted=False, laid=laid)
    if compiled.story is None:
        return 0, compiled.found
    lock = lock_of(compiled.declared, laid)
    (folder / LOCK_NAME).write_text(written(lock), encoding="utf-8", newline="\n")
    return sum(pins.number for pins in lock.scenes.values()), ()
