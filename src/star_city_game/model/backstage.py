"""What a writer sees of a moment of a game: where the story is, what it could show there, and every value behind it."""

from __future__ import annotations

from typing import Literal as Only

from star_city_game.model.frozen import frozen

Standing = Only["open", "locked", "hidden", "drawn", "fits", "waits"]
"""How something stands: on offer, on offer and locked, not shown; of a storylet: on offer, fit to be drawn, not fit."""


@frozen
class Subject:
    """A choice or storylet that the present offer declares; ``id`` is what explanations are asked for by."""

    id: str
    kind: Only["choice", "storylet"]
    name: str
    standing: Standing


@frozen
class Held:
    """A value by its name; ``before`` is what it was before the last choice, empty where that is the same."""

    id: str
    value: str
    before: str = ""


@frozen
class Backstage:
    """The present moment of a game.

    ``at`` is the file and line of the scene that the game rests in, empty at the end; ``stack`` are the scenes that wait for it,
    the outermost first, each with where it goes on; ``due`` what is due or put off; ``turn`` the calendar's turn by id.
    """

    scene: str
    at: str
    anchor: str
    stack: tuple[str, ...]
    turn: str
    picks: int
    seed: int
    subjects: tuple[Subject, ...]
    values: tuple[Held, ...]
    due: tuple[str, ...]

    @property
    def changed(self) -> tuple[Held, ...]:
        """The values that the last choice changed."""
        return tuple(held for held in self.values if held.before)
