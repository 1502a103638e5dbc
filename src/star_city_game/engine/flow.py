"""Moving between scenes: entering, calling, coming back, and going on in the body of a choice."""

from __future__ import annotations

from star_city_game.engine.draft import Draft
from star_city_game.engine.offers import Found
from star_city_game.model.expression import Value
from star_city_game.model.scene import Args, Scene
from star_city_game.model.state import Frame
from star_city_game.model.turn import Heading
from star_city_game.systems import calendar

LEFT = -1
"""Another scene is running now: go on in it at ``draft.step``."""
REST = -2
"""An offer is made; the player is to choose."""
OVER = -3
"""The story has ended, or stopped without an ending."""
DUE = -4
"""A scene that was due has been called: go on in it at ``draft.step``, after an interlude."""


def enter(draft: Draft, scene: str, label: str | None = None, args: Args = ()) -> None:
    """The running scene becomes another one, at its start or at a label; counts the arrival and heads the screen."""
    target = draft.program.story.scenes[scene]
    if label is not None and draft.levels[-1].scene == scene:
        draft.step = target.labels[label]
        return
    draft.enter(scene, given(args, draft))
    begin(draft, target, label)


def given(args: Args, draft: Draft) -> dict[str, Value]:
    """Parameters as the first temporaries of the scene that is called."""
    return {name: draft.program.value(value)(draft) for name, value in args}


def begin(draft: Draft, scene: Scene, label: str | None = None) -> None:
    """Arrives at a scene that is already the running one."""
    draft.arrive(scene.id)
    draft.step = 0 if label is None else scene.labels[label]
    if scene.title:
        place = draft.program.story.places.get(scene.place, "")
        draft.pages.heading(Heading(scene.id, scene.title, calendar.moment(scene.date, scene.time), place))


def call(draft: Draft, scene: str, anchor: str, args: Args = ()) -> None:
    """Calls a scene; the running one waits at an anchor."""
    draft.push(scene, anchor, given(args, draft))
    begin(draft, draft.program.story.scenes[scene])


def come_back(draft: Draft) -> int:
    """Ends the running scene: comes out of a call, or stops the story where there is nothing to come back to."""
    scene = draft.levels[-1].scene
    anchor = draft.pop()
    if anchor is None:
        draft.stopped = f"the scene {scene} ended with nowhere to go"
        return OVER
    draft.step = draft.program.story.scenes[draft.levels[-1].scene].anchors[anchor]
    return LEFT


def take(draft: Draft, found: Found) -> int:
    """Goes on in the body of a choice: of this scene's, or of a merged scene's, which is called for it."""
    choice, frame = found
    if frame is None:
        return choice.body
    enter_merged(draft, frame)
    draft.step = choice.body
    return LEFT


def enter_merged(draft: Draft, frame: Frame) -> None:
    """Calls a merged scene, and before it those through which it came; each will come out after its own offer."""
    anchor = draft.levels[-1].anchor
    for each in (*frame.outer, frame):
        draft.push(each.scene, f"{anchor}.gather", dict(each.temporaries))
        anchor = each.anchor
    draft.levels[-1].anchor = anchor
