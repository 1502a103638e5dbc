"""What a flight is likely to come to, for somebody who does not know the deal: every figure with what it is made of.

A defect that is there shows in a flight at most once, in one of the phases that can show it, each as likely as another. So
the chance that it is not saved in a phase, given that this has not come before, is q/k / (1 - q*v/k): k phases can show it,
v of them are past, and q is the chance that it is there, shows, and is not saved. (Of a phase past that does not end the
flight for it, only what is catastrophic counts.) What the player may do about it in
flight is left out: every save counts at its usual odds. What is met by hand ends no flight here, since nothing is rolled for
it: it is told how often it shows. ``tests/systems/test_launch_odds.py`` flies 20,000 seeds against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from star_city_game.model.flight import Flight, Phase
from star_city_game.model.frozen import frozen
from star_city_game.model.launch import PERCENT, WHOLE, Defect, Launch
from star_city_game.systems.launch import catastrophic, shows

FINE = 1_000_000_000
"""Sums are made in billionths, so that what is told in hundredths of a percent is right to the last of them."""


@frozen
class Sways:
    """What sways a flight as a whole, in percent: ``people`` multiplies what shows, ``save`` saves, ``escape`` fails."""

    people: int
    save: int
    escape: int


@frozen
class PhaseForecast:
    """One phase: the chances, in hundredths of a percent of all flights, that what went well until then does so no longer.

    ``passed`` is the chance that all is still well at its end; ``parts`` are what each defect takes of that here, so that the
    parts of all phases add up to the chance that the flight does not come to its good end. ``by_hand`` is the chance that
    something shows which is met by hand, by the defect that is the first.
    """

    phase: str
    passed: int
    parts: tuple[tuple[str, int], ...]
    by_hand: tuple[tuple[str, int], ...] = ()

    @property
    def trouble(self) -> int:
        """The sum of the parts."""
        return sum(chance for _, chance in self.parts)


@frozen
class Forecast:
    """A whole flight: the chance of each end, in hundredths of a percent, and its phases."""

    ends: Mapping[str, int]
    phases: tuple[PhaseForecast, ...]

    def of_kind(self, flight: Flight, kind: str) -> int:
        """The chance of all ends of a kind, in hundredths of a percent."""
        return sum(chance for end, chance in self.ends.items() if flight.ends[end].kind == kind)


def phases_of(flight: Flight, defect: Defect) -> tuple[int, ...]:
    """The numbers of the phases in which a defect can show."""
    return tuple(
        number
        for number, phase in enumerate(flight.phases)
        if defect.subsystem in phase.risks and (not defect.phases or phase.id in defect.phases)
    )


def chance_to_show(launch: Launch, defect: Defect, people: int) -> int:
    """The chance that a defect which is there shows in a flight, in hundredths of a percent."""
    return min(WHOLE, shows(launch, defect) * people)


def home_of(flight: Flight) -> str:
    """The end that a flight comes to when all goes well; empty when it has none."""
    return next((end.id for end in flight.ends.values() if end.kind == "home"), "")


@frozen
class Exposed:
    """A defect in a flight, as far as the story settles it: in how many phases it can show, how often it does, and destroys."""

    id: str
    phases: int
    shows: int
    destroys: int


@frozen
class Exposure:
    """A flight with the defects that each of its phases can show, and of those with the ones that are met by hand."""

    flight: Flight
    met: tuple[tuple[Exposed, ...], ...]
    by_hand: tuple[tuple[Exposed, ...], ...]


def exposure(launch: Launch, flight: Flight) -> Exposure:
    """What of the odds of a flight is the same in every game."""
    met: list[list[Exposed]] = [[] for _ in flight.phases]
    by_hand: list[list[Exposed]] = [[] for _ in flight.phases]
    for defect in launch.defects.values():
        phases = phases_of(flight, defect)
        exposed = Exposed(defect.id, len(phases), shows(launch, defect), catastrophic(launch, defect))
        for number in phases:
            (by_hand if defect.id in flight.phases[number].by_hand else met)[number].append(exposed)
    return Exposure(flight, tuple(map(tuple, met)), tuple(map(tuple, by_hand)))


def forecast(exposure: Exposure, beliefs: Mapping[str, int], sways: Sways) -> Forecast:
    """What a flight is likely to come to; ``beliefs`` are how likely each defect is there, in hundredths of a percent."""
    flight = exposure.flight
    tally = _Tally(flight, sways)
    tally.masses[0] = {"": FINE}
    past: dict[str, int] = {}
    for number, phase in enumerate(flight.phases):
        here = _chances(exposure.met[number], beliefs, sways, past)
        by_hand = _chances(exposure.by_hand[number], beliefs, sways, past)
        tally.fly(number, phase, here, by_hand)
        for exposed, _, ends, before in here:
            past[exposed.id] = before + ends * (PERCENT if phase.abort else exposed.destroys) // PERCENT
    for label, mass in tally.masses[len(flight.phases)].items():
        tally.end(label or home_of(flight), mass)
    return Forecast({end: _told(mass) for end, mass in tally.ends.items() if end}, tuple(tally.phases))


_Chance: TypeAlias = tuple[Exposed, int, int, int]
"""A defect, the chances that it shows in a phase and that it ends a flight in it, and that it ended one before; in billionths."""


def _chances(
    met: tuple[Exposed, ...], beliefs: Mapping[str, int], sways: Sways, past: Mapping[str, int]
) -> list[_Chance]:
    """The defects that can show in a phase and end a flight, with their chances in it."""
    found = []
    for each in met:
        belief = beliefs.get(each.id, 0)
        if belief:
            shows = belief * min(WHOLE, each.shows * sways.people) * FINE
            ends = shows * (PERCENT - sways.save) // (WHOLE * WHOLE * PERCENT)
            if ends:
                shown = shows // (WHOLE * WHOLE) // each.phases
                found.append((each, shown, ends // each.phases, past.get(each.id, 0)))
    return found


def _told(mass: int) -> int:
    return (mass * WHOLE + FINE // 2) // FINE


@dataclass(slots=True)
class _Tally:
    """Where the flights are, phase by phase; ``masses`` holds for each phase those that begin it, by the end they have had."""

    flight: Flight
    sways: Sways
    masses: list[dict[str, int]] = field(default_factory=list)
    ends: dict[str, int] = field(default_factory=dict)
    phases: list[PhaseForecast] = field(default_factory=list)
    troubled: int = 0
    """The flights that have had their first trouble."""

    def __post_init__(self) -> None:
        self.masses = [{} for _ in range(len(self.flight.phases) + 1)]

    def fly(self, number: int, phase: Phase, hazards: list[_Chance], by_hand: list[_Chance]) -> None:
        """Takes every flight through a phase."""
        shown = self._met(sum(self.masses[number].values()), by_hand)
        parts: dict[str, int] = {}
        following = self.masses[number + 1]
        for label, mass in self.masses[number].items():
            left, lost = mass, 0
            for exposed, _, here, past in hazards:
                ended = left * here // (FINE - past)
                destroyed = ended * exposed.destroys // PERCENT
                if not phase.abort:
                    ended = destroyed
                left -= ended
                lost += destroyed
                if not label:
                    parts[exposed.id] = ended
            self._part(label, phase, mass - left, lost)
            following[label] = following.get(label, 0) + left
        told = tuple((defect, self._add(ended)) for defect, ended in parts.items())
        self.phases.append(PhaseForecast(phase.id, _told(following.get("", 0)), told, shown))

    def _add(self, mass: int) -> int:
        """A part as it is told: rounded so that all the parts told so far add up to what they come to."""
        before, self.troubled = self.troubled, self.troubled + mass
        return _told(self.troubled) - _told(before)

    def _met(self, mass: int, by_hand: list[_Chance]) -> tuple[tuple[str, int], ...]:
        """How many of the flights that come to a phase meet each defect by hand, as the first of those that show."""
        found = []
        for exposed, here, _, past in by_hand:
            met = mass * here // (FINE - past)
            mass -= met
            found.append((exposed.id, _told(met)))
        return tuple(found)

    def _part(self, label: str, phase: Phase, ended: int, destroyed: int) -> None:
        """Sends the flights that a phase ends, and of them those that are destroyed, to their ends."""
        escaped = destroyed * (PERCENT - self.sways.escape) // PERCENT if phase.escape else 0
        self._come_to(label, phase.abort, ended - destroyed)
        self._come_to(label, phase.escape, escaped)
        self._come_to(label, phase.lost, destroyed - escaped)

    def _come_to(self, label: str, end: str, mass: int) -> None:
        declared = self.flight.ends.get(end)
        if declared is None or declared.kind == "lost":
            self.end(end, mass)
        elif declared.resume:
            number = next(n for n, phase in enumerate(self.flight.phases) if phase.id == declared.resume)
            following = self.masses[number]
            following[label or end] = following.get(label or end, 0) + mass
        else:
            self.end(label or end, mass)

    def end(self, end: str, mass: int) -> None:
        """Notes flights that have come to an end."""
        self.ends[end] = self.ends.get(end, 0) + mass
