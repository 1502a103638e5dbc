"""How long it takes from edited files to the first text of a new game in plain mode, the start of the process included."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

import yaml

import synthetic

TARGETS = {1_000: ("0.7 s", "0.3 s", "0.3 s", "0.2 s"), 10_000: ("5 s", "1 s", "1 s", "0.7 s")}
"""By number of scenes: the promises for everything rebuilt, one file edited (in its words, in where it leads), nothing edited."""
CHECKED = 400
SOURCE = Path(__file__).resolve().parent.parent / "src"
_RUNS = 5


def figures(row: Callable[[str, str, str], None]) -> None:
    """Prints the figures; ``row`` takes what was measured, its value and the promise.

    Each is the best of a few runs by the clock, by the processors, and by how many times that is what only reading the YAML
    events of the same bytes takes, which no Python program can do without: on a machine with other work, look at those.

    Python keeps the bytecode of our source between runs, as it does for whoever plays, whatever the environment of the benchmark
    says; what it takes where it keeps none, and compiles all that is imported each time, is shown apart.
    """
    print("Load, from edited files to the first text in plain mode; × reading the YAML events")
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        for number, promises in TARGETS.items():
            story = base / f"story{number}"
            synthetic.write(story, synthetic.scenes(number))
            _figures_of(story, f"{number:,} scenes", promises, _surroundings(base, keeps_bytecode=True), row)
        small, unkept = base / f"story{min(TARGETS)}", ("", "", "", "")
        named = f"{min(TARGETS):,} scenes, no bytecode"
        _figures_of(small, named, unkept, _surroundings(base, keeps_bytecode=False), row)
        story = base / "checked"
        synthetic.write(story, synthetic.scenes(CHECKED))
        best = _best(partial(_check, story, _surroundings(base, keeps_bytecode=True)))
        row(f"check of {CHECKED} scenes", _told(best, story), "under 0.5 s")


def _figures_of(
    story: Path,
    named: str,
    promises: Sequence[str],
    surroundings: Mapping[str, str],
    row: Callable[[str, str, str], None],
) -> None:
    deeds = (
        ("everything rebuilt", _forget),
        ("words of one file edited", _edit_words),
        ("a goto of one file edited", _edit_goto),
        ("nothing edited", _leave),
    )
    _first_text(story, _leave, surroundings)  # so that the bytecode is there
    for (what, before), promise in zip(deeds, promises, strict=True):
        best = _best(partial(_first_text, story, before, surroundings))
        row(f"{named}, {what}", _told(best, story), promise and f"under {promise}")


def _surroundings(base: Path, *, keeps_bytecode: bool) -> dict[str, str]:
    """The environment of a start: a folder of its own for compiled stories, and a copy of our source with no bytecode yet."""
    source = base / ("kept" if keeps_bytecode else "unkept")
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    usual |= {"STAR_CITY_CACHE": str(base / "cache"), "PYTHONPATH": str(source)}
    return usual if keeps_bytecode else {**usual, "PYTHONDONTWRITEBYTECODE": "1"}


def _best(deed: Callable[[], object]) -> tuple[float, float]:
    """The seconds that the best of a few runs took, by the clock and by the processors."""
    runs = []
    for _ in range(_RUNS):
        used, began = _used(), perf_counter()
        deed()
        runs.append((perf_counter() - began, _used() - used))
    return min(wall for wall, _ in runs), min(cpu for _, cpu in runs)


def _used() -> float:
    """The seconds of processors that this process and those that it started have used."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _told(best: tuple[float, float], story: Path) -> str:
    wall, cpu = best
    return f"{wall:.2f} s, {cpu:.2f} cpu, ×{cpu / _best(partial(_events, story))[1]:.0f}"


def _events(story: Path) -> None:
    """Reads the events of a story's files, and does nothing more."""
    for path in story.rglob("*.yaml"):
        for _ in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            pass


def _forget(_: Path, cache: Path) -> None:
    for path in cache.glob("*"):
        path.unlink()


def _edit_words(story: Path, _: Path) -> None:
    path = story / "scenes" / "part0003.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(" the ", " the the ", 1), encoding="utf-8")


def _edit_goto(story: Path, _: Path) -> None:
    path = story / "scenes" / "part0003.yaml"
    before = path.read_text(encoding="utf-8")
    other = "s1" if "goto: s1\n" not in before else "s2"
    path.write_text(re.sub(r"goto: s\d+\n", f"goto: {other}\n", before, count=1), encoding="utf-8")


def _leave(_: Path, __: Path) -> None:
    """Nothing is edited."""


def _first_text(story: Path, before: Callable[[Path, Path], None], surroundings: Mapping[str, str]) -> None:
    """Begins a new game, and stops at its first choices."""
    before(story, Path(surroundings["STAR_CITY_CACHE"]))
    command = [sys.executable, "-m", "star_city_game", "--plain", "--seed", "1", "--story", str(story)]
    with (
        tempfile.TemporaryDirectory() as saves,
        subprocess.Popen(
            [*command, "--saves", saves],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=surroundings,
            text=True,
        ) as game,
    ):
        shown, _ = game.communicate("1\n")
    if " 2. " not in shown.partition("> ")[2]:
        raise SystemExit(f"no first text came: {shown}")


def _check(story: Path, surroundings: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "star_city_game", "check", "--story", str(story)]
    subprocess.run(command, capture_output=True, check=True, env=surroundings)
