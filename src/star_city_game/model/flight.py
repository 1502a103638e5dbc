"""Flights as a story declares them, and what the state keeps of the vehicle and of those flown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal as Only

from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen

EndKind = Only["home", "abort", "lost"]
UNFLOWN, ALOFT = "unflown", "aloft"
"""What a flight is before and while it is flown; afterwards it is the id of its end."""
DeedKind = Only[
    "found",  # about a defect
    "fixed",  # about a defect
    "waived",  # about a defect
    "revealed",  # about a defect: told to the Commission
    "hidden",  # about a defect: kept from it
    "blamed",  # about a defect; detail is the person
    "hinted",  # about a defect: a rumour or an oddity has reached the player
    "tested",  # about a sub-system; amount is the chance in percent that the test finds
    "hasted",  # about a sub-system; amount is how many draws it gained
    "held",  # about a milestone
    "skipped",  # about a milestone
]


@frozen
class Way:
    """One scene of several: the first whose gate holds is played."""

    scene: str
    gate: Expr | None = None


@frozen
class Phase:
    """A stretch of a flight: when it is, the scene that plays it, the sub-systems that it tries.

    What shows here and is not saved comes to the end ``abort``, or, where there is none, to nothing; if it is catastrophic,
    to ``lost``, or first to ``escape`` where there is an escape system that may work. The defects that are met ``by_hand``
    are left to the scene, which asks whether they show: nothing is rolled for them.
    """

    id: str
    name: str
    at: str
    ways: tuple[Way, ...]
    risks: tuple[str, ...] = ()
    abort: str = ""
    lost: str = ""
    escape: str = ""
    by_hand: tuple[str, ...] = ()


@frozen
class FlightEnd:
    """How a flight may end, or go on otherwise: with ``resume`` it goes on from that phase, and this stays its end."""

    id: str
    name: str
    kind: EndKind
    ways: tuple[Way, ...] = ()
    resume: str = ""


@frozen
class JudgementCall:
    """An ambiguous reading, dealt to one of its phases."""

    id: str
    ways: tuple[Way, ...]
    phases: tuple[str, ...] = ()


@frozen
class Cause:
    """The flight is always lost in a phase: to the worst of some defects that is open, or else to ``otherwise``."""

    phase: str
    defects: tuple[str, ...]
    otherwise: str


@frozen
class Flight:
    """A flight: phases in order, its ends, and judgement calls.

    Of the calls at least ``least`` are dealt, and up to ``most`` when few defects show. ``fault`` is played for a defect that
    has no scene of its own; ``crewed`` says that somebody is aboard.
    """

    id: str
    name: str
    crewed: bool = True
    phases: tuple[Phase, ...] = ()
    ends: Mapping[str, FlightEnd] = field(default_factory=dict)
    calls: Mapping[str, JudgementCall] = field(default_factory=dict)
    least: int = 0
    most: int = 0
    fault: tuple[Way, ...] = ()
    cause: Cause | None = None


@frozen
class Deed:
    """Something that was done about the vehicle: what, when, in which scene, and by which choice in its own words."""

    kind: DeedKind
    about: str
    turn: str = ""
    date: str = ""
    scene: str = ""
    choice: str = ""
    detail: str = ""
    amount: int = 0


Result = Only["", "saved", "failed", "worst"]
"""What became of what showed; empty until it is settled."""


@frozen
class Trouble:
    """A defect that shows, or a judgement call, in a phase (by number).

    ``odds`` are those of the save that settled it, in percent, -1 for none; ``result`` is empty until it is settled.
    """

    phase: int
    kind: Only["defect", "call"]
    about: str
    result: Result = ""
    odds: int = -1
    way: str = ""


@frozen
class Aloft:
    """A flight under way: the number of its phase, what is still to come, and what runs now.

    ``depth`` is how many scenes run while the flight's own beat does; ``steady`` are points added to every save; ``ending``
    is the end that has been come to and is not told yet, ``told`` the one that is being told.
    """

    flight: str
    phase: int = 0
    stage: Only["phase", "trouble", "end"] = "phase"
    waiting: tuple[Trouble, ...] = ()
    running: Trouble | None = None
    depth: int = 0
    steady: int = 0
    ending: str = ""
    told: str = ""


@frozen
class Flown:
    """The trace of a flight: when it began, how it ended (``aloft`` until then), phases passed, what showed.

    ``cause`` is the defect that ended it, or a word of the story.
    """

    flight: str
    end: str = ALOFT
    turn: str = ""
    date: str = ""
    passed: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    cause: str = ""


@frozen
class Vehicle:
    """All that a game keeps of the launch beside the status of each defect."""

    deeds: tuple[Deed, ...] = ()
    aloft: Aloft | None = None
    flown: tuple[Flown, ...] = ()
