"""What a face is shown after each move: text, choices, changes, and the status line."""

from __future__ import annotations

from typing import TypeAlias

from star_city_game.model.check import Odds
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Run


@frozen
class Heading:
    """Opens a scene: its title, when and where it is. ``scene`` is its id."""

    scene: str
    title: str
    when: str
    place: str


@frozen
class Paragraph:
    """A paragraph of prose; ``echo`` marks the label of a choice repeated in the prose."""

    runs: tuple[Run, ...]
    echo: bool = False

    @property
    def plain(self) -> str:
        """The paragraph's text without styles."""
        return "".join(run.text for run in self.runs)


@frozen
class Paper:
    """A paper set apart on screen: each line as written, at most 72 columns."""

    kind: str
    heading: str
    lines: tuple[str, ...]


@frozen
class Gauge:
    """One instrument: its name, what it shows with its unit, and how far its needle stands, in thousandths of the scale.

    ``mark`` is where its second hand stands, or -1; ``is_red`` whether what it shows is beyond that; ``centred`` instruments
    have their zero in the middle, at 500; ``blurred`` ones cannot be read exactly; ``followed`` is the one, of two that measure
    the same, that is gone by.
    """

    name: str
    value: str
    unit: str
    at: int
    mark: int = -1
    is_red: bool = False
    centred: bool = False
    blurred: bool = False
    followed: bool = False

    @property
    def reading(self) -> str:
        """The value with its unit, or what stands for it while the needle blurs."""
        return f"{'about ' if self.blurred else ''}{self.value}{f' {self.unit}' if self.unit else ''}"

    @property
    def plain(self) -> str:
        """The instrument in words."""
        return f"{self.name} {self.reading}{' (red)' if self.is_red else ''}{' (gone by)' if self.followed else ''}"


@frozen
class Lamp:
    """A lamp of the light table."""

    name: str
    is_lit: bool


@frozen
class Panel:
    """An instrument panel set apart on screen.

    ``window`` is the ground as signs from left to right, ``.`` clear, ``^`` stones and ``u`` a crater, the place of the
    landing in the middle, or empty; ``note`` says in words what no needle shows.
    """

    title: str
    gauges: tuple[Gauge, ...]
    lamps: tuple[Lamp, ...] = ()
    window: str = ""
    note: str = ""

    @property
    def plain(self) -> str:
        """The panel in words: what a lamp or a needle says, in the order in which they stand."""
        shown = [gauge.plain for gauge in self.gauges]
        lit = " ".join(lamp.name for lamp in self.lamps if lamp.is_lit)
        said = [", ".join(shown), f"lit: {lit}" if lit else "", self.note]
        return f"{self.title}: {'; '.join(part for part in said if part)}."


Block: TypeAlias = Heading | Paragraph | Paper | Panel


@frozen
class Offered:
    """A choice as offered: its words, why it is locked (None when it is not), its odds and its cost in words."""

    id: str
    say: str
    locked: str | None = None
    odds: Odds | None = None
    cost: str = ""
    tags: tuple[str, ...] = ()


@frozen
class Change:
    """A margin note: what changed, in words. ``topic`` is quality, person, file, launch, codex or calendar."""

    topic: str
    text: str


@frozen
class Outcome:
    """A check that was rolled: its odds and whether it passed."""

    name: str
    odds: Odds
    passed: bool


@frozen
class Status:
    """The status line: when, where, the file's stage and the launch's risk, each in words, or empty."""

    when: str = ""
    place: str = ""
    title: str = ""
    turn: str = ""
    file: str = ""
    risk: str = ""


@frozen
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
        """How many words of prose, papers and panels it shows."""
        texts = (" ".join(block.lines) if isinstance(block, Paper) else block.plain for block in self._texts)
        return sum(len(text.split()) for text in texts)

    @property
    def _texts(self) -> tuple[Paragraph | Paper | Panel, ...]:
        return tuple(block for block in self.passage if not isinstance(block, Heading))

    @property
    def margin(self) -> int:
        """How many blocks come before the margin notes: those of the scene that the choice was made in."""
        for number, block in enumerate(self.passage):
            if number and isinstance(block, Heading):
                return number
        return len(self.passage)
