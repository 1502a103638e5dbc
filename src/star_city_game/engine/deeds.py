"""What effects do about the vehicle: findings, signatures, tests, haste. Each is kept with when, where and by which choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from star_city_game.engine.casework import day_since, record
from star_city_game.engine.draft import Draft
from star_city_game.engine.launch_questions import luck
from star_city_game.model.effect import Act, Mend
from star_city_game.model.flight import Deed, DeedKind
from star_city_game.model.launch import PERCENT
from star_city_game.systems import dossier, launch
from star_city_game.systems.launch_deal import is_there, tried


def note(draft: Draft, kind: DeedKind, about: str, detail: str = "", amount: int = 0) -> Deed:
    """Keeps a deed; by a choice only if it was done in the scene where that choice was made."""
    words = draft.picked_label if draft.scene == draft.before.scene else ""
    turn = draft.turn_id()
    day = day_since((deed.date for deed in draft.vehicle.deeds if deed.turn == turn), draft)
    deed = Deed(kind, about, turn, day, draft.scene, words, detail, amount)
    draft.vehicle = replace(draft.vehicle, deeds=(*draft.vehicle.deeds, deed))
    return deed


def mend(effect: Mend, draft: Draft) -> None:
    """Moves a defect to a status; a second time changes nothing."""
    before = draft.defects.get(effect.defect, "latent")
    after = launch.mend(draft.defects, effect.defect, effect.status)
    if after != before:
        draft.defects = {**draft.defects, effect.defect: after}
        note(draft, effect.status, effect.defect)


def act(effect: Act, draft: Draft) -> None:
    """Does something about the vehicle; what is done once for all is done once."""
    once = effect.kind not in ("tested", "hasted", "blamed")
    if once and launch.done(draft.vehicle.deeds, effect.kind, effect.about):
        return
    amount = effect.amount
    if effect.kind == "tested" and not amount:
        amount = draft.program.story.launch.subsystems[effect.about].finds
    deed = note(draft, effect.kind, effect.about, effect.detail, amount)
    if effect.kind in ("tested", "held"):
        _find(deed, draft)


def _find(deed: Deed, draft: Draft) -> None:
    """Finds by chance what a test can find of what is there."""
    declared, deeds = draft.program.story.launch, draft.vehicle.deeds
    comes_out = luck(draft)
    for defect in declared.defects.values():
        finds = tried(declared, deed, defect.subsystem)
        status = draft.defects.get(defect.id, "latent")
        if not finds or status != "latent" or not is_there(declared, defect, status, deeds, comes_out):
            continue
        if comes_out(f"test.{deed.about}.{len(deeds)}.{defect.id}", finds * PERCENT):
            draft.defects = {**draft.defects, defect.id: "found"}
            note(draft, "found", defect.id, detail=deed.about)


def find_by_flight(flight: str, troubles: Iterable[str], draft: Draft) -> None:
    """After a flight that came back the tapes are read: what showed in it is known."""
    for defect in troubles:
        if defect in draft.program.story.launch.defects and draft.defects.get(defect, "latent") == "latent":
            draft.defects = {**draft.defects, defect: "found"}
            note(draft, "found", defect, detail=flight)


def wake_paper(defect: str, draft: Draft) -> None:
    """Lets the paper of a waived defect enter the file, or wake in it: the signature is looked at."""
    paper = draft.program.story.launch.defects[defect].paper
    if not paper or draft.defects.get(defect) != "waived":
        return
    record(paper, draft)
    if draft.program.story.entries[paper].wakes != draft.program.story.entries[paper].gravity:
        draft.papers = dossier.judge(draft.papers, paper, "awake")
