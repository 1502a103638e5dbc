"""What a step reads, and what the launch reads: every expression and every text within them."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.compiler.trees import Tree, check_gates, walk_expressions
from star_city_game.model.casework import Casework
from star_city_game.model.expression import Expr
from star_city_game.model.launch import Launch
from star_city_game.model.scene import (
    Branch,
    Call,
    Choice,
    Do,
    Echo,
    Goto,
    Hand,
    Let,
    Offer,
    Roll,
    Say,
    ShowPaper,
    Step,
    Vary,
)
from star_city_game.model.story import Story


def expressions_of(step: Step) -> Iterator[Expr]:
    """Every expression within a step, those inside texts and effects too."""
    for tree in trees_of(step):
        yield from walk_expressions(tree)


def trees_of(step: Step) -> Iterator[Tree]:
    """The expressions, texts and effects directly within a step."""
    match step:
        case Say(text=tree) | Echo(label=tree) | Branch(gate=tree) | Let(value=tree):
            yield tree
        case Do(effects=effects):
            yield from effects
        case Goto(args=args) | Call(args=args):
            yield from (value for _, value in args)
        case Roll(check=check):
            yield from check_gates(check)
        case Vary(items=items):
            yield from (item.gate for item in items if item.gate is not None)
        case ShowPaper(heading=heading, lines=lines):
            yield from lines if heading is None else (heading, *lines)
        case Offer(items=offered, merged=merged):
            yield from (value for each in merged for _, value in each.args)
            for item in offered:
                yield from _of_item(item)


def _of_item(item: Choice | Hand) -> Iterator[Tree]:
    if item.gate is not None:
        yield item.gate
    if isinstance(item, Choice):
        yield item.say
        for need in item.needs:
            yield need.gate
            yield need.because
        if item.check is not None:
            yield from check_gates(item.check)


def trees_of_course(story: Story) -> Iterator[Tree]:
    """The gates, texts and effects of what takes its course with the calendar."""
    calendar = story.calendar
    found: list[Tree | None] = [calendar.lenient]
    for lapse in calendar.lapses.values():
        found += [lapse.name, lapse.gate, lapse.taken, lapse.text, *lapse.effects]
    found += [] if calendar.rival is None else [report.text for report in calendar.rival.reports]
    found += [tree for event in calendar.events for tree in (event.gate, event.known)]
    for person in story.people.values():
        found += [*person.forms.values(), *person.wants.values()]
        for step in person.goal:
            found += [step.gate, step.text, *step.effects]
    found += [fact.words for fact in story.facts.values()]
    for pair in story.pairs:
        found += [pair.gate, pair.text, *pair.effects]
    yield from (tree for tree in found if tree is not None)


def trees_of_launch(launch: Launch) -> Iterator[Tree]:
    """The gates and texts of the vehicle and its flights."""
    for gauge in (launch.people, launch.save, launch.escape):
        yield from (modifier.gate for modifier in gauge.modifiers if modifier.gate is not None)
    for flight in launch.flights.values():
        ways = [way for phase in flight.phases for way in phase.ways]
        ways += [way for end in flight.ends.values() for way in end.ways]
        ways += [way for call in flight.calls.values() for way in call.ways]
        yield from (way.gate for way in (*ways, *flight.fault) if way.gate is not None)
    for defect in launch.defects.values():
        yield from (text for text in (defect.oddity, defect.flight) if text is not None)
    if launch.tree is not None:
        yield launch.tree


def trees_of_casework(casework: Casework) -> Iterator[Tree]:
    """The gates and texts of how the file is worked."""
    room, officer = casework.room, casework.officer
    found: list[Tree | None] = [casework.rules.shield, room.cover]
    for source in casework.sources.values():
        found += (source.behind, source.slip)
    for suspects in casework.informers.values():
        for suspect in suspects.values():
            found += (suspect.gate, suspect.why, suspect.omitted)
            found += (text for clue in suspect.clues.values() for text in (clue.true, clue.innocent))
    for line in (*room.opening, *room.withdrawn, *room.unfound, *room.closing, *(officer.says if officer else ())):
        found += (line.gate, line.text)
    yield from (tree for tree in found if tree is not None)
