"""Which of several bodies comes now."""

from __future__ import annotations

from collections.abc import Collection

from star_city_game.engine import chance
from star_city_game.engine.draft import Draft
from star_city_game.model.scene import Vary

NONE = -1
"""No alternative comes."""


def vary(step: Vary, draft: Draft) -> int:
    """The number of the alternative that comes now, counted from 0; -1 for none. Counts one use of it."""
    fitting = [
        number for number, item in enumerate(step.items) if item.gate is None or draft.program.value(item.gate)(draft)
    ]
    if not fitting:
        return NONE
    if step.kind == "rarest":
        return _rarest(step, fitting, draft)
    if step.kind == "best":
        most = max(step.items[number].conditions for number in fitting)
        return _rarest(step, [number for number in fitting if step.items[number].conditions == most], draft)
    if all(item.gate is None for item in step.items):
        number = draft.next_of(step.id, step.kind, len(step.items))
        return NONE if number is None else number
    if step.kind in ("cycle", "shuffle"):
        return _next_round(step, fitting, draft)
    return _first_new(step, fitting, draft)


def _rarest(step: Vary, among: Collection[int], draft: Draft) -> int:
    """The alternative taken least lately, first in order on ties."""
    uses = draft.counters.get(step.id, 0) + 1
    draft.counters[step.id] = uses
    taken = min(among, key=lambda number: draft.counters.get(_key(step, number), 0))
    draft.counters[_key(step, taken)] = uses
    return taken


def _next_round(step: Vary, fitting: Collection[int], draft: Draft) -> int:
    """The next in turn that fits; those on the way are passed over until they come round again."""
    size = len(step.items)
    first = draft.counters.get(step.id, 0)
    # what was dealt just before comes again in the next deck at the latest
    for use in range(first, first + 2 * size):
        number = chance.which(draft.seed, step.id, step.kind, use, size)
        if number is not None and number in fitting:
            draft.counters[step.id] = use + 1
            return number
    return NONE


def _first_new(step: Vary, fitting: Collection[int], draft: Draft) -> int:
    """The first that fits and was never taken; when there is none, the last that fits, if it is one that stays."""
    size = len(step.items)
    in_order = [chance.which(draft.seed, step.id, step.kind, use, size) for use in range(size)]
    open_ = [number for number in in_order if number is not None and number in fitting]
    new = (number for number in open_ if not draft.counters.get(_key(step, number), 0))
    taken = next(new, open_[-1] if step.kind.endswith("stop") else None)
    if taken is None:
        return NONE
    draft.counters[_key(step, taken)] = draft.counters.get(_key(step, taken), 0) + 1
    return taken


def _key(step: Vary, number: int) -> str:
    """Counts one alternative."""
    return f"{step.id}.{number}"
