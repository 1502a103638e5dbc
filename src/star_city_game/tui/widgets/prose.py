"""What has been read, top-down: a new passage begins at the top of the window, what came before is dimmed above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.model.turn import Block, Outcome, Paper, Paragraph, Turn
from star_city_game.tui.content import LAMP, SOFT, Content, join, line, page
from star_city_game.tui.widgets.margin import Margin
from star_city_game.tui.widgets.paper import Sheet

MOST_PASSAGES = 40
"""Passages kept in the window; the journal has all of them."""
_OVERLAP = 2


class Passage(Vertical):
    """The text of one turn."""

    def __init__(self, turn: Turn, *, numbers: bool = False) -> None:
        super().__init__(classes="latest")
        self.turn = turn
        self._numbers = numbers

    def compose(self) -> ComposeResult:
        """The text in runs between papers, then the margin notes."""
        opening = taken(self.turn, numbers=self._numbers)
        for run in _runs(self.turn.passage):
            if isinstance(run, Paper):
                if opening:
                    yield Static(opening, markup=False)
                yield Sheet(run)
            else:
                text = page(run)
                yield Static(join([opening, text], "\n\n") if opening else text, markup=False)
            opening = line("")
        if opening:
            yield Static(opening, markup=False)
        if self.turn.changes:
            yield Margin(self.turn.changes)


def taken(turn: Turn, *, numbers: bool) -> Content:
    """The line that opens a passage: what was chosen, and how the odds fell out."""
    echoed = any(isinstance(block, Paragraph) and block.echo for block in turn.passage)
    said = line(("▸ ", LAMP), (turn.picked, f"italic {SOFT}")) if turn.picked and not echoed else line("")
    rolled = [line((_outcome(outcome, numbers=numbers), SOFT)) for outcome in turn.outcomes]
    return join([part for part in (said, *rolled) if part])


def _outcome(outcome: Outcome, *, numbers: bool) -> str:
    odds = f"{outcome.odds.band}, {outcome.odds.percent} %" if numbers else outcome.odds.band
    return f"  The odds were {odds}. {'It came off.' if outcome.passed else 'It did not come off.'}"


def _runs(blocks: Iterable[Block]) -> Iterator[Paper | list[Block]]:
    """Blocks grouped so that a passage needs few widgets: each paper alone, everything between papers together."""
    run: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paper):
            run.append(block)
            continue
        if run:
            yield run
        run = []
        yield block
    if run:
        yield run


class Prose(VerticalScroll):
    """The window of passages."""

    class Scrolled(Message):
        """Another part of the text is in sight."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._passages: list[Passage] = []
        self._settling = True

    def begin(self, turns: Iterable[Turn], *, numbers: bool) -> None:
        """Starts afresh with the turns of a game that was just begun or loaded; the last is what is read now."""
        self.remove_children()
        self._passages = [Passage(turn, numbers=numbers) for turn in turns][-MOST_PASSAGES:]
        for old in self._passages[:-1]:
            old.remove_class("latest")
        self.mount_all(self._passages)
        self._to_top()

    def add(self, turn: Turn, *, numbers: bool) -> None:
        """Adds a turn below, dims what was there, and scrolls it to the top."""
        if self._passages:
            self._passages[-1].remove_class("latest")
        passage = Passage(turn, numbers=numbers)
        self._passages.append(passage)
        self.mount(passage)
        while len(self._passages) > MOST_PASSAGES:
            self._passages.pop(0).remove()
        self._to_top()

    def take_back(self, turn: Turn, *, numbers: bool) -> None:
        """Removes every passage later than a turn, which is what is read now."""
        while self._passages and self._passages[-1].turn.number > turn.number:
            self._passages.pop().remove()
        if self._passages and self._passages[-1].turn.number == turn.number:
            self._passages[-1].add_class("latest")
            self._to_top()
        else:
            self.begin([turn], numbers=numbers)

    @property
    def unread(self) -> bool:
        """Whether text of the present passage is still below the window; so it is taken to be until it has its place."""
        return self._settling or self.scroll_offset.y < self.max_scroll_y

    def read_on(self) -> None:
        """Scrolls one page on, keeping two lines in sight."""
        page_height = max(1, self.scrollable_content_region.height - _OVERLAP)
        self.scroll_to(y=self.scroll_offset.y + page_height, animate=self._moves, duration=0.15)

    def read_back(self) -> None:
        """Scrolls one page back."""
        page_height = max(1, self.scrollable_content_region.height - _OVERLAP)
        self.scroll_to(y=self.scroll_offset.y - page_height, animate=self._moves, duration=0.15)

    @property
    def _moves(self) -> bool:
        return self.app.animation_level != "none"

    def settle(self) -> None:
        """Puts the present passage at the top of the window."""
        self._to_top()

    def _to_top(self) -> None:
        if self._passages:
            self._settling = True
            self.call_after_refresh(self._settle, self._passages[-1])

    def _settle(self, passage: Widget) -> None:
        """Puts a passage at the top of the window, once its height is known."""
        if passage.is_attached:
            self._settling = False
            self.scroll_to(y=passage.virtual_region.y, animate=False, force=True)
            self.post_message(self.Scrolled())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tells that another part is in sight."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())
