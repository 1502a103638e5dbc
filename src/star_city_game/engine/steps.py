"""Each step of a scene as a function of the draft that gives the number of the next step.

A negative number says that the flow leaves this list of steps: see ``LEFT``, ``REST`` and the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import singledispatch

from star_city_game.engine import checks, effects, offers, reactions, salience
from star_city_game.engine.draft import Draft
from star_city_game.engine.expressions import Evaluate, compile_expression
from star_city_game.engine.flow import DUE, LEFT, OVER, REST, call, come_back, enter, given, take
from star_city_game.engine.program import Program
from star_city_game.engine.prose import plain, verbatim
from star_city_game.model import scene as steps
from star_city_game.model.expression import Get
from star_city_game.model.state import Frame
from star_city_game.model.turn import Paper
from star_city_game.systems import calendar

Run = Callable[[Draft], int]


class Code:
    """The steps of every scene as functions, made when a scene is first entered."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._scenes: dict[str, list[Run]] = {}

    def of(self, scene: str) -> list[Run]:
        """The functions of a scene's steps."""
        found = self._scenes.get(scene)
        if found is None:
            source = self.program.story.scenes[scene]
            found = [_ready(step, number, self.program, source) for number, step in enumerate(source.steps)]
            self._scenes[scene] = found
        return found


@singledispatch
def _ready(step: object, number: int, program: Program, scene: steps.Scene) -> Run:
    raise TypeError(f"{scene.id}: step {number} of kind {type(step).__name__} cannot be run with {program.story.id}")


@_ready.register
def _(step: steps.Say, number: int, program: Program, _scene: steps.Scene) -> Run:
    render, following = program.text(step.text), number + 1

    def run(draft: Draft) -> int:
        draft.pages.add(render(draft))
        return following

    return run


@_ready.register
def _(step: steps.Branch, number: int, program: Program, _scene: steps.Scene) -> Run:
    gate, following, otherwise = program.value(step.gate), number + 1, step.otherwise
    return lambda draft: following if gate(draft) else otherwise


@_ready.register
def _(step: steps.Jump, _number: int, _program: Program, _scene: steps.Scene) -> Run:
    return lambda _draft: step.to


