"""What the files of the launch and of its flights declare, with positions, while what stands inside is still unread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from star_city_game.compiler.beats import Gate, Modify
from star_city_game.compiler.nodes import Node, ScalarNode
from star_city_game.model.flight import EndKind
from star_city_game.model.launch import Dealt, RiskBand, Subsystem

Ways: TypeAlias = list[tuple[Gate, ScalarNode]]
"""Scenes, each with its gate."""


# Drafts are neither compared nor printed: without what would do that, they are defined in half the time.
@dataclass(slots=True, eq=False, repr=False)
class DefectDraft:
    """A defect."""

    at: ScalarNode
    subsystem: ScalarNode | None
    name: str
    days: int
    dealt: Dealt
    phases: list[ScalarNode]
    shows: int
    catastrophic: int
    paper: ScalarNode | None
    scene: ScalarNode | None
    found_by: str
    hidden_by: str
    signed_by: str
    knew: list[ScalarNode]
    oddity: ScalarNode | None
    flight: ScalarNode | None


@dataclass(slots=True, eq=False, repr=False)
class MilestoneDraft:
    """A milestone: percentages and draws by sub-system."""

    at: ScalarNode
    name: str
    tests: list[tuple[ScalarNode, int]]
    skipped: list[tuple[ScalarNode, int]]


@dataclass(slots=True, eq=False, repr=False)
class GaugeDraft:
    """A gauge."""

    base: int
    least: int
    most: int
    modifiers: list[Modify]


@dataclass(slots=True, eq=False, repr=False)
class PhaseDraft:
    """A phase of a flight."""

    at: ScalarNode
    name: str
    time: str
    ways: Ways
    risks: list[ScalarNode]
    abort: ScalarNode | None
    lost: ScalarNode | None
    escape: ScalarNode | None
    by_hand: list[ScalarNode]


@dataclass(slots=True, eq=False, repr=False)
class EndDraft:
    """An end of a flight."""

    at: ScalarNode
    name: str
    kind: EndKind
    ways: Ways
    resume: ScalarNode | None


@dataclass(slots=True, eq=False, repr=False)
class CallDraft:
    """A judgement call."""

    at: ScalarNode
    ways: Ways
    phases: list[ScalarNode]


@dataclass(slots=True, eq=False, repr=False)
class CauseDraft:
    """What a flight that is always lost is lost to."""

    phase: ScalarNode
    defects: list[ScalarNode]
    otherwise: ScalarNode


@dataclass(slots=True, eq=False, repr=False)
class FlightDraft:
    """A flight."""

    at: ScalarNode
    name: str
    crewed: bool
    fault: Ways
    phases: dict[str, PhaseDraft] = field(default_factory=dict)
    ends: dict[str, EndDraft] = field(default_factory=dict)
    calls: dict[str, CallDraft] = field(default_factory=dict)
    least: int = 0
    most: int = 0
    cause: CauseDraft | None = None


@dataclass(slots=True, eq=False, repr=False)
class LaunchDraft:
    """Everything about the vehicle and its flights; ``risk`` is the flight whose risk is told, at its key."""

    subsystems: dict[str, Subsystem] = field(default_factory=dict)
    defects: dict[str, DefectDraft] = field(default_factory=dict)
    milestones: dict[str, MilestoneDraft] = field(default_factory=dict)
    gauges: dict[str, GaugeDraft] = field(default_factory=dict)
    flights: dict[str, FlightDraft] = field(default_factory=dict)
    risk: ScalarNode | None = None
    bands: tuple[RiskBand, ...] = ()
    tree: Gate = field(default_factory=list)
    at_bands: Node | None = None
