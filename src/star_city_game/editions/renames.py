"""Gives everything in a saved game the name that this edition of the story has for it; nothing is judged or lost here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from star_city_game.editions import cases, course, vehicles
from star_city_game.engine.charts import BESIDE, INSIDE
from star_city_game.model.dossier import Recorded
from star_city_game.model.edition import Named
from star_city_game.model.expression import Value
from star_city_game.model.person import Regard
from star_city_game.model.saved import Orphans, Pick, SavedGame
from star_city_game.model.state import Frame, GameState
from star_city_game.model.story import Story

_T = TypeVar("_T")
_OFFER, _GATHER = "offer.", ".gather"


class Renames:
    """The renames of a story, applied to what a save holds."""

    def __init__(self, story: Story) -> None:
        self._earlier = story.earlier
        self._qualities = story.qualities
        self._file_machine = story.file_machine

    def game(self, saved: SavedGame) -> SavedGame:
        """The whole saved game under the names of this edition."""
        if not any(self._earlier.renames.values()):
            return saved
        orphans, aloft = saved.orphans, saved.state.vehicle.aloft
        return replace(
            saved,
            state=self._state(saved.state),
            log=tuple(Pick(self.scene(pick.scene), self._pick(pick.choice)) for pick in saved.log),
            answers={self._name("qualities", key): str(self._value(key, it)) for key, it in saved.answers.items()},
            calendar=self._name("turns", saved.calendar),
            phase=saved.phase if aloft is None else vehicles.phase_renamed(saved.phase, aloft, self._earlier),
            orphans=Orphans(
                values=self._values(orphans.values),
                people=self._people(orphans.people),
                papers=tuple(map(self._paper, orphans.papers)),
                defects=_keyed(orphans.defects, self._named("defects")),
                revealed=tuple(map(self._named("terms"), orphans.revealed)),
            ),
        )

    def scene(self, id_: str) -> str:
        """A scene; one that only carries out effects later is named after the scene that it is written in."""
        owner, dot, rest = id_.partition(".")
        return self._name("scenes", owner) + dot + rest

    def place(self, key: str) -> str:
        """A scene, or a label or choice of one, as ``scene.name``."""
        return self._earlier.own("choices", key)

    def _state(self, state: GameState) -> GameState:
        descent = state.descent
        machine = next((id_ for id_ in state.machines if self._name("machines", id_) == self._file_machine), "")
        return replace(
            state,
            values=self._values(state.values),
            visits=_counted(state.visits, self.place),
            picked=_counted(state.picked, self.place),
            last=_keyed(state.last, self.place),
            counters=_keyed(state.counters, self.scene),
            people=self._people(state.people),
            papers=tuple(map(self._paper, state.papers)),
            case=cases.renamed(state.case, self._earlier, machine),
            defects=_keyed(state.defects, self._named("defects")),
            vehicle=vehicles.renamed(state.vehicle, self._earlier, self.scene),
            descent=descent if descent is None else replace(descent, name=self._name("descents", descent.name)),
            revealed=tuple(map(self._named("terms"), state.revealed)),
            machines={self._name("machines", id_): self._stages(id_, place) for id_, place in state.machines.items()},
            remembered={
                self._stage(key): self._inner(key.partition(".")[0], stage) for key, stage in state.remembered.items()
            },
            since=_keyed(state.since, self._stage),
            fitted=_keyed(state.fitted, self.scene),
            queue=tuple(map(self.scene, state.queue)),
            planned=tuple(replace(plan, scene=self.scene(plan.scene)) for plan in state.planned),
            happened=tuple(course.renamed(key, self._earlier) for key in state.happened),
            frames=tuple(map(self._frame, state.frames)),
            merged=tuple(map(self._frame, state.merged)),
            offered=tuple(replace(each, id=self._pick(each.id)) for each in state.offered),
            scene=self.scene(state.scene),
            ended=None if state.ended is None else self.scene(state.ended),
        )

    def _people(self, people: Mapping[str, Regard]) -> dict[str, Regard]:
        facts = self._named("facts")
        knowing = {id_: replace(regard, knows=tuple(map(facts, regard.knows))) for id_, regard in people.items()}
        return _keyed(knowing, self._named("people"))

    def _paper(self, paper: Recorded) -> Recorded:
        entry = self._named("entries")
        by = entry(paper.by)
        return replace(
            paper,
            entry=entry(paper.entry),
            turn=self._name("turns", paper.turn),
            about=tuple(map(entry, paper.about)),
            by=by if by != paper.by else self._name("people", paper.by),
        )

    def _named(self, kind: Named) -> Callable[[str], str]:
        def named(old: str) -> str:
            return self._name(kind, old)

        return named

    def _name(self, kind: Named, old: str) -> str:
        return self._earlier.name(kind, old)

    def _pick(self, id_: str) -> str:
        """The id of something on offer: a choice, a storylet, or either with the number of a merged scene."""
        key, sign, number = id_.partition("@")
        return self.place(key) + sign + number

    def _values(self, values: Mapping[str, Value]) -> dict[str, Value]:
        return {self._name("qualities", id_): self._value(id_, value) for id_, value in values.items()}

    def _value(self, quality: str, value: Value) -> Value:
        """A value whose words were renamed, or which is the id of something that was."""
        if isinstance(value, frozenset):
            return frozenset(self._word(quality, word) for word in value)
        return self._word(quality, value) if isinstance(value, str) else value

    def _word(self, quality: str, word: str) -> str:
        now = self._name("qualities", quality)
        declared = self._qualities.get(now)
        if declared is not None and declared.type == "person":
            return self._name("people", word)
        if declared is not None and declared.type == "scene":
            return self.scene(word)
        return self._earlier.own("words", f"{quality}.{word}").partition(".")[2]

    def _temporary(self, value: Value) -> Value:
        """A temporary has no declared type; one that is the old name of somebody or of a scene cannot be anything else."""
        return self._name("scenes", self._name("people", value)) if isinstance(value, str) else value

    def _stage(self, key: str) -> str:
        return self._earlier.own("stages", key)

    def _inner(self, machine: str, stage: str) -> str:
        return self._stage(f"{machine}.{stage}").partition(".")[2]

    def _stages(self, machine: str, place: str) -> str:
        """The place of a machine: stages within one another and beside one another."""
        paths = [path.split(INSIDE) for path in place.split(BESIDE)]
        moved = [[self._inner(machine, stage) for stage in path] for path in paths]
        return BESIDE.join(INSIDE.join(path) for path in moved)

    def _frame(self, frame: Frame) -> Frame:
        scene = self.scene(frame.scene)
        frame = replace(frame, temporaries={name: self._temporary(it) for name, it in frame.temporaries.items()})
        outer = tuple(map(self._frame, frame.outer))
        first = frame.anchor.removeprefix(_OFFER).removesuffix(_GATHER)
        if frame.anchor.startswith(_OFFER):
            # the name is kept where the choice stayed: the lock file pins the anchors that a scene has had
            moved = self.place(f"{frame.scene}.{first}")
            owner, _, name = moved.partition(".")
            if owner != scene:
                anchor = frame.anchor.replace(first, name, 1)
                return replace(frame, scene=owner, anchor=anchor, outer=outer)
        return replace(frame, scene=scene, outer=outer)


def _keyed(mapping: Mapping[str, _T], named: Callable[[str], str]) -> dict[str, _T]:
    """A mapping under other keys; where two become one, what was already called so stays."""
    kept = {named(key): value for key, value in mapping.items()}
    return {**kept, **{key: mapping[key] for key in mapping if named(key) == key}}


def _counted(mapping: Mapping[str, int], named: Callable[[str], str]) -> dict[str, int]:
    """Counts under other keys; where two become one, they are added."""
    counts: dict[str, int] = {}
    for key, count in mapping.items():
        name = named(key)
        counts[name] = counts.get(name, 0) + count
    return counts
