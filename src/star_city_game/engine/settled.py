"""States that share nothing with one another."""

from __future__ import annotations

from dataclasses import replace

from star_city_game.engine.ledger import unshared
from star_city_game.model.state import GameState


def settled(state: GameState) -> GameState:
    """A state that shares nothing with those of the moves before and after it: for a file, or for another thread."""
    return replace(
        state,
        visits=unshared(state.visits),
        picked=unshared(state.picked),
        last=unshared(state.last),
        counters=unshared(state.counters),
        draws=unshared(state.draws),
    )
