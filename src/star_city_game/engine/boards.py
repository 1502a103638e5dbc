"""The launch board as the player may see it: the tree with every contribution, or what reaches a cosmonaut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from star_city_game.engine import forecasts
from star_city_game.engine.draft import Draft
from star_city_game.engine.launch_questions import luck
from star_city_game.engine.prose import plain
from star_city_game.engine.status import status
from star_city_game.model.flight import Flight
from star_city_game.model.frozen import frozen
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
        _defect(defect, draft, covers)
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
        phases=tuple(_phase(each, flight, draft) for each in forecast.phases if each.trouble or each.by_hand),
        sways=tuple(_sway(name, words, draft) for name, words in _SWAYS),
    )


@frozen
class _Covers:
    """What each defect adds to the risk of the whole flight, and how often it shows and is met by hand."""

    risk: Mapping[str, int]
    by_hand: Mapping[str, int]


def _covers(forecast: Forecast | None) -> _Covers:
    risk: Counter[str] = Counter()
    by_hand: Counter[str] = Counter()
    for phase in forecast.phases if forecast is not None else ():
        risk.update(dict(phase.parts))
        by_hand.update(dict(phase.by_hand))
    return _Covers(risk, by_hand)


def _defect(defect: Defect, draft: Draft, covers: _Covers) -> DefectView:
    signed = launch.last(draft.vehicle.deeds, defect.id, "waived")
    return DefectView(
        subsystem=draft.program.story.launch.subsystems[defect.subsystem].name,
        name=defect.name,
        status=draft.defects[defect.id],
        days=defect.days,
        covers=covers.risk.get(defect.id, 0),
        signed="" if signed is None else calendar.moment(signed.date, ""),
        words="" if signed is None else signed.choice,
        by_hand=covers.by_hand.get(defect.id, 0),
    )


def _system(subsystem: Subsystem, flight: Flight, covers: _Covers, draft: Draft) -> SystemView:
    declared, statuses = draft.program.story.launch, draft.defects
    own = [defect for defect in declared.defects.values() if defect.subsystem == subsystem.id]
    counts = {word: sum(1 for each in own if statuses.get(each.id) == word) for word in launch.KNOWN}
    unseen = estimate(declared, subsystem.id, statuses, draft.vehicle.deeds)
    is_tried = any(subsystem.id in phase.risks for phase in flight.phases)
    chance = sum(covers.risk.get(defect.id, 0) for defect in own) if is_tried else 0
    by_hand = sum(covers.by_hand.get(defect.id, 0) for defect in own)
    return SystemView(
        name=subsystem.name,
        found=counts["found"],
        fixed=counts["fixed"],
        waived=counts["waived"],
        low=unseen.low,
        high=unseen.high,
        chance=chance,
        word=word_for(declared, chance) if chance or not by_hand else "",
        defects=tuple(_defect(each, draft, covers) for each in own if each.id in statuses),
        by_hand=by_hand,
    )


def word_for(declared: Launch, chance: int) -> str:
    """The story's word for a chance in hundredths of a percent; empty where it has none."""
    percent = (chance + PERCENT // 2) // PERCENT
    return next((band.word for band in declared.bands if band.low <= percent <= band.high), "")


def _phase(phase: PhaseForecast, flight: Flight, draft: Draft) -> PhaseView:
    here = next(each for each in flight.phases if each.id == phase.phase)
    parts = _parts(phase.parts, draft)
    return PhaseView(here.name, here.at, sum(part.chance for part in parts), parts, _parts(phase.by_hand, draft))


def _parts(chances: Iterable[tuple[str, int]], draft: Draft) -> tuple[RiskPart, ...]:
    """What defects add up to, by sub-system and by what is known of them, the most first."""
    declared = draft.program.story.launch
    parts: dict[str, dict[str, int]] = {}
    for defect, chance in chances:
        subsystem = declared.defects[defect].subsystem
        kind = {"waived": "signed", "found": "found"}.get(draft.defects.get(defect, ""), "unseen")
        of = parts.setdefault(subsystem, {"found": 0, "signed": 0, "unseen": 0})
        of[kind] += chance
    told = (RiskPart(declared.subsystems[id_].name, **sums) for id_, sums in parts.items())
    return tuple(sorted((part for part in told if part.chance), key=lambda part: -part.chance))


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
