"""A game's whole state as one immutable value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from star_city_game.model.casework import Case
from star_city_game.model.descent import Descent
from star_city_game.model.dossier import Recorded
from star_city_game.model.expression import Value
from star_city_game.model.flight import Vehicle
from star_city_game.model.frozen import frozen
from star_city_game.model.person import Regard
from star_city_game.model.turn import Offered


@frozen
class Frame:
    """Where the story is in one scene: the scene, the anchor to go on from, and its temporaries.

    ``outer`` are, for a scene whose choices joined an offer, the merged scenes through which it came there, the outermost
    first.
    """

    scene: str
    anchor: str
    temporaries: Mapping[str, Value] = field(default_factory=dict)
    outer: tuple[Frame, ...] = ()


@frozen
class Planned:
    """A scene that falls due in a calendar turn (by number); ``name`` lets it be cancelled."""

    turn: int
    scene: str
    name: str = ""


@frozen
class Last:
    """When a watched place was last visited: the calendar turn's number and the number of choices made by then."""

    turn: int
    pick: int


@frozen
class GameState:
    """Everything that a game is, between two choices.

    ``values`` holds every quality that is not derived; ``visits`` and ``picked`` count by place key; ``counters`` by the id
    of a sequence; ``draws`` by the name of a random point; ``turn`` is the calendar turn's number from 0; ``case`` is what
    was done about the file besides its papers, ``vehicle`` what was done about it, and its flights; ``descent`` the last
    descent to the Moon; ``revealed`` the entries of the codex that may be looked up; ``queue`` the scenes due now;
    ``planned`` scenes to come; ``frames`` the call stack, the running scene last; ``machines`` says where each machine is, as
    a place of :mod:`~star_city_game.engine.charts`; ``remembered`` and ``since`` keep, by machine and stage, which stage
    inside it was active last, and the calendar turn in which it was entered; ``fitted`` the calendar turn of the first draw
    at which a storylet fitted, of those that last only some turns; ``happened`` what came with the calendar by itself, in
    order: lapses, steps of goals, pairs that fell out; ``merged`` the scenes whose choices joined the offer; ``offered`` what
    the player was shown, whose words are part of the state; ``scene`` the scene that heads the screen.
    """

    seed: int
    values: Mapping[str, Value]
    visits: Mapping[str, int] = field(default_factory=dict)
    picked: Mapping[str, int] = field(default_factory=dict)
    last: Mapping[str, Last] = field(default_factory=dict)
    counters: Mapping[str, int] = field(default_factory=dict)
    draws: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, Regard] = field(default_factory=dict)
    papers: tuple[Recorded, ...] = ()
    case: Case = field(default_factory=Case)
    defects: Mapping[str, str] = field(default_factory=dict)
    vehicle: Vehicle = field(default_factory=Vehicle)
    descent: Descent | None = None
    revealed: tuple[str, ...] = ()
    machines: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    since: Mapping[str, int] = field(default_factory=dict)
    fitted: Mapping[str, int] = field(default_factory=dict)
    turn: int = 0
    picks: int = 0
    queue: tuple[str, ...] = ()
    planned: tuple[Planned, ...] = ()
    happened: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    merged: tuple[Frame, ...] = ()
    offered: tuple[Offered, ...] = ()
    scene: str = ""
    ended: str | None = None
    stopped: str | None = None
