"""The machine that may kill somebody: sub-systems and their latent defects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DEFECT_STATUS = ("latent", "found", "fixed", "waived")


@dataclass(frozen=True, slots=True)
class Subsystem:
    """A part of the vehicle that the launch board names."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Defect:
    """A latent defect; ``days`` is the work that fixing it takes."""

    id: str
    subsystem: str
    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Launch:
    """All sub-systems and defects that the story declares."""

    subsystems: Mapping[str, Subsystem] = field(default_factory=dict)
    defects: Mapping[str, Defect] = field(default_factory=dict)
