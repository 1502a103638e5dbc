"""``star-city fmt``: lays the files of a story out in one way, or says which are not."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from star_city_game.cli.progress import Progress
from star_city_game.compiler.diagnostics import Diagnostic, lay_out_all
from star_city_game.compiler.files import BIGGEST
from star_city_game.errors import StarCityError, StoryError
from star_city_game.model.frozen import frozen
from star_city_game.workshop.format_files import Formatted, files_of, format_bytes, format_file, write

FINE, PROBLEMS = 0, 1
STANDARD = "-"
"""What is written instead of a file for standard input, whose text goes to standard output."""


@frozen
class Wanted:
    """What the command was asked for.

    ``files`` are those to be laid out, all of the story when there are none; ``name`` says what standard input is called;
    ``width`` is the length of lines of prose, 0 to leave them; with ``check`` nothing is written.
    """

    files: Sequence[Path]
    name: Path | None
    width: int
    check: bool


def fmt(story: Path, wanted: Wanted) -> int:
    """Lays files out and gives the exit code: 1 when one cannot be read or, with ``check``, when one would change.

    Raises:
        StarCityError: a file cannot be written, or there is no story.
    """
    if [path.as_posix() for path in wanted.files] == [STANDARD]:
        return _standard(story, wanted)
    every: list[Formatted] = []
    with Progress(sys.stderr.write) as progress:
        for path, name in _named(story, wanted.files):
            progress.tell(name)
            every.append(format_file(path, name, wanted.width))
            if every[-1].is_changed and not wanted.check:
                _keep(path, every[-1])
    changed = [done for done in every if done.is_changed]
    sys.stdout.writelines(done.difference() if wanted.check else f"{done.name}\n" for done in changed)
    sys.stdout.flush()  # so that the count comes last where both go to one place
    verb = "would be laid out anew" if wanted.check else "laid out anew"
    sys.stderr.write(f"{len(changed)} of {len(every)} files {verb}\n")
    return PROBLEMS if _complain(every) or (wanted.check and changed) else FINE


def _complain(every: Sequence[Formatted]) -> bool:
    """Says which files were left as they are, and why; whether there are any."""
    found: list[Diagnostic] = [each for done in every for each in done.found]
    sys.stderr.write(lay_out_all(found) + "\n" if found else "")
    odd = [done.name for done in every if done.is_odd]
    sys.stderr.writelines(f"{name}: left as it is, since laid out it would not say the same\n" for name in odd)
    return bool(found or odd)


def _standard(story: Path, wanted: Wanted) -> int:
    """From standard input to standard output, for editors; what cannot be read is not written, so nothing is lost."""
    path = wanted.name or Path("scenes/standard_input.yaml")
    done = format_bytes(_name_of(path, story), sys.stdin.buffer.read(BIGGEST + 1), wanted.width)
    if _complain([done]):
        return PROBLEMS
    if wanted.check:
        sys.stdout.write(done.difference() if done.is_changed else "")
        return PROBLEMS if done.is_changed else FINE
    sys.stdout.buffer.write(done.after)
    return FINE


def _named(story: Path, files: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The files to be laid out, each with its name within its story."""
    if not files and not (story / "story.yaml").is_file():
        raise StoryError(f"there is no story.yaml in {story}")
    if not files:
        yield from ((story / name, name) for name in files_of(story))
    for path in files:
        if path.is_dir():
            raise StarCityError(f"{path} is a folder; name its files, or the story with --story")
        yield path, _name_of(path, story)


def _name_of(path: Path, story: Path) -> str:
    """A file's name within the story that it stands in; within the one in use when it stands in none."""
    whole = path.absolute()
    for folder in (*whole.parents, story.absolute()):
        if (folder / "story.yaml").is_file() and whole.is_relative_to(folder):
            return whole.relative_to(folder).as_posix()
    return path.as_posix()


def _keep(path: Path, done: Formatted) -> None:
    try:
        write(path, done.after)
    except OSError as fault:
        raise StarCityError(f"{path}: {fault.strerror or 'it cannot be written'}") from fault
