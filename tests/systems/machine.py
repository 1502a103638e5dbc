"""A small vehicle and a small flight, for the tests of the launch."""

from __future__ import annotations

from collections.abc import Callable

from star_city_game.engine import chance
from star_city_game.model.flight import Flight, FlightEnd, JudgementCall, Phase, Way
from star_city_game.model.launch import WHOLE, Defect, Launch, Milestone, Subsystem
from star_city_game.systems.launch_deal import Luck

SUBSYSTEMS = {
    "engine": Subsystem("engine", "The engine", draws=2, shows=40, catastrophic=70, finds=60),
    "tank": Subsystem("tank", "The tank", draws=1, shows=30, catastrophic=20, finds=50),
    "chute": Subsystem("chute", "The parachute", draws=1, shows=25, catastrophic=85),
}
DEFECTS = {
    defect.id: defect
    for defect in (
        Defect("e1", "engine", "The pump rubs", 20),
        Defect("e2", "engine", "The valve is slow", 10),
        Defect("e3", "engine", "The bearing is of Friday", 25, shows=60, catastrophic=10),
        Defect("e4", "engine", "The six stop at once", 5, dealt="always", phases=("up",)),
        Defect("t1", "tank", "A seam is cracked", 6),
        Defect("t2", "tank", "Slag under a bracket", 3),
        Defect("t3", "tank", "The spare was sold", 8, dealt="never"),
        Defect("c1", "chute", "Packed with two tonnes", 1),
    )
}
FLIGHT = Flight(
    "hop",
    "The hop",
    phases=(
        Phase("up", "Up", "T", (Way("up"),), ("engine", "tank"), "back", "gone", "saved_by_tower"),
        Phase("over", "Over", "", (Way("over"),), ("tank",), "", "gone"),
        Phase("burn", "Burn", "", (Way("burn"),), ("engine",), "back", "gone"),
        Phase("down", "Down", "", (Way("down"),), ("chute",), "hard", "gone"),
    ),
    ends={
        "home": FlightEnd("home", "Home", "home"),
        "back": FlightEnd("back", "Back", "abort", resume="down"),
        "saved_by_tower": FlightEnd("saved_by_tower", "The tower", "abort"),
        "hard": FlightEnd("hard", "Hard", "abort"),
        "gone": FlightEnd("gone", "Gone", "lost"),
    },
    calls={id_: JudgementCall(id_, (Way(id_),)) for id_ in ("star", "gauge", "order")},
    least=1,
    most=3,
)
LAUNCH = Launch(
    SUBSYSTEMS,
    DEFECTS,
    {"soak": Milestone("soak", "Cold soak", {"engine": 40, "chute": 20}, {"tank": 1, "engine": 1})},
    flights={"hop": FLIGHT},
)


def luck(seed: int) -> Luck:
    """The chance of a game."""
    return lambda name, hundredths: chance.below(seed, name, 0, WHOLE) < hundredths


def pick(seed: int) -> Callable[[str, int], int]:
    """The numbers of a game."""
    return lambda name, bound: chance.below(seed, name, 0, bound)
