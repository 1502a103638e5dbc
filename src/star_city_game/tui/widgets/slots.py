"""The list of saves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from star_city_game.saves.slots import SlotInfo
from star_city_game.tui.content import ALARM, FAINT, LAMP, SOFT, Content, cut, line, spread
from star_city_game.tui.widgets.rows import Row, Rows

_KINDS = {"auto": "autosave", "quick": "quick", "named": ""}


class SlotList(Rows):
    """Two lines a save: its title and when it was made, then its slot, the date in the story, and the choices made."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.slots: tuple[SlotInfo, ...] = ()

    def fill(self, slots: Sequence[SlotInfo]) -> None:
        """Shows these saves: named ones first, then the ring of autosaves, each the newest first."""
        newest = sorted(slots, key=lambda slot: slot.saved_at, reverse=True)
        self.slots = tuple(sorted(newest, key=lambda slot: slot.kind == "auto"))
        self.redraw()
        self.cursor = min(max(self.cursor, 0), len(self.slots) - 1)

    @property
    def chosen(self) -> SlotInfo | None:
        """The save under the cursor."""
        return self.slots[self.cursor] if 0 <= self.cursor < len(self.slots) else None

    def rows(self, width: int) -> tuple[Row, ...]:
        """Damaged saves can be stood on, so that they can be deleted; loading one says what is wrong with it."""
        return tuple(Row(self._lines(slot, index, width)) for index, slot in enumerate(self.slots))

    def _lines(self, slot: SlotInfo, index: int, width: int) -> tuple[Content, ...]:
        mark = line(("▸ " if index == self.cursor else "  ", f"bold {LAMP}"))
        title = line((slot.title or slot.slot, "bold"))
        kind = _KINDS[slot.kind]
        when = "" if slot.when in slot.title else slot.when
        count = f"{slot.picks} choice{'' if slot.picks == 1 else 's'}"
        names = " · ".join(part for part in (kind or slot.slot, when, count) if part)
        below = line((f"  {names}", SOFT)) if slot.damaged is None else line((f"  damaged: {slot.damaged}", ALARM))
        return spread(mark + title, line((made(slot.saved_at), FAINT)), width), cut(below, width)

    def watch_cursor(self, cursor: int) -> None:
        """Redraws the sign before the save."""
        self._laid_out = -1
        super().watch_cursor(cursor)


def made(saved_at: str) -> str:
    """A moment as ``2026-01-14 08:05`` by this machine's clock, out of the ISO form it is stored in."""
    try:
        moment = datetime.fromisoformat(saved_at)
    except ValueError:
        return saved_at[:16]
    return (moment.astimezone() if moment.tzinfo is not None else moment).strftime("%Y-%m-%d %H:%M")
