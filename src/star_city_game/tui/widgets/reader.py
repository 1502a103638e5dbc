"""A page of text to be read through, such as the journal."""

from __future__ import annotations

from collections.abc import Sequence

from star_city_game.tui.content import Content, wrap
from star_city_game.tui.widgets.lines import Lines


class Reader(Lines):
    """Paragraphs one under another."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._paragraphs: tuple[Content, ...] = ()

    def show(self, paragraphs: Sequence[Content], *, at_end: bool) -> None:
        """Shows paragraphs from their beginning or their end."""
        self._paragraphs = tuple(paragraphs)
        self.lay_out(anew=True)
        self.scroll_to(y=len(self.lines) if at_end else 0, animate=False, force=True)

    def wrapped(self, width: int) -> list[Content]:
        """The paragraphs' lines."""
        return [part for paragraph in self._paragraphs for part in wrap(paragraph, width)]

    def on_resize(self) -> None:
        """Wraps anew for another width, and keeps the same share of the text above."""
        share = self.scroll_offset.y / max(1, len(self.lines))
        if self.lay_out():
            self.scroll_to(y=round(share * len(self.lines)), animate=False, force=True)
