"""Beats and choices as the writer nested them, their shapes checked and their insides still unread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from star_city_game.compiler.nodes import Node, ScalarNode
from star_city_game.model.scene import Step

Pairs: TypeAlias = list[tuple[ScalarNode, ScalarNode]]
"""Names, each with the expression that gives its value."""
FIRST = "first"
"""What ``ending`` takes for the first ending that fits."""
Gate: TypeAlias = list[ScalarNode]
"""Expressions that must all hold; empty is always true."""


# Beats are neither compared nor printed: without what would do that, they are defined in half the time.
@dataclass(slots=True, eq=False, repr=False)
class Prose:
    """Text to print."""

    at: ScalarNode


@dataclass(slots=True, eq=False, repr=False)
class When:
    """The first case whose gate holds, or the body otherwise."""

    at: Node
    cases: list[tuple[Gate, Body]]
    otherwise: Body = field(default_factory=list)


@dataclass(slots=True, eq=False, repr=False)
class Effects:
    """Effects in order."""

    at: Node
    effects: list[ScalarNode]


@dataclass(slots=True, eq=False, repr=False)
class Leave:
    """Goes to ``scene``, ``scene.label``, ``.label`` or ``{quality}``."""

    at: Node
    target: ScalarNode
    given: Pairs = field(default_factory=list)


@dataclass(slots=True, eq=False, repr=False)
class Label:
    """Marks a place."""

    at: Node
    name: str


@dataclass(slots=True, eq=False, repr=False)
class CallScene:
    """Calls a scene."""

    at: Node
    scene: ScalarNode
    given: Pairs = field(default_factory=list)


@dataclass(slots=True, eq=False, repr=False)
class ComeBack:
    """Ends a call, here or elsewhere."""

    at: Node
    scene: ScalarNode | None = None


@dataclass(slots=True, eq=False, repr=False)
class Vary:
    """Alternatives that hold whole bodies, each with a gate of its own; ``words`` is a hash of what they say."""

    at: Node
    kind: str
    words: str
    items: list[tuple[Gate, Body]]


@dataclass(slots=True, eq=False, repr=False)
class Lets:
    """Temporaries and their expressions."""

    at: Node
    pairs: Pairs


@dataclass(slots=True, eq=False, repr=False)
class DrawOne:
    """Calls one storylet of a deck."""

    at: Node
    deck: ScalarNode


@dataclass(slots=True, eq=False, repr=False)
class WrittenPaper:
    """A paper whose lines stand in the scene."""

    at: Node
    kind: str
    heading: ScalarNode | None
    lines: list[ScalarNode]


@dataclass(slots=True, eq=False, repr=False)
class EntryPaper:
    """A dossier entry shown as a paper."""

    at: Node
    entry: ScalarNode


@dataclass(slots=True, eq=False, repr=False)
class WholeDossier:
    """Every recorded paper; or, ``unmasked``, the whole file as it is read at the end."""

    at: Node
    unmasked: bool = False


@dataclass(slots=True, eq=False, repr=False)
class NextTurn:
    """Moves the calendar by some turns."""

    at: Node
    turns: int = 1


@dataclass(slots=True, eq=False, repr=False)
class PutOff:
    """Makes a scene due some turns later; ``effects`` are those of a hidden scene that only does them."""

    at: Node
    turns: int
    scene: ScalarNode
    name: str
    effects: list[ScalarNode]


@dataclass(slots=True, eq=False, repr=False)
class RunDue:
    """Runs whatever is due."""

    at: Node


@dataclass(slots=True, eq=False, repr=False)
class FlyFlight:
    """Flies a flight."""

    at: Node
    flight: ScalarNode


@dataclass(slots=True, eq=False, repr=False)
class RunTroubles:
    """Runs what the phase of the flight holds."""

    at: Node


@dataclass(slots=True, eq=False, repr=False)
class CommissionPaper:
    """The Commission's report on a flight, or on the one flown last."""

    at: Node
    flight: ScalarNode | None


@dataclass(slots=True, eq=False, repr=False)
class Finish:
    """Ends the story with an ending; :data:`FIRST` stands for the first that fits."""

    at: Node
    ending: ScalarNode


@dataclass(slots=True, eq=False, repr=False)
class Epilogues:
    """The first fitting epilogue of each group, or of every group there is (None)."""

    at: Node
    groups: list[ScalarNode] | None


@dataclass(slots=True, eq=False, repr=False)
class Modify:
    """A modifier of a check's odds."""

    gate: Gate
    add: int
    because: str


@dataclass(slots=True, eq=False, repr=False)
class Trial:
    """A check: what is rolled against; or a save, with its points, which has no quality and is named after its choice."""

    at: Node
    name: str
    quality: ScalarNode | None
    difficulty: int
    modifiers: list[Modify]
    save: int | None = None


@dataclass(slots=True, eq=False, repr=False)
class Attempt:
    """A check with what follows."""

    at: Node
    trial: Trial
    passed: Body
    failed: Body


Exit: TypeAlias = Leave | CallScene | ComeBack | Finish


@dataclass(slots=True, eq=False, repr=False)
class Option:
    """One choice. ``id`` is explicit or made from the label; ``named`` says which."""

    at: Node
    id: str
    named: bool
    say: ScalarNode | None
    when: Gate
    need: Gate
    because: ScalarNode | None = None
    sticky: bool = False
    fallback: bool = False
    echo: bool = False
    cost: list[tuple[ScalarNode, int]] = field(default_factory=list)
    test: Attempt | None = None
    effects: Effects | None = None
    then: Body = field(default_factory=list)
    exits: list[Exit] = field(default_factory=list)
    tags: tuple[str, ...] = ()


@dataclass(slots=True, eq=False, repr=False)
class Group:
    """Choices behind one gate."""

    gate: Gate
    items: list[Item]


@dataclass(slots=True, eq=False, repr=False)
class DrawHand:
    """Storylets of a deck among the choices."""

    at: Node
    deck: ScalarNode
    count: int
    gate: Gate


Item: TypeAlias = Option | Group | DrawHand


@dataclass(slots=True, eq=False, repr=False)
class Choices:
    """One offer."""

    at: Node
    items: list[Item]
    limit: int | None = None


@dataclass(slots=True, eq=False, repr=False)
class Merge:
    """Scenes whose choices join the offer that follows, or make one by themselves."""

    at: Node
    scenes: list[tuple[ScalarNode, Pairs]]


@dataclass(slots=True, eq=False, repr=False)
class Descend:
    """Flies a descent; ``outcomes`` are the bodies that follow, by how it ended."""

    at: Node
    plan: ScalarNode
    outcomes: dict[str, Body]


@dataclass(slots=True, eq=False, repr=False)
class Bare:
    """A step as it stands; no writer writes it."""

    at: Node
    step: Step


@dataclass(slots=True, eq=False, repr=False)
class Again:
    """A body that is run again while the gate holds after it; no writer writes it."""

    at: Node
    body: Body
    gate: Gate


Beat: TypeAlias = (
    Prose
    | When
    | Effects
    | Leave
    | Label
    | CallScene
    | ComeBack
    | Vary
    | Lets
    | DrawOne
    | WrittenPaper
    | EntryPaper
    | WholeDossier
    | NextTurn
    | PutOff
    | RunDue
    | FlyFlight
    | RunTroubles
    | CommissionPaper
    | Finish
    | Epilogues
    | Attempt
    | Choices
    | Merge
    | Descend
    | Bare
    | Again
)
Body: TypeAlias = list[Beat]
