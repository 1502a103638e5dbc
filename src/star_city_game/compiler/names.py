"""What a story declares, by name: everything that an expression, a text or an effect may refer to."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field

from star_city_game.compiler.types import Type
from star_city_game.model.frozen import frozen
from star_city_game.model.quality import Quality

RESERVED = (
    "turn",
    "date",
    "dossier",
    "officer",
    "launch",
    "descent",
    "rival",
    "you",
    "true",
    "false",
    "and",
    "or",
    "not",
    "in",
    "if",
    "else",
)
"""Names that expressions already give a meaning: no quality, parameter or temporary may have one."""
YOU = "you"
"""The player, as a person in texts."""
YOU_FORMS = ("first", "short", "patronymic", "surname", "full", "he", "him", "his", "man")
"""The forms that ``{you.…}`` has."""


@frozen
class Names:
    """Everything that is declared, before any expression is read.

    ``derived`` are the ids of qualities that are computed (their trees are not needed here); ``people`` maps a person
    to the forms of the name; ``machines`` a machine to its outermost stages in order, ``nested`` to those inside them,
    ``events`` to the events that it listens to; ``turns`` are in order; ``marks`` maps a scene to its labels and explicit
    choice ids; ``clues`` maps a suspect to the clues; ``terms`` are the entries of the codex, ``put_off`` the names of things
    to come;
    ``phases``, ``flight_ends`` and ``causes`` map a flight to its phases, its ends, and what it may be lost to; ``risks`` are
    the words for the risk; ``facts`` are what people may know, ``lapses`` what lapses, ``pairs`` who cannot both stay friends;
    ``dated`` says whether the story has a calendar or scenes with a date.
    """

    qualities: Mapping[str, Quality] = field(default_factory=dict)
    derived: AbstractSet[str] = frozenset()
    people: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    places: AbstractSet[str] = frozenset()
    entries: AbstractSet[str] = frozenset()
    sources: AbstractSet[str] = frozenset()
    clues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    codenames: AbstractSet[str] = frozenset()
    defects: AbstractSet[str] = frozenset()
    machines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nested: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    decks: AbstractSet[str] = frozenset()
    turns: tuple[str, ...] = ()
    scenes: AbstractSet[str] = frozenset()
    marks: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    params: Mapping[str, Mapping[str, Quality]] = field(default_factory=dict)
    endings: AbstractSet[str] = frozenset()
    terms: AbstractSet[str] = frozenset()
    put_off: AbstractSet[str] = frozenset()
    subsystems: AbstractSet[str] = frozenset()
    milestones: AbstractSet[str] = frozenset()
    phases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flight_ends: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    causes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    risks: tuple[str, ...] = ()
    facts: AbstractSet[str] = frozenset()
    lapses: AbstractSet[str] = frozenset()
    pairs: AbstractSet[frozenset[str]] = frozenset()
    dated: bool = False

    def is_derived(self, quality: str) -> bool:
        """Whether the quality is computed and so cannot be assigned."""
        if quality in self.derived:
            return True
        declared = self.qualities.get(quality)
        return declared is not None and declared.derived is not None


@frozen
class Scope:
    """Where something is written: the scene, the types of its temporaries and parameters, and which are parameters."""

    scene: str = ""
    temporaries: Mapping[str, Type] = field(default_factory=dict)
    params: AbstractSet[str] = frozenset()


NOWHERE = Scope()
"""The scope of everything outside scenes."""
