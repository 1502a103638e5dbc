"""What comes of what happens: named events, a new turn of the calendar with its dated events, and the weighing after each choice.

The machines say which moves are made; here their effects are carried out on the draft. A move is finished before the next
event is looked at, so an effect that sends an event from within a move never breaks in on it.
"""

from __future__ import annotations

from star_city_game.engine import casework, effects
from star_city_game.engine.charts import active
from star_city_game.engine.draft import Draft
from star_city_game.engine.machines import Guard, Made
from star_city_game.engine.prose import plain
from star_city_game.model.machine import TURN, WEIGH, Move
from star_city_game.systems import calendar

MOST_MOVES = 64
"""Moves of all machines in one move of the player after which they are taken to send each other round in a circle."""


def settle(draft: Draft) -> None:
    """Delivers the events that effects have sent, in the order in which they were sent, until there are none."""
    while draft.events:
        machine, event = draft.events.pop(0)
        _send(draft, machine, event)


def weigh(draft: Draft) -> None:
    """Lets every machine weigh the state once."""
    _announce(draft, WEIGH)


def queue_events(draft: Draft) -> None:
    """The dated events of the present calendar turn fall due, in order of day."""
    draft.queue += [event.scene for event in calendar.events_in(draft.program.story.calendar, draft.turn_id())]


def begin_turn(draft: Draft) -> None:
    """Tells every machine that the calendar has moved on by a turn, after the officer has been told."""
    casework.begin_turn(draft)
    _announce(draft, TURN)


def adopt(draft: Draft) -> None:
    """Puts every machine that is nowhere at its beginning, and one of another edition where it would be in this one.

    One in a stage that no longer exists begins anew; what takes up a saved game has found a place for it by then.
    """
    for name, chart in draft.program.charts.charts.items():
        place = chart.adopted(draft.machines.get(name, chart.start)) or chart.start
        if place != draft.machines.get(name):
            draft.move(name, place, {})
        for stage in active(place):
            if chart.key(stage) not in draft.since:
                draft.enter_stage(name, stage)


def _announce(draft: Draft, event: str) -> None:
    settle(draft)
    for machine in draft.program.charts.listening(event):
        _send(draft, machine, event)
        settle(draft)


def _send(draft: Draft, machine: str, event: str) -> None:
    """Sends one event to one machine and carries out what it does."""
    if draft.stopped is not None:
        return
    fired = draft.program.charts.fire(machine, draft.machines[machine], event, _guard(draft, machine), draft.remembered)
    if fired is None:
        return
    draft.reactions += len(fired.made)
    if draft.reactions > MOST_MOVES:
        draft.stopped = f"the machine {machine} goes round without coming to rest"
        draft.events.clear()
        return
    before = draft.machines[machine]
    draft.move(machine, fired.place, fired.remembered)
    casework.note_stage(machine, before, draft)
    for made in fired.made:
        _carry_out(draft, machine, made)


def _guard(draft: Draft, machine: str) -> Guard:
    def allows(move: Move) -> bool:
        if move.after and draft.turns_in(machine, move.source) < move.after:
            return False
        return move.gate is None or bool(draft.program.value(move.gate)(draft))

    return allows


def _carry_out(draft: Draft, machine: str, made: Made) -> None:
    for stage in made.left:
        for effect in stage.leave:
            effects.apply(effect, draft)
    if made.move.scene is not None:
        draft.queue.append(made.move.scene)
    for stage in made.entered:
        draft.enter_stage(machine, stage.id)
        for effect in stage.effects:
            effects.apply(effect, draft)
        if stage.scene is not None:
            draft.queue.append(stage.scene)
        if stage.text is not None:
            draft.notes.append(plain(draft.program.text(stage.text)(draft)))
