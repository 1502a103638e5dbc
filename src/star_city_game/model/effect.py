"""Effects: changes of the state as data, applied by one reducer in the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Only
from typing import TypeAlias

from star_city_game.model.expression import Expr
from star_city_game.model.flight import DeedKind

Sign = Only["=", "+=", "-="]


@dataclass(frozen=True, slots=True)
class Assign:
    """Sets or moves a quality; integers saturate at the quality's bounds, sets gain or lose one word."""

    quality: str
    sign: Sign
    value: Expr


@dataclass(frozen=True, slots=True)
class Regard:
    """Moves a person's trust (-3..3) or debt (-2..2)."""

    person: str
    field: Only["trust", "debt"]
    sign: Sign
    value: Expr


@dataclass(frozen=True, slots=True)
class Meet:
    """The player has met the person."""

    person: str


@dataclass(frozen=True, slots=True)
class Tell:
    """A person comes to know a fact about the player; a second time changes nothing."""

    person: str
    fact: str


@dataclass(frozen=True, slots=True)
class Record:
    """A paper enters the file; a second recording of the same entry changes nothing."""

    entry: str


@dataclass(frozen=True, slots=True)
class Learn:
    """The player comes to know of a paper; knowledge only grows: nothing, symptom, rumour, seen."""

    entry: str
    level: Only["symptom", "rumour", "seen"]


@dataclass(frozen=True, slots=True)
class Weigh:
    """Changes a recorded paper's status, or wakes it to its second gravity."""

    entry: str
    status: Only["unverified", "corroborated", "explained", "refuted", "awake"]


@dataclass(frozen=True, slots=True)
class Handle:
    """Does something about the file besides its papers.

    ``kind`` says what: a clue is ``noticed`` (``about`` a person, ``detail`` the clue), a person ``accused``, a source
    ``discredited``; the player ``traded`` (``about`` the code name); a category was ``shelved``; a friend ``vouched`` (``about``
    an entry, ``detail`` the person); the superior's patience was ``pressed`` by ``amount``.
    """

    kind: Only["noticed", "accused", "discredited", "traded", "shelved", "vouched", "pressed"]
    about: str = ""
    detail: str = ""
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Mend:
    """Moves a defect: found, fixed or waived. A fixed defect stays fixed."""

    defect: str
    status: Only["found", "fixed", "waived"]


@dataclass(frozen=True, slots=True)
class Act:
    """Something done about the vehicle: see :class:`~star_city_game.model.flight.Deed`. A test finds by chance."""

    kind: DeedKind
    about: str
    detail: str = ""
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Steer:
    """What a scene does to the flight in which it plays: brings an end, settles a defect as saved, or steadies every save.

    ``about`` is the end or the defect; ``points`` are percentage points for every save that follows.
    """

    kind: Only["abort", "clear", "steady"]
    about: str = ""
    points: int = 0


@dataclass(frozen=True, slots=True)
class Trigger:
    """Sends an event to a machine."""

    machine: str
    event: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Forces a scene at the first ``due`` beat, ``turns`` calendar turns from now (0: this turn).

    One that has a name waits once: the same scene under the same name is put off anew.
    """

    scene: str
    turns: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Forgets every planned scene of a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Reveal:
    """The player may look up an entry of the codex from now on; a second time changes nothing."""

    term: str


Effect: TypeAlias = (
    Assign
    | Regard
    | Meet
    | Tell
    | Record
    | Learn
    | Weigh
    | Handle
    | Mend
    | Act
    | Steer
    | Trigger
    | Schedule
    | Cancel
    | Reveal
)
