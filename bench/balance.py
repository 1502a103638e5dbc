"""Seeded bots play the whole game, and what becomes of them is counted: the table of docs/balance.md.

Four ways with the machine (reckless, typical, careful, obsessive) by three ways with words (loyal, candid, silent), for both
roles. A bot knows what a player knows: the choices on offer with their odds, and what the last choice did. ``python
bench/balance.py --runs 40`` prints the table; ``--write`` puts it into the docs. The same seeds give the same table.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.model.turn import Offered
from star_city_game.session import Session

ROOT = Path(__file__).resolve().parent.parent
STORY, PAGE = ROOT / "story", ROOT / "docs" / "balance.md"
ROLES = ("cosmonaut", "engineer")
TARGETS = {"reckless": (12, 26), "typical": (37, 16), "careful": (64, 9), "obsessive": (84, 4)}
"""Landings and lost crews wanted, in percent, by the way with the machine; from the design of the game's systems."""
MOST_MOVES = 1_500
_MARK = "<!-- bots -->"


@dataclass(frozen=True, slots=True)
class Care:
    """A way with the machine: how much each kind of day is wanted, and how often the best odds are taken (percent)."""

    days: Mapping[str, int]
    odds: int
    trains: int


CARES = {
    "reckless": Care({"accept": 6, "bench": 0, "mend": 0}, 0, 1),
    "typical": Care({"accept": 2, "bench": 2, "mend": 2}, 50, 2),
    "careful": Care({"accept": 0, "bench": 4, "mend": 8}, 90, 2),
    "obsessive": Care({"accept": 0, "bench": 9, "mend": 60}, 100, 1),
}
WORDS = {"loyal": {"faith": 1, "candour": 0}, "candid": {"candour": 1}, "silent": {"candour": -1}}
"""Ways with words: what a bot likes a choice to do to its qualities."""
_OWN = ("luch", "mi4", "tapes")
_TRUSTED = ("trained", "landing_fly", "landing_heard_listen")
"""In the descent every bot lets trained hands fly; the table is about what came before."""
_READY = {"reckless": "ready", "typical": "ready", "careful": "except_for", "obsessive": "except_for"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one game."""

    ending: str
    flight: str
    landed: bool
    stage: str


class Bot:
    """Plays one game by its two ways."""

    def __init__(self, story: Story, care: str, words: str, role: str, seed: int) -> None:
        self._care, self._name, self._words = CARES[care], care, WORDS[words]
        self._dice = random.Random(f"{care} {words} {role} {seed}")  # noqa: S311 - the same game every time, nothing secret
        self.session = Session.new(story, {"role": role}, seed)

    def moves(self) -> Iterator[str]:
        """Plays on to the end of the game, and gives each choice before it is made."""
        for _ in range(MOST_MOVES):
            free = [choice for choice in self.session.turn.choices if choice.locked is None]
            if not free:
                return
            pick = self._pick(free).id
            yield pick
            self.session.choose(pick)

    def play(self) -> Outcome:
        """Plays to the end of the game."""
        for _ in self.moves():
            pass
        state = self.session.saved().state
        flown = next((flight for flight in state.vehicle.flown if flight.flight == "landing"), None)
        return Outcome(
            ending=self.session.turn.ended or "stopped",
            flight=flown.end if flown else "unflown",
            landed=flown is not None and "sit" in flown.passed,
            stage=state.machines.get("kgb_file", "").split("/")[0] or "clean",
        )

    def _pick(self, free: Sequence[Offered]) -> Offered:
        by_name = {choice.id.rpartition(".")[2]: choice for choice in free}
        wanted = [_READY[self._name]] if "yesterday" in by_name else ["sit_lk", *_TRUSTED]
        settled = next((name for name in wanted if name in by_name), None)
        if settled is not None:
            return by_name[settled]
        if "bench" in by_name:
            return self._day(free)
        if "leave" in by_name and any(name.startswith("fix_") for name in by_name):
            return self._dice.choice([choice for name, choice in by_name.items() if name != "leave"])
        if any(choice.odds for choice in free):
            return self._try(free)
        return self._say(free)

    def _day(self, free: Sequence[Offered]) -> Offered:
        wanted = [
            self._care.days.get(name, self._care.trains if name in _OWN else 1)
            for name in (choice.id.rpartition(".")[2] for choice in free)
        ]
        return self._dice.choices(free, wanted)[0] if any(wanted) else self._dice.choice(free)

    def _try(self, free: Sequence[Offered]) -> Offered:
        if self._dice.randrange(100) < self._care.odds:
            return max(free, key=lambda choice: choice.odds.percent if choice.odds else 0)
        return self._dice.choice(free)

    def _say(self, free: Sequence[Offered]) -> Offered:
        """The choice whose effect on the qualities is liked best; never one that ends the game while there is another."""
        liked: list[tuple[int, float, int]] = []
        for number, choice in enumerate(free):
            before = dict(self.session.saved().state.values)
            turn = self.session.choose(choice.id)
            after = self.session.saved().state.values
            moved = {name: _number(after[name]) - _number(before[name]) for name in self._words}
            worth = sum(weight * moved[name] for name, weight in self._words.items())
            liked.append((0 if turn.ended else 1, worth + self._dice.random() * 1.5, number))
            self.session.undo()
        return free[max(liked)[2]]


def _number(value: object) -> int:
    """The value of a quality that is a number."""
    return value if isinstance(value, int) else 0


@cache
def the_story() -> Story:
    """The real story, loaded once."""
    return load_story(STORY)


def played(job: tuple[str, str, str, int]) -> Outcome:
    """One game: its way with the machine, its way with words, its role and its seed."""
    care, words, role, seed = job
    return Bot(the_story(), care, words, role, seed).play()


def jobs(runs: int) -> list[tuple[str, str, str, int]]:
    """So many games of each kind."""
    return [(*kind, seed) for kind in product(CARES, WORDS, ROLES) for seed in range(runs)]


def census(runs: int, workers: int = 2) -> list[tuple[tuple[str, str, str, int], Outcome]]:
    """Every game with what became of it; the same for any number of workers."""
    todo = jobs(runs)
    with ProcessPoolExecutor(workers) as pool:
        return list(zip(todo, pool.map(played, todo, chunksize=8), strict=True))


def percent(part: int, whole: int) -> int:
    """A part in whole percents."""
    return round(100 * part / whole) if whole else 0


def table(games: Iterable[tuple[tuple[str, str, str, int], Outcome]]) -> list[str]:
    """The report as Markdown."""
    games = list(games)
    lines = ["| bots | flown | landed | wanted | lost | wanted | broken off |", "|---|---|---|---|---|---|---|"]
    lost = {end.id for end in the_story().launch.flights["landing"].ends.values() if end.kind == "lost"}
    for care, (landed, dead) in TARGETS.items():
        flown = [game for job, game in games if job[0] == care and game.flight != "unflown"]
        down = percent(sum(game.landed for game in flown), len(flown))
        gone = percent(sum(game.flight in lost for game in flown), len(flown))
        off = percent(sum(not game.landed and game.flight not in lost for game in flown), len(flown))
        lines.append(f"| {care} | {len(flown)} | {down} % | {landed} % | {gone} % | {dead} % | {off} % |")
    stages = sorted({game.stage for _, game in games})
    lines += ["", f"| file at the end | {' | '.join(stages)} |", f"|---{'|---' * len(stages)}|"]
    for words in WORDS:
        counts = Counter(game.stage for job, game in games if job[1] == words)
        lines.append(f"| {words} | {' | '.join(f'{percent(counts[one], counts.total())} %' for one in stages)} |")
    lines += ["", "| ending | of all games |", "|---|---|"]
    endings = Counter(game.ending for _, game in games)
    lines += [f"| {name} | {percent(count, len(games))} % |" for name, count in endings.most_common()]
    return lines


def main() -> None:
    """Prints the table, and writes it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="games of each of the 24 kinds")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="put the table into docs/balance.md")
    options = parser.parse_args()
    report = "\n".join(table(census(options.runs, options.workers)))
    print(report)
    if options.write:
        head = PAGE.read_text(encoding="utf-8").partition(_MARK)[0]
        PAGE.write_text(f"{head}{_MARK}\n\n{options.runs} games of each of 24 kinds.\n\n{report}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
