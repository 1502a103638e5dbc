"""Which storylets of a deck come up: a pure query, apart from the record of what was dealt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from star_city_game.engine import chance
from star_city_game.engine.draft import Draft
from star_city_game.model.deck import Storylet, Strategy

_NEVER = 1_000_000
"""Stands for the calendar turn after which a storylet expires that never does."""


def candidates(deck: str, draft: Draft) -> list[str]:
    """The storylets of a deck that fit now, best first, as the strategies of the deck put them in order.

    Those that no strategy parts stand in order of id.
    """
    program = draft.program
    fitting = [scene for scene in program.story.decks.get(deck, ()) if program.storylet_fits(scene, draft)]
    if len(fitting) < 2:  # noqa: PLR2004 - one storylet needs no order
        return fitting
    order = program.order(deck)
    if "weighted" in order:
        weights = [(scene, program.storylet(scene).weight) for scene in fitting]
        fitting = chance.weighted_order(draft.seed, _key(deck), draft.draws.get(_key(deck), 0), weights)
        order = order[: order.index("weighted")]
    merits = [_MERITS[strategy] for strategy in order]

    def merit(scene: str) -> tuple[int, ...]:
        storylet = program.storylet(scene)
        return tuple(each(scene, storylet, draft) for each in merits)

    return sorted(fitting, key=merit)


def deal(deck: str, count: int, draft: Draft) -> list[str]:
    """The best ``count`` storylets of a deck, recorded as one draw so that the next hand differs."""
    fitting = candidates(deck, draft)
    key = _key(deck)
    draft.draws[key] = draft.draws.get(key, 0) + 1
    new = {scene: draft.turn for scene in fitting if draft.program.storylet(scene).lasts and scene not in draft.fitted}
    if new:
        draft.fitted = {**draft.fitted, **new}
    return fitting[:count]


def last_turn(scene: str, storylet: Storylet, draft: Draft) -> int:
    """The number of the last calendar turn in which a storylet can be drawn, as things are; a million for one that stays."""
    lasts = draft.fitted.get(scene, draft.turn) + storylet.lasts - 1 if storylet.lasts else _NEVER
    return lasts if storylet.expires is None else min(lasts, storylet.expires)


def _key(deck: str) -> str:
    return f"deck/{deck}"


def _seen(scene: str, _storylet: Storylet, draft: Draft) -> int:
    """When a storylet was last seen, as the number of choices made by then; -1 if never."""
    last = draft.last.get(scene)
    return -1 if last is None else last.pick


_MERITS: Mapping[Strategy, Callable[[str, Storylet, Draft], int]] = {
    "must": lambda _scene, storylet, _draft: not storylet.must,
    "due": last_turn,
    "priority": lambda _scene, storylet, _draft: -storylet.priority,
    "specific": lambda _scene, storylet, _draft: -storylet.conditions,
    "seldom": lambda scene, _storylet, draft: draft.visits.get(scene, 0),
    "rarest": _seen,
}
"""What each strategy goes by: the lowest comes first."""
