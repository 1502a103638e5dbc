"""What was done about the vehicle, and its flights, in another edition: renamed, and fitted to what the story declares."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from star_city_game.model.edition import Earlier, Named, Told
from star_city_game.model.flight import Aloft, Deed, Flight, Flown, Trouble, Vehicle
from star_city_game.model.launch import Launch

_SUBSYSTEMS, _MILESTONES = ("tested", "hasted"), ("held", "skipped")
"""Kinds of deeds that are about sub-systems and about milestones; the others are about defects."""


def renamed(vehicle: Vehicle, earlier: Earlier, scene: Callable[[str], str]) -> Vehicle:
    """The vehicle, its deeds and its flights under their present names."""
    aloft = vehicle.aloft
    return Vehicle(
        tuple(_deed(each, earlier, scene) for each in vehicle.deeds),
        None if aloft is None else _aloft(aloft, earlier),
        tuple(_flown(each, earlier) for each in vehicle.flown),
    )


def phase_renamed(phase: str, aloft: Aloft, earlier: Earlier) -> str:
    """The present id of the phase that a flight is in; the flight is under its old name."""
    return _within("phases", aloft.flight, phase, earlier)


def _deed(deed: Deed, earlier: Earlier, scene: Callable[[str], str]) -> Deed:
    """A deed; the detail of one that found a defect is what found it: a sub-system's test, a milestone, or a flight."""
    about, detail = _subject(deed, earlier), deed.detail
    if deed.kind == "blamed":
        detail = earlier.name("people", detail)
    elif deed.kind == "found":
        by: tuple[Named, ...] = ("subsystems", "milestones", "flights")
        detail = next((name for kind in by if (name := earlier.name(kind, detail)) != detail), detail)
    turn = earlier.name("turns", deed.turn)
    return replace(deed, about=about, scene=scene(deed.scene), turn=turn, detail=detail)


def _subject(deed: Deed, earlier: Earlier) -> str:
    if deed.kind in _SUBSYSTEMS:
        return earlier.name("subsystems", deed.about)
    return earlier.name("milestones" if deed.kind in _MILESTONES else "defects", deed.about)


def _trouble(trouble: Trouble, flight: str, earlier: Earlier) -> Trouble:
    if trouble.kind == "defect":
        return replace(trouble, about=earlier.name("defects", trouble.about))
    return replace(trouble, about=_within("calls", flight, trouble.about, earlier))


def _aloft(aloft: Aloft, earlier: Earlier) -> Aloft:
    running = aloft.running
    return replace(
        aloft,
        flight=earlier.name("flights", aloft.flight),
        waiting=tuple(_trouble(each, aloft.flight, earlier) for each in aloft.waiting),
        running=None if running is None else _trouble(running, aloft.flight, earlier),
        ending=_within("ends", aloft.flight, aloft.ending, earlier),
        told=_within("ends", aloft.flight, aloft.told, earlier),
    )


def _flown(flown: Flown, earlier: Earlier) -> Flown:
    flight = flown.flight
    return replace(
        flown,
        flight=earlier.name("flights", flight),
        end=_within("ends", flight, flown.end, earlier),
        turn=earlier.name("turns", flown.turn),
        passed=tuple(_within("phases", flight, each, earlier) for each in flown.passed),
        troubles=tuple(_trouble(each, flight, earlier) for each in flown.troubles),
        cause=earlier.name("defects", flown.cause),
    )


def _within(kind: Named, flight: str, name: str, earlier: Earlier) -> str:
    """What is called so within a flight that is given under its old name; an empty word stays one."""
    return earlier.own(kind, f"{flight}.{name}").partition(".")[2] if name else ""


@dataclass(slots=True)
class Hangar:
    """Fits vehicles to what this edition declares; ``told`` gathers what is not as it was."""

    launch: Launch
    people: Collection[str]
    told: list[Told] = field(default_factory=list)

    def fitted(self, vehicle: Vehicle, phase: str) -> Vehicle:
        """The vehicle as this edition can hold it; ``phase`` is the id of the phase that its flight is in."""
        flights = self.launch.flights
        deeds = tuple(deed for deed in vehicle.deeds if self._is_known(deed))
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

    def _is_known(self, deed: Deed) -> bool:
        """Whether what a deed was about is still there, and who was blamed."""
        if deed.kind in _SUBSYSTEMS:
            return deed.about in self.launch.subsystems
        if deed.kind in _MILESTONES:
            return deed.about in self.launch.milestones
        return deed.about in self.launch.defects and (deed.kind != "blamed" or deed.detail in self.people)

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


def _words(id_: str) -> str:
    return id_.replace("_", " ")
