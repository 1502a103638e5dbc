"""Flies flights: one scene after another, as the vehicle is and as the player decides.

The beat that flies a flight is come back to after every scene. What it keeps between two scenes is the state's
:class:`~star_city_game.model.flight.Aloft`, so a flight can be saved, loaded and taken back at every choice.
"""

from __future__ import annotations

from dataclasses import replace

from star_city_game.engine import forecasts
from star_city_game.engine.deeds import find_by_flight, wake_paper
from star_city_game.engine.draft import Draft
from star_city_game.engine.flow import call
from star_city_game.engine.launch_questions import luck, pick_of
from star_city_game.engine.ways import AWAY, Block
from star_city_game.model.effect import Steer
from star_city_game.model.flight import Aloft, Flight, FlightEnd, Flown, Trouble, Vehicle, Way
from star_city_game.model.flight_steps import Fly, Troubles
from star_city_game.model.launch import Launch
from star_city_game.systems import launch_deal, launch_flight, launch_odds
from star_city_game.systems.launch_flight import Dealer


def fly(step: Fly, draft: Draft) -> Block | None:
    """Calls the next scene of a flight; None when the flight is over, or another one is in the air."""
    aloft = draft.vehicle.aloft
    if aloft is None:
        _begin(draft.program.story.launch.flights[step.flight], draft)
    elif aloft.flight != step.flight:
        draft.stopped = f"{step.flight} begins while {aloft.flight} is in the air"
        return None
    _settle(draft)
    return _go_on(draft, step.anchor)


def troubles(step: Troubles, draft: Draft) -> Block | None:
    """Calls the next thing that the phase holds; None when there is nothing more, or no flight.

    A flight that has come to an end leaves the scene here, wherever it stands.
    """
    if draft.vehicle.aloft is None:
        return None
    _settle(draft)
    block = _next_trouble(draft, step.anchor)
    aloft = _aloft(draft)
    if block is not None or not aloft.ending:
        return block
    while len(draft.levels) > aloft.depth:
        draft.pop()
    draft.step = draft.program.story.scenes[draft.level.scene].anchors[draft.level.anchor]
    return AWAY


def steer(effect: Steer, draft: Draft) -> None:
    """What a scene does to the flight in which it plays; outside a flight it does nothing."""
    aloft = draft.vehicle.aloft
    if aloft is None:
        return
    if effect.kind == "steady":
        _keep(draft, replace(aloft, steady=aloft.steady + effect.points))
    elif effect.kind == "abort":
        if effect.about in _flight(aloft, draft).ends:
            _keep(draft, replace(aloft, ending=effect.about))
    else:
        _clear(effect.about, aloft, draft)


def saved(passed: bool, percent: int, draft: Draft) -> None:
    """Notes how a save came out."""
    aloft = draft.vehicle.aloft
    if aloft is None or aloft.running is None:
        return
    running = replace(aloft.running, result="saved" if passed else "failed", odds=percent, way=draft.picked_label)
    _keep(draft, replace(aloft, running=running))


def save_name(otherwise: str, draft: Draft) -> str:
    """The name of the roll for a save."""
    aloft = draft.vehicle.aloft
    if aloft is None or aloft.running is None:
        return otherwise
    return f"{aloft.flight}.{aloft.running.about}.save"


def _flight(aloft: Aloft, draft: Draft) -> Flight:
    return draft.program.story.launch.flights[aloft.flight]


def _aloft(draft: Draft) -> Aloft:
    """The flight in the air."""
    if draft.vehicle.aloft is None:
        raise TypeError(f"{draft.scene}: no flight is in the air")
    return draft.vehicle.aloft


def _keep(draft: Draft, aloft: Aloft) -> None:
    draft.vehicle = replace(draft.vehicle, aloft=aloft)


def _flown(draft: Draft) -> Flown:
    """The trace of the flight in the air, which is the last one."""
    return draft.vehicle.flown[-1]


def _trace(draft: Draft, flown: Flown) -> None:
    draft.vehicle = replace(draft.vehicle, flown=(*draft.vehicle.flown[:-1], flown))


