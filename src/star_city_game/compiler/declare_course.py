"""Reads what takes its course: chapters, lapses and the rival of the calendar; goals and wants, facts and pairs of people."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.compiler.course_drafts import ChapterDraft, LapseDraft, PairDraft, ReportDraft, StepDraft
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_mapping, as_scalar, members

_PAIR = 2


def declare_course(fields: Fields, declared: Declared) -> None:
    """Adds the chapters, the lapses and the rival of a calendar."""
    course = declared.course
    for key, each in _each(fields, "chapters", "a chapter", declared):
        each.require("name", "from")
        first = each.identifier("from")
        if first is not None:
            course.chapters.append(ChapterDraft(key, each.line("name"), first))
    for key, each in _each(fields, "lapses", "a lapse", declared):
        if each.require("name", "from", "until"):
            _lapse(key, each, declared)
    course.lenient += fields.scalars("lenient")
    rival = fields.mapping("rival")
    if rival is not None:
        _rival(Fields(rival, KEYS["the rival"], "the rival", declared.findings), declared)


def declare_wishes(key: ScalarNode, fields: Fields, declared: Declared) -> None:
    """Adds what a person wants by chapter, and the steps of the person’s goal."""
    wants = fields.mapping("wants")
    asked = declared.course.wants.setdefault(key.text, [])
    for chapter, value in members(wants, "a chapter", declared.findings) if wants is not None else ():
        text = as_scalar(value, f"what {key.text} wants", declared.findings)
        if text is not None:
            asked.append((chapter, text))
    if "goal" not in fields:
        return
    at = fields.at("goal")
    steps: list[StepDraft] = []
    for item in fields.items("goal"):
        mapping = as_mapping(item, "a step of a goal", declared.findings)
        if mapping is not None:
            each = Fields(mapping, KEYS["a step of a goal"], "a step of a goal", declared.findings)
            each.require("turn")
            turn = each.identifier("turn")
            if turn is not None:
                steps.append(StepDraft(turn, each.scalars("when"), each.scalar("text"), each.scalars("do")))
    if not steps:
        message = f"the goal of {key.text} never advances: it has no step"
        declared.findings.add("SC552", at, message, advice="Give it steps, or take it out.")
    declared.course.goals[key.text] = (key, steps)


def declare_people(node: Node, declared: Declared) -> None:
    """Adds the facts and the pairs of one file."""
    mapping = as_mapping(node, "a file about people", declared.findings)
    if mapping is None:
        return
    fields = Fields(mapping, KEYS["the people"], "the people", declared.findings)
    facts = fields.mapping("facts")
    for key, value in members(facts, "a fact", declared.findings) if facts is not None else ():
        words = as_scalar(value, f"the fact {key.text}", declared.findings)
        if words is not None and declared.claim("fact", key):
            declared.course.facts[key.text] = words
    for item in fields.items("pairs"):
        body = as_mapping(item, "a pair", declared.findings)
        if body is not None:
            _pair(body, declared)


def _each(fields: Fields, key: str, what: str, declared: Declared) -> Iterator[tuple[ScalarNode, Fields]]:
    things = fields.mapping(key)
    kind = what.partition(" ")[2]
    for name, value in members(things, what, declared.findings) if things is not None else ():
        body = as_mapping(value, f"the {kind} {name.text}", declared.findings)
        if body is not None and declared.claim(kind, name):
            yield name, Fields(body, KEYS[what], what, declared.findings)


def _lapse(key: ScalarNode, fields: Fields, declared: Declared) -> None:
    name, first, last = fields.scalar("name"), fields.identifier("from"), fields.identifier("until")
    if name is not None and first is not None and last is not None:
        declared.course.lapses[key.text] = LapseDraft(
            key,
            name,
            first,
            last,
            fields.scalars("when"),
            fields.scalars("taken"),
            fields.scalar("text"),
            fields.scalars("do"),
        )


def _rival(fields: Fields, declared: Declared) -> None:
    fields.require("name", "reports")
    declared.course.rival = fields.line("name")
    for item in fields.items("reports"):
        mapping = as_mapping(item, "a report", declared.findings)
        if mapping is None:
            continue
        each = Fields(mapping, KEYS["a report"], "a report", declared.findings)
        each.require("turn", "day")
        turn, day = each.identifier("turn"), each.date("day")
        if turn is not None and day:
            declared.course.reports.append(ReportDraft(turn, day, each.flag("wrong"), each.scalar("text")))


def _pair(node: MapNode, declared: Declared) -> None:
    fields = Fields(node, KEYS["a pair"], "a pair", declared.findings)
    if not fields.require("of", "when"):
        return
    people = fields.ids("of")
    if len(people) != _PAIR or people[0].text == people[1].text:
        message = f"a pair is two people, and this names {len({each.text for each in people})}"
        declared.findings.add("SC554", fields.at("of"), message, expected="of: [one, another]")
        return
    declared.course.pairs.append(PairDraft(people, fields.scalars("when"), fields.scalar("text"), fields.scalars("do")))
