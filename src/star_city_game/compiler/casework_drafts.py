"""What the files of the dossier declare besides papers, with positions, while what stands inside is still unread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from star_city_game.compiler.beats import Gate
from star_city_game.compiler.nodes import ScalarNode

Lines: TypeAlias = list[tuple[Gate, ScalarNode, str]]
"""Texts, each with its gate and its day."""


@dataclass(slots=True)
class RulesDraft:
    """The rules of the file."""

    dormant: dict[str, int] = field(default_factory=dict)
    shields: int = 0
    shield: Gate = field(default_factory=list)
    explains: ScalarNode | None = None
    explain_turns: int = 0
    vouches: ScalarNode | None = None
    vouch_trust: int = 2
    vouch_weight: int = 2
    trades: ScalarNode | None = None
    codenames: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class SourceDraft:
    """A source."""

    at: ScalarNode
    code: str
    behind: ScalarNode | None
    dealt: bool
    slip: ScalarNode | None


@dataclass(slots=True)
class ClueDraft:
    """A clue."""

    at: ScalarNode
    true: ScalarNode | None
    innocent: ScalarNode | None


@dataclass(slots=True)
class SuspectDraft:
    """A suspect."""

    at: ScalarNode
    gate: Gate
    clues: dict[str, ClueDraft]
    why: ScalarNode | None
    omitted: ScalarNode | None


@dataclass(slots=True)
class OfficerDraft:
    """The officer."""

    person: ScalarNode | None
    superior: str
    want: str
    limit: str
    quota: int
    agents: int
    patience: int
    idle: int
    filled: int
    closed: int
    says: Lines


@dataclass(slots=True)
class RoomDraft:
    """The reading room."""

    number: str = ""
    cover: ScalarNode | None = None
    opening: Lines = field(default_factory=list)
    withdrawn: Lines = field(default_factory=list)
    unfound: Lines = field(default_factory=list)
    closing: Lines = field(default_factory=list)


@dataclass(slots=True)
class CaseworkDraft:
    """Everything about the file besides its papers; ``informers`` are by source, ``heads`` says where each stands."""

    rules: RulesDraft = field(default_factory=RulesDraft)
    sources: dict[str, SourceDraft] = field(default_factory=dict)
    informers: dict[str, dict[str, SuspectDraft]] = field(default_factory=dict)
    heads: dict[str, ScalarNode] = field(default_factory=dict)
    officer: OfficerDraft | None = None
    room: RoomDraft = field(default_factory=RoomDraft)

    @property
    def clues(self) -> dict[str, tuple[str, ...]]:
        """The clues about each suspect."""
        return {
            person: tuple(suspect.clues) for suspects in self.informers.values() for person, suspect in suspects.items()
        }
