"""Slots by their names: which a player may give, and which the game keeps for itself."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from star_city_game.errors import SlotName
from star_city_game.model.frozen import frozen
from star_city_game.model.saved import SavedGame
from star_city_game.saves.codec import About
from star_city_game.saves.store import check_name

Kind: TypeAlias = Literal["auto", "quick", "iron", "named"]
QUICK = "quick"
RING = 10
"""Autosaves kept of each game."""
_ID = re.compile(r"[a-z0-9]{1,16}")
_AUTO = re.compile(r"auto-(?:([a-z0-9]{1,16})-)?([0-9])")
_IRON = re.compile(r"iron-([a-z0-9]{1,16})")


@frozen
class SlotInfo:
    """One save as a list shows it; see :class:`.codec.About`.

    ``damaged`` says why it cannot be loaded, or is None; ``fallen`` what is wrong with its newest generation, when an older
    one is shown and would be loaded; ``too_new`` that a newer format wrote it.
    """

    slot: str
    kind: Kind
    title: str = ""
    when: str = ""
    saved_at: str = ""
    picks: int = 0
    damaged: str | None = None
    place: str = ""
    words: int = 0
    game: str = ""
    story: str = ""
    ironman: bool = False
    ended: bool = False
    serial: int = 0
    fallen: str = ""
    too_new: bool = False

    @property
    def order(self) -> tuple[int, str]:
        """Puts saves in the order in which they were made, whatever the clock said meanwhile."""
        return self.serial, self.saved_at


def info_of(slot: str, about: About, fallen: str = "") -> SlotInfo:
    """A save that can be read as a list shows it."""
    return SlotInfo(
        slot,
        kind_of(slot),
        about.title,
        about.when,
        about.saved_at,
        about.picks,
        place=about.place,
        words=about.words,
        game=about.game,
        story=about.story,
        ironman=about.ironman,
        ended=about.ended,
        serial=about.serial,
        fallen=fallen,
    )


def kind_of(slot: str) -> Kind:
    """What kind of slot a name is."""
    if _AUTO.fullmatch(slot):
        return "auto"
    if _IRON.fullmatch(slot):
        return "iron"
    return "quick" if slot == QUICK else "named"


def game_of(slot: str) -> str:
    """The id of the game that an autosave's name speaks of; empty for any other slot, and for those of Star City 0.1.0."""
    found = _AUTO.fullmatch(slot) or _IRON.fullmatch(slot)
    return found[1] or "" if found else ""


def game_id(game: SavedGame) -> str:
    """The id that a game's own slots carry; a game whose id no slot could carry is called after its seed."""
    return game.terms.id if _ID.fullmatch(game.terms.id) else f"{abs(game.state.seed):x}"[:16]


def auto_slot(game: str, number: int) -> str:
    """The slot of one of a game's autosaves, 0 to 9."""
    return f"auto-{game}-{number}"


def iron_slot(game: str) -> str:
    """The one slot of an Ironman game."""
    return f"iron-{game}"


def check_players(slot: str) -> str:
    """The name of a slot that a player may write to.

    Raises:
        SlotName: no slot may be called so, or the game keeps the name for itself.
    """
    check_name(slot)
    if kind_of(slot) in ("auto", "iron"):
        raise SlotName(f"“{slot}” is a name that the game keeps for its own saves: choose another")
    return slot
