"""How fast the engine plays, beside a bare loop over the same data, and what grows: with the story, and with the game.

What is compared is measured in turns, round after round, and of each the median is shown, because machines are noisy. All code
is warm: a scene is made into a function when a game first comes to it, and that is shown apart.
"""

from __future__ import annotations

import gc
import json
import random
import tempfile
import tracemalloc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeAlias

import synthetic
from star_city_game.compiler.load import load_story
from star_city_game.engine.blocks import Code
from star_city_game.engine.program import Program
from star_city_game.engine.runner import Runner
from star_city_game.model.story import Story
from star_city_game.saves.records import to_plain
from star_city_game.session import Session

Row: TypeAlias = Callable[[str, str, str], None]
Play: TypeAlias = Callable[[int], object]

OTHERS = {1_000: 103_000, 10_000: 64_000}
"""By number of scenes: steps a second of the fastest other engine known (DendryNexus, on Node, a quiet machine)."""
STEPS = 10_000
ROUNDS = 7
EARLY, LATE, WINDOW = 50, 5_000, 400
"""Choices after which the cost of a choice is measured, and over how many."""


@dataclass(slots=True)
class Contest:
    """Ways to play a story of so many scenes, and their steps a second in each round."""

    number: int
    plays: Mapping[str, Play]
    rates: dict[str, list[float]] = field(default_factory=dict)

    def run(self) -> None:
        """One round: each way in its turn."""
        for name, play in self.plays.items():
            began = perf_counter()
            play(STEPS)
            self.rates.setdefault(name, []).append(STEPS / (perf_counter() - began))

    def rate(self, name: str) -> float:
        """The median steps a second."""
        return median(self.rates[name])

    def ratio(self, name: str, other: str) -> float:
        """How many times as fast as another way, the median of the rounds."""
        return median(mine / its for mine, its in zip(self.rates[name], self.rates[other], strict=True))


def figures(row: Row) -> None:
    """Prints the figures of synthetic stories; ``row`` takes what was measured, its value and the promise."""
    print("Engine, on synthetic stories; a step is a choice taken and the next scene's text and choices made")
    contests, stories = [], {}
    for number in OTHERS:
        data = synthetic.scenes(number)
        stories[number] = story = _written(data)
        code = Code(Program(story))
        cold, warm = _seconds(partial(_run, code, 4 * number)), _seconds(partial(_run, code, 4 * number))
        _run(code, 20 * number)
        choose(story, 20 * number)
        row(f"{number:,} scenes: the first visit of a scene costs", f"{(cold - warm) / number * 1e6:,.0f} us", "")
        plays: dict[str, Play] = {
            "bare": partial(synthetic.bare_loop, data),
            "runner": partial(_run, code),
            "session": partial(choose, story),
        }
        contests.append(Contest(number, plays))
    gc.freeze()  # as the game does when it has loaded a story
    for _ in range(ROUNDS):
        for contest in contests:
            contest.run()
    for contest in contests:
        _show(contest, row)
    _growth(contests[0], contests[1], row)
    _length(stories[1_000], row)


def _written(data: Mapping[str, synthetic.Scene]) -> Story:
    with tempfile.TemporaryDirectory() as folder:
        synthetic.write(Path(folder) / "story", data)
        return load_story(Path(folder) / "story")


def _seconds(deed: Callable[[], object]) -> float:
    began = perf_counter()
    deed()
    return perf_counter() - began


def _run(code: Code, steps: int) -> int:
    """Plays as a bot does. Gives how much was shown, as the bare loop does."""
    runner = Runner(code)
    dice = random.Random(1).random  # noqa: S311 - the same path every time, nothing secret
    ways, shown = runner.ways, 0
    for _ in range(steps):
        ways = runner.take(int(dice() * len(ways)))
        labels = [way.offered.say for way in ways]
        shown += len(runner.text()) + len(labels)
    return shown


def choose(story: Story, steps: int) -> Session:
    """Plays as a face does, everything kept for undo and the journal."""
    session = Session.new(story)
    dice = random.Random(1).random  # noqa: S311 - as above
    for _ in range(steps):
        choices = session.turn.choices
        session.choose(choices[int(dice() * len(choices))].id)
    return session


def _show(contest: Contest, row: Row) -> None:
    scenes = f"{contest.number:,} scenes:"
    row(f"{scenes} the bare loop, steps a second", f"{contest.rate('bare'):,.0f}", "")
    row(f"{scenes} the runner that bots use", f"{contest.rate('runner'):,.0f}", f"over {OTHERS[contest.number]:,}")
    row(f"{scenes} the runner to the bare loop", f"{contest.ratio('runner', 'bare'):.2f}", "at least 0.50")
    row(f"{scenes} choices through the session", f"{contest.rate('session'):,.0f}", "at least 25,000")


def _growth(small: Contest, large: Contest, row: Row) -> None:
    """Ten times the scenes. The memory of this many no longer lies in the processor, for a bare loop as for any other."""
    bare, runner, session = (small.rate(name) / large.rate(name) for name in ("bare", "runner", "session"))
    row("a step at 10,000 scenes to one at 1,000: bare loop", f"{bare:.2f}", "(the machine's own)")
    row("  the runner", f"{runner:.2f}", "")
    row("  the runner, beside the bare loop", f"{runner / bare:.2f}", "at most 1.3")
    row("  through the session", f"{session:.2f}", "")
    row("  through the session, beside the bare loop", f"{session / bare:.2f}", "at most 1.3")


def _length(story: Story, row: Row) -> None:
    """What a choice costs early and late in a game: time, and memory that is kept for undo and the journal."""
    early, late = [], []
    for _ in range(ROUNDS):
        early.append(_window(story, EARLY))
        late.append(_window(story, LATE))
    row(f"a choice after {LATE:,} to one after {EARLY}: time", f"{median(late) / median(early):.2f}", "at most 1.2")
    first, last = (median(_kept(story, after) for _ in range(3)) for after in (EARLY, LATE))
    row("  memory kept", f"{last / first:.2f}", f"at most 1.2; {last / 1000:.1f} kB a choice")


def _window(story: Story, after: int) -> float:
    session = choose(story, after)
    return _seconds(lambda: _go_on(session))


def _kept(story: Story, after: int) -> float:
    """Bytes that a choice adds to what is kept."""
    tracemalloc.start()
    session = choose(story, after)
    gc.collect()  # empties the free lists, from which the first objects would come unseen
    before = tracemalloc.get_traced_memory()[0]
    _go_on(session)
    added = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return added / WINDOW


def _go_on(session: Session) -> None:
    dice = random.Random(2).random  # noqa: S311 - as above
    for _ in range(WINDOW):
        choices = session.turn.choices
        session.choose(choices[int(dice() * len(choices))].id)


def state_figures(session: Session, row: Row) -> None:
    """What the state of a game costs to write."""
    state = session.saved().state
    times = [
        _seconds(lambda: json.dumps(to_plain(state), ensure_ascii=False, separators=(",", ":"))) for _ in range(50)
    ]
    size = len(json.dumps(to_plain(state), ensure_ascii=False, separators=(",", ":")).encode())
    row("a state of our story written", f"{median(times) * 1000:.3f} ms", "under 0.2 ms")
    row("  its size", f"{size / 1000:.1f} kB", "under 10 kB")
