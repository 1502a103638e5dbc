"""Prints the figures that the project promises: start, load, play, saves, and the full screen. Run by ``make bench``.

Times are medians of a few runs on this machine; where machines are noisy, look at the ratios.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

import engine
import experiment
import load
import saving
import screen
import start
from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.session import Session

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "story"
PARTS = ["start", "load", "engine", "saves", "editions", "screen"]


def timed(deed: Callable[[], object], runs: int = 7) -> float:
    """The median time of a deed, in seconds."""
    times = []
    for _ in range(runs):
        began = perf_counter()
        deed()
        times.append(perf_counter() - began)
    return median(times)


def row(what: str, value: str, promise: str = "") -> None:
    """One line of the report."""
    print(f"  {what:<52} {value:>14}   {promise}")


def play(story: Story, choices: int, *, seed: int = 1) -> Session:
    """A session after some choices, always the one chosen least; begins anew where the story ends."""
    session = Session.new(story, {"role": "engineer"}, seed)
    counts: dict[str, int] = {}
    for _ in range(choices):
        free = [choice.id for choice in session.turn.choices if choice.locked is None]
        if not free:
            session = Session.new(story, {"role": "cosmonaut"}, seed)
            continue
        pick = min(free, key=lambda name: counts.get(name, 0))
        counts[pick] = counts.get(pick, 0) + 1
        session.choose(pick)
    return session


def engine_figures(story: Story) -> None:
    """How fast the story loads and plays without a face."""
    print("Story and session")
    row("our story, from YAML to a compiled story", f"{timed(lambda: load_story(STORY)) * 1000:.0f} ms")
    row("from a compiled story to the first text", f"{timed(lambda: Session.new(story)) * 1000:.1f} ms")
    picks = 400
    seconds = timed(lambda: play(story, picks), 3)
    row("choices of our story a second, through the session", f"{picks / seconds:,.0f}")
    engine.state_figures(play(story, 80), row)
    engine.figures(row)


def main() -> int:
    """Prints every figure, or only those of one part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help=f"only these parts: {', '.join(PARTS)}")
    only = parser.parse_args().only or PARTS
    story = load_story(STORY)
    if "start" in only:
        start.figures(row)
    if "load" in only:
        load.figures(row)
    if "engine" in only:
        engine_figures(story)
    if "saves" in only:
        saving.figures(row, play(story, 120))
    if "editions" in only:
        experiment.figures(row)
    if "screen" in only:
        screen.figures(row, STORY)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
