"""The play screen: status, text, choices, and a rail where the window is wide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.errors import ChoiceLocked, PlayError
from star_city_game.model.turn import Offered, Turn
from star_city_game.tui.bindings import PLAY, WRITER, bindings
from star_city_game.tui.content import SOFT, line
from star_city_game.tui.ports import Game
from star_city_game.tui.screens.frame import Framed
from star_city_game.tui.widgets.choices import ChoiceList
from star_city_game.tui.widgets.notice import NoticeLine
from star_city_game.tui.widgets.prose import Prose
from star_city_game.tui.widgets.rail import Rail
from star_city_game.tui.widgets.rows import Rows
from star_city_game.tui.widgets.status import StatusLine
from star_city_game.tui.widgets.told import edition_paper, saves_paper

RECALLED = 6
"""Earlier turns shown above the present one when a saved game is taken up."""
SHORT = 28
"""Lines of text from which the choices stand no nearer to the top."""
SHORTLY, TOLD_ABOVE = 40, "about your saves: see above"
"""The longest that is told on the line over the choices; what is longer is a paper before the text, and this says so."""
END = Offered("end", "To the end.")
"""Stands in place of choices when the story is over."""


class PlayScreen(Framed):
    """One game being played. Every move goes to the session; the screen shows the turn that comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(PLAY, WRITER),
        Binding("enter", "pick", show=False),
        *(Binding(str(digit), f"take({digit})", show=False) for digit in range(1, 10)),
    ]
    KINDS = (PLAY,)
    AUTO_FOCUS = "#choices"

    def __init__(self, game: Game, notices: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.game = game
        self._notices = notices
        self._numbers = False
        self._explained = ""
        self._read = False

    def body(self) -> Iterable[Widget]:
        """Status, text and choices in a column, the rail beside them."""
        yield StatusLine(id="status")
        with Horizontal(id="desk"):
            with Vertical(id="page"):
                yield Prose(id="prose")
                yield NoticeLine(id="notice")
                with VerticalScroll(id="tray", can_focus=False):
                    yield ChoiceList(id="choices")
                    yield Static(id="parts", markup=False)
            yield Rail(id="rail")

    def on_mount(self) -> None:
        """Shows the present turn, after the last of those that led to it."""
        self._status = self.query_one(StatusLine)
        self._prose = self.query_one(Prose)
        self._notice = self.query_one(NoticeLine)
        self._choices = self.query_one(ChoiceList)
        self._parts = self.query_one("#parts", Static)
        self._rail = self.query_one(Rail)
        self._numbers = self.star_city.settings.odds_numbers
        self._choices.numbers = self._numbers
        now = self.game.turn
        earlier = self.game.journal()[-RECALLED - 1 : -1] if now.number else ()
        turns = [Turn(entry.number, entry.passage, (), (), (), now.status, picked=entry.picked) for entry in earlier]
        account, said = self.game.account, " ".join(self._notices)
        papers = [] if account.is_exact else [edition_paper(account)]
        if len(said) > SHORTLY:
            papers.insert(0, saves_paper(self._notices))
            said = TOLD_ABOVE
        shown = replace(now, passage=(*papers, *now.passage))
        self._prose.begin([*turns, shown], numbers=self._numbers)
        self._show(now)
        if said:
            self._notice.say(said, alarm=True)

    def _show(self, turn: Turn) -> None:
        self._notice.kept = False
        self._read = False
        over = turn.ended is not None or turn.stopped is not None
        self._status.show(turn.status)
        self._choices.offer((END,) if over else turn.choices)
        self._choices.waiting = self._prose.needed > self._room()
        self._explain()
        self._make_room()
        self._fill_rail()

    def _make_room(self) -> None:
        """Keeps the choices near a short text in a tall window, and gives a long text all the room there is."""
        self._prose.styles.max_height = max(SHORT, self._prose.needed + 1)

    def _fill_rail(self) -> None:
        if self._rail.display:
            self._rail.show(self.game)

    def _room(self) -> int:
        """The lines that the text will have once the choices have taken theirs: a guess, so as to draw it right at once."""
        page, tray = self.query_one("#page").size.height, self.query_one("#tray")
        return page - min(self._choices.lines_needed, page // 2) - tray.styles.margin.bottom - 1

    # moves

    async def action_take(self, number: int) -> None:
        """Takes the choice of a digit."""
        choice = self._choices.of_digit(number)
        if choice is not None:
            await self._take(choice)

    async def action_pick(self) -> None:
        """Reads on while there is text below; then takes the choice under the cursor, once the choices have the focus."""
        if self._choices.waiting:
            self.action_read_on()
        elif self.focused is self._choices:
            await super().action_pick()
        else:
            self.set_focus(self._choices)

    async def refused(self, rows: Rows, index: int) -> None:
        """Says why the choice that was clicked is locked."""
        del rows
        await self._take(self._choices.choices[index])

    async def picked(self, rows: Rows, index: int) -> None:
        """Takes the choice of a row."""
        del rows
        await self._take(self._choices.choices[index])

    async def _take(self, choice: Offered) -> None:
        if choice is END:
            await self.star_city.open("ending")
            return
        try:
            turn = self.game.choose(choice.id)
        except ChoiceLocked as locked:
            self._notice.say(f"locked: {locked}", alarm=True)
            return
        except PlayError as refused:
            self._notice.say(str(refused), alarm=True)
            return
        self._notice.say("")
        self._prose.add(turn, numbers=self._numbers)
        self._show(turn)
        self.star_city.keep(self.game)

    def action_undo(self) -> None:
        """Takes the last choice back."""
        self._go_back("undo")

    def action_rewind(self) -> None:
        """Goes back to the start of the scene."""
        self._go_back("rewind")

    def _go_back(self, way: str) -> None:
        game = self.game
        if not game.turn.number:
            self._notice.say("This is where the game begins.")
            return
        try:
            turn = game.undo() if way == "undo" else game.rewind()
        except PlayError as refused:
            self._notice.say(str(refused), alarm=True)
            return
        self._prose.take_back(turn, numbers=self._numbers)
        self._show(turn)
        self._notice.say("Taken back." if way == "undo" else "Back at the start of the scene.")
        self.star_city.keep(game)

    # reading

    def on_choice_list_read_on(self) -> None:
        """Scrolls on."""
        self.action_read_on()

    def action_read_on(self) -> None:
        """Scrolls the text one page on."""
        self._prose.read_on()

    def action_read_back(self) -> None:
        """Scrolls the text one page back."""
        self._prose.read_back()

    def on_prose_scrolled(self) -> None:
        """Says whether there is more below; the choices wait until the end of the text was once in sight."""
        unread = self._prose.unread
        self._notice.more = unread
        self._read = self._read or (self._prose.moved > 0 and not unread)
        if self._prose.moved >= 0:
            self._choices.waiting = unread and not self._read

    def on_resize(self, event: events.Resize) -> None:
        """Fills the rail when it has come into sight."""
        del event
        self.call_after_refresh(self._make_room)
        self.call_after_refresh(self._fill_rail)

    # odds

    def action_odds(self) -> None:
        """Shows percentages and what they are made of, or words alone."""
        self._numbers = not self._numbers
        self._choices.numbers = self._numbers
        self._explain()

    def on_rows_moved(self) -> None:
        """Explains the choice under the cursor."""
        self._explain()

    def _explain(self) -> None:
        choice = self._choices.chosen
        parts = ""
        if self._numbers and choice is not None and choice.odds is not None:
            parts = self.game.explain(choice.id)
        if parts != self._explained:
            self._explained = parts
            self._parts.display = bool(parts)
            self._parts.update(line((parts, SOFT)))

    # the other screens

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a writer looks backstage."""
        is_backstage = action == "open" and parameters == ("backstage",)
        return super().check_action(action, parameters) and (self.star_city.writer or not is_backstage)

    async def action_open(self, name: str) -> None:
        """Opens another screen over this one."""
        await self.star_city.open(name)

    def kept(self, *, is_kept: bool) -> None:
        """Says that the game on the screen is safe, or that it could not be kept."""
        self._notice.kept = is_kept
        self._notice.lost = not is_kept

    def tell(self, text: str, *, alarm: bool = False) -> None:
        """Shows the player a short message."""
        self._notice.say(text, alarm=alarm)

    def refreshed(self) -> None:
        """Takes over settings that were changed on another screen."""
        self._numbers = self.star_city.settings.odds_numbers
        self._choices.numbers = self._numbers
        self._explain()
