"""Older editions of a story: a folder, or a revision of the checkout that the story is in."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from star_city_game.errors import StoryError


@contextmanager
def edition(named: str, story: Path) -> Iterator[Path]:
    """The folder of an older edition: the one named, or for the time being one with the story as it was in a revision.

    Raises:
        StoryError: there is neither.
    """
    if Path(named).is_dir():
        yield Path(named)
        return
    with tempfile.TemporaryDirectory(prefix="star-city-") as folder:
        with tarfile.open(fileobj=io.BytesIO(_archive(named, story))) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


def _archive(revision: str, story: Path) -> bytes:
    """The story's folder in a revision, as a tar file of what is in it."""
    if revision.startswith("-"):
        raise StoryError(f"“{revision}” is neither a folder nor a revision")
    within = _git(revision, "-C", str(story), "rev-parse", "--show-prefix").decode().strip()
    top = _git(revision, "-C", str(story), "rev-parse", "--show-toplevel").decode().strip()
    return _git(revision, "-C", top, "archive", "--format=tar", f"{revision}:{within}")


def _git(revision: str, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607 - no shell; git is where the machine has it
    except OSError as error:
        raise StoryError(
            f"“{revision}” is no folder, and git cannot be run to look for it: {error.strerror}"
        ) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise StoryError(f"“{revision}” is neither a folder nor a revision with the story in it: {said}")
    return done.stdout
