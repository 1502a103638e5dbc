"""A typed document to be read through: the file in 1991, the Commission's report."""

from __future__ import annotations

from collections.abc import Sequence

from star_city_game.model.frozen import frozen
from star_city_game.tui.content import LAMP, Content, line
from star_city_game.tui.typescript import retyped
from star_city_game.tui.widgets.lines import Lines


@frozen
class Sheet:
    """A piece of a document: its lines as they were typed; ``heads`` of them, from the first on, stand out."""

    lines: tuple[str, ...]
    heads: int = 0
    lit: bool = False


class Typescript(Lines):
    """Sheets one under another, an empty line between."""

    def __init__(self, sheets: Sequence[Sheet], *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._sheets = tuple(sheets)

    def wrapped(self, width: int) -> list[Content]:
        """The sheets' lines."""
        found: list[Content] = []
        for sheet in self._sheets:
            style = f"bold {LAMP}" if sheet.lit else "bold"
            found += [line((text, style)) for head in sheet.lines[: sheet.heads] for text in retyped([head], width)]
            found += [line(text) for text in retyped(sheet.lines[sheet.heads :], width)]
            found.append(line())
        return found

    def on_resize(self) -> None:
        """Types anew for another width, and keeps the same share of the text above."""
        share = self.scroll_offset.y / max(1, len(self.lines))
        if self.lay_out():
            self.scroll_to(y=round(share * len(self.lines)), animate=False, force=True)
