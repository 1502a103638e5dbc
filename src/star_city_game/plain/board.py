"""The launch board and the Commission's report as plain lines; every bar is a number."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.model.launch_view import (
    CommissionView,
    DefectView,
    LaunchView,
    OddityView,
    PhaseView,
    RiskPart,
    SystemView,
    in_percent,
    made_of,
    unseen,
)
from star_city_game.plain.lines import NO_REPORT, folded

BY_HAND = "What is flown by hand is not in this figure."


def launch(view: LaunchView) -> Iterator[str]:
    """The board: the tree with its contributions, or what has come to the player's ears."""
    if not view.tree:
        yield f"Risk: {view.risk or 'unknown'}"
        yield from _heard(view)
        return
    yield f"Risk of {view.flight}: {in_percent(view.chance)} that it does not come home ({view.risk or 'unknown'})"
    if any(phase.by_hand for phase in view.phases):
        yield BY_HAND
    yield ""
    yield "Sub-systems (unseen: in four vehicles of five)"
    for system in view.systems:
        yield from _system(system)
    yield ""
    yield "Phases"
    for phase in view.phases:
        yield from _phase(phase)
    yield ""
    yield "What sways all of it"
    for sway in view.sways:
        parts = ", ".join(f"{because} {points:+d}" for because, points in sway.parts) or "nothing so far"
        yield from folded(f"{sway.name}: {sway.percent} % ({parts})", "  ", "    ")


def _heard(view: LaunchView) -> Iterator[str]:
    if not view.defects and not view.oddities:
        yield "No fault that you know of."
    for defect in view.defects:
        yield from _defect(defect, f"{defect.subsystem}: ")
    for oddity in view.oddities:
        yield from folded(f"- {_told(oddity)}", "  ", "    ")


def _told(oddity: OddityView) -> str:
    if not oddity.faces:
        return oddity.text
    return f"{oddity.text} ({', '.join(oddity.faces)} might say more.)"


def _system(system: SystemView) -> Iterator[str]:
    counts = f"found {system.found}, fixed {system.fixed}, signed {system.waived}, unseen {unseen(system)}"
    word = f"{system.word}, " if system.word else ""
    risk = f"; {word}{in_percent(system.chance)}" if system.chance or not system.by_hand else ""
    shows = f"; shows in {in_percent(system.by_hand)}, by hand" if system.by_hand else ""
    yield from folded(f"{system.name}: {counts}{risk}{shows}", "  ", "    ")
    for defect in system.defects:
        yield from _defect(defect, "  ")


def _defect(defect: DefectView, before: str) -> Iterator[str]:
    days = "1 day’s" if defect.days == 1 else f"{defect.days} days’"
    work = f", {days} work" if defect.status != "fixed" else ""
    signed = f", signed {defect.signed or 'on no date'}" + (f" (“{defect.words}”)" if defect.words else "")
    covers = f", covers {in_percent(defect.covers)}" if defect.covers else ""
    covers += f", shows in {in_percent(defect.by_hand)}, by hand" if defect.by_hand else ""
    about = f"{defect.status}{work}{signed if defect.status == 'waived' else ''}{covers}"
    indent = "    " if before.isspace() else "  "
    yield from folded(f"{before.strip()} {defect.name} - {about}".strip(), indent, indent + "  ")


def _phase(phase: PhaseView) -> Iterator[str]:
    at = f" ({phase.at})" if phase.at else ""
    chance = f": {in_percent(phase.chance)}" if phase.chance or not phase.by_hand else ""
    yield from folded(f"{phase.name}{at}{chance}", "  ", "    ")
    for part in phase.parts:
        yield from _part(part)
    if phase.by_hand:
        yield from folded(f"By hand: something shows in {in_percent(phase.shows)}", "    ", "      ")
    for part in phase.by_hand:
        yield from _part(part)


def _part(part: RiskPart) -> Iterator[str]:
    yield from folded(f"{part.name} {in_percent(part.chance)}: {made_of(part)}", "    ", "      ")


def commission(view: CommissionView | None) -> Iterator[str]:
    """The report, line by line as it is exported."""
    yield from view.lines if view is not None else (NO_REPORT,)
