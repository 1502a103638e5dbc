"""Where a scene stands in a game: whether it runs, is due or is to come, and what leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.engine.draft import Draft
from star_city_game.engine.leads import Lead, leads_to
from star_city_game.engine.parts import part_of
from star_city_game.engine.wording import source_of
from star_city_game.model.explanation import Aspect, Part
from star_city_game.model.expression import Both
from star_city_game.model.machine import Machine
from star_city_game.model.scene import Choice
from star_city_game.model.state import GameState

THERE = "You are there."
NEXT = "It comes next."
TO_COME = "It is still to come."
FURTHER_ON = "The story may lead there from here."


def scene_aspects(id_: str, draft: Draft, state: GameState) -> Iterator[Aspect]:
    """Everything that has led to a scene, leads to it or can: what holds is open now.

    What is to come is None and says so; a dated event whose turn has begun is in the queue.
    """
    yield from _standing(id_, draft, state)
    yield from _forced(id_, draft)
    if id_ == draft.program.story.entry:
        yield Aspect("entry", None, "the story begins here")
    for lead in leads_to(id_, draft.program.story):
        yield from _by(lead, draft, state)


def _standing(id_: str, draft: Draft, state: GameState) -> Iterator[Aspect]:
    if any(frame.scene == id_ for frame in state.frames):
        where = "runs now" if state.frames[-1].scene == id_ else "waits for a call to come back"
        yield Aspect("running", True, where, says=THERE)
    if state.ended == id_:
        yield Aspect("running", True, "the story has ended with it", says=THERE)
    visits = draft.visits.get(id_, 0)
    yield Aspect("visits", None, f"visits({id_}) is {visits}")
    if id_ in state.queue:
        yield Aspect("due", True, "runs at the next due beat", says=NEXT)
    for plan in state.planned:
        if plan.scene == id_:
            is_due = plan.turn <= state.turn
            told = "is due now" if is_due else f"falls due in {plan.turn - state.turn} turns"
            name = f", as {plan.name}" if plan.name else ""
            yield Aspect("put off", is_due or None, f"{told}{name}", says=NEXT if is_due else TO_COME)


def _forced(id_: str, draft: Draft) -> Iterator[Aspect]:
    story = draft.program.story
    turns = [turn.id for turn in story.calendar.turns]
    for event in story.calendar.events:
        if event.scene == id_:
            part = None if event.gate is None else part_of(event.gate, draft)
            is_past = turns.index(event.turn) <= draft.turn or (part is not None and part.holds is False)
            told = f"an event of {event.turn}, day {event.day}"
            yield Aspect("dated", False if is_past else None, told, part, "" if is_past else TO_COME)
    for machine in story.machines.values():
        yield from _forced_by(machine, id_, draft)


def _forced_by(machine: Machine, id_: str, draft: Draft) -> Iterator[Aspect]:
    for stage in machine.all_stages:
        if stage.scene == id_:
            told = "is there" if draft.in_stage(machine.id, stage.id) else "is not there"
            yield Aspect("machine", None, f"entering {stage.id} of {machine.id} makes it due; the machine {told}")
    for move in machine.moves:
        if move.scene == id_:
            part = None if move.gate is None else part_of(move.gate, draft)
            told = f"the move of {machine.id} on {move.event} from {move.source} to {move.target} makes it due"
            yield Aspect("machine", None, told, part)


def _by(lead: Lead, draft: Draft, state: GameState) -> Iterator[Aspect]:
    """A step that leads to the scene; it is open when its innermost choice is on offer and the way from there is free."""
    part = _way(lead, draft, state)
    is_free = part is None or part.holds is not False
    if lead.choices:
        choice = lead.choices[-1]
        offered = _offered(choice, state)
        is_open = offered is not None and is_free
        says = f"By “{offered}”" if is_open else ""
        yield Aspect(lead.how, is_open, f"in {lead.scene}, by {choice.key}", part, says)
        return
    runs = bool(state.frames) and state.frames[-1].scene == lead.scene
    after = runs and lead.step >= _resting(draft, state)
    is_open = after and is_free
    told = f"in {lead.scene}{', further on' if after else ''}"
    yield Aspect(lead.how, is_open, told, part, FURTHER_ON if is_open else "")


def _way(lead: Lead, draft: Draft, state: GameState) -> Part | None:
    if not lead.gates:
        return None
    gate = lead.gates[0] if len(lead.gates) == 1 else Both(lead.gates)
    if not state.frames or state.frames[-1].scene != lead.scene:
        return Part(source_of(gate), None)
    return part_of(gate, draft)


def _offered(choice: Choice, state: GameState) -> str | None:
    """The label under which a choice can be taken now."""
    taken = (each for each in state.offered if each.id.partition("@")[0] == choice.key and each.locked is None)
    return next((each.say for each in taken), None)


def _resting(draft: Draft, state: GameState) -> int:
    scene = draft.program.story.scenes[state.frames[-1].scene]
    return scene.anchors[state.frames[-1].anchor]
