"""The steps of a scene that fly a flight."""

from __future__ import annotations

from typing import TypeAlias

from star_city_game.model.frozen import frozen


@frozen
class ShowCommission:
    """Shows the Emergency Commission's report on a flight, or on the one flown last, as papers."""

    flight: str


@frozen
class Fly:
    """Flies a flight phase by phase: calls one scene after another and comes back to this very step, until it is over."""

    flight: str
    anchor: str


@frozen
class Troubles:
    """Runs what the phase of the flight holds, one after another, and comes back to this very step; nothing outside a flight."""

    anchor: str


FlightStep: TypeAlias = ShowCommission | Fly | Troubles
