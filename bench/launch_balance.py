"""Flies the landing for four habits of working, over many seeds, and prints what it comes to. The launch is tuned by it.

A habit is a share of the milestones held and of found defects fixed, how many milestones are skipped, and where people, saves
and the escape system stand. What is left is put into the forecast as it is, seed by seed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from star_city_game.compiler.load import load_story
from star_city_game.engine import chance
from star_city_game.model.flight import Deed
from star_city_game.model.launch import PERCENT, WHOLE, Launch
from star_city_game.systems import launch_deal, launch_odds
from star_city_game.systems.launch_deal import Luck
from star_city_game.systems.launch_odds import Sways

STORY = Path(__file__).resolve().parent.parent / "story"
GAMES = 400
FLIGHT, LANDED = "landing", "descent"


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody works: shares in percent; ``aim`` is what the design wants of landings and of crews lost."""

    held: int
    fixed: int
    skipped: int
    sways: Sways
    aim: tuple[int, int]


HABITS = {
    "reckless": Habit(10, 30, 3, Sways(160, 39, 42), (12, 26)),
    "typical": Habit(50, 70, 1, Sways(130, 50, 30), (37, 16)),
    "careful": Habit(90, 90, 0, Sways(110, 57, 24), (64, 9)),
    "obsessive": Habit(100, 100, 0, Sways(100, 66, 12), (84, 4)),
}


def worked(launch: Launch, habit: Habit, seed: int) -> dict[str, int]:
    """The defects that are there when the vehicle flies, each for certain."""

    def luck(name: str, hundredths: int) -> bool:
        return chance.below(seed, name, 0, WHOLE) < hundredths

    order = sorted(launch.milestones, key=lambda milestone: chance.draw(seed, milestone, 0))
    count = len(order) * habit.held // PERCENT
    deeds = [Deed("held", milestone) for milestone in order[:count]]
    deeds += [Deed("skipped", milestone) for milestone in order[len(order) - habit.skipped :]]
    statuses: dict[str, str] = {}
    for number in range(len(deeds)):
        for found in _found(launch, tuple(deeds[: number + 1]), statuses, luck):
            statuses[found] = "fixed" if luck(f"fix.{found}", habit.fixed * PERCENT) else "waived"
    return {defect.id: WHOLE for defect in launch_deal.there(launch, statuses, tuple(deeds), luck)}


def _found(launch: Launch, deeds: tuple[Deed, ...], statuses: dict[str, str], luck: Luck) -> list[str]:
    """What the last deed finds."""
    return [
        defect.id
        for defect in launch.defects.values()
        if defect.id not in statuses
        and (finds := launch_deal.tried(launch, deeds[-1], defect.subsystem))
        and launch_deal.is_there(launch, defect, "latent", deeds[:-1], luck)
        and luck(f"test.{len(deeds)}.{defect.id}", finds * PERCENT)
    ]


def outcome(launch: Launch, habit: Habit) -> dict[str, float]:
    """What the landing comes to by a habit, in percent: ``landed``, and the kinds of ends."""
    flight = launch.flights[FLIGHT]
    exposed = launch_odds.exposure(launch, flight)
    sums: Counter[str] = Counter()
    for seed in range(GAMES):
        told = launch_odds.forecast(exposed, worked(launch, habit, seed), habit.sways)
        for kind in ("home", "abort", "lost"):
            sums[kind] += told.of_kind(flight, kind)
        sums["landed"] += next(phase.passed for phase in told.phases if phase.phase == LANDED)
    return {kind: total / GAMES / PERCENT for kind, total in sums.items()}


def main() -> None:
    """Prints the table of the page about the launch."""
    launch = load_story(STORY).launch
    print("| Habit | Landed | aim | Home | Turned back | Lost | aim |\n|---|---|---|---|---|---|---|")
    for name, habit in HABITS.items():
        shares = {kind: f"{share:.0f} %" for kind, share in outcome(launch, habit).items()}
        landed, lost = habit.aim
        cells = (name, shares["landed"], f"{landed} %", shares["home"], shares["abort"], shares["lost"], f"{lost} %")
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
