"""Descents for tests: the story's own lander, dealt as the engine deals, and pilots to fly it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

from star_city_game.compiler.load import load_story
from star_city_game.engine import chance
from star_city_game.model.descent import ENDS, FAULTS, Control, Descent, Lander
from star_city_game.systems import descent_ground
from star_city_game.systems.descent import Luck, fly, legal, read
from star_city_game.systems.descent_pilot import choose

STORY = Path(__file__).parents[1] / "story"
STEADY = Luck(0, 0, -100)
"""Hands that do what they are asked, and a head that is there."""
MOST_TURNS = 60
Pilot = Callable[[Descent, Luck], Control]


@cache
def lander() -> Lander:
    """The lander of the story."""
    descents = load_story(STORY).descents
    assert descents is not None
    return descents.lander


def start(seed: int, faults: Collection[str] = (), skill: int = 80, view: str = "cosmonaut") -> Descent:
    """A descent at jettison."""

    def below(name: str, bound: int) -> int:
        return chance.below(seed, f"landing/{name}", 0, bound)

    begun = descent_ground.deal("landing", view, lander(), faults, below)
    return replace(begun, skill=skill, measured=(read(begun),))


def luck_of(seed: int, turn: int) -> Luck:
    """The luck of a turn, as the engine draws it."""
    return Luck(*(chance.below(seed, f"landing/{what}", turn, 201) - 100 for what in Luck._fields))


def turn(now: Descent, control: Control, seed: int) -> Descent:
    """One turn."""
    return fly(now, control, lander(), luck_of(seed, now.turns))


def flown(now: Descent, seed: int, pilot: Pilot) -> Descent:
    """A descent to its end."""
    while now.outcome == "flying":
        assert now.turns < MOST_TURNS, "it never comes down"
        now = turn(now, pilot(now, luck_of(seed, now.turns)), seed)
    return now


def trained(now: Descent, luck: Luck) -> Control:
    """What a pilot of the descent's own skill does."""
    return choose(now, lander(), luck)


def every_fault() -> Iterator[tuple[str, ...]]:
    """Every set of faults."""
    for size in range(len(FAULTS) + 1):
        yield from combinations(FAULTS, size)


def planned(now: Descent, seed: int, slips: int = 2) -> Descent | None:
    """A descent that a perfect pilot lands, who may try every way out: None when there is none.

    He does what good hands would do, but in up to so many turns something else.
    """
    if now.outcome != "flying":
        return now if now.outcome == "landed" else None
    if now.turns >= MOST_TURNS:
        return None
    usual = choose(now, lander(), STEADY)
    found = planned(turn(now, usual, seed), seed, slips)
    if found is not None or slips == 0:
        return found
    others: list[Control] = ["push", "hold", "ease", "needle", "eyes", "left", "right", "pull", "both", "cut"]
    for other in others:
        if other != usual and other in legal(now):
            found = planned(turn(now, other, seed), seed, slips - 1)
            if found is not None:
                return found
    return None


def small_story(folder: Path, **qualities: str) -> Path:
    """A story of the lander's own numbers, words and controls: the entry flies it, by hand or as it is asked.

    ``qualities`` replace the defaults of ``skill``, ``trained`` and ``wrong``, which opens every fault.
    """
    defaults = {"skill": "70", "trained": "false", "wrong": "false", **qualities}
    text = (STORY / "systems" / "descent.yaml").read_text(encoding="utf-8")
    text = re.sub(r"shows\(d_lk_\d\)", "wrong", text)
    text = re.sub(r"skill: .*", "skill: skill", text)
    text = re.sub(r"assisted: .*", "assisted: trained", text)
    text = text.replace(" and seat != orbit", "")
    text = re.sub(r" and (?:tapes_read|hours_luch|craft) >= \d+", "", text)
    ends = "".join(f"      {end}: {end.title()}.\n" for end in ENDS)
    files = {
        "story.yaml": "id: descent\ntitle: The Descent\nedition: Two minutes.\nentry: down\n",
        "qualities.yaml": "".join(
            f"{name}: {{type: {'int, min: 0, max: 100' if name == 'skill' else 'bool'}, default: {value}}}\n"
            for name, value in defaults.items()
        ),
        "systems/descent.yaml": text,
        "endings/over.yaml": "over: {body: That was all.}\n",
        "scenes/down.yaml": "down:\n  title: The descent\n  body:\n"
        f"    - descend: landing\n{ends}    - descend: landing_heard\n{ends}    - ending: over\n",
    }
    for name, written in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    return folder
