"""Margin notes: what a choice changed, in the fewest words, at the right under the text."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from star_city_game.model.turn import Change
from star_city_game.tui.content import SOFT, join, line


class Margin(Static):
    """The changes of one turn, a line each."""

    def __init__(self, changes: Sequence[Change]) -> None:
        notes = [line((f"{change.text} ", f"italic {SOFT}"), ("•", "$lamp")) for change in changes]
        super().__init__(join(notes), markup=False)