def _begin(flight: Flight, draft: Draft) -> None:
    """Deals what the flight will meet."""
    declared, comes_out = draft.program.story.launch, luck(draft)
    there = launch_deal.there(declared, draft.defects, draft.vehicle.deeds, comes_out)

    def shows(name: str, hundredths: int) -> bool:
        """A test may force one defect by name, or all others by the name of the flight."""
        forced = draft.forced.get(name, draft.forced.get(flight.id))
        return comes_out(name, hundredths) if forced is None else forced

    dealer = Dealer(declared, flight, shows, pick_of(draft))
    dealt = dealer.troubles(there, forecasts.gauge(declared.people, draft)[0])
    calls = dealer.calls(len(dealt))
    flown = Flown(
        flight.id,
        turn=draft.turn_id(),
        date=draft.date(),
        cause=dealer.cause(there),
    )
    aloft = Aloft(flight.id, waiting=launch_flight.in_order((*dealt, *calls)), depth=len(draft.levels))
    draft.vehicle = replace(draft.vehicle, aloft=aloft, flown=(*draft.vehicle.flown, flown))


def _go_on(draft: Draft, anchor: str) -> Block | None:
    """The next scene of the flight in the air; None when it is over."""
    while draft.vehicle.aloft is not None:
        block = _step(draft.vehicle.aloft, draft, anchor)
        if block is not None:
            return block
    return None


def _step(aloft: Aloft, draft: Draft, anchor: str) -> Block | None:
    """One step of a flight; None when it needs no scene."""
    flight = _flight(aloft, draft)
    if aloft.ending:
        return _tell(flight.ends[aloft.ending], flight, draft, anchor)
    if aloft.stage == "end":
        _leave(flight.ends[aloft.told], flight, draft)
        return None
    if aloft.phase == len(flight.phases):
        _keep(draft, replace(aloft, ending=launch_odds.home_of(flight)))
        return None
    if aloft.stage == "phase":
        _keep(draft, replace(aloft, stage="trouble"))
        return _call(flight.phases[aloft.phase].ways, draft, anchor)
    block = _next_trouble(draft, anchor)
    if block is None:
        _pass(flight, draft)
    return block


def _tell(end: FlightEnd, flight: Flight, draft: Draft, anchor: str) -> Block | None:
    """Comes to an end, and calls its scene."""
    _settle_by_hand(flight, draft)
    _trace(draft, replace(_flown(draft), end=launch_flight.end_after(flight, _flown(draft), end.id)))
    _keep(draft, replace(_aloft(draft), stage="end", ending="", told=end.id))
    return _call(end.ways, draft, anchor)


def _leave(end: FlightEnd, flight: Flight, draft: Draft) -> None:
    """After an end: the flight goes on otherwise, or is over."""
    if end.resume:
        _keep(draft, launch_flight.resumed(_aloft(draft), flight, end.resume))
        return
    draft.vehicle = replace(draft.vehicle, aloft=None)
    if end.kind != "lost":
        find_by_flight(flight.id, (trouble.about for trouble in _flown(draft).troubles), draft)


def _pass(flight: Flight, draft: Draft) -> None:
    """Leaves a phase behind; where the flight is doomed in it, or has come to an end, that end comes."""
    aloft = _aloft(draft)
    phase = flight.phases[aloft.phase]
    if aloft.ending:
        return
    if flight.cause is not None and flight.cause.phase == phase.id:
        _keep(draft, replace(aloft, ending=phase.lost))
        return
    _settle_by_hand(flight, draft)
    aloft = _aloft(draft)
    _trace(draft, launch_flight.passed(_flown(draft), phase))
    _keep(draft, replace(aloft, phase=aloft.phase + 1, stage="phase"))


def _settle_by_hand(flight: Flight, draft: Draft) -> None:
    """Notes in the trace what showed in the phase and was met by hand; a signature for it is looked at then."""
    aloft = _aloft(draft)
    if aloft.phase == len(flight.phases):
        return
    met = launch_flight.met_by_hand(aloft, flight.phases[aloft.phase])
    if not met:
        return
    flown = _flown(draft)
    last = flown.troubles[-1] if flown.troubles else None
    if aloft.ending and last is not None and (last.phase, last.about) == (aloft.phase, flown.cause):
        return  # it was over before anybody laid a hand on it
    _trace(draft, replace(flown, troubles=(*flown.troubles, *met)))
    about = {trouble.about for trouble in met}
    _keep(draft, replace(aloft, waiting=tuple(each for each in aloft.waiting if each.about not in about)))
    for trouble in met:
        wake_paper(trouble.about, draft)


