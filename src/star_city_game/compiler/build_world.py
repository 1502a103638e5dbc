"""Builds everything but the scenes: qualities, people, calendar, machines, papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from star_city_game.compiler.build_course import CourseBuilder
from star_city_game.compiler.build_machines import build_machine
from star_city_game.compiler.drafts import Declared, EventDraft
from star_city_game.compiler.names import NOWHERE
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.trees import walk_expressions
from star_city_game.compiler.types import quality_type
from star_city_game.compiler.values import NO_TEXT, Values
from star_city_game.model.calendar import Calendar, Event
from star_city_game.model.codex import Term
from star_city_game.model.dossier import Entry
from star_city_game.model.expression import Get, Literal
from star_city_game.model.machine import Machine
from star_city_game.model.person import Fact, Pair, Person
from star_city_game.model.quality import Quality
from star_city_game.model.story import Question


@dataclass(slots=True)
class WorldBuilder:
    """Builds what a story declares around its scenes."""

    declared: Declared
    values: Values
    resolver: Resolver

    def qualities(self) -> dict[str, Quality]:
        """All qualities, derived ones with their trees."""
        for kind, node in self.declared.listed:
            (self.resolver.person if kind == "person" else self.resolver.scene)(node)
        built = dict(self.declared.qualities)
        for name, formula in self.declared.derived.items():
            quality = built[name]
            expr = self.values.expression(formula, NOWHERE, quality_type(quality))
            built[name] = replace(quality, derived=expr or Literal(quality.default))
        self._refuse_cycles(built)
        return built

    def people(self) -> dict[str, Person]:
        """All people."""
        course = self._course()
        return {
            id_: Person(
                id_,
                draft.gender,
                draft.about,
                {form: self.values.text(node, NOWHERE) for form, node in draft.forms.items()},
                course.wants(id_),
                course.goal(id_),
                draft.told,
                **draft.notes,
            )
            for id_, draft in self.declared.people.items()
        }

    def calendar(self) -> Calendar:
        """The turns and the dated events, in order of turn and day."""
        order = {turn: number for number, turn in enumerate(self.declared.turns)}
        events = [event for draft in self.declared.events for event in self._event(draft)]
        events.sort(key=lambda event: (order.get(event.turn, 0), event.day))
        course = self._course()
        return Calendar(
            tuple(self.declared.turns.values()),
            tuple(events),
            self.declared.slots,
            course.chapters(),
            course.lapses(),
            self.values.gate(self.declared.course.lenient, NOWHERE),
            course.rival(),
        )

    def facts(self) -> dict[str, Fact]:
        """What people may know."""
        return self._course().facts()

    def pairs(self) -> tuple[Pair, ...]:
        """Who cannot both stay friends."""
        return self._course().pairs()

    def _course(self) -> CourseBuilder:
        return CourseBuilder(self.declared, self.values, self.resolver)

    def machines(self) -> dict[str, Machine]:
        """All machines."""
        return {
            id_: build_machine(draft, self.declared, self.values, self.resolver)
            for id_, draft in self.declared.machines.items()
        }

    def entries(self) -> dict[str, Entry]:
        """All papers."""
        return {
            id_: Entry(
                id=id_,
                kind=draft.kind,
                source=draft.source,
                behind=draft.behind,
                category=draft.category,
                gravity=draft.gravity,
                wakes=draft.wakes,
                credibility=draft.credibility,
                text=NO_TEXT if draft.text is None else self.values.text(draft.text, NOWHERE, "dossier"),
                note=self.values.text_if_any(draft.note, "dossier"),
                did=self.values.text_if_any(draft.did, "dossier"),
                omitted=self.values.text_if_any(draft.omitted, "dossier"),
                repeats=draft.repeats,
            )
            for id_, draft in self.declared.entries.items()
        }

    def terms(self) -> dict[str, Term]:
        """The codex."""
        return {
            id_: Term(
                id_,
                draft.term,
                draft.native,
                NO_TEXT if draft.text is None else self.values.text(draft.text, NOWHERE, "prose"),
            )
            for id_, draft in self.declared.terms.items()
        }

    def questions(self) -> tuple[Question, ...]:
        """What the new-game form asks; each asks for a quality and offers its words."""
        story = self.declared.story
        asked = [] if story is None else story.questions
        for node, question in asked:
            if self.resolver.quality(node) and node.text not in self.declared.poisoned:
                self._check_words(node, question)
        return tuple(question for _, question in asked)

    def _check_words(self, node: ScalarNode, question: Question) -> None:
        quality = self.declared.qualities[question.quality]
        unknown = sorted(set(question.words) - set(quality.words))
        if unknown:
            message = f"{unknown[0]} is not a word of {quality.id}"
            self.declared.findings.add("SC221", node, message, expected=", ".join(quality.words))
        if quality.type not in ("enum", "text") or quality.id in self.declared.derived:
            message = f"the new-game form can ask for words and texts, and {quality.id} is neither"
            self.declared.findings.add("SC327", node, message)

    def _event(self, draft: EventDraft) -> Iterable[Event]:
        known = self.resolver.turn(draft.turn)
        if not self.resolver.scene_alone(draft.scene) or not known:
            return
        turn = self.declared.turns[draft.turn.text]
        days = (int(turn.first[8:]), int(turn.last[8:])) if turn.first[:7] == turn.last[:7] and turn.first else None
        if days is not None and not days[0] <= draft.day <= days[1]:
            message = f"day {draft.day} is not within {turn.id}, which runs from {turn.first} to {turn.last}"
            self.declared.findings.add("SC319", draft.turn, message)
        course = self._course()
        is_since = draft.since is not None and self.resolver.turn(draft.since)
        since = course.number(draft.since) if draft.since is not None and is_since else 0
        gate = self.values.gate(draft.gate, NOWHERE)
        yield Event(turn.id, draft.day, draft.scene.text, gate, self.values.text_if_any(draft.known), since)

    def _refuse_cycles(self, qualities: dict[str, Quality]) -> None:
        reads = {
            name: [
                part.name
                for part in walk_expressions(quality.derived)
                if isinstance(part, Get) and part.field == "derived"
            ]
            for name, quality in qualities.items()
            if quality.derived is not None
        }
        for name in sorted(reads):
            cycle = _cycle(name, reads)
            if cycle and name == min(cycle):
                message = f"{name} depends on itself: {' -> '.join([*cycle, name])}"
                self.declared.findings.add("SC312", self.declared.derived[name], message)


def _cycle(start: str, reads: dict[str, list[str]]) -> list[str]:
    """A way from a name back to itself, or nothing."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        for following in reads.get(way[-1], ()):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []
