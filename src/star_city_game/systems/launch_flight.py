"""How a flight goes: what will show in it and when, and what comes of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from star_city_game.model.flight import Aloft, Flight, Flown, Phase, Result, Trouble
from star_city_game.model.frozen import frozen
from star_city_game.model.launch import PERCENT, WHOLE, Defect, Launch
from star_city_game.systems.launch import catastrophic, severity
from star_city_game.systems.launch_deal import Luck
from star_city_game.systems.launch_odds import chance_to_show, phases_of

Pick: TypeAlias = Callable[[str, int], int]
"""A number from 0 to below a bound, by the name of a random point; the same for ever in one game."""


@frozen
class Dealer:
    """What chance decides in one flight of one game."""

    launch: Launch
    flight: Flight
    luck: Luck
    pick: Pick

    def troubles(self, there: Iterable[Defect], people: int) -> list[Trouble]:
        """The defects that will show, each in its phase, in order of phase and then of the story.

        A test may make one show that is not ``there``, by forcing its name. In a doomed flight nothing shows: its cause is
        dealt another way.
        """
        here = set() if self.flight.cause is not None else {defect.id for defect in there}
        found: list[Trouble] = []
        for defect in self.launch.defects.values():
            phases = phases_of(self.flight, defect)
            chance = chance_to_show(self.launch, defect, people) if defect.id in here else 0
            name = f"{self.flight.id}.{defect.id}"
            if phases and self.luck(name, chance):
                found.append(Trouble(phases[self.pick(f"{name}.phase", len(phases))], "defect", defect.id))
        return sorted(found, key=lambda trouble: trouble.phase)

    def calls(self, faults: int) -> list[Trouble]:
        """The judgement calls: the least number of them, and one more for each fault that a full flight lacks."""
        flight = self.flight
        numbers = {phase.id: number for number, phase in enumerate(flight.phases)}
        ranked = sorted(flight.calls, key=lambda call: self.pick(f"{flight.id}.{call}", WHOLE * WHOLE))
        found: list[Trouble] = []
        for call in ranked[: max(flight.least, flight.most - faults)]:
            phases = [numbers[phase] for phase in flight.calls[call].phases] or list(numbers.values())
            found.append(Trouble(phases[self.pick(f"{flight.id}.{call}.phase", len(phases))], "call", call))
        return sorted(found, key=lambda trouble: trouble.phase)

    def come_to(self, phase: Phase, defect: Defect, escape: int) -> tuple[str, bool]:
        """The end that a defect brings which was not saved, and whether it was the worst; chances as in the forecast."""
        name = f"{self.flight.id}.{defect.id}.worst"
        if not self.luck(name, catastrophic(self.launch, defect) * PERCENT):
            return phase.abort, False
        if phase.escape and not self.luck(f"{self.flight.id}.escape", escape * PERCENT):
            return phase.escape, True
        return phase.lost, True

    def cause(self, there: Iterable[Defect]) -> str:
        """What a doomed flight is lost to: the worst of its causes that is open, those equally bad by chance."""
        doom = self.flight.cause
        if doom is None:
            return ""

        def rank(defect: Defect) -> tuple[int, int]:
            return -severity(self.launch, defect), self.pick(f"{self.flight.id}.cause.{defect.id}", WHOLE * WHOLE)

        ranked = sorted((defect for defect in there if defect.id in doom.defects), key=rank)
        return ranked[0].id if ranked else doom.otherwise


def met_by_hand(aloft: Aloft, phase: Phase) -> tuple[Trouble, ...]:
    """What shows in the phase of a flight and is left to the hands: settled by how the phase comes out."""
    result: Result = "failed" if aloft.ending else "saved"
    mine = (each for each in aloft.waiting if each.phase == aloft.phase and each.about in phase.by_hand)
    return tuple(replace(each, result=result) for each in mine)


def following(aloft: Aloft, flight: Flight) -> Trouble | None:
    """What comes next in the phase of a flight, apart from what is met by hand."""
    if aloft.phase == len(flight.phases):
        return None
    by_hand = flight.phases[aloft.phase].by_hand
    here = (each for each in aloft.waiting if each.phase == aloft.phase)
    return next((each for each in here if each.kind == "call" or each.about not in by_hand), None)


def in_order(troubles: Iterable[Trouble]) -> tuple[Trouble, ...]:
    """Troubles as they come: by phase, and in a phase judgement calls before what breaks."""
    return tuple(sorted(troubles, key=lambda trouble: (trouble.phase, trouble.kind != "call")))


def end_after(flight: Flight, flown: Flown, end: str) -> str:
    """What the end of a flight is called once it comes to another one: the first abort stays, but not before a loss."""
    is_settled = flown.end in flight.ends
    return flown.end if is_settled and flight.ends[end].kind != "lost" else end


def passed(flown: Flown, phase: Phase) -> Flown:
    """The trace with one phase more behind it."""
    return replace(flown, passed=(*flown.passed, phase.id))


def resumed(aloft: Aloft, flight: Flight, phase: str) -> Aloft:
    """A flight that goes on from a later phase; what would have shown before it does not."""
    number = next(n for n, each in enumerate(flight.phases) if each.id == phase)
    waiting = tuple(trouble for trouble in aloft.waiting if trouble.phase >= number)
    return replace(aloft, phase=number, stage="phase", waiting=waiting, running=None, told="")
