"""What the files declare, with positions, while expressions, texts and effects inside are still unread."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from star_city_game.compiler.beats import Body, Gate, Modify
from star_city_game.compiler.casework_drafts import CaseworkDraft
from star_city_game.compiler.course_drafts import CourseDraft
from star_city_game.compiler.declare_editions import EarlierDraft
from star_city_game.compiler.drafts_descent import DescentDraft
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.launch_drafts import LaunchDraft
from star_city_game.compiler.lock import Lock
from star_city_game.compiler.marks import Marks
from star_city_game.compiler.nodes import Node, ScalarNode
from star_city_game.compiler.pins import NONE, Pins
from star_city_game.compiler.spans import Span
from star_city_game.model.calendar import CalendarTurn
from star_city_game.model.frozen import frozen
from star_city_game.model.quality import Quality
from star_city_game.model.story import Question

_WORD = re.compile(r"[a-z][a-z0-9_]*")


# Drafts are neither compared nor printed: without what would do that, they are defined in half the time.
@dataclass(slots=True, eq=False, repr=False)
class PersonDraft:
    """A person: forms of the name as written."""

    at: ScalarNode
    gender: str
    about: str
    forms: dict[str, ScalarNode]
    told: int = 1
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class EventDraft:
    """A dated event of the calendar."""

    turn: ScalarNode
    day: int
    scene: ScalarNode
    gate: Gate
    known: ScalarNode | None = None
    since: ScalarNode | None = None


@dataclass(slots=True, eq=False, repr=False)
class StageDraft:
    """A stage of a machine, with those inside it."""

    at: ScalarNode
    label: str
    enter: list[ScalarNode] = field(default_factory=list)
    leave: list[ScalarNode] = field(default_factory=list)
    text: ScalarNode | None = None
    scene: ScalarNode | None = None
    nested: dict[str, StageDraft] = field(default_factory=dict)
    initial: ScalarNode | None = None
    parallel: bool = False
    history: bool = False
    final: bool = False


@dataclass(slots=True, eq=False, repr=False)
class MoveDraft:
    """A move of a machine, from one stage or from several.

    ``at`` is where its event stands, or what stands for it; ``timed`` what makes it one that the calendar times.
    """

    at: ScalarNode
    event: str
    sources: list[ScalarNode]
    target: ScalarNode
    gate: Gate
    scene: ScalarNode | None
    after: int = 0
    reenter: bool = False
    timed: ScalarNode | None = None


@dataclass(slots=True, eq=False, repr=False)
class MachineDraft:
    """A machine; ``stages`` are those that stand in no other."""

    at: ScalarNode
    about: str
    initial: ScalarNode | None
    stages: dict[str, StageDraft]
    moves: list[MoveDraft]

    @property
    def all_stages(self) -> dict[str, StageDraft]:
        """Every stage at any depth, by id, each before those inside it."""
        found: dict[str, StageDraft] = {}
        waiting = list(reversed(self.stages.values()))
        while waiting:
            stage = waiting.pop()
            found[stage.at.text] = stage
            waiting += reversed(stage.nested.values())
        return found


@dataclass(slots=True, eq=False, repr=False)
class EntryDraft:
    """A paper of the dossier."""

    at: ScalarNode
    kind: str
    source: str
    behind: str
    category: str
    gravity: int
    wakes: int
    credibility: str
    text: ScalarNode | None
    note: ScalarNode | None
    did: ScalarNode | None
    omitted: ScalarNode | None
    repeats: bool


@dataclass(slots=True, eq=False, repr=False)
class TermDraft:
    """An entry of the codex."""

    at: ScalarNode
    term: str
    native: str
    text: ScalarNode | None


@dataclass(slots=True, eq=False, repr=False)
class StoryletDraft:
    """What makes a scene a storylet."""

    deck: ScalarNode
    say: ScalarNode | None
    gate: Gate
    must: bool
    priority: int
    weight: int
    most: int
    cooldown: int
    expires: ScalarNode | None
    lasts: int


@dataclass(slots=True, eq=False, repr=False)
class Parameter:
    """A parameter of a scene: where its name stands, and its type as that of a quality."""

    at: ScalarNode
    quality: Quality


@dataclass(slots=True, eq=False, repr=False)
class SceneDraft:
    """A scene: what heads it and its body; ``within`` is the scene in which a hidden one is written.

    ``gate``, ``priority`` and ``group`` are those of an ending or an epilogue.
    """

    at: ScalarNode
    body: Body
    marks: Marks
    title: str = ""
    date: str = ""
    time: str = ""
    place: ScalarNode | None = None
    people: list[ScalarNode] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    params: dict[str, Parameter] = field(default_factory=dict)
    storylet: StoryletDraft | None = None
    is_ending: bool = False
    gate: Gate = field(default_factory=list)
    priority: int | None = None
    group: ScalarNode | None = None
    within: str = ""


@dataclass(slots=True, eq=False, repr=False)
class Snippet:
    """Beats that scenes include: the names of its parameters, and its body as it is written."""

    at: ScalarNode
    params: dict[str, ScalarNode]
    body: Node


@frozen
class Excuse:
    """A warning that a writer has excused, with a reason, between two lines of a file."""

    code: str
    file: str
    first: int
    last: int


RuleKind: TypeAlias = Literal["always", "never", "eventually", "after"]


@dataclass(slots=True, eq=False, repr=False)
class RuleDraft:
    """A rule: ``at`` is its first key."""

    at: ScalarNode
    kind: RuleKind
    gate: Gate
    then: Gate
    within: Span | None
    about: str


@dataclass(slots=True, eq=False, repr=False)
class StoryDraft:
    """The head of the story."""

    at: ScalarNode | None = None
    id: str = ""
    title: str = ""
    version: str = ""
    entry: ScalarNode | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    about: str = ""
    content_notes: str = ""
    edition: str = ""
    questions: list[tuple[ScalarNode, Question]] = field(default_factory=list)
    modifiers: list[Modify] = field(default_factory=list)
    file_machine: ScalarNode | None = None
    risk: ScalarNode | None = None
    rules: list[RuleDraft] = field(default_factory=list)
    orders: list[tuple[ScalarNode, list[ScalarNode]]] = field(default_factory=list)
    house_style: bool = False
    severity: dict[str, str] = field(default_factory=dict)
    earlier: EarlierDraft = field(default_factory=EarlierDraft)


@dataclass(slots=True, eq=False, repr=False)
class Declared:
    """Everything that a story's files declare; ``lock`` is what is pinned.

    ``where`` maps a kind and an id to where it is declared; ``listed`` are the people and scenes that qualities may be;
    ``included`` are the snippets that scenes include, ``copied`` how many nodes that came to; ``poisoned`` holds the ids
    whose declaration has a fault, so that nothing said with them is a finding of its own; ``unread`` all words of the files
    that cannot be read, or None when even those are unknown, so that nothing they may declare is called unknown.
    """

    findings: Findings
    lock: Lock = field(default_factory=Lock)
    story: StoryDraft | None = None
    qualities: dict[str, Quality] = field(default_factory=dict)
    derived: dict[str, ScalarNode] = field(default_factory=dict)
    people: dict[str, PersonDraft] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    turns: dict[str, CalendarTurn] = field(default_factory=dict)
    events: list[EventDraft] = field(default_factory=list)
    slots: tuple[str, ...] = ()
    machines: dict[str, MachineDraft] = field(default_factory=dict)
    entries: dict[str, EntryDraft] = field(default_factory=dict)
    casework: CaseworkDraft = field(default_factory=CaseworkDraft)
    launch: LaunchDraft = field(default_factory=LaunchDraft)
    course: CourseDraft = field(default_factory=CourseDraft)
    descent: DescentDraft = field(default_factory=DescentDraft)
    terms: dict[str, TermDraft] = field(default_factory=dict)
    listed: list[tuple[Literal["person", "scene"], ScalarNode]] = field(default_factory=list)
    snippets: dict[str, Snippet] = field(default_factory=dict)
    included: set[str] = field(default_factory=set)
    copied: int = 0
    scenes: dict[str, SceneDraft] = field(default_factory=dict)
    excuses: list[Excuse] = field(default_factory=list)
    poisoned: set[str] = field(default_factory=set)
    where: dict[tuple[str, str], ScalarNode] = field(default_factory=dict)
    unread: set[str] | None = field(default_factory=set)

    @property
    def earlier_scenes(self) -> dict[str, str]:
        """Scenes of earlier editions that have another name now."""
        renames = [] if self.story is None else self.story.earlier.renames.get("scenes", [])
        return {old.text: new.text for old, new in renames}

    def pins(self, scene: str) -> Pins:
        """What is pinned in a scene."""
        return self.lock.pins(scene, self.earlier_scenes) if self.lock.scenes else NONE

    def claim(self, kind: str, node: ScalarNode) -> bool:
        """Takes an id for something of a kind; one that is taken already is a finding."""
        first = self.where.get((kind, node.text))
        if first is None:
            self.where[kind, node.text] = node
            return True
        message = f"there already is a {kind} called {node.text}, at {first.source.file}:{first.line}"
        self.findings.add("SC203", node, message, advice="Ids are for the whole story: rename one of the two.")
        return False

    def add_unread(self, text: str | None) -> None:
        """Takes note of a file that cannot be read: by its text, or None when it has none."""
        if text is None or self.unread is None:
            self.unread = None
        else:
            self.unread.update(_WORD.findall(text))

    def may_declare(self, word: str) -> bool:
        """Whether a file that cannot be read may declare the name."""
        return self.unread is None or word in self.unread
