"""The file: papers declared by writers, and papers recorded in a game."""

from __future__ import annotations

from typing import Literal as Only

from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text

CATEGORIES = ("contacts", "statements", "secrecy", "morals", "sabotage", "loyalty")
KINDS = (
    "agent_report",
    "memo",
    "letter",
    "tail",
    "tap",
    "anonymous",
    "self_report",
    "essay",
    "minutes",
    "foreign",
    "commendation",
)
CREDIBILITY = {"A": 10, "B": 8, "C": 6, "D": 4, "E": 2}
"""Tenths by which a source's letter multiplies gravity."""
STATUS = {"unverified": 50, "corroborated": 125, "explained": 25, "refuted": 0}
"""Hundredths by which a paper's status multiplies gravity."""
Known = Only["nothing", "symptom", "rumour", "seen"]
KNOWN: tuple[Known, ...] = ("nothing", "symptom", "rumour", "seen")


@frozen
class Entry:
    """A declared paper. ``gravity`` -5..5 (0 sleeps until woken to ``wakes``); ``behind`` is the source's real person.

    ``did`` is what came of it and ``omitted`` what its source left out, as 1991 tells them. One that ``repeats`` may be
    recorded again in another calendar turn.
    """

    id: str
    kind: str
    source: str
    behind: str
    category: str
    gravity: int
    wakes: int
    credibility: str
    text: Text
    note: Text | None = None
    did: Text | None = None
    omitted: Text | None = None
    repeats: bool = False


@frozen
class Recorded:
    """A paper in the file: when it was written, how it stands, and what the player knows of it.

    ``about`` are the entries that it was written to explain or to answer for; ``judged`` is the day on which its status
    changed last, ``by`` the entry or the person that did it.
    """

    entry: str
    turn: str
    date: str
    status: Only["unverified", "corroborated", "explained", "refuted"] = "unverified"
    known: Known = "nothing"
    awake: bool = False
    about: tuple[str, ...] = ()
    judged: str = ""
    by: str = ""


@frozen
class Contribution:
    """What one paper adds to what the file weighs.

    ``gravity`` x ``credibility`` (tenths) x ``status`` (hundredths) is ``weight`` in thousandths, which counts unless the
    paper is ``asleep``. ``letter`` and ``standing`` are the words behind the two factors, as they count now.
    """

    entry: str
    category: str
    gravity: int
    letter: str
    credibility: int
    standing: str
    status: int
    asleep: bool

    @property
    def weight(self) -> int:
        """Thousandths of a point, were the paper awake."""
        return self.gravity * self.credibility * self.status

    @property
    def counts(self) -> int:
        """Thousandths of a point that it adds now."""
        return 0 if self.asleep else self.weight
