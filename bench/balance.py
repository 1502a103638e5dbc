"""Seeded bots play the whole game, and what becomes of them is counted: the table of docs/balance.md.

Four ways with the machine (reckless, typical, careful, obsessive) by three ways with words (loyal, candid, silent), for both
roles. A bot knows what a player knows: the choices on offer with their odds and their days, and what the last choice did.
``python bench/balance.py --runs 40`` prints the table; ``--write`` puts it into the docs. The same seeds give the same table.

Every game has a seed of its own. What goes wrong in a flight is a matter of luck more than of care, so each game's landing is
flown several times more, from the same morning with the same machine: a game costs half a second and a flight a twentieth.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from statistics import fmean, stdev

from star_city_game.compiler.load import load_story
from star_city_game.engine import chance
from star_city_game.model.launch import WHOLE
from star_city_game.model.saved import SavedGame
from star_city_game.model.state import GameState
from star_city_game.model.story import Story
from star_city_game.model.turn import Offered
from star_city_game.session import Session
from star_city_game.systems import launch_deal

ROOT = Path(__file__).resolve().parent.parent
STORY, PAGE = ROOT / "story", ROOT / "docs" / "balance.md"
ROLES = ("cosmonaut", "engineer")
TARGETS = {"reckless": (12, 26), "typical": (37, 16), "careful": (64, 9), "obsessive": (84, 4)}
"""Landings and lost crews wanted, in percent, by the way with the machine; from the design of the game's systems."""
MOST_MOVES = 1_500
FLIGHT, LANDED = "landing", "sit"
AGAIN = 5
"""How often the landing of each game is flown once more."""
_MARK = "<!-- bots -->"


@dataclass(frozen=True, slots=True)
class Care:
    """A way with the machine: how much each kind of day is wanted, and how often the best odds are taken (percent).

    ``short`` says that of the faults on the list those are mended first that take the fewest days.
    """

    days: Mapping[str, int]
    odds: int
    trains: int
    short: bool = False


CARES = {
    "reckless": Care({"accept": 6, "bench": 0, "mend": 0}, 0, 1),
    "typical": Care({"accept": 2, "bench": 2, "mend": 2}, 50, 2),
    "careful": Care({"accept": 0, "bench": 4, "mend": 4}, 90, 2, short=True),
    "obsessive": Care({"accept": 0, "bench": 45, "mend": 45}, 100, 1, short=True),
}
WORDS = {"loyal": {"faith": 1, "candour": 0}, "candid": {"candour": 1}, "silent": {"candour": -1}}
"""Ways with words: what a bot likes a choice to do to its qualities."""
_OWN = ("luch", "mi4", "tapes")
_TRUSTED = ("trained", "landing_fly", "landing_heard_listen")
"""In the descent every bot lets trained hands fly; the table is about what came before."""
_NIGHTS = {"reckless": "sell", "careful": "keep", "obsessive": "keep"}
"""What becomes of the two nights of May 1969; the typical go by words there."""
_READY = {"reckless": "ready", "typical": "ready", "careful": "except_for", "obsessive": "except_for"}


