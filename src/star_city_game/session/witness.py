"""Whether a log, played again, leads to the snapshot that was saved with it."""

from __future__ import annotations

from dataclasses import replace

from star_city_game.model.casework import Case
from star_city_game.model.flight import Vehicle
from star_city_game.model.state import GameState


def leads_to(replayed: GameState, saved: GameState) -> bool:
    """Whether both are the same, but for parts that the version which made the save did not know."""
    if saved.vehicle == Vehicle():  # nothing of it was kept before 0.2.0
        replayed = replace(replayed, vehicle=saved.vehicle)
    if saved.case == Case() and not any(paper.judged for paper in saved.papers):
        papers = tuple(replace(paper, judged="", by="") for paper in replayed.papers)
        replayed = replace(replayed, case=saved.case, papers=papers)
    return replayed == saved
