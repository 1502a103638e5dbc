"""Everything a saved game holds by name, apart from qualities and its place: people, papers, defects, machines, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from star_city_game.editions.cases import Cabinet
from star_city_game.editions.values import fit_values
from star_city_game.editions.vehicles import Hangar
from star_city_game.engine.charts import outermost
from star_city_game.engine.program import Program
from star_city_game.model.descent import Descent
from star_city_game.model.dossier import Recorded
from star_city_game.model.edition import Told
from star_city_game.model.launch import DEFECT_STATUS
from star_city_game.model.person import DEBT, TRUST, Regard
from star_city_game.model.saved import Orphans, SavedGame
from star_city_game.model.state import GameState, Planned
from star_city_game.model.story import Story


@dataclass(slots=True)
class Holdings:
    """What a game holds, as this edition can hold it; ``told`` gathers what is not as it was."""

    program: Program
    told: list[Told] = field(default_factory=list)

    @property
    def _story(self) -> Story:
        return self.program.story

    def fit(self, saved: SavedGame) -> SavedGame:
        """The saved game with everything but its place as this edition can hold it."""
        state = self._in_turn(saved)
        values, lost_values, told = fit_values(
            state.values, saved.orphans.values, self._story.qualities, self._story.earlier
        )
        self.told += told
        people, lost_people = self._people(state.people, saved.orphans.people)
        papers, lost_papers = self._papers(state.papers, saved.orphans.papers)
        defects, lost_defects = self._defects(state.defects, saved.orphans.defects)
        hangar = Hangar(self._story.launch, self._story.people)
        vehicle = hangar.fitted(state.vehicle, saved.phase)
        cabinet = Cabinet(self._story)
        case = cabinet.fitted(state.case)
        self.told += [*hangar.told, *cabinet.told]
        revealed = tuple(dict.fromkeys((*state.revealed, *saved.orphans.revealed)))
        state = replace(
            state,
            values=values,
            people=people,
            papers=papers,
            case=case,
            defects=defects,
            vehicle=vehicle,
            descent=self._descent(state.descent),
            revealed=tuple(id_ for id_ in revealed if id_ in self._story.terms),
            machines=self._machines(state.machines),
            queue=self._queue(state.queue),
            planned=self._planned(state.planned),
        )
        orphans = Orphans(
            values=lost_values,
            people=lost_people,
            papers=lost_papers,
            defects=lost_defects,
            revealed=tuple(id_ for id_ in revealed if self._may_return("terms", id_, self._story.terms)),
        )
        return replace(saved, state=state, orphans=orphans, answers=self._answers(saved.answers))

    def _tell(self, topic: str, name: str, text: str, *, quiet: bool = False) -> None:
        self.told.append(Told(topic, name, text, quiet))  # type: ignore[arg-type]  # one of the model's topics

    def _may_return(self, kind: str, name: str, present: Mapping[str, object]) -> bool:
        """Whether something unknown is kept for an edition that knows it again."""
        return name not in present and not self._story.earlier.is_retired(kind, name)  # type: ignore[arg-type]  # as above

    def _answers(self, answers: Mapping[str, str]) -> dict[str, str]:
        qualities = self._story.qualities
        kept: dict[str, str] = {}
        for id_, answer in answers.items():
            quality = qualities.get(id_)
            is_word = quality is not None and quality.type == "enum" and answer in quality.words
            if is_word or (quality is not None and quality.type == "text"):
                kept[id_] = answer
        return kept

    def _in_turn(self, saved: SavedGame) -> GameState:
        """The state with every number of a calendar turn counted as this edition counts them."""
        turns = self._story.calendar.turns
        state = saved.state
        if not turns:
            return state
        by_id = {turn.id: number for number, turn in enumerate(turns)}
        by_name = {turn.name: number for number, turn in enumerate(turns)}
        number = by_id.get(saved.calendar) if saved.calendar else by_name.get(saved.turn.status.turn, state.turn)
        if number is None:
            number = min(state.turn, len(turns) - 1)
            text = f"The turn of the calendar that it was is gone; it is {turns[number].name} now."
            self._tell("calendar", saved.calendar, text)
        by = number - state.turn
        if not by:
            return state
        return replace(
            state,
            turn=number,
            planned=tuple(replace(plan, turn=plan.turn + by) for plan in state.planned),
            last={key: replace(last, turn=last.turn + by) for key, last in state.last.items()},
            since={key: turn + by for key, turn in state.since.items()},
            fitted={key: turn + by for key, turn in state.fitted.items()},
        )

    def _people(
        self, people: Mapping[str, Regard], orphans: Mapping[str, Regard]
    ) -> tuple[dict[str, Regard], dict[str, Regard]]:
        everybody = {**orphans, **people}
        kept = {id_: self._regard(id_, regard) for id_, regard in everybody.items() if id_ in self._story.people}
        for id_, regard in people.items():
            if id_ not in kept and regard.met and not self._story.earlier.is_retired("people", id_):
                self._tell("person", id_, f"“{_words(id_)}” is no longer in the story.")
        lost = {id_: it for id_, it in everybody.items() if self._may_return("people", id_, self._story.people)}
        return kept, lost

    def _regard(self, id_: str, regard: Regard) -> Regard:
        held = replace(regard, trust=_held(regard.trust, TRUST), debt=_held(regard.debt, DEBT))
        if held != regard:
            self._tell("person", id_, f"How “{_words(id_)}” stands to you was outside its bounds, and is at them now.")
        return held

    def _papers(
        self, papers: tuple[Recorded, ...], orphans: tuple[Recorded, ...]
    ) -> tuple[tuple[Recorded, ...], tuple[Recorded, ...]]:
        entries = self._story.entries
        held = {paper.entry for paper in papers}
        every = (*papers, *(paper for paper in orphans if paper.entry not in held))
        for paper in papers:
            if self._may_return("entries", paper.entry, entries):
                known = "" if paper.known == "nothing" else f" (“{_words(paper.entry)}”)"
                self._tell("file", paper.entry, f"A paper{known} is no longer in the file.")
        kept = tuple(paper for paper in every if paper.entry in entries)
        return kept, tuple(paper for paper in every if self._may_return("entries", paper.entry, entries))

    def _defects(self, defects: Mapping[str, str], orphans: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        known = self._story.launch.defects
        every = {**orphans, **defects}
        for id_, status in defects.items():
            if self._may_return("defects", id_, known) and status != "latent":
                self._tell("launch", id_, f"The fault “{_words(id_)}” is no longer in the story.")
        kept = {id_: it if it in DEFECT_STATUS else "latent" for id_, it in every.items() if id_ in known}
        return kept, {id_: status for id_, status in every.items() if self._may_return("defects", id_, known)}

    def _descent(self, descent: Descent | None) -> Descent | None:
        """The present descent, if this edition still has it."""
        declared = self._story.descents
        if descent is None or (declared is not None and descent.name in declared.plans):
            return descent
        self._tell("launch", descent.name, f"The descent “{_words(descent.name)}” is no longer in the story.")
        return None

    def _machines(self, machines: Mapping[str, str]) -> dict[str, str]:
        """The places of machines; one whose stage is gone is where the story says, else at its beginning."""
        charts = self.program.charts.charts
        kept: dict[str, str] = {}
        for id_, place in machines.items():
            chart = charts.get(id_)
            if chart is None:
                self._tell("machine", id_, f"“{_words(id_)}” is no longer in the story.", quiet=True)
                continue
            adopted = chart.adopted(place)
            if adopted is None:
                instead = self._story.earlier.instead("stages", f"{id_}.{outermost(place)}")
                stage = instead.rpartition(".")[2]
                adopted = chart.place(chart.reached(stage)) if stage in chart.stages else chart.start
                label = chart.stages[outermost(adopted)].label or outermost(adopted)
                text = f"“{_words(id_)}” stood at “{_words(place)}”, which is gone; it stands at “{label}” now."
                self._tell("machine", id_, text)
            kept[id_] = adopted
        return kept

    def _queue(self, queue: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(scene for scene in map(self._to_come, queue) if scene)

    def _planned(self, planned: tuple[Planned, ...]) -> tuple[Planned, ...]:
        moved = (replace(plan, scene=self._to_come(plan.scene)) for plan in planned)
        return tuple(plan for plan in moved if plan.scene)

    def _to_come(self, scene: str) -> str:
        """A scene that is to come, or what comes instead; an empty word when there is nothing."""
        if scene in self._story.scenes:
            return scene
        instead = self._story.earlier.instead("scenes", scene)
        if instead in self._story.scenes:
            return instead
        if not self._story.earlier.is_retired("scenes", scene):
            self._tell("due", scene, f"Something that was to come (“{_words(scene)}”) is no longer in the story.")
        return ""


def _held(value: int, bounds: tuple[int, int]) -> int:
    return min(max(value, bounds[0]), bounds[1])


def _words(id_: str) -> str:
    return id_.replace("_", " ").replace("/", ", ")
