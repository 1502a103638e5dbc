"""The course of a scene: everything of it that where the flow can go hangs on, and nothing else.

A course is a scene itself, bare of texts and conditions, so that the flow is looked at in courses as it is in scenes. While the
courses of all scenes are what they were, so are the findings about the flow. See decision 0030.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from star_city_game.compiler.outlines import Outline
from star_city_game.compiler.records import read, written
from star_city_game.compiler.values import NO_TEXT
from star_city_game.model import scene as model
from star_city_game.model.check import Check
from star_city_game.model.effect import Schedule
from star_city_game.model.expression import Literal

_Renumber: TypeAlias = Callable[[int], int]
_PASSED = (model.Say, model.Arrive, model.ShowPaper, model.ShowEntry, model.ShowDossier)
"""Steps that the flow passes and that no finding about it asks for."""
_SOME_GATE, _SOME_CHECK = Literal(value=True), Check("", "", 0)


def courses_in(outline: Outline, scenes: Mapping[str, model.Scene]) -> memoryview:
    """The courses of the scenes of a file, as they are kept."""
    return memoryview(written(tuple(course_of(scenes[id_]) for id_ in outline.scenes)))


def read_courses(kept: Iterable[memoryview]) -> dict[str, model.Scene]:
    """The courses of all scenes of some files, by scene.

    Raises:
        CacheDamaged: what was kept are no courses.
    """
    return {course.id: course for each in kept for course in read(bytes(each), tuple[model.Scene, ...])}


def course_of(scene: model.Scene) -> model.Scene:
    """The course of a scene; two scenes of one course lead to the same places in the same way.

    Steps that the flow only passes are left out, and the others numbered anew. Where there are temporaries every step stays
    as it is, for any may read one.
    """
    if any(isinstance(step, model.Let) for step in scene.steps):
        return model.Scene(scene.id, scene.steps, labels=scene.labels)
    kept = [number for number, step in enumerate(scene.steps) if not isinstance(step, _PASSED)]

    def renumber(number: int) -> int:
        return bisect_left(kept, number)

    labels = {label: renumber(number) for label, number in sorted(scene.labels.items())}
    return model.Scene(scene.id, tuple(_bare(scene.steps[number], renumber) for number in kept), labels=labels)


def _bare(step: model.Step, renumber: _Renumber) -> model.Step:
    """A step without its texts and conditions; one of a kind that is not known here stays as it is."""
    bare = step
    match step:
        case model.Branch(otherwise=to):
            bare = model.Branch(_SOME_GATE, renumber(to))
        case model.Roll(failed=to):
            bare = model.Roll(_SOME_CHECK, renumber(to))
        case model.Jump(to=to):
            bare = model.Jump(renumber(to))
        case model.Echo():
            bare = model.Echo(NO_TEXT)
        case model.Do(effects=effects):
            bare = model.Do(tuple(Schedule(each.scene, 0) for each in effects if isinstance(each, Schedule)))
        case model.Goto(scene=scene, label=label):
            bare = model.Goto(scene, label)
        case model.Call(scene=scene):
            bare = model.Call(scene, "")
        case model.Vary(kind=kind, items=items, after=after):
            bare = model.Vary("", kind, tuple(_bare_way(each, renumber) for each in items), renumber(after))
        case model.Offer(items=items, gather=gather, merged=merged):
            offered = tuple(_bare_item(each, renumber) for each in items)
            joined = tuple(model.Merged(each.scene) for each in merged)
            bare = model.Offer("", offered, renumber(gather), merged=joined)
    return bare


def _bare_way(way: model.VaryItem, renumber: _Renumber) -> model.VaryItem:
    return model.VaryItem(renumber(way.to), None if way.gate is None else _SOME_GATE)


def _bare_item(item: model.Choice | model.Hand, renumber: _Renumber) -> model.Choice | model.Hand:
    if isinstance(item, model.Hand):
        return model.Hand(item.deck, 0)
    return model.Choice("", "", NO_TEXT, renumber(item.body))
