"""How long it takes from edited files to the first text in plain mode, the start of the process included."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import synthetic

TARGETS = {1_000: ("0.7 s", "0.3 s", "0.2 s"), 10_000: ("5 s", "1 s", "0.7 s")}
"""By number of scenes: the promises for everything rebuilt, one file edited, nothing edited."""
CHECKED = 400


def figures(row: Callable[[str, str, str], None]) -> None:
    """Prints the figures; ``row`` takes what was measured, its value and the promise."""
    print("Load, from edited files to the first text in plain mode")
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        for number, promises in TARGETS.items():
            story = base / f"story{number}"
            synthetic.write(story, synthetic.scenes(number))
            runs = 5 if number < 10_000 else 3  # noqa: PLR2004 - the big one takes its time
            deeds = (("everything rebuilt", _forget), ("one file edited", _edit), ("nothing edited", _leave))
            for (what, before), promise in zip(deeds, promises, strict=True):
                seconds = median(_first_text(story, base, before) for _ in range(runs))
                row(f"{number:,} scenes, {what}", f"{seconds:.2f} s", f"under {promise}")
        story = base / "checked"
        synthetic.write(story, synthetic.scenes(CHECKED))
        row(f"check of {CHECKED} scenes", f"{median(_check(story) for _ in range(5)):.2f} s", "under 0.5 s")


def _forget(_: Path, cache: Path) -> None:
    for path in cache.glob("*"):
        path.unlink()


def _edit(story: Path, _: Path) -> None:
    path = story / "scenes" / "part0003.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(" the ", " the the ", 1), encoding="utf-8")


def _leave(_: Path, __: Path) -> None:
    """Nothing is edited."""


def _first_text(story: Path, base: Path, before: Callable[[Path, Path], None]) -> float:
    cache = base / "cache"
    before(story, cache)
    command = [sys.executable, "-m", "star_city_game", "--plain", "--seed", "1", "--story", str(story)]
    environment = {**os.environ, "STAR_CITY_CACHE": str(cache)}
    began = perf_counter()
    with subprocess.Popen(
        [*command, "--saves", str(base / "saves")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    ) as game:
        shown, _ = game.communicate("1\n")
    seconds = perf_counter() - began
    if " 2. " not in shown.partition("> ")[2]:
        raise SystemExit(f"no first text came: {shown}")
    return seconds


def _check(story: Path) -> float:
    began = perf_counter()
    subprocess.run(
        [sys.executable, "-m", "star_city_game", "check", "--story", str(story)], capture_output=True, check=True
    )
    return perf_counter() - began
