"""The working copy of a state while one move is carried out: read by expressions and texts, changed by effects.

A draft is made from an immutable :class:`GameState`, lives for one move, and is frozen into the next state. It is the
only mutable thing in the engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from star_city_game.engine import chance
from star_city_game.engine.charts import active
from star_city_game.engine.ledger import OpenLedger
from star_city_game.engine.program import Program
from star_city_game.engine.prose import Pages
from star_city_game.model.check import Odds
from star_city_game.model.dossier import Recorded
from star_city_game.model.expression import Value
from star_city_game.model.person import Regard
from star_city_game.model.state import Frame, GameState, Last, Planned
from star_city_game.model.text import Alternatives
from star_city_game.model.turn import Offered, Outcome
from star_city_game.systems import calendar, dossier, launch, people


@dataclass(slots=True)
class Level:
    """One running scene: its id, its temporaries, and the anchor it will come back to while it waits for a call."""

    scene: str
    temporaries: dict[str, Value] = field(default_factory=dict)
    anchor: str = ""


class Draft:
    """A state in the making. See :class:`GameState` for what each mapping holds."""

    __slots__ = (
        "_chances",
        "_own_values",
        "counters",
        "defects",
        "draws",
        "ended",
        "events",
        "fitted",
        "forced",
        "last",
        "levels",
        "machines",
        "merged",
        "notes",
        "offered",
        "outcomes",
        "pages",
        "papers",
        "people",
        "picked",
        "picked_label",
        "picked_odds",
        "picks",
        "planned",
        "program",
        "queue",
        "reactions",
        "remembered",
        "scene",
        "seed",
        "since",
        "step",
        "stopped",
        "temporaries",
        "turn",
        "values",
        "visits",
    )

    def __init__(self, program: Program, state: GameState, forced: Mapping[str, bool] | None = None) -> None:
        self.program = program
        self.seed = state.seed
        self.values: Mapping[str, Value] = state.values
        self._own_values = False
        self.visits: OpenLedger[int] = OpenLedger(state.visits)
        self.picked: OpenLedger[int] = OpenLedger(state.picked)
        self.last: OpenLedger[Last] = OpenLedger(state.last)
        self.counters: OpenLedger[int] = OpenLedger(state.counters)
        self.draws: OpenLedger[int] = OpenLedger(state.draws)
        self.people: Mapping[str, Regard] = state.people
        self.papers: tuple[Recorded, ...] = state.papers
        self.defects: Mapping[str, str] = state.defects
        self.machines: Mapping[str, str] = state.machines
        self.remembered: Mapping[str, str] = state.remembered
        self.since: Mapping[str, int] = state.since
        self.fitted: Mapping[str, int] = state.fitted
        self.turn = state.turn
        self.picks = state.picks
        self.queue: list[str] = list(state.queue)
        self.planned: tuple[Planned, ...] = state.planned
        self.levels = [Level(frame.scene, dict(frame.temporaries), frame.anchor) for frame in state.frames]
        self.temporaries: dict[str, Value] = self.levels[-1].temporaries if self.levels else {}
        self.merged: tuple[Frame, ...] = state.merged
        self.offered: tuple[Offered, ...] = ()
        self.scene = state.scene
        self.step = 0
        self.ended: str | None = None
        self.stopped: str | None = None
        self.forced: Mapping[str, bool] = forced or {}
        self.pages = Pages()
        self.notes: list[str] = []
        self.events: list[tuple[str, str]] = []
        self.reactions = 0
        self.outcomes: list[Outcome] = []
        self.picked_label = ""
        self.picked_odds: tuple[str, Odds] | None = None
        self._chances: dict[str, bool] = {}

    def freeze(self) -> GameState:
        """The draft as a state; the draft must not be used afterwards."""
        return GameState(
            seed=self.seed,
            values=self.values,
            visits=self.visits.close(),
            picked=self.picked.close(),
            last=self.last.close(),
            counters=self.counters.close(),
            draws=self.draws.close(),
            people=self.people,
            papers=self.papers,
            defects=self.defects,
            machines=self.machines,
            remembered=self.remembered,
            since=self.since,
            fitted=self.fitted,
            turn=self.turn,
            picks=self.picks,
            queue=tuple(self.queue),
            planned=self.planned,
            frames=tuple(Frame(level.scene, level.anchor, level.temporaries) for level in self.levels),
            merged=self.merged,
            offered=self.offered,
            scene=self.scene,
            ended=self.ended,
            stopped=self.stopped,
        )

    # what effects do to it

    def assign(self, quality: str, value: Value) -> None:
        """Gives a quality a value."""
        if not self._own_values:
            self.values, self._own_values = dict(self.values), True
        self.values[quality] = value  # type: ignore[index]  # it is our own copy by now

    def regard(self, person: str, standing: Regard) -> None:
        """Changes how somebody stands to the player."""
        self.people = {**self.people, person: standing}

    def mend(self, defect: str, status: str) -> None:
        """Gives a defect a status."""
        self.defects = {**self.defects, defect: status}

    def move(self, machine: str, place: str, remembered: Mapping[str, str]) -> None:
        """Puts a machine in a place; adds what its stages remember anew."""
        self.machines = {**self.machines, machine: place}
        if remembered:
            self.remembered = {**self.remembered, **remembered}

    def enter_stage(self, machine: str, stage: str) -> None:
        """Keeps when a stage was entered, if any move asks for it."""
        key = f"{machine}.{stage}"
        if key in self.program.charts.timed:
            self.since = {**self.since, key: self.turn}

    # what flow does to it

    def arrive(self, key: str) -> None:
        """Counts an arrival at a scene, label or choice body."""
        self.visits[key] = self.visits.get(key, 0) + 1
        if key in self.program.watched:
            self.last[key] = Last(self.turn, self.picks)

    def enter(self, scene: str, temporaries: dict[str, Value] | None = None) -> None:
        """The running scene becomes another one, with only its parameters."""
        self.levels[-1] = Level(scene, temporaries or {})
        self.temporaries = self.levels[-1].temporaries
        self.scene = scene

    def push(self, scene: str, anchor: str, temporaries: dict[str, Value] | None = None) -> None:
        """Calls a scene: the running one waits at ``anchor``."""
        self.levels[-1].anchor = anchor
        self.levels.append(Level(scene, temporaries or {}))
        self.temporaries = self.levels[-1].temporaries
        self.scene = scene

    def pop(self) -> str | None:
        """Comes back from a call: gives the anchor to go on from, or None when nothing is waiting."""
        if len(self.levels) < 2:  # noqa: PLR2004 - the running scene and one that waits for it
            return None
        self.levels.pop()
        self.temporaries = self.levels[-1].temporaries
        self.scene = self.levels[-1].scene
        return self.levels[-1].anchor

    @contextmanager
    def within(self, frame: Frame) -> Iterator[None]:
        """For a moment expressions and texts see the temporaries of another scene."""
        before, self.temporaries = self.temporaries, dict(frame.temporaries)
        try:
            yield
        finally:
            self.temporaries = before

    # what expressions ask of it

    def turn_id(self) -> str:
        """The id of the present calendar turn, or an empty word in a story without a calendar."""
        now = calendar.turn_at(self.program.story.calendar, self.turn)
        return now.id if now else ""

    def date(self) -> str:
        """The date of the scene that heads the screen, else the first day of the present turn, else an empty word."""
        scene = self.program.story.scenes.get(self.scene)
        if scene is not None and scene.date:
            return scene.date
        now = calendar.turn_at(self.program.story.calendar, self.turn)
        return now.first if now else ""

    def days_to(self, day: str) -> int:
        """Days from today to a day; 0 where there is no today."""
        today = self.date()
        return calendar.days_between(today, day) if today else 0

    def turns_since(self, key: str) -> int:
        """Calendar turns since the last arrival at a place; -1 if never."""
        last = self.last.find(key)
        return -1 if last is None else self.turn - last.turn

    def picks_since(self, key: str) -> int:
        """Choices made since the last arrival at a place; -1 if never."""
        last = self.last.find(key)
        return -1 if last is None else self.picks - last.pick

    def dossier_weight(self, category: str) -> int:
        """The weight of a category of the file, or of ``total``."""
        return dossier.total(self.program.story.entries, self.papers, category)

    def launch_count(self, status: str) -> int:
        """How many defects are ``known``, ``found``, ``fixed`` or ``waived``."""
        return launch.count(self.defects, status)

    def recorded(self, entry: str) -> bool:
        """Whether a paper is in the file."""
        return any(paper.entry == entry for paper in self.papers)

    def in_stage(self, machine: str, stage: str) -> bool:
        """Whether a stage of a machine is active: an innermost one or one around it."""
        return stage in active(self.machines[machine])

    def turns_in(self, machine: str, stage: str) -> int:
        """Calendar turns since an active stage was entered; kept only for stages with moves that are timed."""
        return self.turn - self.since[f"{machine}.{stage}"]

    def can_draw(self, deck: str) -> bool:
        """Whether any storylet of a deck fits now."""
        return any(self.program.storylet_fits(scene, self) for scene in self.program.story.decks.get(deck, ()))

    def chance(self, name: str, percent: int) -> bool:
        """A keyed draw, made once a move however often it is asked for."""
        if name not in self._chances:
            self._chances[name] = self.roll(name, percent)
        return self._chances[name]

    # chance and sequences

    def roll(self, name: str, percent: int) -> bool:
        """Draws a random point once more, or takes what a test forces it to be."""
        count = self.draws.get(name, 0)
        self.draws[name] = count + 1
        if name in self.forced:
            return self.forced[name]
        return chance.passes(self.seed, name, count, percent)

    def sequence(self, alternatives: Alternatives) -> int | None:
        """Which alternative of a sequence comes now, or None when it has run out; counts one use."""
        return self.next_of(alternatives.id, alternatives.kind, len(alternatives.items))

    def next_of(self, key: str, kind: str, size: int) -> int | None:
        """Which of ``size`` alternatives of a counted sequence comes now; None when it has run out."""
        count = self.counters.get(key, 0)
        self.counters[key] = count + 1
        if kind == "cycle":
            return count % size
        if kind == "shuffle":
            return chance.deal(self.seed, key, count // size, size)[count % size]
        if count >= size:
            return size - 1 if kind == "stop" else self._after_last(key, kind, size)
        return chance.deal(self.seed, key, 0, size)[count] if kind.startswith("shuffle") else count

    def _after_last(self, key: str, kind: str, size: int) -> int | None:
        return chance.deal(self.seed, key, 0, size)[-1] if kind == "shuffle_stop" else None

    def form(self, person: str, form: str) -> str:
        """A form of a person's name; the person ``you`` is the player."""
        if person == "you":
            return people.player_forms(self.values)[form]
        return self.program.form(person, form)(self)
