"""The file: papers declared by writers, and papers recorded in a game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Only

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
)
CREDIBILITY = {"A": 10, "B": 8, "C": 6, "D": 4, "E": 2}
"""Tenths by which a source's letter multiplies gravity."""
STATUS = {"unverified": 50, "corroborated": 125, "explained": 25, "refuted": 0}
"""Hundredths by which a paper's status multiplies gravity."""
Known = Only["nothing", "symptom", "rumour", "seen"]
KNOWN: tuple[Known, ...] = ("nothing", "symptom", "rumour", "seen")


@dataclass(frozen=True, slots=True)
class Entry:
    """A declared paper. ``gravity`` -5..5 (0 sleeps until woken to ``wakes``); ``behind`` is the source's real person."""

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


@dataclass(frozen=True, slots=True)
class Recorded:
    """A paper in the file: when it was written, how it stands, and what the player knows of it."""

    entry: str
    turn: str
    date: str
    status: Only["unverified", "corroborated", "explained", "refuted"] = "unverified"
    known: Known = "nothing"
    awake: bool = False
