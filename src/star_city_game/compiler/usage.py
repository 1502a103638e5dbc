"""What a story reads and writes, and what is only declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.readings import (
    expressions_of,
    trees_of,
    trees_of_casework,
    trees_of_course,
    trees_of_launch,
)
from star_city_game.compiler.trees import Tree, forms_in, walk_expressions
from star_city_game.model.descent import Descents
from star_city_game.model.effect import Act, Assign, Effect, Handle, Mend, Record, Reveal, Trigger, Weigh
from star_city_game.model.expression import Apply, Ask, Compare, Get, Literal
from star_city_game.model.machine import Machine
from star_city_game.model.quality import Quality
from star_city_game.model.scene import CallBy, GotoBy, Offer, Roll, ShowEntry
from star_city_game.model.story import Story
from star_city_game.model.text import Text

_IDENTITY = ("first", "father", "surname", "gender")
"""Qualities that the forms of the player's name are made of."""


@dataclass(slots=True)
class Usage:
    """Everything that a story reads and writes, by name."""

    read: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    set_down: dict[str, set[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    noticed: set[str] = field(default_factory=set)
    suspected: set[str] = field(default_factory=set)
    woken: set[str] = field(default_factory=set)
    recorded: set[str] = field(default_factory=set)
    defects: set[str] = field(default_factory=set)
    revealed: set[str] = field(default_factory=set)
    sent: set[tuple[str, str]] = field(default_factory=set)

    def take(self, tree: Tree) -> None:
        """Adds what an expression, a text or an effect reads and writes."""
        if isinstance(tree, Effect):
            self._take_effect(tree)
        if isinstance(tree, Text) and any(form.person == "you" for form in forms_in(tree)):
            self.read.update(_IDENTITY)
        for part in walk_expressions(tree):
            match part:
                case Get(field="quality" | "derived", name=name):
                    self.read.add(name)
                case Get(field="defect", name=name):
                    self.defects.add(name)
                case Ask(name="open" | "shows" | "hidden" | "disclosed" | "blamed", ids=ids):
                    self.defects.add(ids[0])
                case Ask(ids=ids):
                    self.asked.add(ids[0])
                case Compare(operands=operands):
                    self._take_words(operands)
                case Apply(name="count", args=(Get(name=name), *_)):
                    self.words.add(f"{name}.*")

    def _take_effect(self, effect: Effect) -> None:
        match effect:
            case Assign(quality=name, sign=sign, value=value):
                self.written.add(name)
                if sign == "+=" and isinstance(value, Literal):
                    words = {value.value} if isinstance(value.value, str) else value.value
                    if isinstance(words, (set, frozenset)):
                        self.set_down.setdefault(name, set()).update(words)
            case Record(entry=entry):
                self.recorded.add(entry)
            case Mend(defect=defect):
                self.defects.add(defect)
            case Act(about=about):
                self.defects.add(about)
            case Reveal(term=term):
                self.revealed.add(term)
            case Trigger(machine=machine, event=event):
                self.sent.add((machine, event))
            case Weigh() | Handle():
                self._take_handling(effect)

    def _take_handling(self, effect: Weigh | Handle) -> None:
        match effect:
            case Weigh(entry=entry, status="awake"):
                self.woken.add(entry)
            case Handle(kind="noticed", about=person, detail=clue):
                self.noticed.add(f"{person}.{clue}")
            case Handle(kind="accused", about=person):
                self.suspected.add(person)
            case _:
                pass

    def _take_words(self, operands: tuple[object, ...]) -> None:
        for operand in operands:
            if isinstance(operand, Literal):
                if isinstance(operand.value, str):
                    self.words.add(operand.value)
                elif isinstance(operand.value, frozenset):
                    self.words |= operand.value


def usage_of(story: Story) -> Usage:
    """Reads a whole story."""
    usage = Usage()
    for tree in _trees(story):
        usage.take(tree)
    for scene in story.scenes.values():
        for step in scene.steps:
            if isinstance(step, Roll) and step.check.save is None:
                usage.read.add(step.check.quality)
            elif isinstance(step, Offer):
                spent = {quality for item in step.items for quality, _ in getattr(item, "cost", ())}
                usage.read |= spent
                usage.written |= spent
            elif isinstance(step, GotoBy | CallBy):
                usage.read.add(step.quality)
            elif isinstance(step, ShowEntry):
                usage.recorded.add(step.entry)
    usage.recorded |= {story.casework.rules.explains, story.casework.rules.vouches, story.casework.rules.trades}
    usage.woken |= {defect.paper for defect in story.launch.defects.values()}
    usage.recorded |= {defect.paper for defect in story.launch.defects.values()}
    usage.written |= {question.quality for question in story.questions}
    usage.read |= {quality.id for quality in story.qualities.values() if quality.shows != "hidden"}
    return usage


def lint_usage(story: Story, usage: Usage, declared: Declared) -> None:
    """Adds the findings about what is declared and never read, written or recorded."""
    for id_, quality in story.qualities.items():
        at = declared.where["quality", id_]
        if id_ not in usage.read:
            declared.findings.add(
                "SC306", at, f"nothing ever reads {id_}", advice="Read it in a gate or a text, or delete it."
            )
        if quality.derived is None and id_ not in usage.written:
            message = f"nothing ever writes {id_}: it is always {quality.default}"
            declared.findings.add("SC307", at, message, advice="Write it with do: or ask for it, or delete it.")
        _lint_words(story, quality, usage, declared)
    for id_ in sorted(set(story.entries) - usage.recorded):
        at = declared.where["dossier entry", id_]
        declared.findings.add("SC308", at, f"nothing ever records {id_}", advice=f"do: record({id_})")
    for id_ in sorted(set(story.terms) - usage.revealed):
        at = declared.where["codex entry", id_]
        declared.findings.add("SC374", at, f"nothing ever reveals {id_}", advice=f"do: reveal({id_})")


def lint_parameters(story: Story, declared: Declared) -> None:
    """Adds a finding for each parameter that its scene never reads."""
    for id_, draft in declared.scenes.items():
        if not draft.params:
            continue
        steps = story.scenes[id_].steps
        read = {part.name for step in steps for part in expressions_of(step) if isinstance(part, Get)}
        read |= {step.quality for step in steps if isinstance(step, GotoBy | CallBy)}
        for name, parameter in draft.params.items():
            if name not in read:
                message = f"{id_} never reads its parameter {name}"
                declared.findings.add("SC365", parameter.at, message, advice="Read it, or delete it.")


def _lint_words(story: Story, quality: Quality, usage: Usage, declared: Declared) -> None:
    words = () if quality.type in ("person", "scene") else quality.words
    places = {word: declared.where[f"word of {quality.id}", word] for word in words}
    if quality.type == "set" and f"{quality.id}.*" not in usage.words:
        for word in sorted(usage.set_down.get(quality.id, set()) - usage.words):
            message = f"{word} is set down in {quality.id} and never asked for"
            advice = f"Ask {word} in {quality.id} where it comes back."
            declared.findings.add("SC341", places[word], message, advice=advice)
    for word, at in places.items():
        if word in story.qualities and quality.type == "enum":
            message = f"the word {word} of {quality.id} is also the name of a quality"
            declared.findings.add("SC342", at, message, advice="Rename the word or the quality.")


def _trees(story: Story) -> Iterator[Tree]:
    for scene in story.scenes.values():
        for step in scene.steps:
            yield from trees_of(step)
        if scene.gate is not None:
            yield scene.gate
        if scene.storylet is not None:
            yield scene.storylet.say
            if scene.storylet.gate is not None:
                yield scene.storylet.gate
    yield from (quality.derived for quality in story.qualities.values() if quality.derived is not None)
    for entry in story.entries.values():
        yield from (text for text in (entry.text, entry.note, entry.did, entry.omitted) if text is not None)
    yield from (term.text for term in story.terms.values())
    yield from trees_of_course(story)
    yield from (gate for rule in story.rules for gate in (rule.gate, rule.then) if gate is not None)
    yield from (modifier.gate for modifier in story.modifiers if modifier.gate is not None)
    for machine in story.machines.values():
        yield from _trees_of_machine(machine)
    yield from trees_of_casework(story.casework)
    yield from trees_of_launch(story.launch)
    yield from (text for text in (story.risk,) if text is not None)
    if story.descents is not None:
        yield from _trees_of_descents(story.descents)


def _trees_of_descents(descents: Descents) -> Iterator[Tree]:
    for plan in descents.plans.values():
        yield from (plan.skill, *plan.faults.values(), *((plan.assisted,) if plan.assisted is not None else ()))
    for remark in (each for remarks in descents.remarks.values() for each in remarks):
        yield from (remark.say, *((remark.gate,) if remark.gate is not None else ()))


def _trees_of_machine(machine: Machine) -> Iterator[Tree]:
    for stage in machine.all_stages:
        yield from (*stage.effects, *stage.leave)
        if stage.text is not None:
            yield stage.text
    yield from (move.gate for move in machine.moves if move.gate is not None)
