"""Brings what the game keeps of a flight before the Emergency Commission."""

from __future__ import annotations

from star_city_game.engine.draft import Draft
from star_city_game.engine.launch_questions import luck
from star_city_game.engine.prose import plain
from star_city_game.model.flight_steps import ShowCommission
from star_city_game.model.launch_view import CommissionView
from star_city_game.model.turn import Paper
from star_city_game.systems import commission, launch, people
from star_city_game.systems.descent_report import trace_of
from star_city_game.systems.launch_deal import brought_in, there


def report(draft: Draft, flight: str = "") -> CommissionView | None:
    """The report on a flight, or on the one flown last; None when there was no such flight."""
    vehicle, declared = draft.vehicle, draft.program.story.launch
    last = vehicle.flown[-1] if vehicle.flown else None
    flown = launch.trace(vehicle.flown, flight) if flight else last
    if flown is None or flown.flight not in declared.flights:
        return None
    deeds = tuple(deed for deed in vehicle.deeds if deed.detail != flown.flight)
    by_flight = {deed.about for deed in vehicle.deeds if deed.detail == flown.flight}
    defects = {id_: status for id_, status in draft.defects.items() if id_ not in by_flight or status != "found"}
    matter = commission.Matter(
        launch=declared,
        flight=declared.flights[flown.flight],
        flown=flown,
        defects=defects,
        deeds=tuple(deed for deed in deeds if not flown.date or deed.date <= flown.date),
        brought_in=lambda defect: brought_in(declared, defect, vehicle.deeds, luck(draft)),
        there=tuple(there(declared, draft.defects, vehicle.deeds, luck(draft))),
        initials=lambda person: people.initials(plain(draft.program.form(person, "full")(draft))),
        own=people.initials(_own_name(draft)),
        trace=trace_of(draft.descent) if flown is last else (),
    )
    return commission.report(matter)


def _own_name(draft: Draft) -> str:
    forms = people.player_forms(draft.values)
    return f"{forms['full']} {forms['surname']}"


def show_commission(step: ShowCommission, draft: Draft) -> None:
    """Shows the report as a paper; nothing when there was no such flight."""
    found = report(draft, step.flight)
    if found is not None:
        heading, *lines = found.lines
        draft.show(Paper("report", heading, tuple(lines)))
