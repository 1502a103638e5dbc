"""How long it takes from edited files to the first text in plain mode, the start of the process included."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import yaml

import synthetic

TARGETS = {1_000: ("0.7 s", "0.3 s", "0.3 s", "0.2 s"), 10_000: ("5 s", "1 s", "1 s", "0.7 s")}
"""By number of scenes: the promises for everything rebuilt, one file edited (in its words, in where it leads), nothing edited."""
CHECKED = 400
_RUNS = 5


def figures(row: Callable[[str, str, str], None]) -> None:
    """Prints the figures; ``row`` takes what was measured, its value and the promise.

    Each is the best of a few runs by the clock, by the processors, and by how many times that is what only reading the YAML
    events of the same bytes takes, which no Python program can do without: on a machine with other work, look at those.
    """
    print("Load, from edited files to the first text in plain mode; × reading the YAML events")
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        for number, promises in TARGETS.items():
            story = base / f"story{number}"
            synthetic.write(story, synthetic.scenes(number))
            deeds = (
                ("everything rebuilt", _forget),
                ("words of one file edited", _edit_words),
                ("a goto of one file edited", _edit_goto),
                ("nothing edited", _leave),
            )
            for (what, before), promise in zip(deeds, promises, strict=True):
                best = _best(partial(_first_text, story, base, before))
                row(f"{number:,} scenes, {what}", _told(best, story), f"under {promise}")
        story = base / "checked"
        synthetic.write(story, synthetic.scenes(CHECKED))
        row(f"check of {CHECKED} scenes", _told(_best(partial(_check, story)), story), "under 0.5 s")


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


def _first_text(story: Path, base: Path, before: Callable[[Path, Path], None]) -> None:
    cache = base / "cache"
    before(story, cache)
    command = [sys.executable, "-m", "star_city_game", "--plain", "--seed", "1", "--story", str(story)]
    environment = {**os.environ, "STAR_CITY_CACHE": str(cache)}
    with subprocess.Popen(
        [*command, "--saves", str(base / "saves")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    ) as game:
        shown, _ = game.communicate("1\n")
    if " 2. " not in shown.partition("> ")[2]:
        raise SystemExit(f"no first text came: {shown}")


def _check(story: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "star_city_game", "check", "--story", str(story)], capture_output=True, check=True
    )
