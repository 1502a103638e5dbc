"""A long page with places that can be unfolded: the cursor goes from one to the next, and reads on where one is long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeAlias

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from star_city_game.model.frozen import frozen
from star_city_game.tui.content import LAMP, Content, line, pad
from star_city_game.tui.widgets.lines import Lines
from star_city_game.tui.widgets.room import cramped

MARGIN = 2
"""Cells at the left, where the sign of the cursor stands."""
OVERLAP = 2
"""Lines that stay in sight when a page is turned."""
Drawn: TypeAlias = Callable[[int], list[Content]]
"""Gives lines for a width in cells, the margin apart."""


@frozen
class Leaf:
    """A piece of the page: how it is drawn, and how what it is made of is drawn, where there is something to unfold.

    ``mark`` is the line of it at which the cursor stands.
    """

    drawn: Drawn
    made_of: Drawn | None = None
    mark: int = 0


class Folder(Lines):
    """Leaves under one another. The cursor passes over those that hold nothing to unfold; -1 is no cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
    ]

    cursor: reactive[int] = reactive(-1)

    def __init__(self, leaves: Sequence[Leaf], *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._leaves = tuple(leaves)
        self._open: set[int] = set()
        self._tops: list[int] = []
        self.set_reactive(Folder.cursor, next(iter(self._places), -1))

    @property
    def _places(self) -> list[int]:
        """The leaves at which the cursor may stand."""
        return [number for number, leaf in enumerate(self._leaves) if leaf.made_of is not None]

    def wrapped(self, width: int) -> list[Content]:
        """The leaves' lines; what is unfolded stands under its leaf."""
        found: list[Content] = []
        self._tops = []
        before = line(" " * MARGIN)
        for number, leaf in enumerate(self._leaves):
            self._tops.append(len(found))
            drawn = leaf.drawn(width - MARGIN)
            found += [before + each for each in (drawn if found or drawn[:1] != [line()] else drawn[1:])]
            if leaf.made_of is not None and number in self._open:
                found += [before + each for each in leaf.made_of(width - MARGIN)]
        self._tops.append(len(found))
        return found

    def as_drawn(self, index: int) -> Content:
        """A line; the one at which the cursor stands begins with its sign."""
        drawn = self.lines[index]
        if self.cursor < 0 or index != self._tops[self.cursor] + self._leaves[self.cursor].mark:
            return drawn
        row = line(("▸ ", f"bold {LAMP}")) + drawn[MARGIN:]
        return pad(row, min(self._width, self.scrollable_content_region.width), "on $chosen" if self.has_focus else "")

    def on_resize(self) -> None:
        """Wraps anew for another width, and keeps the leaf under the cursor in sight."""
        if self.lay_out() and self.cursor >= 0:
            self._bring_into_sight(self.cursor)

    def watch_cursor(self) -> None:
        """Draws the sign where it stands now."""
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is unfolded unseen while the card asks for room."""
        return super().check_action(action, parameters) and not cramped(self.screen)

    # moving

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def _to(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def action_move(self, way: int) -> None:
        """Goes to the next leaf that can be unfolded, or reads on where that is out of sight."""
        places = self._places
        beyond = [number for number in places if (number - self.cursor) * way > 0]
        following = (beyond[0] if way > 0 else beyond[-1]) if beyond else -1
        top = self.scroll_offset.y
        page = max(1, self._height - OVERLAP)
        if way > 0:
            bottom = top + self._height
            if following >= 0 and self._tops[following] + self._leaves[following].mark < bottom:
                self._stand_on(following)
            else:
                self._to(top + min(page, max(1, len(self.lines) - bottom)))
            return
        head = self._tops[following] if following >= 0 else 0
        if self.cursor >= 0 and self._tops[self.cursor] < top:
            self._to(max(self._tops[self.cursor], top - page))
        elif following >= 0 and head >= top - page:
            self._stand_on(following)
        else:
            self._to(top - page)

    def action_page(self, way: int) -> None:
        """Turns a page; the cursor comes along to the first leaf in sight that can be unfolded."""
        top = self.scroll_offset.y + way * max(1, self._height - OVERLAP)
        top = max(0, min(top, len(self.lines) - self._height))
        self._to(top)
        marks = {number: self._tops[number] + self._leaves[number].mark for number in self._places}
        seen = [number for number, mark in marks.items() if top <= mark < top + self._height]
        if seen and self.cursor not in seen:
            self.cursor = seen[0] if way > 0 else seen[-1]

    def action_end(self, way: int) -> None:
        """Goes to the beginning or the end, the cursor with it."""
        places = self._places
        if places:
            self.cursor = places[-1] if way > 0 else places[0]
        self._to(len(self.lines) if way > 0 else 0)

    def _stand_on(self, number: int) -> None:
        self.cursor = number
        self._bring_into_sight(number)

    def _bring_into_sight(self, number: int) -> None:
        """Scrolls no more than needed for all of a leaf, or for its beginning where it is longer than the window."""
        top, end, now = self._tops[number], self._tops[number + 1], self.scroll_offset.y
        if top < now or end - top > self._height:
            self._to(top)
        elif end > now + self._height:
            self._to(end - self._height)

    # unfolding

    def action_unfold(self) -> None:
        """Shows what the leaf under the cursor is made of, or folds it up again."""
        if self.cursor >= 0:
            self._open ^= {self.cursor}
            self.lay_out(anew=True)
            self._bring_into_sight(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Unfolds the leaf that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        at = offset.y + self.scroll_offset.y
        clicked = [number for number in self._places if self._tops[number] <= at < self._tops[number + 1]]
        if clicked:
            event.stop()
            self.cursor = clicked[0]
            self.action_unfold()
