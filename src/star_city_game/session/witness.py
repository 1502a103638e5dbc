"""Whether a log, played again, leads to the snapshot that was saved with it."""

from __future__ import annotations

from dataclasses import replace

from star_city_game.model.flight import Vehicle
from star_city_game.model.state import GameState


def leads_to(replayed: GameState, saved: GameState) -> bool:
    """Whether both are the same, but for parts that the version which made the save did not know."""
    if saved.vehicle == Vehicle():  # nothing of it was kept before 0.2.0
        replayed = replace(replayed, vehicle=saved.vehicle)
    return replayed == saved
