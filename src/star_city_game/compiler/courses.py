"""The course of a scene: everything of it that where the flow can go hangs on, and nothing else.

While the courses of all scenes are what they were, the graph is, and so are the findings about it. See decision 0030.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable
from typing import Any, TypeAlias

from star_city_game.model import scene as model
from star_city_game.model.effect import Schedule

Course: TypeAlias = tuple[Hashable, ...]
_Renumber: TypeAlias = Callable[[int], int]
_PASSED = (model.Say, model.Arrive, model.ShowPaper, model.ShowEntry, model.ShowDossier)
"""Steps that the flow passes and that no finding about it asks for."""


def course_of(scene: model.Scene) -> Course:
    """The course of a scene; two scenes of one course lead to the same places in the same way.

    Steps that the flow only passes are left out, and the others numbered anew. Where there are temporaries every step counts,
    for any may read one.
    """
    if any(isinstance(step, model.Let) for step in scene.steps):
        return (scene.steps, tuple(sorted(scene.labels.items())))
    kept = [number for number, step in enumerate(scene.steps) if not isinstance(step, _PASSED)]

    def renumber(number: int) -> int:
        return bisect_left(kept, number)

    labels = tuple(sorted((label, renumber(number)) for label, number in scene.labels.items()))
    return (tuple(_told(scene.steps[number], renumber) for number in kept), labels)


def _told(step: model.Step, renumber: _Renumber) -> Hashable:
    """A step without its texts and conditions; one of a kind that is not known here is told whole."""
    told: Any
    match step:
        case model.Branch(otherwise=to) | model.Roll(failed=to) | model.Jump(to=to):
            told = renumber(to)
        case model.Echo():
            told = None
        case model.Do(effects=effects):
            told = tuple(effect.scene for effect in effects if isinstance(effect, Schedule))
        case model.Goto(scene=scene, label=label):
            told = (scene, label)
        case model.Call(scene=scene):
            told = scene
        case model.Vary(kind=kind, items=items, after=after):
            told = (kind, tuple((renumber(item.to), item.gate is None) for item in items), renumber(after))
        case model.Offer(items=items, gather=gather, merged=merged):
            ways = tuple(renumber(each.body) if isinstance(each, model.Choice) else each.deck for each in items)
            told = (ways, renumber(gather), tuple(each.scene for each in merged))
        case _:
            told = step
    return (type(step).__name__, told)
