"""The story as a graph of steps: where the flow can go from each step of each scene."""

from __future__ import annotations

from typing import TypeAlias

from star_city_game.compiler.flown import all_troubles, scenes_of
from star_city_game.model.effect import Effect, Schedule
from star_city_game.model.flight_steps import Fly, Troubles
from star_city_game.model.scene import (
    Branch,
    Call,
    CallBy,
    Choice,
    Do,
    Draw,
    Due,
    End,
    Goto,
    GotoBy,
    Hand,
    Jump,
    Offer,
    Return,
    Roll,
    Scene,
    Step,
    Stop,
    Vary,
)
from star_city_game.model.story import Story

Spot: TypeAlias = tuple[str, int]
"""A step of a scene."""
_CALLING = frozenset((Call, CallBy, Draw, Due, Fly, Troubles, Offer))
"""The kinds of steps that may call scenes."""
_TELLING = _CALLING | {Goto, GotoBy, Return, Stop, End}
"""The kinds of steps that the flow beyond a scene hangs on."""


class StoryGraph:
    """The flow between steps.

    ``comes_back`` holds the spots, among starts and labels of scenes, from which a call can come to its end.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.forced = _forced_scenes(story)
        self.troubles = all_troubles(story)
        self.comes_back: set[Spot] = set()
        self._reached: dict[Spot, frozenset[int]] = {}
        self._telling: dict[Spot, tuple[Step, ...]] = {}
        self._calling = {id_ for id_, scene in story.scenes.items() if any(map(_hangs_on_calls, scene.steps))}
        self._find_what_comes_back()

    def spot(self, goto: Goto) -> Spot | None:
        """Where a goto lands; None when it leads nowhere known."""
        scene = self.story.scenes.get(goto.scene)
        if scene is None:
            return None
        step = 0 if goto.label is None else scene.labels.get(goto.label)
        return None if step is None else (goto.scene, step)

    def landings(self, step: Step) -> list[Spot | None]:
        """Where a goto may land, of either kind; None stands for nowhere known."""
        if isinstance(step, Goto):
            return [self.spot(step)]
        if isinstance(step, GotoBy):
            return [(scene, 0) if scene in self.story.scenes else None for scene in step.scenes]
        return []

    def called(self, step: Step) -> tuple[str, ...]:
        """The scenes that a step may call."""
        called: tuple[str, ...] = ()
        if type(step) not in _CALLING:  # nine steps of ten
            return called
        match step:
            case Call(scene=scene):
                called = (scene,)
            case CallBy(scenes=scenes):
                called = scenes
            case Draw(deck=deck):
                called = self.story.decks.get(deck, ())
            case Due():
                called = self.forced
            case Fly(flight=flight):
                called = scenes_of(self.story, flight)
            case Troubles():
                called = self.troubles
            case Offer(items=items, merged=merged):
                hands = [item.deck for item in items if isinstance(item, Hand)]
                dealt = (scene for deck in hands for scene in self.story.decks.get(deck, ()))
                called = (*dealt, *(each.scene for each in merged))
        return tuple(scene for scene in called if scene in self.story.scenes)

    def following(self, scene: str, number: int) -> tuple[int, ...]:
        """The steps of the same scene that the flow can go to next; a goto that leaves or comes in again is none."""
        step = self.story.scenes[scene].steps[number]
        following: tuple[int, ...] = (number + 1,)
        match step:
            case Branch(otherwise=other) | Roll(failed=other):
                following = (number + 1, other)
            case Jump(to=to):
                following = (to,)
            case Goto() | GotoBy() | Return() | End() | Stop():
                following = ()
            case Call(scene=callee):
                following = (number + 1,) if self._may_come_back(callee) else ()
            case CallBy(scenes=scenes):
                following = (number + 1,) if any(self._may_come_back(callee) for callee in scenes) else ()
            case Vary():
                following = (*(item.to for item in step.items), *((step.after,) if _can_be_empty(step) else ()))
            case Offer(items=items, gather=gather, merged=merged):
                bodies = tuple(item.body for item in items if isinstance(item, Choice))
                comes_out = len(bodies) < len(items) or any(self._may_come_back(each.scene) for each in merged)
                following = (*bodies, *((gather,) if comes_out else ()))
        return following

    def reached(self, scene: str, start: int) -> frozenset[int]:
        """The steps of a scene that the flow can come to from one of them, the first included.

        An offer is left by its choices alone: whether it can be empty is asked elsewhere.
        """
        found = self._reached.get((scene, start))
        if found is None:
            found = self._reached[scene, start] = self.reached_from(scene, [start])
        return found

    def telling(self, scene: str, start: int) -> tuple[Step, ...]:
        """Those of the steps reached that lead out of the scene, call others, rest or end, in no order."""
        found = self._telling.get((scene, start))
        if found is None:
            steps = self.story.scenes[scene].steps
            reached = [steps[number] for number in self.reached(scene, start)]
            found = self._telling[scene, start] = tuple(step for step in reached if type(step) in _TELLING)
        return found

    def reached_from(self, scene: str, starts: list[int]) -> frozenset[int]:
        """The steps of a scene that the flow can come to from any of several."""
        seen, waiting = set(starts), list(starts)
        while waiting:
            for following in self.following(scene, waiting.pop()):
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
        return frozenset(seen)

    def _may_come_back(self, scene: str) -> bool:
        return scene not in self.story.scenes or (scene, 0) in self.comes_back

    def _find_what_comes_back(self) -> None:
        spots = [spot for scene in self.story.scenes.values() for spot in _entries(scene)]
        is_new = True
        while is_new:
            is_new = False
            self._forget_calls()
            for spot in spots:
                if spot not in self.comes_back and self._comes_back(spot):
                    self.comes_back.add(spot)
                    is_new = True
        self._forget_calls()

    def _forget_calls(self) -> None:
        """Forgets what was reached where it hangs on what comes back: in the few scenes that call or merge others."""
        for spot in [spot for spot in self._reached if spot[0] in self._calling]:
            del self._reached[spot]
            self._telling.pop(spot, None)

    def _comes_back(self, spot: Spot) -> bool:
        for step in self.telling(*spot):
            if isinstance(step, Stop | Return):
                return True
            if any(landing in self.comes_back for landing in self.landings(step)):
                return True
        return False


def _entries(scene: Scene) -> list[Spot]:
    return [(scene.id, 0), *((scene.id, step) for step in scene.labels.values())]


def _hangs_on_calls(step: Step) -> bool:
    return isinstance(step, Call | CallBy) or (isinstance(step, Offer) and bool(step.merged))


def _can_be_empty(vary: Vary) -> bool:
    return vary.kind in ("once", "shuffle_once") or all(item.gate is not None for item in vary.items)


def _forced_scenes(story: Story) -> tuple[str, ...]:
    """The scenes that fall due: dated events, scenes forced by machines, and scenes put off."""
    forced = [event.scene for event in story.calendar.events]
    effects: list[Effect] = []
    for machine in story.machines.values():
        forced += [stage.scene for stage in machine.all_stages if stage.scene is not None]
        forced += [move.scene for move in machine.moves if move.scene is not None]
        effects += [effect for stage in machine.all_stages for effect in (*stage.effects, *stage.leave)]
    for scene in story.scenes.values():
        effects += [effect for step in scene.steps if isinstance(step, Do) for effect in step.effects]
    forced += [effect.scene for effect in effects if isinstance(effect, Schedule)]
    return tuple(dict.fromkeys(scene for scene in forced if scene in story.scenes))
