"""Latent defects: which are known, how one may move, and what has been done about the vehicle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from star_city_game.model.flight import Deed, DeedKind, Flown
from star_city_game.model.launch import Defect, Launch

KNOWN = ("found", "fixed", "waived")


def mend(defects: Mapping[str, str], defect: str, status: str) -> str:
    """The defect's status after an attempt to move it: what is fixed stays fixed, what is waived is not found again."""
    now = defects.get(defect, "latent")
    if now == "fixed" or (now == "waived" and status == "found"):
        return now
    return status


def count(defects: Mapping[str, str], status: str) -> int:
    """How many defects have a status; ``known`` counts those found, fixed or waived."""
    wanted = KNOWN if status == "known" else (status,)
    return sum(1 for now in defects.values() if now in wanted)


def done(deeds: Iterable[Deed], kind: DeedKind, about: str) -> bool:
    """Whether something was done about a defect, a sub-system or a milestone."""
    return any(deed.kind == kind and deed.about == about for deed in deeds)


def last(deeds: Iterable[Deed], about: str, *kinds: DeedKind) -> Deed | None:
    """The latest deed of some kinds about something."""
    found = None
    for deed in deeds:
        if deed.about == about and deed.kind in kinds:
            found = deed
    return found


def shows(launch: Launch, defect: Defect) -> int:
    """The chance in percent that a defect shows in a flight when it is there."""
    return launch.subsystems[defect.subsystem].shows if defect.shows < 0 else defect.shows


def catastrophic(launch: Launch, defect: Defect) -> int:
    """The chance in percent that a defect destroys when it shows and is not saved."""
    return launch.subsystems[defect.subsystem].catastrophic if defect.catastrophic < 0 else defect.catastrophic


def severity(launch: Launch, defect: Defect) -> int:
    """How bad a defect is: the chance that it shows and destroys, in hundredths of a percent."""
    return shows(launch, defect) * catastrophic(launch, defect)


def trace(flown: Iterable[Flown], flight: str) -> Flown | None:
    """The latest trace of a flight, or None when it was never begun."""
    found = None
    for each in flown:
        if each.flight == flight:
            found = each
    return found
