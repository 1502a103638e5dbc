"""Moving between scenes: entering, calling, coming back, and going on in the body of a choice."""

from __future__ import annotations

from star_city_game.engine.draft import Draft
from star_city_game.engine.program import Program
from star_city_game.engine.ways import AWAY, Block, Way
from star_city_game.model.expression import Value
from star_city_game.model.scene import Args, Choice, Scene
from star_city_game.model.state import Frame
from star_city_game.model.turn import Heading
from star_city_game.systems import calendar


def enter(draft: Draft, scene: str, label: str | None = None, args: Args = ()) -> Block:
    """The running scene becomes another one, at its start or at a label; counts the arrival and heads the screen."""
    draft.enter(scene, given(args, draft))
    return begin(draft, draft.program.story.scenes[scene], label)


def given(args: Args, draft: Draft) -> dict[str, Value]:
    """Parameters as the first temporaries of the scene that is called."""
    return {name: draft.program.value(value)(draft) for name, value in args}


def begin(draft: Draft, scene: Scene, label: str | None = None) -> Block:
    """Arrives at a scene that is already the running one."""
    draft.arrive(scene.id)
    draft.step = 0 if label is None else scene.labels[label]
    opening = heading(draft.program, scene)
    if opening is not None:
        draft.show(opening)
    return AWAY


def heading(program: Program, scene: Scene) -> Heading | None:
    """What opens a scene, if it has a title."""
    if not scene.title:
        return None
    place = program.story.places.get(scene.place, "")
    return Heading(scene.id, scene.title, calendar.moment(scene.date, scene.time), place)


def call(draft: Draft, scene: str, anchor: str, args: Args = ()) -> Block:
    """Calls a scene; the running one waits at an anchor."""
    draft.push(scene, anchor, given(args, draft))
    return begin(draft, draft.program.story.scenes[scene])


def come_back(draft: Draft) -> Block | None:
    """Ends the running scene: comes out of a call, or stops the story where there is nothing to come back to."""
    scene = draft.level.scene
    anchor = draft.pop()
    if anchor is None:
        draft.stopped = f"the scene {scene} ended with nowhere to go"
        return None
    draft.step = draft.program.story.scenes[draft.level.scene].anchors[anchor]
    return AWAY


def pick(draft: Draft, way: Way) -> Block:
    """Takes a way that the player has chosen: counts the pick, pays its cost, and gives where it goes on."""
    draft.picks += 1
    draft.picked[way.key] = draft.picked.get(way.key, 0) + 1
    draft.picked_label = way.offered.say
    draft.merged = ()
    if way.is_plain and way.block is not None:
        return way.block
    if way.choice is None:
        if way.frame is not None:
            enter_merged(draft, way.frame)
        return call(draft, way.key, f"{draft.level.anchor}.gather")
    for quality, amount in way.choice.cost:
        held = draft.values[quality]
        draft.values[quality] = held - amount if isinstance(held, int) else held
    if way.choice.check is not None and way.offered.odds is not None:
        draft.picked_odds = (way.choice.check.name, way.offered.odds)
    return take(draft, way.choice, way.frame)


def take(draft: Draft, choice: Choice, frame: Frame | None) -> Block:
    """Goes on in the body of a choice: of this scene's, or of a merged scene's, which is called for it."""
    if frame is not None:
        enter_merged(draft, frame)
    draft.step = choice.body
    return AWAY


def enter_merged(draft: Draft, frame: Frame) -> None:
    """Calls a merged scene, and before it those through which it came; each will come out after its own offer."""
    anchor = draft.level.anchor
    for each in (*frame.outer, frame):
        draft.push(each.scene, f"{anchor}.gather", dict(each.temporaries))
        anchor = each.anchor
    draft.level.anchor = anchor
