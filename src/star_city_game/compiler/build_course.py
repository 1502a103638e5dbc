"""Builds what takes its course: chapters, lapses, the rival’s reports, goals, wants, facts and pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from star_city_game.compiler.course_drafts import LapseDraft, PairDraft, ReportDraft, StepDraft
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.names import NOWHERE
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.values import Values
from star_city_game.model.calendar import Chapter, Lapse, Report, Rival
from star_city_game.model.person import Fact, GoalStep, Pair
from star_city_game.model.text import Text


@dataclass(slots=True)
class CourseBuilder:
    """Builds all of it; whatever names something that is not there is a finding and left out."""

    declared: Declared
    values: Values
    resolver: Resolver

    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters in order of their first turns."""
        drafts = [draft for draft in self.declared.course.chapters if self.resolver.turn(draft.first)]
        built = (Chapter(draft.at.text, draft.name, self.number(draft.first)) for draft in drafts)
        return tuple(sorted(built, key=lambda chapter: chapter.first))

    def lapses(self) -> dict[str, Lapse]:
        """What lapses, by id."""
        found = (self._lapse(draft) for draft in self.declared.course.lapses.values())
        return {lapse.id: lapse for lapse in found if lapse is not None}

    def rival(self) -> Rival | None:
        """The rival, with the reports in order of turn."""
        course = self.declared.course
        drafts = [draft for draft in course.reports if self.resolver.turn(draft.turn)]
        self._in_order([draft.turn for draft in drafts], "report")
        self._corrected(drafts)
        if not course.rival:
            return None
        return Rival(
            course.rival,
            tuple(
                Report(self.number(draft.turn), draft.day, draft.is_wrong, self.values.text_if_any(draft.text))
                for draft in drafts
            ),
        )

    def wants(self, person: str) -> dict[str, Text]:
        """What a person wants, by chapter."""
        chapters = {draft.at.text for draft in self.declared.course.chapters}
        found: dict[str, Text] = {}
        for chapter, text in self.declared.course.wants.get(person, ()):
            if chapter.text in chapters:
                found[chapter.text] = self.values.text(text, NOWHERE)
            elif not self.declared.may_declare(chapter.text):
                message = f"no chapter is called “{chapter.text}”"
                self.declared.findings.add("SC551", chapter, message, expected=", ".join(sorted(chapters)))
        return found

    def goal(self, person: str) -> tuple[GoalStep, ...]:
        """The steps of a person’s goal."""
        if person not in self.declared.course.goals:
            return ()
        _, steps = self.declared.course.goals[person]
        known = [step for step in steps if self.resolver.turn(step.turn)]
        self._in_order([step.turn for step in known], "step")
        return tuple(self._step(step) for step in known)

    def facts(self) -> dict[str, Fact]:
        """What people may know."""
        return {id_: Fact(id_, self.values.text(words, NOWHERE)) for id_, words in self.declared.course.facts.items()}

    def pairs(self) -> tuple[Pair, ...]:
        """Who cannot both stay friends."""
        found = (self._pair(draft) for draft in self.declared.course.pairs)
        return tuple(pair for pair in found if pair is not None)

    def number(self, turn: ScalarNode) -> int:
        """The number of a turn that is declared."""
        return list(self.declared.turns).index(turn.text)

    def _lapse(self, draft: LapseDraft) -> Lapse | None:
        known = [self.resolver.turn(node) for node in (draft.first, draft.last)]
        gate, taken = self.values.gate(draft.gate, NOWHERE), self.values.gate(draft.taken, NOWHERE)
        effects = self.values.effects(draft.effects, NOWHERE)
        if not all(known):
            return None
        first, last = self.number(draft.first), self.number(draft.last)
        if last < first:
            message = f"{draft.at.text} lapses after {draft.last.text}, before it is to be had in {draft.first.text}"
            self.declared.findings.add("SC556", draft.last, message)
        name = self.values.text(draft.name, NOWHERE)
        return Lapse(draft.at.text, name, first, last, gate, taken, self.values.text_if_any(draft.text), effects)

    def _step(self, draft: StepDraft) -> GoalStep:
        return GoalStep(
            self.number(draft.turn),
            self.values.gate(draft.gate, NOWHERE),
            self.values.text_if_any(draft.text),
            self.values.effects(draft.effects, NOWHERE),
        )

    def _pair(self, draft: PairDraft) -> Pair | None:
        known = [self.resolver.person(node) for node in draft.people]
        gate = self.values.gate(draft.gate, NOWHERE)
        effects = self.values.effects(draft.effects, NOWHERE)
        if not all(known):
            return None
        return Pair((draft.people[0].text, draft.people[1].text), gate, self.values.text_if_any(draft.text), effects)

    def _in_order(self, turns: Sequence[ScalarNode], what: str) -> None:
        """Each must come after the one before it."""
        for before, turn in pairwise(turns):
            if self.number(turn) <= self.number(before):
                message = f"this {what} comes in {turn.text}, and the one before it in {before.text}"
                self.declared.findings.add("SC553", turn, message, advice="Write them in order, one a turn.")

    def _corrected(self, drafts: Sequence[ReportDraft]) -> None:
        """A wrong report is corrected by the next one."""
        for number, draft in enumerate(drafts):
            if draft.is_wrong and (number + 1 == len(drafts) or drafts[number + 1].is_wrong):
                message = f"the wrong report of {draft.turn.text} is never corrected"
                advice = "Let a report that is not wrong follow it."
                self.declared.findings.add("SC557", draft.turn, message, advice=advice)
