"""Which storylets of a deck come up: a pure query, apart from the record of what was picked."""

from __future__ import annotations

from star_city_game.engine import chance
from star_city_game.engine.draft import Draft


def candidates(deck: str, draft: Draft) -> list[str]:
    """The storylets of a deck that fit now, best first.

    Those that must come are first, then higher priority, then those seen
    least, and among equals a seeded order in which heavier ones tend to come first.
    """
    program = draft.program
    fitting = [scene for scene in program.story.decks.get(deck, ()) if program.storylet_fits(scene, draft)]
    if len(fitting) < 2:  # noqa: PLR2004 - one storylet needs no order
        return fitting
    weights = [(scene, program.storylet(scene).weight) for scene in fitting]
    seeded = chance.weighted_order(draft.seed, f"deck/{deck}", draft.draws.get(f"deck/{deck}", 0), weights)

    def merit(scene: str) -> tuple[bool, int, int]:
        storylet = program.storylet(scene)
        return (not storylet.must, -storylet.priority, draft.visits.get(scene, 0))

    return sorted(seeded, key=merit)


def deal(deck: str, count: int, draft: Draft) -> list[str]:
    """The best ``count`` storylets of a deck, recorded as one draw so that the next hand differs."""
    hand = candidates(deck, draft)[:count]
    key = f"deck/{deck}"
    draft.draws[key] = draft.draws.get(key, 0) + 1
    return hand
