"""The choices on offer: a digit, the label, and at the right its odds, its cost, or why it is locked."""

from __future__ import annotations

from textual.message import Message
from textual.reactive import reactive

from star_city_game.model.turn import Offered
from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, line, spread
from star_city_game.tui.widgets.rows import Row, Rows

CURSOR = "▸ "
MOST_DIGITS = 9
"""Choices beyond the ninth have no digit: they are reached by arrows or mouse."""
_INDENT = 5
_NOTE_INDENT = 7
_GAP = 2


class ChoiceList(Rows):
    """The choices of a turn.

    While ``waiting``, text is still unread below: there is no cursor, and Enter or Down asks to read on instead of
    choosing, so that nobody picks by pressing Enter once too often. A digit or a click always chooses.
    """

    class ReadOn(Message):
        """The player wants the next page of the text."""

    waiting: reactive[bool] = reactive(False)
    numbers: reactive[bool] = reactive(False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.choices: tuple[Offered, ...] = ()

    def offer(self, choices: tuple[Offered, ...]) -> None:
        """Shows the choices of a new turn, without a cursor until it is known whether they must wait."""
        before = self.lines_needed
        self.choices = choices
        self.hovered = -1
        self.redraw(layout=False)
        if self.lines_needed != before:
            self.refresh(layout=True)
        self.set_reactive(ChoiceList.waiting, True)
        self.cursor = -1

    @property
    def chosen(self) -> Offered | None:
        """The choice under the cursor."""
        return self.choices[self.cursor] if 0 <= self.cursor < len(self.choices) else None

    def rows(self, width: int) -> tuple[Row, ...]:
        """One row a choice."""
        return tuple(
            Row(_row(choice, index, width, self.numbers), choice.locked is None)
            for index, choice in enumerate(self.choices)
        )

    def render(self) -> Content:
        """The rows, with a sign before the one under the cursor."""
        drawn = super().render()
        if self.cursor < 0:
            return drawn
        top = sum(len(row.lines) for row in self.laid_out(self.content_size.width)[: self.cursor])
        start = 0
        for _ in range(top):
            start = drawn.plain.index("\n", start) + 1
        marked = line((CURSOR, f"bold {LAMP}"))
        under = line((CURSOR, "on $chosen")).stylize(f"bold {LAMP} on $chosen")
        return drawn[:start] + (under or marked) + drawn[start + len(CURSOR) :]

    def of_digit(self, number: int) -> Offered | None:
        """The choice that a digit stands for."""
        return self.choices[number - 1] if 1 <= number <= min(MOST_DIGITS, len(self.choices)) else None

    def action_move(self, step: int) -> None:
        """Moves the cursor, or reads on while there is text below."""
        if self.waiting and step > 0:
            self.post_message(self.ReadOn())
        elif not self.waiting:
            super().action_move(step)

    def watch_waiting(self, waiting: bool) -> None:
        """Puts the cursor on the first open choice once the text has been read."""
        self.cursor = -1 if waiting else self.first_enabled()

    def watch_numbers(self) -> None:
        """Shows percentages, or words alone."""
        self.redraw()


def note(choice: Offered, *, numbers: bool) -> str:
    """What stands at the right of a choice: ``locked: ...``, or its odds and what it costs."""
    if choice.locked is not None:
        return f"locked: {choice.locked}"
    parts = []
    if choice.odds is not None:
        parts.append(f"{choice.odds.percent} %, {choice.odds.band}" if numbers else choice.odds.band)
    if choice.cost:
        parts.append(f"costs {choice.cost}")
    return " · ".join(parts)


def _row(choice: Offered, index: int, width: int, numbers: bool) -> tuple[Content, ...]:
    locked = choice.locked is not None
    digit = str(index + 1) if index < MOST_DIGITS else " "
    head = line("  ", (digit, FAINT if locked else f"bold {LAMP}"), "  ")
    label = line((choice.say, FAINT if locked else ""))
    aside = line((note(choice, numbers=numbers), FAINT if locked else SOFT))
    room = max(8, width - _INDENT)
    if not aside or label.cell_length + _GAP + aside.cell_length <= room:
        wrapped = label.wrap(room) if not aside else [spread(label, aside, room)]
        return _indented(head, wrapped, _INDENT)
    below = aside.wrap(max(8, width - _NOTE_INDENT))
    return (*_indented(head, label.wrap(room), _INDENT), *(line(" " * _NOTE_INDENT) + part for part in below))


def _indented(head: Content, parts: list[Content], indent: int) -> tuple[Content, ...]:
    blank = line(" " * indent)
    return tuple((blank if number else head) + part for number, part in enumerate(parts))
