"""Margin notes: what a choice changed, in the fewest words, at the right under the text."""

from __future__ import annotations

from collections.abc import Iterable

from star_city_game.model.turn import Change
from star_city_game.tui.content import LAMP, SOFT, Content, flush_right, line, wrap


def margin(changes: Iterable[Change], width: int) -> list[Content]:
    """The changes of one turn, a line each, flush right in a width."""
    notes = [line((change.text, f"italic {SOFT}"), (" •", LAMP)) for change in changes]
    return [flush_right(part, width) for note in notes for part in wrap(note, width)]
