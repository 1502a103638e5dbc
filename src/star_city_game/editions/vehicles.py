"""What was done about the vehicle, and its flights, in another edition: renamed, and fitted to what the story declares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from star_city_game.model.edition import Earlier, Told
from star_city_game.model.flight import Aloft, Deed, Flight, Flown, Trouble, Vehicle
from star_city_game.model.launch import Launch

_SUBSYSTEMS, _MILESTONES = ("tested", "hasted"), ("held", "skipped")
"""Kinds of deeds that are about sub-systems and about milestones; the others are about defects."""


def renamed(vehicle: Vehicle, earlier: Earlier, scene: Callable[[str], str]) -> Vehicle:
    """The vehicle with its defects, and the scenes and turns of its deeds, under their present names."""

    def trouble(each: Trouble) -> Trouble:
        return replace(each, about=earlier.name("defects", each.about)) if each.kind == "defect" else each

    def deed(each: Deed) -> Deed:
        about = each.about if each.kind in (*_SUBSYSTEMS, *_MILESTONES) else earlier.name("defects", each.about)
        return replace(each, about=about, scene=scene(each.scene), turn=earlier.name("turns", each.turn))

    aloft = vehicle.aloft
    if aloft is not None:
        running = None if aloft.running is None else trouble(aloft.running)
        aloft = replace(aloft, waiting=tuple(map(trouble, aloft.waiting)), running=running)
    flown = tuple(
        replace(each, troubles=tuple(map(trouble, each.troubles)), cause=earlier.name("defects", each.cause))
        for each in vehicle.flown
    )
    return Vehicle(tuple(map(deed, vehicle.deeds)), aloft, flown)


@dataclass(slots=True)
class Hangar:
    """Fits vehicles to what this edition declares; ``told`` gathers what is not as it was."""

    launch: Launch
    told: list[Told] = field(default_factory=list)

    def fitted(self, vehicle: Vehicle, phase: str) -> Vehicle:
        """The vehicle as this edition can hold it; ``phase`` is the id of the phase that its flight is in."""
        flights = self.launch.flights
        deeds = tuple(deed for deed in vehicle.deeds if _is_known(deed, self.launch))
        flown = tuple(self._trace(each) for each in vehicle.flown if each.flight in flights)
        self.told += [
            Told("launch", each.flight, f"The flight “{_words(each.flight)}” is no longer in the story.")
            for each in vehicle.flown
            if each.flight not in flights
        ]
        aloft = vehicle.aloft
        flight = None if aloft is None else flights.get(aloft.flight)
        in_the_air = None if aloft is None or flight is None else self._in_the_air(aloft, flight, phase)
        return Vehicle(deeds, in_the_air, flown)

    def _trace(self, flown: Flown) -> Flown:
        """The trace of a flight, without what this edition does not know."""
        known = tuple(each for each in flown.troubles if each.kind == "call" or each.about in self.launch.defects)
        return replace(flown, troubles=known)

    def _in_the_air(self, aloft: Aloft, flight: Flight, phase: str) -> Aloft | None:
        """A flight under way; None when it has come to an end that is gone."""
        if not {aloft.ending, aloft.told} <= {*flight.ends, ""}:
            text = f"The end that “{flight.name}” has come to is gone: the flight is over."
            self.told.append(Told("launch", flight.id, text))
            return None
        number = self._number(aloft, flight, phase)
        by = number - aloft.phase
        waiting = tuple(replace(each, phase=each.phase + by) for each in aloft.waiting if self._may_come(each, flight))
        running = aloft.running
        if running is not None:
            running = replace(running, phase=running.phase + by) if self._may_come(running, flight) else None
        return replace(aloft, phase=number, waiting=waiting, running=running)

    def _number(self, aloft: Aloft, flight: Flight, phase: str) -> int:
        """The number that the phase of a flight has now."""
        numbers = {each.id: number for number, each in enumerate(flight.phases)}
        number = numbers.get(phase, min(aloft.phase, len(flight.phases)))
        if (phase and phase not in numbers) or number != aloft.phase:
            where = flight.phases[number].name if number < len(flight.phases) else "its end"
            text = f"The phases of “{flight.name}” were edited: the flight is at “{where}”."
            self.told.append(Told("launch", flight.id, text, quiet=phase in numbers))
        return number

    def _may_come(self, trouble: Trouble, flight: Flight) -> bool:
        if trouble.about in (flight.calls if trouble.kind == "call" else self.launch.defects):
            return True
        text = f"“{_words(trouble.about)}”, which was to come in the flight, is gone."
        self.told.append(Told("launch", trouble.about, text, quiet=True))
        return False


def _is_known(deed: Deed, launch: Launch) -> bool:
    if deed.kind in _SUBSYSTEMS:
        return deed.about in launch.subsystems
    return deed.about in (launch.milestones if deed.kind in _MILESTONES else launch.defects)


def _words(id_: str) -> str:
    return id_.replace("_", " ")
