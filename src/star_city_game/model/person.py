"""People: forms of the name and how they address the player."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from star_city_game.model.text import Text

TRUST = (-3, 3)
DEBT = (-2, 2)


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast; ``forms`` holds full, short, address and any further form, each a text."""

    id: str
    gender: str
    about: str
    forms: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Regard:
    """How a person stands to the player: trust -3..3, debt -2..2 (positive: they owe you), and whether they have met."""

    trust: int = 0
    debt: int = 0
    met: bool = False
