"""State machines on ``transitions``: the narrator's phases and the statecharts that writers declare.

This is the only module that imports ``transitions``. A machine here holds no game: its place is set from the state
before a trigger and read back after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from transitions import EventData, Machine

from star_city_game.errors import PhaseError
from star_city_game.model.machine import Machine as Chart
from star_city_game.model.machine import Move

PHASES = ("arriving", "reading", "choosing", "resolving", "interlude", "ended")
"""Where the narrator can be: between scenes, printing, resting at an offer, carrying out a choice, running what is due, done."""

_PHASE_MOVES = (
    ("print", ("arriving", "resolving", "interlude"), "reading"),
    ("offer", "reading", "choosing"),
    ("pick", "choosing", "resolving"),
    ("due", "reading", "interlude"),
    ("end", "reading", "ended"),
)

Guard = Callable[[Move], bool]


class _Place:
    """What ``transitions`` moves: only the name of a state."""

    state: str
    trigger: Callable[..., bool]


def _options() -> dict[str, Any]:
    return {"auto_transitions": False, "queued": True, "send_event": True}


class Phases:
    """Says which moves of the narrator are legal now; an illegal one raises PhaseError.

    The machine is built once and says what is legal; its table is read off it, since a phase changes several times in
    every move and a trigger costs more than all the rest of a short move.
    """

    def __init__(self, phase: str = "arriving") -> None:
        moves = [{"trigger": name, "source": source, "dest": target} for name, source, target in _PHASE_MOVES]
        machine = Machine(_Place(), states=list(PHASES), transitions=moves, initial=phase, **_options())
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


class Charts:
    """The story's own statecharts: fires an event and says which move was made, if any."""

    def __init__(self, charts: Mapping[str, Chart]) -> None:
        self._charts = charts
        self._places = {name: _Place() for name in charts}
        self._machines = {name: self._build(chart, self._places[name]) for name, chart in charts.items()}

    @staticmethod
    def _build(chart: Chart, place: _Place) -> Machine:
        def allow(move: Move) -> Callable[[EventData], bool]:
            return lambda event: bool(event.kwargs["guard"](move))

        def keep(move: Move) -> Callable[[EventData], None]:
            return lambda event: event.kwargs["made"].append(move)

        moves = [
            {
                "trigger": move.event,
                "source": move.source,
                "dest": move.target,
                "conditions": [allow(move)],
                "before": [keep(move)],
            }
            for move in chart.moves
        ]
        stages = [stage.id for stage in chart.stages]
        return Machine(place, states=stages, transitions=moves, initial=chart.initial, **_options())

    def fire(self, name: str, stage: str, event: str, guard: Guard) -> Move | None:
        """Sends an event to a machine that is in ``stage``; gives the move it made, or None when none was allowed."""
        if not any(move.source == stage and move.event == event and guard(move) for move in self._charts[name].moves):
            return None
        made: list[Move] = []
        self._machines[name].set_state(stage)
        self._places[name].trigger(event, guard=guard, made=made)
        return made[0] if made else None


def diagram(chart: Chart) -> str:
    """A statechart as Mermaid."""
    lines = ["stateDiagram-v2", f"    [*] --> {chart.initial}"]
    lines += [f"    {move.source} --> {move.target}: {move.event}" for move in chart.moves]
    return "\n".join(lines)