def _next_trouble(draft: Draft, anchor: str) -> Block | None:
    """Calls the scene of what comes next in the phase; None when nothing more does, or the flight has come to an end."""
    while not _aloft(draft).ending:
        aloft = _aloft(draft)
        following = launch_flight.following(aloft, _flight(aloft, draft))
        if following is None:
            return None
        waiting = tuple(trouble for trouble in aloft.waiting if trouble is not following)
        _keep(draft, replace(aloft, waiting=waiting, running=following))
        block = _play(following, _flight(aloft, draft), draft, anchor)
        if block is not None:
            return block
        _settle(draft)
    return None


def _play(trouble: Trouble, flight: Flight, draft: Draft, anchor: str) -> Block | None:
    """Calls the scene of a trouble. A defect that has none is fought without the player, at the usual odds.

    The scenes of defects are written for a crew: a flight without one plays only its own.
    """
    if trouble.kind == "call":
        return _call(flight.calls[trouble.about].ways, draft, anchor)
    wake_paper(trouble.about, draft)
    defect = draft.program.story.launch.defects[trouble.about]
    if flight.crewed and defect.scene:
        return call(draft, defect.scene, anchor)
    if flight.crewed and defect.flight is not None:
        draft.show(draft.program.text(defect.flight)(draft))
    block = _call(flight.fault, draft, anchor)
    if block is None:
        odds = forecasts.save_odds(0, draft)
        saved(draft.roll(save_name("", draft), odds.percent), odds.percent, draft)
    return block


def _call(ways: tuple[Way, ...], draft: Draft, anchor: str) -> Block | None:
    """Calls the first scene whose gate holds."""
    for way in ways:
        if way.gate is None or draft.program.value(way.gate)(draft):
            return call(draft, way.scene, anchor)
    return None


def _settle(draft: Draft) -> None:
    """Settles what has just run: noted in the trace, and, if it was not saved, the flight comes to an end."""
    aloft = _aloft(draft)
    running = aloft.running
    if running is None:
        return
    ending, flight = aloft.ending, _flight(aloft, draft)
    result = running.result or ("saved" if running.kind == "call" else "failed")
    if running.kind == "defect" and result != "saved" and not ending:
        defect = draft.program.story.launch.defects[running.about]
        escape = forecasts.gauge(draft.program.story.launch.escape, draft)[0]
        phase = flight.phases[aloft.phase]
        dealer = Dealer(draft.program.story.launch, flight, luck(draft), pick_of(draft))
        ending, is_worst = dealer.come_to(phase, defect, escape)
        result = "worst" if is_worst else "failed"
    flown = _flown(draft)
    cause = running.about if ending and not flown.cause else flown.cause
    _trace(draft, replace(flown, troubles=(*flown.troubles, replace(running, result=result)), cause=cause))
    _keep(draft, replace(aloft, running=None, ending=ending))


def _clear(defect: str, aloft: Aloft, draft: Draft) -> None:
    """Settles a defect of this phase as saved, before or while its scene runs."""
    if aloft.running is not None and aloft.running.about == defect:
        _keep(draft, replace(aloft, running=replace(aloft.running, result="saved")))
        return
    for trouble in aloft.waiting:
        if trouble.about == defect and trouble.phase == aloft.phase:
            waiting = tuple(each for each in aloft.waiting if each is not trouble)
            _keep(draft, replace(aloft, waiting=waiting))
            flown = _flown(draft)
            _trace(draft, replace(flown, troubles=(*flown.troubles, replace(trouble, result="saved"))))
            return


def phase_of(vehicle: Vehicle, launch: Launch) -> str:
    """The id of the phase that the flight under way is in; empty when there is none, or it has passed its last."""
    aloft = vehicle.aloft
    phases = () if aloft is None else launch.flights[aloft.flight].phases
    return phases[aloft.phase].id if aloft is not None and aloft.phase < len(phases) else ""
