"""Reads the calendar, machines, the papers of the dossier, and the launch's sub-systems and defects."""

from __future__ import annotations

from star_city_game.compiler.drafts import Declared, EntryDraft, EventDraft, MachineDraft, MoveDraft, StageDraft
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_mapping, as_scalars, members
from star_city_game.model.calendar import CalendarTurn
from star_city_game.model.dossier import CATEGORIES, CREDIBILITY, KINDS
from star_city_game.model.launch import Defect, Subsystem

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


def declare_machines(node: Node, declared: Declared) -> None:
    """Adds the machines of one file."""
    mapping = as_mapping(node, "a file of machines", declared.findings)
    if mapping is None:
        return
    for key, value in members(mapping, "a machine", declared.findings):
        body = as_mapping(value, f"the machine {key.text}", declared.findings)
        if not declared.claim("machine", key):
            continue
        before = declared.findings.errors
        if body is not None:
            declared.machines[key.text] = _machine(key, body, declared)
        if declared.findings.errors > before:
            declared.poisoned.add(key.text)
            declared.machines.setdefault(key.text, MachineDraft(key, "", None, {}, []))


def declare_dossier(node: Node, declared: Declared) -> None:
    """Adds the papers of one file."""
    mapping = as_mapping(node, "a file of the dossier", declared.findings)
    if mapping is None:
        return
    fields = Fields(mapping, KEYS["a file of the dossier"], "a file of the dossier", declared.findings)
    fields.require("entries")
    entries = fields.mapping("entries")
    for key, value in members(entries, "a dossier entry", declared.findings) if entries is not None else ():
        body = as_mapping(value, f"the entry {key.text}", declared.findings)
        if declared.claim("dossier entry", key):
            declared.entries[key.text] = _entry(key, body or MapNode(key.source, key.line, key.column), declared)


def declare_launch(node: Node, declared: Declared) -> None:
    """Adds sub-systems and defects."""
    mapping = as_mapping(node, "the launch", declared.findings)
    if mapping is None:
        return
    fields = Fields(mapping, KEYS["the launch"], "the launch", declared.findings)
    for kind in ("subsystems", "defects"):
        things = fields.mapping(kind)
        what = "a sub-system" if kind == "subsystems" else "a defect"
        for key, value in members(things, what, declared.findings) if things is not None else ():
            body = as_mapping(value, f"{what[2:]} {key.text}", declared.findings)
            if body is None or not declared.claim(what[2:], key):
                continue
            if kind == "subsystems":
                named = Fields(body, KEYS[what], what, declared.findings)
                named.require("name")
                declared.subsystems[key.text] = Subsystem(key.text, named.line("name"))
            else:
                declared.defects[key.text] = _defect(key, body, declared)


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
        declared.events.append(EventDraft(turn, day, scene, gate))


def _machine(key: ScalarNode, node: MapNode, declared: Declared) -> MachineDraft:
    fields = Fields(node, KEYS["a machine"], "a machine", declared.findings)
    fields.require("initial", "stages")
    read_excuses(key, fields, declared)
    machine = MachineDraft(key, fields.line("about"), fields.identifier("initial"), {}, [])
    stages = fields.mapping("stages")
    for name, value in members(stages, "a stage", declared.findings) if stages is not None else ():
        body = as_mapping(value, f"the stage {name.text}", declared.findings)
        if body is not None:
            machine.stages[name.text] = _stage(name, body, declared)
    for item in fields.items("moves"):
        move = _move(item, declared)
        if move is not None:
            machine.moves.append(move)
    return machine


def _stage(name: ScalarNode, node: MapNode, declared: Declared) -> StageDraft:
    fields = Fields(node, KEYS["a stage"], "a stage", declared.findings)
    label = fields.line("label", name.text.replace("_", " "))
    enter, leave = (_stage_effects(fields, key, declared) for key in ("enter", "leave"))
    return StageDraft(name, label, enter, leave, fields.scalar("text"), fields.identifier("scene"))


def _stage_effects(fields: Fields, key: str, declared: Declared) -> list[ScalarNode]:
    """Effects as one, as a list, or as a list of ``do:`` beats."""
    node = fields.get(key)
    items = node.items if isinstance(node, ListNode) else [] if node is None else [node]
    effects: list[ScalarNode] = []
    for item in items:
        if isinstance(item, MapNode):
            inner = Fields(item, KEYS["an effect of a stage"], f"{key} of a stage", declared.findings)
            effects += inner.scalars("do")
        else:
            effects += as_scalars(item, f"{key} of a stage", declared.findings)
    return effects


def _move(node: Node, declared: Declared) -> MoveDraft | None:
    mapping = as_mapping(node, "a move", declared.findings)
    if mapping is None:
        return None
    fields = Fields(mapping, KEYS["a move"], "a move", declared.findings)
    fields.require("on", "from", "to")
    event, target, sources = fields.identifier("on"), fields.identifier("to"), fields.scalars("from")
    gate, scene = fields.scalars("when"), fields.identifier("scene")
    if event is None or target is None or not sources:
        return None
    return MoveDraft(event, sources, target, gate, scene)


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
    )


def _defect(key: ScalarNode, node: MapNode, declared: Declared) -> Defect:
    fields = Fields(node, KEYS["a defect"], "a defect", declared.findings)
    read_excuses(key, fields, declared)
    fields.require("subsystem", "name", "days")
    subsystem = fields.identifier("subsystem")
    if subsystem is not None:
        declared.defect_subsystems.append(subsystem)
    owner = "" if subsystem is None else subsystem.text
    return Defect(key.text, owner, fields.line("name"), fields.number("days", 0, 0, _MOST_DAYS))
