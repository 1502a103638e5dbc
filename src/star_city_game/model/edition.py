"""Editions of one story: what a story says about those before it, and what became of a game that was saved in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal as Only
from typing import TypeAlias, get_args

from star_city_game.model.expression import Value
from star_city_game.model.frozen import frozen

Named: TypeAlias = Only[
    "scenes",
    "choices",
    "qualities",
    "words",
    "people",
    "facts",
    "entries",
    "sources",
    "clues",
    "codenames",
    "subsystems",
    "defects",
    "milestones",
    "flights",
    "phases",
    "ends",
    "calls",
    "descents",
    "machines",
    "stages",
    "terms",
    "turns",
    "lapses",
]
"""Kinds of things that a save keeps by name. ``choices`` are also labels."""
NAMED: tuple[Named, ...] = get_args(Named)
OWNERS: Mapping[str, Named] = {
    "choices": "scenes",
    "words": "qualities",
    "clues": "people",
    "phases": "flights",
    "ends": "flights",
    "calls": "flights",
    "stages": "machines",
}
"""Kinds whose names hold only within something, and are written after its name and a dot; and the kind of that."""


@frozen
class Retyped:
    """One value of a quality as it was, or for numbers a range of them, and the value that it becomes."""

    was: str
    becomes: Value


@frozen
class Earlier:
    """What an edition says about the names of earlier ones.

    ``renames`` maps, by kind, a name that is used no more to the one that took its place; ``retired`` maps one that is gone
    for good to what comes instead, or to an empty word; ``retyped`` maps a quality to what its old values become.
    """

    renames: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    retired: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    retyped: Mapping[str, tuple[Retyped, ...]] = field(default_factory=dict)

    def name(self, kind: Named, old: str) -> str:
        """The name by which something is called in this edition; itself unless it was renamed, once or several times."""
        renames = self.renames.get(kind)
        if not renames:
            return old
        name = old
        for _ in renames:  # a circle is a finding of the compiler's; here it only must not hang
            following = renames.get(name)
            if following is None:
                break
            name = following
        return name

    def own(self, kind: Named, old: str) -> str:
        """The same for a name that holds only within an owner, with the owner's: both may have been changed."""
        owner, dot, name = self.name(kind, old).partition(".")
        moved = self.name(OWNERS[kind], owner) + dot + name
        return self.name(kind, moved)  # where the writer put the owner's new name before the dot

    def is_retired(self, kind: Named, name: str) -> bool:
        """Whether the story says that a name is gone for good."""
        return name in self.retired.get(kind, {})

    def instead(self, kind: Named, name: str) -> str:
        """What comes in place of something retired; an empty word for nothing."""
        return self.retired.get(kind, {}).get(name, "")


@frozen
class Told:
    """One thing that became different when a game was taken up in another edition.

    ``topic`` is what it is about; ``name`` is its id in the story, for tools; ``text`` is a sentence for the player.
    ``quiet`` marks what no player would miss, such as something new that stands at its default.
    """

    topic: Only["place", "choice", "trait", "person", "file", "machine", "launch", "codex", "calendar", "due"]
    name: str
    text: str
    quiet: bool = False


Move: TypeAlias = Only["none", "found", "back", "on", "anew"]
"""How the place of a game was kept: as it was; found again under another name; by going back some choices; by going on from
where the lost scene was called; by entering a scene anew."""


@frozen
class Account:
    """What became of a game that was saved in another edition.

    ``before`` and ``now`` are versions of the story; ``move`` says how its place was kept, ``lost`` how many choices were
    taken back for it; ``told`` is everything that is not as it was.
    """

    before: str = ""
    now: str = ""
    move: Move = "none"
    lost: int = 0
    told: tuple[Told, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether the game is as it was saved, but for what no player would miss."""
        return self.move in ("none", "found") and all(each.quiet for each in self.told)

    @property
    def lines(self) -> tuple[str, ...]:
        """What the player is told: nothing when the game is as it was, else a heading and a sentence for each thing."""
        if self.is_exact:
            return ()
        edition = self.now if self.before == self.now else f"{self.before}, and this is {self.now}"
        head = f"The story was edited after this game was saved (edition {edition}). This is not as it was:"
        return (head, *(each.text for each in self.told if not each.quiet))
