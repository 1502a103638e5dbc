"""What the files declare about descents, with positions, while expressions and texts inside are still unread."""

from __future__ import annotations

from dataclasses import dataclass, field

from star_city_game.compiler.beats import Gate
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.model.descent import Lander


# Drafts are neither compared nor printed: without what would do that, they are defined in half the time.
@dataclass(slots=True, eq=False, repr=False)
class ControlDraft:
    """What a control is called when it is offered, and when it is."""

    at: ScalarNode
    say: ScalarNode
    gate: Gate


@dataclass(slots=True, eq=False, repr=False)
class RemarkDraft:
    """Words for a turn."""

    at: ScalarNode
    say: ScalarNode
    gate: Gate


@dataclass(slots=True, eq=False, repr=False)
class PlanDraft:
    """A descent that may be flown."""

    at: ScalarNode
    view: str
    skill: ScalarNode | None
    assisted: ScalarNode | None
    faults: dict[str, Gate]


@dataclass(slots=True, eq=False, repr=False)
class DescentDraft:
    """All of it; ``at`` is where the lander is declared, ``flown`` which descents some scene flies."""

    at: ScalarNode | None = None
    lander: Lander | None = None
    plans: dict[str, PlanDraft] = field(default_factory=dict)
    controls: dict[str, list[ControlDraft]] = field(default_factory=dict)
    remarks: dict[str, list[RemarkDraft]] = field(default_factory=dict)
    flown: set[str] = field(default_factory=set)