@dataclass(frozen=True, slots=True)
class Landing:
    """What a landing came to: how it ended, and whether somebody stood on the Moon."""

    end: str
    landed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one game; its landing as it was flown, then as it was flown again. None, if it was never begun."""

    ending: str
    stage: str
    landings: tuple[Landing, ...] = ()


class Bot:
    """Plays one game by its two ways."""

    def __init__(self, story: Story, care: str, words: str, role: str, seed: int) -> None:
        self._care, self._name, self._words = CARES[care], care, WORDS[words]
        self._dice = random.Random(f"{care} {words} {role} {seed}")  # noqa: S311 - the same game every time, nothing secret
        self.session = Session.new(story, {"role": role}, seed)
        self._morning: tuple[SavedGame, str] | None = None
        """The game before the choice with which the landing begins, and that choice."""

    def moves(self) -> Iterator[str]:
        """Plays on to the end of the game, and gives each choice before it is made."""
        last = len(self.session.story.calendar.turns) - 1
        for _ in range(MOST_MOVES):
            free = [choice for choice in self.session.turn.choices if choice.locked is None]
            if not free:
                return
            pick = self._pick(free).id
            if self.session.calendar_turn == last and landing_of(self.session.saved().state) is None:
                self._morning = (self.session.saved(), pick)
            yield pick
            self.session.choose(pick)

    def play(self) -> Outcome:
        """Plays to the end of the game, and flies its landing again."""
        for _ in self.moves():
            pass
        ending, state = self.session.turn.ended or "stopped", self.session.saved().state
        stage = state.machines.get("kgb_file", "").split("/")[0] or "clean"
        landing = landing_of(state)
        if landing is None or self._morning is None:
            return Outcome(ending, stage)
        again = tuple(self._fly_again(number, state, *self._morning) for number in range(1, AGAIN + 1))
        return Outcome(ending, stage, (landing, *again))

    def _fly_again(self, number: int, end: GameState, morning: SavedGame, pick: str) -> Landing:
        """The landing under another seed, with the machine as it is in this game."""
        forced = dealt(self.session.story, end, morning.state)
        fresh = replace(morning.state, seed=chance.below(end.seed, "again", number, 1 << 63))
        self.session = Session.resume(self.session.story, replace(morning, state=fresh))
        self.session.choose(pick, forced)
        for _ in self.moves():
            pass
        return landing_of(self.session.saved().state) or Landing("unflown", landed=False)

    def _pick(self, free: Sequence[Offered]) -> Offered:
        by_name = {choice.id.rpartition(".")[2]: choice for choice in free}
        wanted = [_READY[self._name]] if "yesterday" in by_name else ["sit_lk", *_TRUSTED]
        if "sell" in by_name and self._name in _NIGHTS:
            wanted = [_NIGHTS[self._name]]
        settled = next((name for name in wanted if name in by_name), None)
        if settled is not None:
            return by_name[settled]
        if "bench" in by_name:
            return self._day(free)
        if "leave" in by_name and any(name.startswith("fix_") for name in by_name):
            return self._mend([choice for name, choice in by_name.items() if name.startswith("fix_")])
        if any(choice.odds for choice in free):
            return self._try(free)
        return self._say(free)

    def _mend(self, faults: Sequence[Offered]) -> Offered:
        if not self._care.short:
            return self._dice.choice(faults)
        defects = self.session.story.launch.defects
        return min(faults, key=lambda choice: defects[choice.id.rpartition(".fix_")[2]].days)

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
            self.session.choose(choice.id)
            after = self.session.saved().state.values
            moved = {name: _number(after[name]) - _number(before[name]) for name in self._words}
            worth = sum(weight * moved[name] for name, weight in self._words.items())
            is_over = self.session.story.scenes[self.session.scene].is_ending
            liked.append((0 if is_over else 1, worth + self._dice.random() * 1.5, number))
            self.session.undo()
        return free[max(liked)[2]]


def landing_of(state: GameState) -> Landing | None:
    """The landing of a game; None when it was never begun."""
    flown = next((flight for flight in state.vehicle.flown if flight.flight == FLIGHT), None)
    return None if flown is None else Landing(flown.end, LANDED in flown.passed)


def dealt(story: Story, end: GameState, morning: GameState) -> dict[str, bool]:
    """What is in the machine of a game that nobody has found by the morning of its landing, as points that are forced."""

    def luck(name: str, hundredths: int) -> bool:
        return chance.below(end.seed, name, 0, WHOLE) < hundredths

    deeds = end.vehicle.deeds
    there = {defect.id for defect in launch_deal.there(story.launch, morning.defects, deeds, luck)}
    forced = {f"deal.{id_}": id_ in there for id_ in story.launch.defects}
    return forced | {f"deal.{id_}.{number}": False for id_ in story.launch.defects for number in range(len(deeds))}


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
    """So many games of each kind, each of a seed of its own."""
    kinds = list(product(CARES, WORDS, ROLES))
    return [(*kind, run * len(kinds) + number) for number, kind in enumerate(kinds) for run in range(runs)]


def census(runs: int, workers: int = 2) -> list[tuple[tuple[str, str, str, int], Outcome]]:
    """Every game with what became of it; the same for any number of workers."""
    todo = jobs(runs)
    with ProcessPoolExecutor(workers) as pool:
        return list(zip(todo, pool.map(played, todo, chunksize=8), strict=True))


def percent(part: int, whole: int) -> int:
    """A part in whole percents."""
    return round(100 * part / whole) if whole else 0


def share(games: Sequence[Sequence[Landing]], wanted: Callable[[Landing], bool]) -> str:
    """The share of landings that are as is wanted, in percent, each game counting once; and how far it may be out.

    That is two standard errors of the games' means.
    """
    each = [sum(map(wanted, flown)) / len(flown) for flown in games]
    if not each:
        return "0"
    error = stdev(each) / len(each) ** 0.5 if len(each) > 1 else 0.0
    return f"{100 * fmean(each):.0f} ± {200 * error:.0f}"


def table(games: Iterable[tuple[tuple[str, str, str, int], Outcome]]) -> list[str]:
    """The report as Markdown."""
    games = list(games)
    lines = ["| bots | flown | landed | wanted | lost | wanted | broken off |", "|---|---|---|---|---|---|---|"]
    lost = {end.id for end in the_story().launch.flights["landing"].ends.values() if end.kind == "lost"}
    for care, (landed, dead) in TARGETS.items():
        flown = [game.landings for job, game in games if job[0] == care and game.landings]
        down = share(flown, lambda flight: flight.landed)
        gone = share(flown, lambda flight: flight.end in lost)
        off = share(flown, lambda flight: not flight.landed and flight.end not in lost)
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
