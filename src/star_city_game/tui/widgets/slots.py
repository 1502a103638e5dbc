"""The list of saves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from star_city_game.saves.slots import SlotInfo
from star_city_game.tui.content import ALARM, FAINT, LAMP, SOFT, Content, cut, line, spread
from star_city_game.tui.widgets.rows import LongRows, Row

_KINDS = {"auto": "autosave", "iron": "Ironman", "quick": "quick", "named": ""}


class SlotList(LongRows):
    """Two lines a save: its title and when it was made, then its slot, how far it had come, and where.

    What the player saved comes first, then the autosaves, game by game, each under a heading.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._places: tuple[SlotInfo | str, ...] = ()

    def fill(self, slots: Sequence[SlotInfo], playing: str = "") -> None:
        """Shows these saves, each kind the newest first; ``playing`` is the id of the game under way."""
        newest = sorted(slots, key=lambda slot: slot.order, reverse=True)
        games = list(dict.fromkeys(slot.game for slot in newest if slot.kind == "auto"))
        games.sort(key=lambda game: game != playing)
        places: list[SlotInfo | str] = [slot for slot in newest if slot.kind != "auto"]
        for game in games:
            places.append(
                "Autosaves of this game" if game == playing else "Autosaves of another game" if playing else "Autosaves"
            )
            places += [slot for slot in newest if slot.kind == "auto" and slot.game == game]
        before, chosen = self.names, self.chosen
        self._places = tuple(places)
        self.redraw()
        self._stand_on(self.names - before if before else set(), chosen)

    def _stand_on(self, new: set[str], chosen: SlotInfo | None) -> None:
        """Puts the cursor on a save that has just been made, or leaves it on the one it was on, or near to it."""
        named = {place.slot: row for row, place in enumerate(self._places) if not isinstance(place, str)}
        wanted = [*new, *([chosen.slot] if chosen is not None else [])]
        near = min(named.values(), key=lambda row: abs(row - max(self.cursor, 0)), default=-1)
        self.cursor = next((named[slot] for slot in wanted if slot in named), near)

    def of_row(self, index: int) -> SlotInfo | None:
        """The save of a row; None for a heading."""
        place = self._places[index] if 0 <= index < len(self._places) else None
        return None if isinstance(place, str) else place

    @property
    def chosen(self) -> SlotInfo | None:
        """The save under the cursor."""
        return self.of_row(self.cursor)

    @property
    def names(self) -> set[str]:
        """The names of all slots shown."""
        return {place.slot for place in self._places if not isinstance(place, str)}

    def rows(self, width: int) -> tuple[Row, ...]:
        """Damaged saves can be stood on, so that they can be deleted; loading one says what is wrong with it."""
        return tuple(
            Row((cut(line((f"  {place}", SOFT)), width),), enabled=False)
            if isinstance(place, str)
            else Row(self._lines(place, index, width))
            for index, place in enumerate(self._places)
        )

    def _lines(self, slot: SlotInfo, index: int, width: int) -> tuple[Content, ...]:
        mark = line(("▸ " if index == self.cursor else "  ", f"bold {LAMP}"))
        title = line((slot.title or slot.slot, "bold"))
        kind = _KINDS[slot.kind]
        when = "" if slot.when in slot.title else slot.when
        count = f"{slot.picks} choice{'' if slot.picks == 1 else 's'}"
        words = f"{slot.words:,} words" if slot.words else ""
        place = "" if slot.place in slot.title else slot.place
        over = "the end" if slot.ended else ""
        name = slot.slot if slot.slot != slot.title else ""
        names = " · ".join(part for part in (kind or name, when, over, count, words, place) if part)
        below = line((f"  {names}", SOFT))
        if slot.damaged is not None:
            below = line((f"  {'left alone' if slot.too_new else 'damaged'}: {slot.damaged}", ALARM))
        elif slot.fallen:
            below = line(("  damaged: the one before it will be loaded", ALARM))
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
