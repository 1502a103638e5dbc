"""The launch board as the player may see it: the tree with every contribution, or what reaches a cosmonaut."""

from __future__ import annotations

from star_city_game.engine import forecasts
from star_city_game.engine.draft import Draft
from star_city_game.engine.launch_questions import luck
from star_city_game.engine.prose import plain
from star_city_game.engine.status import status
from star_city_game.model.flight import Flight
from star_city_game.model.launch import PERCENT, WHOLE, Defect, Launch, Subsystem
from star_city_game.model.launch_view import (
    DefectView,
    LaunchView,
    OddityView,
    PhaseView,
    RiskPart,
    SwayView,
    SystemView,
)
from star_city_game.systems import calendar, launch
from star_city_game.systems.launch_deal import estimate, is_there
from star_city_game.systems.launch_odds import Forecast, PhaseForecast

_SWAYS = (("people", "people make it worse by"), ("save", "what shows is saved"), ("escape", "the escape system fails"))


def board(draft: Draft) -> LaunchView:
    """The board now."""
    declared = draft.program.story.launch
    flight = declared.flights.get(declared.risk)
    forecast = None if flight is None else forecasts.forecast(flight, draft)
    covers = _covers(forecast)
    known = tuple(
        _defect(defect, draft, covers.get(defect.id, 0))
        for defect in declared.defects.values()
        if draft.defects.get(defect.id, "latent") != "latent"
    )
    risk = status(draft).risk
    has_tree = declared.tree is None or bool(draft.program.value(declared.tree)(draft))
    if flight is None or forecast is None or not has_tree:
        return LaunchView(risk, known, oddities=_oddities(draft))
    return LaunchView(
        risk,
        known,
        tree=True,
        flight=flight.name,
        chance=WHOLE - forecast.of_kind(flight, "home"),
        systems=tuple(_system(each, flight, covers, draft) for each in declared.subsystems.values()),
        phases=tuple(_phase(each, flight, draft) for each in forecast.phases if each.trouble),
        sways=tuple(_sway(name, words, draft) for name, words in _SWAYS),
    )


def _covers(forecast: Forecast | None) -> dict[str, int]:
    """What each defect adds to the risk of the whole flight."""
    found: dict[str, int] = {}
    for phase in forecast.phases if forecast is not None else ():
        for defect, chance in phase.parts:
            found[defect] = found.get(defect, 0) + chance
    return found


def _defect(defect: Defect, draft: Draft, covers: int) -> DefectView:
    signed = launch.last(draft.vehicle.deeds, defect.id, "waived")
    return DefectView(
        subsystem=draft.program.story.launch.subsystems[defect.subsystem].name,
        name=defect.name,
        status=draft.defects[defect.id],
        days=defect.days,
        covers=covers,
        signed="" if signed is None else calendar.moment(signed.date, ""),
        words="" if signed is None else signed.choice,
    )


def _system(subsystem: Subsystem, flight: Flight, covers: dict[str, int], draft: Draft) -> SystemView:
    declared, statuses = draft.program.story.launch, draft.defects
    own = [defect for defect in declared.defects.values() if defect.subsystem == subsystem.id]
    counts = {word: sum(1 for each in own if statuses.get(each.id) == word) for word in launch.KNOWN}
    unseen = estimate(declared, subsystem.id, statuses, draft.vehicle.deeds)
    is_tried = any(subsystem.id in phase.risks for phase in flight.phases)
    chance = sum(covers.get(defect.id, 0) for defect in own) if is_tried else 0
    return SystemView(
        name=subsystem.name,
        found=counts["found"],
        fixed=counts["fixed"],
        waived=counts["waived"],
        low=unseen.low,
        high=unseen.high,
        chance=chance,
        word=word_for(declared, chance),
        defects=tuple(_defect(each, draft, covers.get(each.id, 0)) for each in own if each.id in statuses),
    )


def word_for(declared: Launch, chance: int) -> str:
    """The story's word for a chance in hundredths of a percent; empty where it has none."""
    percent = (chance + PERCENT // 2) // PERCENT
    return next((band.word for band in declared.bands if band.low <= percent <= band.high), "")


def _phase(phase: PhaseForecast, flight: Flight, draft: Draft) -> PhaseView:
    declared = draft.program.story.launch
    parts: dict[str, dict[str, int]] = {}
    for defect, chance in phase.parts:
        subsystem = declared.defects[defect].subsystem
        kind = {"waived": "signed", "found": "found"}.get(draft.defects.get(defect, ""), "unseen")
        of = parts.setdefault(subsystem, {"found": 0, "signed": 0, "unseen": 0})
        of[kind] += chance
    told = (RiskPart(declared.subsystems[id_].name, **chances) for id_, chances in parts.items())
    here = next(each for each in flight.phases if each.id == phase.phase)
    ordered = sorted((part for part in told if part.chance), key=lambda part: -part.chance)
    return PhaseView(here.name, here.at, sum(part.chance for part in ordered), tuple(ordered))


def _sway(name: str, words: str, draft: Draft) -> SwayView:
    declared = draft.program.story.launch
    gauge = {"people": declared.people, "save": declared.save, "escape": declared.escape}[name]
    percent, parts = forecasts.gauge(gauge, draft)
    told = [(part.because, part.add) for part in parts]
    if name == "people":  # a multiplier: what it adds to once is told
        percent, told[0] = percent - PERCENT, (told[0][0], told[0][1] - PERCENT)
    return SwayView(words, percent, tuple((because, points) for because, points in told if points))


def _oddities(draft: Draft) -> tuple[OddityView, ...]:
    """What has reached a player who does not see the tree, of defects that are still there."""
    declared, found = draft.program.story.launch, []
    for defect in declared.defects.values():
        if defect.oddity is None or not launch.done(draft.vehicle.deeds, "hinted", defect.id):
            continue
        status_now = draft.defects.get(defect.id, "latent")
        if is_there(declared, defect, status_now, draft.vehicle.deeds, luck(draft)):
            met = (person for person in defect.knew if person in draft.people and draft.people[person].met)
            faces = tuple(plain(draft.program.form(person, "short")(draft)) for person in met)
            found.append(OddityView(plain(draft.program.text(defect.oddity)(draft)), faces))
    return tuple(found)
