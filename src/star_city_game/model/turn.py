"""What a face is shown after each move: text, choices, changes, and the status line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from star_city_game.model.check import Odds
from star_city_game.model.text import Run


@dataclass(frozen=True, slots=True)
class Heading:
    """Opens a scene: its title, when and where it is. ``scene`` is its id."""

    scene: str
    title: str
    when: str
    place: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose; ``echo`` marks the label of a choice repeated in the prose."""

    runs: tuple[Run, ...]
    echo: bool = False

    @property
    def plain(self) -> str:
        """The paragraph's text without styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper set apart on screen: each line as written, at most 72 columns."""

    kind: str
    heading: str
    lines: tuple[str, ...]


Block: TypeAlias = Heading | Paragraph | Paper


@dataclass(frozen=True, slots=True)
class Offered:
    """A choice as offered: its words, why it is locked (None when it is not), its odds and its cost in words."""

    id: str
    say: str
    locked: str | None = None
    odds: Odds | None = None
    cost: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A margin note: what changed, in words. ``topic`` is quality, person, file, launch, codex or calendar."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check that was rolled: its odds and whether it passed."""

    name: str
    odds: Odds
    passed: bool


@dataclass(frozen=True, slots=True)
class Status:
    """The status line: when, where, the file's stage and the launch's risk, each in words, or empty."""

    when: str = ""
    place: str = ""
    title: str = ""
    turn: str = ""
    file: str = ""
    risk: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What happened and what may be chosen.

    ``number`` counts the choices made so far; ``ended`` is the ending's id, ``stopped`` explains a story that ran out
    without one; in both cases there are no choices.
    """

    number: int
    passage: tuple[Block, ...]
    choices: tuple[Offered, ...]
    changes: tuple[Change, ...]
    outcomes: tuple[Outcome, ...]
    status: Status
    ended: str | None = None
    stopped: str | None = None
    picked: str = ""

    @property
    def words(self) -> int:
        """How many words of prose and papers it shows."""
        texts = (block.plain if isinstance(block, Paragraph) else " ".join(block.lines) for block in self._texts)
        return sum(len(text.split()) for text in texts)

    @property
    def _texts(self) -> tuple[Paragraph | Paper, ...]:
        return tuple(block for block in self.passage if not isinstance(block, Heading))

    @property
    def margin(self) -> int:
        """How many blocks come before the margin notes: those of the scene that the choice was made in."""
        for number, block in enumerate(self.passage):
            if number and isinstance(block, Heading):
                return number
        return len(self.passage)
