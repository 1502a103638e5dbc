"""Answers what expressions ask about the vehicle and its flights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from star_city_game.engine import chance, forecasts
from star_city_game.model.expression import Value
from star_city_game.model.flight import UNFLOWN
from star_city_game.model.launch import PERCENT, WHOLE
from star_city_game.systems import launch
from star_city_game.systems.launch_deal import Luck, is_there
from star_city_game.systems.launch_flight import Pick

if TYPE_CHECKING:
    from star_city_game.engine.draft import Draft


def risk(draft: Draft) -> int:
    """The chance in percent that the flight whose risk is told does not come to its good end; 0 where there is none."""
    declared = draft.program.story.launch
    flight = declared.flights.get(declared.risk)
    if flight is None:
        return 0
    home = forecasts.forecast(flight, draft).of_kind(flight, "home")
    return (WHOLE - home + PERCENT // 2) // PERCENT


def risk_word(draft: Draft) -> str:
    """The word for the risk; empty where the story has no words for it."""
    now = risk(draft)
    return next((band.word for band in draft.program.story.launch.bands if band.low <= now <= band.high), "")


def luck(draft: Draft) -> Luck:
    """The chance of this game, at hundredths of a percent; a test may force a name."""

    def comes_out(name: str, hundredths: int) -> bool:
        forced = draft.forced.get(name)
        return chance.below(draft.seed, name, 0, WHOLE) < hundredths if forced is None else forced

    return comes_out


def pick_of(draft: Draft) -> Pick:
    """Numbers by name, of this game."""

    def pick(name: str, bound: int) -> int:
        return chance.below(draft.seed, name, 0, bound)

    return pick


def _open(ids: tuple[str, ...], draft: Draft) -> bool:
    defect = draft.program.story.launch.defects[ids[0]]
    status = draft.defects.get(defect.id, "latent")
    return is_there(draft.program.story.launch, defect, status, draft.vehicle.deeds, luck(draft))


def _shows(ids: tuple[str, ...], draft: Draft) -> bool:
    aloft = draft.vehicle.aloft
    if aloft is None:
        return False
    now = (aloft.running, *(trouble for trouble in aloft.waiting if trouble.phase == aloft.phase))
    return any(trouble is not None and trouble.about == ids[0] for trouble in now)


def _flight(ids: tuple[str, ...], draft: Draft) -> str:
    flown = launch.trace(draft.vehicle.flown, ids[0])
    return UNFLOWN if flown is None else flown.end


def _cause(ids: tuple[str, ...], draft: Draft) -> str:
    flown = launch.trace(draft.vehicle.flown, ids[0])
    return "" if flown is None else flown.cause


def _passed(ids: tuple[str, ...], draft: Draft) -> bool:
    flown = launch.trace(draft.vehicle.flown, ids[0])
    return flown is not None and ids[1] in flown.passed


ANSWERS: Mapping[str, Callable[[tuple[str, ...], Draft], Value]] = {
    "open": _open,
    "shows": _shows,
    "hidden": lambda ids, draft: launch.done(draft.vehicle.deeds, "hidden", ids[0]),
    "disclosed": lambda ids, draft: launch.done(draft.vehicle.deeds, "revealed", ids[0]),
    "blamed": lambda ids, draft: launch.done(draft.vehicle.deeds, "blamed", ids[0]),
    "held": lambda ids, draft: launch.done(draft.vehicle.deeds, "held", ids[0]),
    "skipped": lambda ids, draft: launch.done(draft.vehicle.deeds, "skipped", ids[0]),
    "flight": _flight,
    "cause": _cause,
    "passed": _passed,
    "risk": lambda _, draft: risk_word(draft),
}
"""What answers each question, by its name; see :class:`~star_city_game.model.expression.Ask`."""
