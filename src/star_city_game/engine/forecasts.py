"""The odds of the launch as they stand: what sways them, what a save is made of, and what a flight is likely to come to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from star_city_game.model.check import BANDS, HIGHEST, LOWEST, Modifier, Odds, Part
from star_city_game.model.flight import Deed, Flight
from star_city_game.model.launch import Gauge, Launch
from star_city_game.systems import launch_deal
from star_city_game.systems.launch_odds import Forecast, Sways

if TYPE_CHECKING:
    from star_city_game.engine.draft import Draft

Kept: TypeAlias = tuple[tuple[str, Sways, Mapping[str, str], tuple[Deed, ...]], Forecast]
"""The forecast that was made last, and of what: it is asked for after every choice, and seldom changes."""
BASE = "as things stand"
"""What the base of a gauge is called where its parts are listed."""


def percent(declared: Gauge, draft: Draft) -> int:
    """What a gauge shows now: its base and what holds of its modifiers, within its bounds."""
    total = declared.base + sum(each.add for each in declared.modifiers if _holds(each, draft))
    return min(declared.most, max(declared.least, total))


def gauge(declared: Gauge, draft: Draft) -> tuple[int, tuple[Part, ...]]:
    """What a gauge shows now, and its contributions; those that its bounds cut off are one of them."""
    parts = [Part(BASE, declared.base)]
    parts += [Part(each.because, each.add) for each in declared.modifiers if _holds(each, draft)]
    total, shown = sum(part.add for part in parts), percent(declared, draft)
    if shown != total:
        parts.append(Part("no more than that" if shown < total else "no less than that", shown - total))
    return shown, tuple(parts)


def _holds(modifier: Modifier, draft: Draft) -> bool:
    return modifier.gate is None or bool(draft.program.value(modifier.gate)(draft))


def sways(declared: Launch, draft: Draft) -> Sways:
    """What sways a flight begun now."""
    return Sways(percent(declared.people, draft), percent(declared.save, draft), percent(declared.escape, draft))


def save_odds(add: int, draft: Draft) -> Odds:
    """The odds that crew and control save what shows: their usual ones, what this way adds, and how steady they are."""
    usual, parts = gauge(draft.program.story.launch.save, draft)
    found = list(parts)
    if add:
        found.append(Part("this way", add))
    aloft = draft.vehicle.aloft
    if aloft is not None and aloft.steady:
        found.append(Part("steadier by now" if aloft.steady > 0 else "shaken by now", aloft.steady))
    percent = min(HIGHEST, max(LOWEST, usual + add + (aloft.steady if aloft is not None else 0)))
    return Odds(percent, next(word for highest, word in BANDS if percent <= highest), tuple(found))


def forecast(flight: Flight, draft: Draft) -> Forecast:
    """What a flight is likely to come to if it began now, for somebody who knows only what is on the board."""
    declared = draft.program.story.launch
    swayed = sways(declared, draft)
    key = (flight.id, swayed, draft.defects, draft.vehicle.deeds)
    kept = draft.forecast
    if kept is not None and kept[0][:2] == key[:2] and kept[0][2] is key[2] and kept[0][3] is key[3]:
        return kept[1]
    beliefs = launch_deal.beliefs(declared, draft.defects, draft.vehicle.deeds)
    found = draft.program.forecast(flight, beliefs, swayed)
    draft.forecast = (key, found)
    return found
