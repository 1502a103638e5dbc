"""Follows the steps of a scene and writes them as one Python function: from one step on, as far as they can be followed.

A scene is a flat list of steps in which only numbers say what stands inside what. Here that shape is found again: a branch
becomes an ``if``, what both its ends come to is written once behind it, and jumps vanish. A stretch ends where the flow
leaves the scene, rests at an offer, or takes one of several bodies, and gives the block to go on with. What takes more than
a line or two is left to the functions in :mod:`.steps`; those of a descent, a report or the reading room are loaded for the
first scene that has one.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from functools import singledispatch

from star_city_game.engine import checks, effects, flights, reactions
from star_city_game.engine import steps as deeds
from star_city_game.engine.alternatives import vary
from star_city_game.engine.assignments import write_assignment
from star_city_game.engine.flow import call, come_back, enter, heading
from star_city_game.engine.offering import write_offer
from star_city_game.engine.prose import Echo, plain
from star_city_game.engine.stretch import Blocks, Stretch
from star_city_game.engine.ways import Run
from star_city_game.model import scene as steps
from star_city_game.model.descent_steps import BeginDescent, FlyDescent, ShowDescent
from star_city_game.model.effect import Assign, Trigger
from star_city_game.model.expression import Get
from star_city_game.model.flight_steps import Fly, ShowCommission, Troubles

LONGEST = 300
"""Lines in one stretch; a longer one goes on in another block."""
DEEPEST = 20
"""Statements in one another in one stretch; Python takes 100."""
_LEAVING = (
    steps.Goto,
    steps.GotoBy,
    steps.Call,
    steps.CallBy,
    steps.Draw,
    steps.Due,
    Fly,
    Troubles,
    steps.Return,
    steps.Stop,
    steps.End,
)
"""Steps that go to another scene, or end one."""


def make_run(scene: steps.Scene, number: int, blocks: Blocks, *, looking: bool) -> Run:
    """The function of the stretch of a scene that begins at a step.

    One that is only ``looking`` does not leave its scene: it notes where it comes to an offer, as the anchor of the running
    level, and rests.
    """
    stretch = Stretch(scene, blocks, looking=looking)
    _follow(stretch, number, None)
    made: Run = stretch.source.function()
    return made


def _follow(stretch: Stretch, number: int, end: int | None) -> bool:
    """Writes the steps from a number up to another one; says whether the flow can come out there."""
    while number != end:
        if stretch.source.size > LONGEST or stretch.source.depth > DEEPEST:
            stretch.go_to(number)
            return False
        step = stretch.scene.steps[number]
        if stretch.looking and isinstance(step, (steps.Offer, *_LEAVING)):
            _rest(step, stretch)
            return False
        following = _write(step, number, stretch)
        if following is None:
            return False
        if following <= number or (end is not None and following > end):
            stretch.go_to(following)
            return False
        number = following
    return True


def _fork(stretch: Stretch, test: str, number: int, otherwise: int) -> int | None:
    """Writes a branch at a step: what follows it while the test holds, else the steps from ``otherwise`` on.

    Gives the step where both come out. The first part ends with a jump over the second one, if there is a second one.
    """
    last = stretch.scene.steps[otherwise - 1]
    jumps = isinstance(last, steps.Jump) and number < otherwise - 1 and last.to >= otherwise
    end = last.to if isinstance(last, steps.Jump) and jumps else otherwise
    with stretch.source.inside(f"if {test}:"):
        comes_out = _follow(stretch, number + 1, otherwise - 1 if jumps else otherwise)
    if not comes_out:
        return otherwise
    if end == otherwise:
        return end
    with stretch.source.inside("else:"):
        _follow(stretch, otherwise, end)
    return end


@singledispatch
def _write(step: object, number: int, stretch: Stretch) -> int | None:
    """Writes one step; gives the number of the step that follows it, or None when the flow has left."""
    raise TypeError(f"{stretch.scene.id}: step {number} of kind {type(step).__name__} cannot be run")


@_write.register
def _(step: steps.Say, number: int, stretch: Stretch) -> int | None:
    stretch.say(step.text)
    return number + 1


@_write.register
def _(step: steps.Branch, number: int, stretch: Stretch) -> int | None:
    return _fork(stretch, stretch.gate(step.gate), number, step.otherwise)


@_write.register
def _(step: steps.Roll, number: int, stretch: Stretch) -> int | None:
    return _fork(stretch, stretch.deed(checks.roll, step.check), number, step.failed)


@_write.register
def _(step: steps.Jump, _number: int, _stretch: Stretch) -> int | None:
    return step.to


@_write.register
def _(step: steps.Arrive, number: int, stretch: Stretch) -> int | None:
    stretch.arrive(step.key, stretch.source.give(step.key))
    return number + 1


@_write.register
def _(step: steps.Echo, number: int, stretch: Stretch) -> int | None:
    use = stretch.source.use
    stretch.show(f"{use(Echo)}(s.picked_label or {use(plain)}({stretch.text(step.label)}))")
    return number + 1


@_write.register
def _(step: steps.Do, number: int, stretch: Stretch) -> int | None:
    for effect in step.effects:
        if isinstance(effect, Assign):
            write_assignment(effect, stretch.blocks.program.story.qualities[effect.quality], stretch.values)
        else:
            stretch.line(stretch.deed(effects.apply, effect))
    if any(isinstance(effect, Trigger) for effect in step.effects):
        stretch.line(stretch.deed(reactions.settle))
        _stop_if_stopped(stretch)
    return number + 1


@_write.register
def _(step: steps.Let, number: int, stretch: Stretch) -> int | None:
    stretch.line(f"s.temporaries[{stretch.source.give(step.name)}] = {stretch.values.value(step.value)}")
    return number + 1


@_write.register
def _(step: steps.Goto, _number: int, stretch: Stretch) -> int | None:
    if step.label is not None:
        stretch.line("s.picked_label = ''")  # the body of another choice echoes its own label
    if step.label is not None and step.scene == stretch.scene.id:
        stretch.go_to(stretch.scene.labels[step.label])
    elif step.label is not None or step.args:
        give = stretch.source.give
        target = f"{give(step.scene)}, {give(step.label)}, {give(step.args)}"
        stretch.line(f"return {stretch.source.use(enter)}(s, {target})")
    else:
        _write_entry(step.scene, stretch)
    return None


def _write_entry(scene: str, stretch: Stretch) -> None:
    """Writes what :func:`~.flow.enter` does, for a scene without parameters that is entered at its start."""
    name, program = stretch.source.give(scene), stretch.blocks.program
    stretch.line("level = s.level")
    stretch.line(f"level.scene = s.scene = {name}")
    stretch.line("level.anchor = ''")
    stretch.line("level.temporaries = s.temporaries = {}")
    stretch.arrive(scene, name)
    opening = heading(program, program.story.scenes[scene])
    if opening is not None:
        stretch.show(stretch.source.give(opening))
    stretch.line(f"return {stretch.source.give(stretch.blocks.at(scene, 0))}")


@_write.register
def _(step: steps.GotoBy, _number: int, stretch: Stretch) -> int | None:
    destination = stretch.values.write(Get(step.field, step.quality))
    stretch.line(f"return {stretch.source.use(enter)}(s, {destination})")
    return None


@_write.register
def _(step: steps.Call, _number: int, stretch: Stretch) -> int | None:
    give = stretch.source.give
    stretch.line(f"return {stretch.source.use(call)}(s, {give(step.scene)}, {give(step.anchor)}, {give(step.args)})")
    return None


@_write.register
def _(step: steps.CallBy, _number: int, stretch: Stretch) -> int | None:
    destination = stretch.values.write(Get(step.field, step.quality))
    stretch.line(f"return {stretch.source.use(call)}(s, {destination}, {stretch.source.give(step.anchor)})")
    return None


@_write.register
def _(step: steps.Return, _number: int, stretch: Stretch) -> int | None:
    stretch.line(f"return {stretch.deed(deeds.come_back_to, step)}")
    return None


@_write.register
def _(_step: steps.Stop, _number: int, stretch: Stretch) -> int | None:
    stretch.line(f"return {stretch.deed(come_back)}")
    return None


@_write.register
def _(step: steps.Vary, _number: int, stretch: Stretch) -> int | None:
    # an alternative that does not come is number -1: the last of the blocks, which is where all come out
    blocks = tuple(
        stretch.blocks.at(stretch.scene.id, to, looking=stretch.looking)
        for to in (*(item.to for item in step.items), step.after)
    )
    stretch.line(f"return {stretch.source.give(blocks)}[{stretch.deed(vary, step)}]")
    return None


@_write.register
def _(step: steps.Draw, number: int, stretch: Stretch) -> int | None:
    return _write_call(stretch.deed(deeds.draw, step), number, stretch)


@_write.register
def _(step: steps.Due, number: int, stretch: Stretch) -> int | None:
    return _write_call(stretch.deed(deeds.due, step), number, stretch)


@_write.register
def _(step: Fly, number: int, stretch: Stretch) -> int | None:
    stretch.line(f"block = {stretch.deed(flights.fly, step)}")
    _stop_if_stopped(stretch)
    with stretch.source.inside("if block:"):
        stretch.line("return block")
    return number + 1


@_write.register
def _(step: Troubles, number: int, stretch: Stretch) -> int | None:
    return _write_call(stretch.deed(flights.troubles, step), number, stretch)


def _write_call(deed: str, number: int, stretch: Stretch) -> int:
    """Writes a call that may come to nothing."""
    stretch.line(f"block = {deed}")
    with stretch.source.inside("if block:"):
        stretch.line("return block")
    return number + 1


@_write.register
def _(step: steps.ShowPaper, number: int, stretch: Stretch) -> int | None:
    stretch.line(stretch.deed(deeds.show_paper, step))
    return number + 1


@_write.register
def _(step: steps.ShowEntry, number: int, stretch: Stretch) -> int | None:
    stretch.line(stretch.deed(deeds.show_entry, step))
    return number + 1


@_write.register
def _(step: steps.ShowDossier, number: int, stretch: Stretch) -> int | None:
    if step.unmasked:
        from star_city_game.engine.reading_room import show_room

        stretch.line(stretch.deed(show_room))
    else:
        stretch.line(stretch.deed(deeds.show_dossier))
    return number + 1


@_write.register
def _(step: ShowCommission, number: int, stretch: Stretch) -> int | None:
    from star_city_game.engine.commission import show_commission

    stretch.line(stretch.deed(show_commission, step))
    return number + 1


@_write.register
def _(step: steps.Advance, number: int, stretch: Stretch) -> int | None:
    stretch.line(stretch.deed(deeds.advance, step))
    _stop_if_stopped(stretch)
    return number + 1


@_write.register
def _(step: BeginDescent | FlyDescent | ShowDescent, number: int, stretch: Stretch) -> int | None:
    from star_city_game.engine import descents

    match step:
        case BeginDescent():
            deed = stretch.deed(descents.begin, step)
        case FlyDescent():
            deed = stretch.deed(descents.advance, step)
        case ShowDescent():
            deed = stretch.deed(descents.show)
    stretch.line(deed)
    return number + 1


@_write.register
def _(step: steps.Offer, _number: int, stretch: Stretch) -> int | None:
    return step.gather if write_offer(step, stretch) else None


@_write.register
def _(step: steps.End, _number: int, stretch: Stretch) -> int | None:
    stretch.line(stretch.deed(deeds.end, step))
    stretch.line("return")
    return None


def _stop_if_stopped(stretch: Stretch) -> None:
    with stretch.source.inside("if s.stopped is not None:"):
        stretch.line("return")


def _rest(step: steps.Step, stretch: Stretch) -> None:
    """Ends a stretch that is only looking."""
    anchor = step.anchor if isinstance(step, steps.Offer) else ""
    stretch.line(f"s.level.anchor = {stretch.source.give(anchor)}")
    stretch.line("return")
