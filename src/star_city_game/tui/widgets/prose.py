"""What has been read, top-down: a new passage begins at the top of the window, what came before is dimmed above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from textual.message import Message

from star_city_game.model.turn import Block, Outcome, Panel, Paper, Paragraph, Turn
from star_city_game.tui.content import LAMP, SOFT, Content, framed, join, line, page, wrap
from star_city_game.tui.panel import drawn
from star_city_game.tui.widgets.lines import Lines
from star_city_game.tui.widgets.margin import margin

MOST_PASSAGES = 40
"""Passages kept in the window; the journal has all of them."""
_OVERLAP = 2
_GLIDE = 0.15
"""Seconds that a page takes to glide by, where motion is wanted."""


@dataclass(slots=True)
class Passage:
    """The text of one turn, and the line where it begins."""

    turn: Turn
    numbers: bool
    top: int = 0
    _laid_out: tuple[int, list[Content]] = field(default=(0, []))

    def lines(self, width: int) -> list[Content]:
        """What was taken, the text with its papers, the margin notes: every line, an empty one before and after."""
        if self._laid_out[0] != width:
            self._laid_out = (width, self._lay_out(width))
        return self._laid_out[1]

    def _lay_out(self, width: int) -> list[Content]:
        parts: list[list[Content]] = []
        if opening := taken(self.turn, numbers=self.numbers):
            parts.append(wrap(opening, width))
        text = [_block(block, width) for block in self.turn.passage]
        notes = [margin(self.turn.changes, width)] if self.turn.changes else []
        parts += [*text[: self.turn.margin], *notes, *text[self.turn.margin :]]
        blank = line()
        return [blank, *(each for part in parts for each in (*part, blank))]


def taken(turn: Turn, *, numbers: bool) -> Content:
    """The lines that open a passage: what was chosen, and how the odds fell out."""
    echoed = any(isinstance(block, Paragraph) and block.echo for block in turn.passage)
    said = line(("▸ ", LAMP), (turn.picked, f"italic {SOFT}")) if turn.picked and not echoed else line()
    rolled = [line((_outcome(outcome, numbers=numbers), SOFT)) for outcome in turn.outcomes]
    return join([part for part in (said, *rolled) if part])


def _outcome(outcome: Outcome, *, numbers: bool) -> str:
    odds = f"{outcome.odds.band}, {outcome.odds.percent} %" if numbers else outcome.odds.band
    return f"  The odds were {odds}. {'It came off.' if outcome.passed else 'It did not come off.'}"


def _block(block: Block, width: int) -> list[Content]:
    if isinstance(block, Panel):
        return drawn(block, width)
    return framed(block, width) if isinstance(block, Paper) else wrap(page([block]), width)


class Prose(Lines):
    """The window of passages."""

    FOCUS_ON_CLICK = False

    class Scrolled(Message):
        """Another part of the text is in sight."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._passages: list[Passage] = []

    def begin(self, turns: Iterable[Turn], *, numbers: bool) -> None:
        """Starts afresh with the turns of a game that was just begun or loaded; the last is what is read now."""
        self._passages = [Passage(turn, numbers) for turn in turns][-MOST_PASSAGES:]
        self.lay_out(anew=True)
        self.settle()

    def add(self, turn: Turn, *, numbers: bool) -> None:
        """Adds a turn below, dims what was there, and scrolls it to the top."""
        self._passages = [*self._passages, Passage(turn, numbers)][-MOST_PASSAGES:]
        self.lay_out(anew=True)
        self.settle()

    def take_back(self, turn: Turn, *, numbers: bool) -> None:
        """Removes every passage later than a turn, which is what is read now."""
        kept = [passage for passage in self._passages if passage.turn.number < turn.number]
        self._passages = [*kept, Passage(turn, numbers)]
        self.lay_out(anew=True)
        self.settle()

    def wrapped(self, width: int) -> list[Content]:
        """Every passage's lines, one under another."""
        found: list[Content] = []
        for passage in self._passages:
            passage.top = len(found)
            found += passage.lines(width)
        return found

    def as_drawn(self, index: int) -> Content:
        """A line, dimmed when it was read before."""
        return self.lines[index].stylize(SOFT) if index < self._top else self.lines[index]

    @property
    def passages(self) -> int:
        """How many passages the window holds."""
        return len(self._passages)

    @property
    def _top(self) -> int:
        return self._passages[-1].top if self._passages else 0

    @property
    def _first(self) -> int:
        """The line that stands at the top: the empty one before the passage is left out where every line is wanted."""
        height = self.scrollable_content_region.height
        tight = self.screen.has_class("-low") or len(self.lines) - 1 - self._top > height
        return self._top + (1 if tight else 0)

    @property
    def max_scroll_y(self) -> int:
        """So far that the present passage can always stand at the top of the window."""
        return max(0, self._first, len(self.lines) - self.scrollable_content_region.height)

    @property
    def needed(self) -> int:
        """The lines of the present passage, the empty ones before and after it apart."""
        return len(self.lines) - 2 - self._top

    @property
    def unread(self) -> bool:
        """Whether text of the present passage is still below the window."""
        return len(self.lines) - 1 > self.scroll_offset.y + self.scrollable_content_region.height

    @property
    def moved(self) -> int:
        """How many lines the window stands below the beginning of the present passage; negative: above it."""
        return self.scroll_offset.y - self._first

    def read_on(self) -> None:
        """Scrolls one page on, keeping two lines in sight."""
        self._turn_page(1)

    def read_back(self) -> None:
        """Scrolls one page back."""
        self._turn_page(-1)

    def _turn_page(self, way: int) -> None:
        page_height = max(1, self.scrollable_content_region.height - _OVERLAP)
        moves = self.app.animation_level != "none"
        self.scroll_to(y=self.scroll_offset.y + way * page_height, animate=moves, duration=_GLIDE if moves else None)

    def settle(self) -> None:
        """Puts the present passage at the top of the window."""
        self.scroll_to(y=self._first, animate=False, force=True)
        self.call_after_refresh(self.post_message, self.Scrolled())

    def on_resize(self) -> None:
        """Wraps anew for another width."""
        self.lay_out()
        self.settle()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tells that another part is in sight."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())
