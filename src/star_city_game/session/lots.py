"""What a choice that is on offer hangs on, in words."""

from __future__ import annotations

from star_city_game.model.turn import Offered


def told(offered: Offered) -> str:
    """Why a choice is locked, or what its odds are made of; empty when there is nothing to explain."""
    if offered.locked is not None:
        return offered.locked
    if offered.odds is None:
        return ""
    parts = ", ".join(f"{part.because} {part.add:+d}" for part in offered.odds.parts)
    return f"{offered.odds.percent} % ({offered.odds.band}): {parts}"
