"""The machine that may kill somebody: sub-systems, their latent defects, milestones, and what sways the odds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal as Only

from star_city_game.model.check import Modifier
from star_city_game.model.expression import Expr
from star_city_game.model.flight import Flight
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text

DEFECT_STATUS = ("latent", "found", "fixed", "waived")
WHOLE = 10_000
"""Chances of the launch are whole numbers of hundredths of a percent: this is certainty."""
PERCENT = 100
"""Hundredths in a percent."""
Dealt = Only["by_chance", "always", "never"]


@frozen
class Subsystem:
    """A part of the vehicle that the launch board names.

    ``draws`` is how many of its defects are in the vehicle on the average; of one that is there, ``shows`` is the chance in
    percent that it shows in a flight, and ``catastrophic`` that it destroys when it shows and is not saved; ``finds`` the
    chance in percent that a test finds it. ``draws`` 0 deals nothing.
    """

    id: str
    name: str
    draws: int = 0
    shows: int = 0
    catastrophic: int = 0
    finds: int = 50


@frozen
class Defect:
    """A latent defect; ``days`` is the work that fixing it takes.

    ``dealt`` says whether the seed deals it, or every vehicle has it, or only a decision puts it there. ``phases`` bounds
    where it can show. ``shows`` and ``catastrophic`` stand instead of those of the sub-system, unless they are -1. The other
    texts are for the board and for the Commission: ``found_by`` what could find it, ``hidden_by`` what hid it, ``signed_by``
    who else signed, ``oddity`` what is heard of it by those who do not see the tree, ``flight`` how it reads when it shows.
    ``paper`` is the entry of the file that a waiver turns into when it shows.
    """

    id: str
    subsystem: str
    name: str
    days: int
    dealt: Dealt = "by_chance"
    phases: tuple[str, ...] = ()
    shows: int = -1
    catastrophic: int = -1
    found_by: str = ""
    hidden_by: str = ""
    signed_by: str = ""
    knew: tuple[str, ...] = ()
    oddity: Text | None = None
    flight: Text | None = None
    paper: str = ""
    scene: str = ""


@frozen
class Milestone:
    """Something on the schedule that tests sub-systems when it is held, and adds draws to some when it is skipped."""

    id: str
    name: str
    tests: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)


@frozen
class Gauge:
    """A percentage made of a base and contributions, held between two bounds."""

    base: int = 0
    least: int = 0
    most: int = 100
    modifiers: tuple[Modifier, ...] = ()


@frozen
class RiskBand:
    """A word for the risk: from its lowest to its highest percentage."""

    low: int
    high: int
    word: str


@frozen
class Launch:
    """All that the story declares about the vehicle and its flights.

    ``people`` multiplies the chance that a defect shows, in percent; ``save`` is the chance of crew and control to save what
    shows; ``escape`` the chance that the escape system fails. ``risk`` is the flight whose risk is told, in ``bands``;
    the tree is shown only while ``tree`` holds.
    """

    subsystems: Mapping[str, Subsystem] = field(default_factory=dict)
    defects: Mapping[str, Defect] = field(default_factory=dict)
    milestones: Mapping[str, Milestone] = field(default_factory=dict)
    people: Gauge = field(default_factory=lambda: Gauge(100, 100, 160))
    save: Gauge = field(default_factory=lambda: Gauge(35, 35, 64))
    escape: Gauge = field(default_factory=lambda: Gauge(45, 10, 45))
    flights: Mapping[str, Flight] = field(default_factory=dict)
    risk: str = ""
    bands: tuple[RiskBand, ...] = ()
    tree: Expr | None = None
