"""State machines on ``transitions``: the narrator's phases and the statecharts that writers declare.

This is the only module that imports ``transitions``. A machine here holds no game and is never copied: where it is comes
with each event, and where it went is given back. What leaving and entering means is said in :mod:`.charts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from transitions import EventData, Machine

from star_city_game.engine.charts import BESIDE, INSIDE, Change, Chart, active
from star_city_game.errors import PhaseError
from star_city_game.model.machine import Machine as Declared
from star_city_game.model.machine import Move, Stage

if TYPE_CHECKING:
    from transitions.extensions.nesting import HierarchicalMachine, NestedEventData

PHASES = ("arriving", "reading", "choosing", "resolving", "interlude", "ended")
"""Where the narrator can be: between scenes, printing, resting at an offer, carrying out a choice, running what is due, done."""

_PHASE_MOVES = (
    ("print", ("arriving", "resolving", "interlude"), "reading"),
    ("offer", "reading", "choosing"),
    ("pick", "choosing", "resolving"),
    ("due", "reading", "interlude"),
    ("end", "reading", "ended"),
)

_OPTIONS: dict[str, Any] = {
    "model": None,
    "initial": None,
    "auto_transitions": False,
    "queued": True,
    "send_event": True,
    "model_attribute": "_stages",  # an event may have any id, but not the name of this attribute
}

Guard = Callable[[Move], bool]
"""Whether a move may be made now, apart from where the machine is."""


class Phases:
    """Says which moves of the narrator are legal now; an illegal one raises PhaseError.

    The machine is built once and says what is legal; its table is read off it, since a phase changes several times in
    every move and a trigger costs more than all the rest of a short move.
    """

    def __init__(self, phase: str = "arriving") -> None:
        moves = [{"trigger": name, "source": source, "dest": target} for name, source, target in _PHASE_MOVES]
        machine = Machine(states=list(PHASES), transitions=moves, **_OPTIONS)
        self._legal: dict[tuple[str, str], str] = {
            (event, move.source): str(move.dest) for event in machine.events for move in machine.get_transitions(event)
        }
        self.phase = phase
        """The present phase; set it to take up one that a state was left in."""

    def move(self, name: str) -> None:
        """Makes a move, or raises PhaseError when the present phase does not allow it."""
        try:
            self.phase = self._legal[name, self.phase]
        except KeyError:
            raise PhaseError(f"the narrator cannot {name} while {self.phase}") from None


@dataclass(slots=True)
class Made:
    """A move that was made: the stages that it left, the innermost first, and those it entered, the outermost first."""

    move: Move
    left: list[Stage] = field(default_factory=list)
    entered: list[Stage] = field(default_factory=list)


@dataclass(slots=True)
class Fired:
    """What one event did to a machine: the moves made, in order, where it is now, and what its stages remember anew."""

    place: str
    made: list[Made] = field(default_factory=list)
    remembered: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Place:
    """What ``transitions`` moves: the stages that a machine is in, for the length of one event."""

    _stages: str | list[str]


@dataclass(slots=True)
class _Run:
    """One event on its way through a machine."""

    chart: Chart
    guard: Guard
    remembered: Mapping[str, str]
    fired: Fired
    change: Change

    def begin(self, move: Move) -> None:
        """Settles what a move does, before it is done."""
        memory = {**self.remembered, **self.fired.remembered}
        self.change = self.chart.change(move, self.fired.place, memory)
        self.fired.place = self.change.place
        self.fired.remembered.update(self.change.remembered)
        self.fired.made.append(Made(move))


_Send = Callable[[_Place, str, _Run], object]


class Charts:
    """The story's own statecharts: sends an event to one and says which moves were made.

    A machine is built when it first makes a move. ``charts`` are by machine; ``timed`` are the keys of all stages with moves
    that are timed.
    """

    def __init__(self, machines: Mapping[str, Declared]) -> None:
        self.charts = {name: Chart(machine) for name, machine in machines.items()}
        self.timed: frozenset[str] = frozenset().union(*(chart.timed for chart in self.charts.values()))
        self._senders: dict[str, _Send] = {}
        self._moves: dict[tuple[str, str], dict[str, list[Move]]] = {}
        for name, machine in machines.items():
            for move in machine.moves:
                self._moves.setdefault((name, move.event), {}).setdefault(move.source, []).append(move)
        events = {event for _, event in self._moves}
        self._listening = {event: tuple(name for name in machines if (name, event) in self._moves) for event in events}

    def listening(self, event: str) -> tuple[str, ...]:
        """The machines that have a move on an event, in the order in which they are declared."""
        return self._listening.get(event, ())

    def fire(self, name: str, place: str, event: str, guard: Guard, remembered: Mapping[str, str]) -> Fired | None:
        """Sends an event to a machine; gives what it did, or None when no move was allowed.

        The innermost stages are asked first. A stage is not asked once one inside it has moved; stages that are active
        at once may each make a move. All gates see the state as it was before the event.
        """
        if not self._may_move(name, place, event, guard):
            return None
        chart = self.charts[name]
        send = self._senders.get(name)
        if send is None:
            send = self._senders[name] = _flat(chart) if chart.is_flat else _nested(chart)
        stages = place.split(BESIDE)
        run = _Run(chart, guard, remembered, Fired(place), Change(place, (), (), {}))
        send(_Place(stages if len(stages) > 1 else place), event, run)
        return run.fired

    def _may_move(self, name: str, place: str, event: str, guard: Guard) -> bool:
        """Whether any move is allowed: asked first, since a trigger costs far more than a gate."""
        moves = self._moves.get((name, event))
        if moves is None:
            return False
        return any(guard(move) for stage in active(place) for move in moves.get(stage, ()))


def _flat(chart: Chart) -> _Send:
    """A machine without nested stages, as what sends it an event."""
    stages = [_described(stage) for stage in chart.machine.stages]
    moves = [
        _arrow(move, move.source, None if move.source == move.target and not move.reenter else move.target)
        for move in chart.machine.moves
    ]
    machine = Machine(states=stages, transitions=moves, **_OPTIONS)
    return lambda place, event, run: machine.events[event].trigger(place, run=run)


def _nested(chart: Chart) -> _Send:
    """A machine with stages in stages, as what sends it an event."""

    def described(stage: Stage) -> dict[str, Any]:
        return {**_described(stage), "children": [described(inner) for inner in stage.nested]}

    paths = {id_: INSIDE.join(path) for id_, path in chart.paths.items()}
    moves = [_arrow(move, paths[move.source], paths[move.target]) for move in chart.machine.moves]
    stages = [described(stage) for stage in chart.machine.stages]
    machine = _nesting()(states=stages, transitions=moves, **_OPTIONS)
    return lambda place, event, run: machine.trigger_event(place, event, run=run)


@cache
def _nesting() -> type[HierarchicalMachine]:
    """The hierarchical machine of ``transitions``, with our own rules of what a move leaves and enters.

    The library knows no history, and enters a parallel stage by halves when a move leads to a stage inside it. It still
    finds the moves, asks their gates, and leaves and enters the stages.
    """
    from transitions.extensions import nesting  # noqa: PLC0415 - only a chart with nested stages pays for it

    class PathState(nesting.NestedState):
        separator = INSIDE

    class ChartTransition(nesting.NestedTransition):
        def _change_state(self, event_data: NestedEventData) -> None:  # type: ignore[override]  # as the library's own
            machine, run = event_data.machine, _run(event_data)
            for id_ in run.change.left:
                path = list(run.chart.paths[id_])
                machine.get_state(path).scoped_exit(event_data, path[:-1])
            machine.set_state(run.change.place.split(BESIDE), event_data.model)
            for id_ in run.change.entered:
                path = list(run.chart.paths[id_])
                machine.get_state(path).scoped_enter(event_data, path[:-1])

    class ChartMachine(nesting.HierarchicalMachine):
        state_cls = PathState
        transition_cls = ChartTransition

    return ChartMachine


def _run(event: EventData) -> _Run:
    run: _Run = event.kwargs["run"]
    return run


def _described(stage: Stage) -> dict[str, Any]:
    """A stage as ``transitions`` wants it; entering and leaving are noted in the move that is being made."""
    return {
        "name": stage.id,
        "on_enter": [lambda event: _run(event).fired.made[-1].entered.append(stage)],
        "on_exit": [lambda event: _run(event).fired.made[-1].left.append(stage)],
    }


def _arrow(move: Move, source: str, target: str | None) -> dict[str, Any]:
    """A move as ``transitions`` wants it; without a target it leaves and enters nothing."""

    def allow(event: EventData) -> bool:
        run = _run(event)
        # another move on the same event may have left the source
        return move.source in active(run.fired.place) and run.guard(move)

    def begin(event: EventData) -> None:
        _run(event).begin(move)

    return {"trigger": move.event, "source": source, "dest": target, "conditions": [allow], "before": [begin]}
