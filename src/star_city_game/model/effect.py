"""Effects: changes of the state as data, applied by one reducer in the engine."""

from __future__ import annotations

from typing import Literal as Only
from typing import TypeAlias

from star_city_game.model.expression import Expr
from star_city_game.model.flight import DeedKind
from star_city_game.model.frozen import frozen

Sign = Only["=", "+=", "-="]


@frozen
class Assign:
    """Sets or moves a quality; integers saturate at the quality's bounds, sets gain or lose one word."""

    quality: str
    sign: Sign
    value: Expr


@frozen
class Regard:
    """Moves a person's trust (-3..3) or debt (-2..2)."""

    person: str
    field: Only["trust", "debt"]
    sign: Sign
    value: Expr


@frozen
class Meet:
    """The player has met the person."""

    person: str


@frozen
class Tell:
    """A person comes to know a fact about the player; a second time changes nothing."""

    person: str
    fact: str


@frozen
class Record:
    """A paper enters the file; a second recording of the same entry changes nothing."""

    entry: str


@frozen
class Learn:
    """The player comes to know of a paper; knowledge only grows: nothing, symptom, rumour, seen."""

    entry: str
    level: Only["symptom", "rumour", "seen"]


@frozen
class Weigh:
    """Changes a recorded paper's status, or wakes it to its second gravity."""

    entry: str
    status: Only["unverified", "corroborated", "explained", "refuted", "awake"]


@frozen
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


@frozen
class Mend:
    """Moves a defect: found, fixed or waived. A fixed defect stays fixed."""

    defect: str
    status: Only["found", "fixed", "waived"]


@frozen
class Act:
    """Something done about the vehicle: see :class:`~star_city_game.model.flight.Deed`. A test finds by chance."""

    kind: DeedKind
    about: str
    detail: str = ""
    amount: int = 0


@frozen
class Steer:
    """What a scene does to the flight in which it plays: brings an end, settles a defect as saved, or steadies every save.

    ``about`` is the end or the defect; ``points`` are percentage points for every save that follows.
    """

    kind: Only["abort", "clear", "steady"]
    about: str = ""
    points: int = 0


@frozen
class Trigger:
    """Sends an event to a machine."""

    machine: str
    event: str


@frozen
class Schedule:
    """Forces a scene at the first ``due`` beat, ``turns`` calendar turns from now (0: this turn).

    One that has a name waits once: the same scene under the same name is put off anew.
    """

    scene: str
    turns: int
    name: str = ""


@frozen
class Cancel:
    """Forgets every planned scene of a name."""

    name: str


@frozen
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