@_ready.register
def _(step: steps.Arrive, number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        draft.arrive(step.key)
        return number + 1

    return run


@_ready.register
def _(step: steps.Echo, number: int, program: Program, _scene: steps.Scene) -> Run:
    render = program.text(step.label)

    def run(draft: Draft) -> int:
        draft.pages.echo(draft.picked_label or plain(render(draft)))
        return number + 1

    return run


@_ready.register
def _(step: steps.Do, number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        for effect in step.effects:
            effects.apply(effect, draft)
        if draft.events:
            reactions.settle(draft)
            return OVER if draft.stopped else number + 1
        return number + 1

    return run


@_ready.register
def _(step: steps.Let, number: int, program: Program, _scene: steps.Scene) -> Run:
    value = program.value(step.value)

    def run(draft: Draft) -> int:
        draft.temporaries[step.name] = value(draft)
        return number + 1

    return run


@_ready.register
def _(step: steps.Goto, _number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        enter(draft, step.scene, step.label, step.args)
        return LEFT

    return run


@_ready.register
def _(step: steps.GotoBy, _number: int, program: Program, _scene: steps.Scene) -> Run:
    destination = _destination(step, program)

    def run(draft: Draft) -> int:
        enter(draft, str(destination(draft)))
        return LEFT

    return run


@_ready.register
def _(step: steps.Call, _number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        call(draft, step.scene, step.anchor, step.args)
        return LEFT

    return run


@_ready.register
def _(step: steps.CallBy, _number: int, program: Program, _scene: steps.Scene) -> Run:
    destination = _destination(step, program)

    def run(draft: Draft) -> int:
        call(draft, str(destination(draft)), step.anchor)
        return LEFT

    return run


def _destination(step: steps.GotoBy | steps.CallBy, program: Program) -> Evaluate:
    return compile_expression(Get(step.field, step.quality), program.derived)


@_ready.register
def _(step: steps.Return, _number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        left = come_back(draft)
        if left == LEFT and step.scene is not None:
            enter(draft, step.scene)
        return left

    return run


@_ready.register
def _(_step: steps.Stop, _number: int, _program: Program, _scene: steps.Scene) -> Run:
    return come_back


@_ready.register
def _(step: steps.Roll, number: int, _program: Program, _scene: steps.Scene) -> Run:
    return lambda draft: number + 1 if checks.roll(step.check, draft) else step.failed


@_ready.register
def _(step: steps.Vary, _number: int, program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        fitting = [item for item in step.items if item.gate is None or program.value(item.gate)(draft)]
        if not fitting:
            return step.after
        if step.kind in ("rarest", "best"):
            return offers.rarest(step, fitting, draft).to
        index = draft.next_of(step.id, step.kind, len(fitting))
        return step.after if index is None else fitting[index].to

    return run


@_ready.register
def _(step: steps.Draw, number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        hand = salience.deal(step.deck, 1, draft)
        if not hand:
            return number + 1
        call(draft, hand[0], step.anchor)
        return LEFT

    return run


@_ready.register
def _(step: steps.ShowPaper, number: int, program: Program, _scene: steps.Scene) -> Run:
    heading = program.text(step.heading) if step.heading is not None else None
    lines = [program.text(line) for line in step.lines]

    def run(draft: Draft) -> int:
        written = verbatim(heading(draft)) if heading is not None else ""
        draft.pages.paper(Paper(step.kind, written, tuple(verbatim(line(draft)) for line in lines)))
        return number + 1

    return run


@_ready.register
def _(step: steps.ShowEntry, number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        draft.pages.paper(offers.entry_paper(step.entry, draft))
        return number + 1

    return run


@_ready.register
def _(_step: steps.ShowDossier, number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        for paper in draft.papers:
            draft.pages.paper(offers.entry_paper(paper.entry, draft))
        return number + 1

    return run


@_ready.register
def _(step: steps.Advance, number: int, program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        for _ in range(step.turns):
            draft.turn += 1
            draft.queue += [event.scene for event in calendar.events_in(program.story.calendar, draft.turn_id())]
            reactions.begin_turn(draft)
        return OVER if draft.stopped else number + 1

    return run


@_ready.register
def _(step: steps.Due, number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        scene = offers.next_due(draft)
        if scene is None:
            return number + 1
        call(draft, scene, step.anchor)
        return DUE

    return run


@_ready.register
def _(step: steps.Offer, _number: int, program: Program, _scene: steps.Scene) -> Run:
    looks = [_look(merged, program) for merged in step.merged]

    def run(draft: Draft) -> int:
        draft.levels[-1].anchor = step.anchor
        draft.merged = tuple(frame for look in looks for frame in look(draft))
        draft.offered = offers.make(step, draft)
        if any(choice.locked is None for choice in draft.offered):
            return REST
        draft.offered = ()
        fallback = offers.fallback(step, draft)
        draft.merged = ()
        if fallback is None:
            return step.gather
        return take(draft, fallback)

    return run


def _look(merged: steps.Merged, program: Program) -> Callable[[Draft], list[Frame]]:
    """Runs a merged scene up to its first offer, and gives where it and the scenes merged there rest.

    Nothing when it comes to no offer. The compiler sees to it that nothing on the way there leaves, waits or goes back.
    """
    scene = program.story.scenes[merged.scene]
    code: dict[int, Run] = {}
    inside: dict[int, list[Callable[[Draft], list[Frame]]]] = {}

    def look(draft: Draft) -> list[Frame]:
        heading = draft.scene
        draft.push(merged.scene, draft.levels[-1].anchor, given(merged.args, draft))
        draft.arrive(merged.scene)
        number = 0
        while not isinstance(step := scene.steps[number], steps.Offer | steps.Stop | steps.Return):
            if number not in code:
                code[number] = _ready(step, number, program, scene)
            number = code[number](draft)
        frames: list[Frame] = []
        if isinstance(step, steps.Offer):
            if number not in inside:
                inside[number] = [_look(each, program) for each in step.merged]
            frame = Frame(merged.scene, step.anchor, draft.temporaries)
            inner = (each for look in inside[number] for each in look(draft))
            frames = [*(replace(each, outer=(frame, *each.outer)) for each in inner), frame]
        draft.levels.pop()
        draft.temporaries = draft.levels[-1].temporaries
        draft.scene = heading
        return frames

    return look


@_ready.register
def _(step: steps.End, _number: int, _program: Program, _scene: steps.Scene) -> Run:
    def run(draft: Draft) -> int:
        draft.ended = step.ending
        draft.levels.clear()
        return OVER

    return run
