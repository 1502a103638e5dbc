"""The working copy of a state while one move is carried out: read by expressions and texts, changed by effects.

A draft is made from an immutable :class:`GameState` and frozen into the next, in one move or a whole game. Nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from star_city_game.engine import chance, file_questions, forecasts, launch_questions, questions
from star_city_game.engine.charts import active
from star_city_game.engine.ledger import Counts, OpenLedger, closed
from star_city_game.engine.levels import Level
from star_city_game.engine.program import Program
from star_city_game.engine.prose import Shown
from star_city_game.engine.ways import Way
from star_city_game.model.casework import Case
from star_city_game.model.check import Odds
from star_city_game.model.descent import Descent
from star_city_game.model.dossier import Recorded
from star_city_game.model.expression import Value
from star_city_game.model.flight import Vehicle
from star_city_game.model.person import Regard
from star_city_game.model.state import Frame, GameState, Last, Planned
from star_city_game.model.text import Alternatives
from star_city_game.model.turn import Outcome
from star_city_game.systems import calendar, launch, people

NOTHING: Mapping[str, bool] = {}
"""No random point is forced."""


class Draft:
    """A state in the making. See :class:`GameState` for what each mapping holds.

    ``before`` is the state that it was made from or frozen to last; ``shown`` is what the move has shown so far, in marked
    text, ``is_rough`` whether any of it has to be worked on before it is read; ``ways`` are what is on offer.
    """

    __slots__ = (
        "_chances",
        "_shared",
        "before",
        "case",
        "counters",
        "defects",
        "descent",
        "draws",
        "ended",
        "events",
        "fitted",
        "forced",
        "forecast",
        "happened",
        "interludes",
        "is_rough",
        "last",
        "level",
        "levels",
        "machines",
        "merged",
        "notes",
        "outcomes",
        "papers",
        "people",
        *("picked", "picked_label", "picked_odds", "picks", "planned"),
        "program",
        "queue",
        "reactions",
        "remembered",
        "revealed",
        "scene",
        "seed",
        "shown",
        "since",
        "step",
        "stopped",
        "temporaries",
        "turn",
        "values",
        "vehicle",
        "visits",
        "ways",
    )

    def __init__(self, program: Program, state: GameState, *, shares: bool = True) -> None:
        """A draft of a state.

        ``shares`` says that the states it will be frozen to share their counts, as those of a game with undo should; a draft
        that is seldom frozen is faster without.
        """
        self.program = program
        self.before = state
        self.seed = state.seed
        self.values: dict[str, Value] = dict(state.values)
        self.visits: Counts[int] = OpenLedger(state.visits) if shares else dict(state.visits)
        self.picked: Counts[int] = OpenLedger(state.picked) if shares else dict(state.picked)
        self.last: Counts[Last] = OpenLedger(state.last) if shares else dict(state.last)
        self.counters: Counts[int] = OpenLedger(state.counters) if shares else dict(state.counters)
        self.draws: Counts[int] = OpenLedger(state.draws) if shares else dict(state.draws)
        counts = (self.visits, self.picked, self.last, self.counters, self.draws)
        self._shared = [each for each in counts if isinstance(each, OpenLedger)]
        self.people: Mapping[str, Regard] = state.people
        self.papers: tuple[Recorded, ...] = state.papers
        self.case: Case = state.case
        self.defects: Mapping[str, str] = state.defects
        self.vehicle: Vehicle = state.vehicle
        self.descent: Descent | None = state.descent
        self.revealed: tuple[str, ...] = state.revealed
        self.machines: Mapping[str, str] = state.machines
        self.remembered: Mapping[str, str] = state.remembered
        self.since: Mapping[str, int] = state.since
        self.fitted: Mapping[str, int] = state.fitted
        self.turn = state.turn
        self.picks = state.picks
        self.queue: list[str] = list(state.queue)
        self.planned: tuple[Planned, ...] = state.planned
        self.happened: tuple[str, ...] = state.happened
        self.levels = [Level.of(frame) for frame in state.frames]
        self.level = self.levels[-1] if self.levels else Level("")
        self.temporaries: dict[str, Value] = self.level.temporaries
        self.merged: tuple[Frame, ...] = state.merged
        self.scene = state.scene
        self.step = 0
        self.ended = state.ended
        self.stopped = state.stopped
        self.events: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.outcomes: list[Outcome] = []
        self.picked_label = ""
        self.forecast: forecasts.Kept | None = None
        self._chances: dict[str, bool] = {}
        self.begin_move()

    def begin_move(self, forced: Mapping[str, bool] = NOTHING) -> None:
        """Forgets what belonged to the move before, apart from events, which a move always delivers."""
        self.forced = forced
        self.ways: Sequence[Way] = ()
        self.shown: list[Shown] = []
        self.is_rough = False
        self.reactions = 0
        self.interludes = 0
        self.picked_odds: tuple[str, Odds] | None = None
        # most moves have none of these, and a comparison costs less than a new list
        if self.notes:
            self.notes = []
        if self.outcomes:
            self.outcomes = []
        if self._chances:
            self._chances = {}

    def freeze(self) -> GameState:
        """The draft as a state; of what it did not change, the state before is kept. The draft may go on from there."""
        values = self.before.values
        self.before = GameState(
            seed=self.seed,
            values=values if values == self.values else dict(self.values),
            visits=closed(self.visits),
            picked=closed(self.picked),
            last=closed(self.last),
            counters=closed(self.counters),
            draws=closed(self.draws),
            people=self.people,
            papers=self.papers,
            case=self.case,
            defects=self.defects,
            vehicle=self.vehicle,
            descent=self.descent,
            revealed=self.revealed,
            machines=self.machines,
            remembered=self.remembered,
            since=self.since,
            fitted=self.fitted,
            turn=self.turn,
            picks=self.picks,
            queue=tuple(self.queue),
            planned=self.planned,
            happened=self.happened,
            frames=tuple([level.frame() for level in self.levels]),
            merged=self.merged,
            offered=tuple([way.offered for way in self.ways]),
            scene=self.scene,
            ended=self.ended,
            stopped=self.stopped,
        )
        return self.before

    def reopen(self) -> None:
        """Makes sure of the counts that are shared with other states, which may have been looked at meanwhile."""
        for counts in self._shared:
            counts.reopen()

    def show(self, shown: Shown) -> None:
        """Shows something that is more than a clean paragraph."""
        self.shown.append(shown)
        self.is_rough = True

    # what effects do to it

    def regard(self, person: str, standing: Regard) -> None:
        """Changes how somebody stands to the player."""
        self.people = {**self.people, person: standing}

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
        if key in self.program.story.watched:
            self.last[key] = Last(self.turn, self.picks)

    def enter(self, scene: str, temporaries: dict[str, Value] | None = None) -> None:
        """The running scene becomes another one, with only its parameters."""
        self.level.scene = self.scene = scene
        self.level.anchor = ""
        self.level.temporaries = self.temporaries = temporaries or {}

    def push(self, scene: str, anchor: str, temporaries: dict[str, Value] | None = None) -> None:
        """Calls a scene: the running one waits at ``anchor``."""
        self.level.anchor = anchor
        self._run(Level(scene, temporaries or {}))

    def _run(self, level: Level) -> None:
        self.levels.append(level)
        self.level = level
        self.temporaries = level.temporaries
        self.scene = level.scene

    def pop(self) -> str | None:
        """Comes back from a call: gives the anchor to go on from, or None when nothing is waiting."""
        if len(self.levels) < 2:  # noqa: PLR2004 - the running scene and one that waits for it
            return None
        self.levels.pop()
        self._run(self.levels.pop())
        return self.level.anchor

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
        last = self.last.get(key)
        return -1 if last is None else self.turn - last.turn

    def picks_since(self, key: str) -> int:
        """Choices made since the last arrival at a place; -1 if never."""
        last = self.last.get(key)
        return -1 if last is None else self.picks - last.pick

    def dossier_weight(self, category: str) -> int:
        """The weight of a category of the file or of ``total``; what is ``effective``, the ``gravest`` paper."""
        return file_questions.number(category, self)

    def launch_count(self, status: str) -> int:
        """How many defects are ``known``, ``found``, ``fixed`` or ``waived``; the ``risk`` in percent."""
        return launch_questions.risk(self) if status == "risk" else launch.count(self.defects, status)

    def ask(self, question: str, *ids: str) -> Value:
        """What a question about the file, the vehicle, the calendar or the people comes to."""
        return questions.answer(question, ids, self)

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
        return chance.which(self.seed, key, kind, count, size)

    def form(self, person: str, form: str) -> str:
        """A form of a person's name; the person ``you`` is the player."""
        if person == "you":
            return people.player_forms(self.values)[form]
        return self.program.form(person, form)(self)
