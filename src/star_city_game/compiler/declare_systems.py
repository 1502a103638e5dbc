"""Reads the calendar, and the papers of the dossier."""

from __future__ import annotations

from star_city_game.compiler.declare_casework import declare_casework
from star_city_game.compiler.declare_course import declare_course
from star_city_game.compiler.drafts import Declared, EntryDraft, EventDraft
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_mapping, members
from star_city_game.model.calendar import CalendarTurn
from star_city_game.model.dossier import CATEGORIES, CREDIBILITY, KINDS

_GRAVEST = 5
_LAST_DAY = 31
_MOST_DAYS = 9999


def declare_calendar(node: Node, declared: Declared) -> None:
    """Adds turns, slots and dated events."""
    mapping = as_mapping(node, "the calendar", declared.findings)
    if mapping is None:
        return
    fields = Fields(mapping, KEYS["the calendar"], "the calendar", declared.findings)
    fields.require("turns")
    declared.slots += tuple(slot.text for slot in fields.scalars("slots"))
    turns = fields.mapping("turns")
    for key, value in members(turns, "a turn", declared.findings) if turns is not None else ():
        body = as_mapping(value, f"the turn {key.text}", declared.findings)
        if declared.claim("turn", key):
            declared.turns[key.text] = _turn(key, body, declared)
    for item in fields.items("events"):
        _declare_event(item, declared)
    declare_course(fields, declared)


def declare_dossier(node: Node, declared: Declared) -> None:
    """Adds what one file of the dossier declares: papers, and how the file is worked."""
    mapping = as_mapping(node, "a file of the dossier", declared.findings)
    if mapping is None:
        return
    fields = Fields(mapping, KEYS["a file of the dossier"], "a file of the dossier", declared.findings)
    declare_casework(fields, declared)
    entries = fields.mapping("entries")
    for key, value in members(entries, "a dossier entry", declared.findings) if entries is not None else ():
        body = as_mapping(value, f"the entry {key.text}", declared.findings)
        if declared.claim("dossier entry", key):
            declared.entries[key.text] = _entry(key, body or MapNode(key.source, key.line, key.column), declared)


def _turn(key: ScalarNode, node: MapNode | None, declared: Declared) -> CalendarTurn:
    if node is None:
        return CalendarTurn(key.text, "", "", key.text)
    fields = Fields(node, KEYS["a turn"], "a turn", declared.findings)
    fields.require("from", "to", "name")
    first, last = fields.date("from"), fields.date("to")
    if first and last and first > last:
        declared.findings.add("SC319", fields.at("to"), f"the turn ends on {last}, before it begins on {first}")
    left = fields.number("left", 0, 0, _MOST_DAYS) if "left" in fields else None
    return CalendarTurn(key.text, first, last, fields.line("name", key.text), left)


def _declare_event(node: Node, declared: Declared) -> None:
    mapping = as_mapping(node, "an event", declared.findings)
    if mapping is None:
        return
    fields = Fields(mapping, KEYS["an event"], "an event", declared.findings)
    fields.require("turn", "day", "scene")
    turn, scene = fields.identifier("turn"), fields.identifier("scene")
    day, gate = fields.number("day", 1, 1, _LAST_DAY), fields.scalars("when")
    if turn is not None and scene is not None:
        known, since = fields.scalar("known"), fields.identifier("since")
        declared.events.append(EventDraft(turn, day, scene, gate, known, since))


def _entry(key: ScalarNode, node: MapNode, declared: Declared) -> EntryDraft:
    fields = Fields(node, KEYS["a dossier entry"], "a dossier entry", declared.findings)
    fields.require("kind", "source", "category", "gravity", "credibility", "text")
    read_excuses(key, fields, declared)
    gravity = fields.number("gravity", 0, -_GRAVEST, _GRAVEST)
    return EntryDraft(
        at=key,
        kind=fields.word("kind", KINDS, KINDS[0]),
        source=fields.line("source"),
        behind=fields.line("behind"),
        category=fields.word("category", CATEGORIES, CATEGORIES[0]),
        gravity=gravity,
        wakes=fields.number("wakes", gravity, -_GRAVEST, _GRAVEST),
        credibility=fields.word("credibility", CREDIBILITY, "C"),
        text=fields.scalar("text"),
        note=fields.scalar("note"),
        did=fields.scalar("did"),
        omitted=fields.scalar("omitted"),
        repeats=fields.flag("repeats"),
    )
