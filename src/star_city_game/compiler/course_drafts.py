"""What is declared about the course of the calendar and of people, while expressions, texts and effects are unread."""

from __future__ import annotations

from dataclasses import dataclass, field

from star_city_game.compiler.beats import Gate
from star_city_game.compiler.nodes import ScalarNode


@dataclass(slots=True)
class ChapterDraft:
    """A chapter, and the turn with which it begins."""

    at: ScalarNode
    name: str
    first: ScalarNode


@dataclass(slots=True)
class LapseDraft:
    """Something that is to be had from one turn through another."""

    at: ScalarNode
    name: ScalarNode
    first: ScalarNode
    last: ScalarNode
    gate: Gate
    taken: Gate
    text: ScalarNode | None
    effects: list[ScalarNode]


@dataclass(slots=True)
class ReportDraft:
    """A report on the rival."""

    turn: ScalarNode
    day: str
    is_wrong: bool
    text: ScalarNode | None


@dataclass(slots=True)
class StepDraft:
    """A step of a goal."""

    turn: ScalarNode
    gate: Gate
    text: ScalarNode | None
    effects: list[ScalarNode]


@dataclass(slots=True)
class PairDraft:
    """Two people who cannot both stay friends."""

    people: list[ScalarNode]
    gate: Gate
    text: ScalarNode | None
    effects: list[ScalarNode]


@dataclass(slots=True)
class CourseDraft:
    """All of it; wants and goals by person."""

    chapters: list[ChapterDraft] = field(default_factory=list)
    lapses: dict[str, LapseDraft] = field(default_factory=dict)
    lenient: Gate = field(default_factory=list)
    rival: str = ""
    reports: list[ReportDraft] = field(default_factory=list)
    wants: dict[str, list[tuple[ScalarNode, ScalarNode]]] = field(default_factory=dict)
    goals: dict[str, tuple[ScalarNode, list[StepDraft]]] = field(default_factory=dict)
    facts: dict[str, ScalarNode] = field(default_factory=dict)
    pairs: list[PairDraft] = field(default_factory=list)
