"""Reads the beats that hold no bodies of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from star_city_game.compiler.beats import (
    FIRST,
    Beat,
    CallScene,
    ComeBack,
    CommissionPaper,
    DrawOne,
    Effects,
    EntryPaper,
    Epilogues,
    Exit,
    Finish,
    FlyFlight,
    Label,
    Leave,
    Lets,
    Merge,
    NextTurn,
    Pairs,
    PutOff,
    RunDue,
    RunTroubles,
    WholeDossier,
    WrittenPaper,
)
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.marks import Marks
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import HELD, Fields, as_scalar, check_id, what_it_is

BeatReader: TypeAlias = Callable[[Marks, Fields, Node], Beat | None]
SHOWN = ("dossier", "reading_room", "commission")
"""What ``show`` may show."""
MOST_TURNS = 100
"""Calendar turns that one ``wait`` may pass, and that something may be put off."""


def read_exit(key: str, marks: Marks, fields: Fields) -> Exit | None:
    """The beat of a key that leaves, or None when it cannot be read."""
    beat = READERS[key](marks, fields, fields.at(key))
    return beat if isinstance(beat, Leave | CallScene | ComeBack | Finish) else None


def read_effects(fields: Fields) -> Effects | None:
    """The effects under ``do``, or None when there are none."""
    effects = fields.scalars("do")
    return Effects(fields.at("do"), effects) if effects else None


def read_pairs(key: str, fields: Fields) -> Pairs:
    """The names under ``let`` or ``with``, each with its expression."""
    node = fields.mapping(key)
    what = "a temporary" if key == "let" else "a parameter"
    pairs: Pairs = []
    for pair in node.pairs.values() if node is not None else ():
        value = as_scalar(pair.value, f"{key} {pair.key.text}", fields.findings)
        if check_id(pair.key, what, fields.findings) and value is not None:
            pairs.append((pair.key, value))
    return pairs


def _effects(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks, at
    return read_effects(fields)


def _goto(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks
    target, given = fields.scalar("goto"), read_pairs("with", fields)
    return None if target is None else Leave(at, target, given)


def _label(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    name = fields.identifier("label")
    if name is None:
        return None
    marks.add_label(name)
    return Label(at, name.text)


def _call(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    scene, given = fields.scalar("call"), read_pairs("with", fields)
    if scene is None or not (HELD.match(scene.text) or check_id(scene, f"call of {fields.what}", marks.findings)):
        return None
    return CallScene(at, scene, given)


def _offer(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    node = fields.get("offer")
    items = node.items if isinstance(node, ListNode) else [] if node is None else [node]
    if not items:
        marks.findings.add("SC113", at, "offer must name at least one scene", expected="offer: [scene, scene]")
    scenes = [scene for item in items for scene in _merged(item, marks)]
    return Merge(at, scenes) if scenes else None


def _merged(node: Node, marks: Marks) -> list[tuple[ScalarNode, Pairs]]:
    if isinstance(node, MapNode):
        fields = Fields(node, KEYS["a merged scene"], "a merged scene", marks.findings)
        fields.require("scene")
        scene, given = fields.identifier("scene"), read_pairs("with", fields)
        return [] if scene is None else [(scene, given)]
    single = as_scalar(node, "a merged scene", marks.findings)
    return [(single, [])] if single is not None and check_id(single, "a merged scene", marks.findings) else []


def _return(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    scene = fields.scalar("return")
    if scene is None or (scene.text != "true" and not check_id(scene, "return", marks.findings)):
        return None
    return ComeBack(at, None if scene.text == "true" else scene)


def _ending(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    ending = fields.identifier("ending")
    marks.asks_first |= ending is not None and ending.text == FIRST
    return None if ending is None else Finish(at, ending)


def _epilogues(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    node = fields.get("epilogues")
    if isinstance(node, ScalarNode) and node.text == "true":
        marks.shown = None
        return Epilogues(at, None)
    groups = [group for group in fields.scalars("epilogues") if check_id(group, "a group", marks.findings)]
    if marks.shown is not None:
        marks.shown |= {group.text for group in groups}
    return Epilogues(at, groups) if groups else None


def _draw(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks
    deck = fields.identifier("draw")
    return None if deck is None else DrawOne(at, deck)


def _let(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks
    return Lets(at, read_pairs("let", fields))


def _document(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    node = fields.mapping("document")
    if node is None:
        return None
    if "entry" in node.pairs:
        entry = Fields(node, KEYS["a document of the file"], "a document", marks.findings).identifier("entry")
        return None if entry is None else EntryPaper(at, entry)
    paper = Fields(node, KEYS["a document"], "a document", marks.findings)
    paper.require("lines")
    heading = paper.scalar("heading")
    return WrittenPaper(at, paper.line("kind", "paper"), heading, _lines(paper.get("lines"), marks.findings))


def _lines(node: Node | None, findings: Findings) -> list[ScalarNode]:
    if isinstance(node, ScalarNode) and node.style == "|":
        lines, start = [], 0
        for line in node.text.rstrip("\n").split("\n"):
            lines.append(ScalarNode(node.source, *node.at(start), line))
            start += len(line) + 1
        return lines
    if isinstance(node, ListNode):
        kept = (item if isinstance(item, ScalarNode) else as_scalar(item, "a line", findings) for item in node.items)
        return [item for item in kept if item is not None]
    single = None if node is None else as_scalar(node, "lines", findings)
    return [] if single is None else [single]


def _show(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks
    word = fields.word("show", SHOWN, SHOWN[0])
    flight = fields.identifier("flight")
    if word == "commission":
        return CommissionPaper(at, flight)
    if flight is not None:
        fields.findings.add(
            "SC116", fields.at("flight"), f"only the commission reports on a flight, and this shows {word}"
        )
    return WholeDossier(at, unmasked=word == "reading_room")


def _advance(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks
    return NextTurn(at) if _is_true(fields, "advance") else None


def _wait(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks
    turns = fields.number("wait", 0, 1, MOST_TURNS)
    return NextTurn(at, turns) if turns else None


def _after(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    node = fields.mapping("after")
    if node is None:
        return None
    inner = Fields(node, KEYS["something to come"], "something to come", marks.findings)
    inner.require("turns")
    turns, scene, name = inner.number("turns", 0, 0, MOST_TURNS), inner.identifier("call"), inner.identifier("id")
    effects = inner.scalars("do")
    if name is not None:
        marks.put_off.add(name.text)
    if "call" in inner and "do" in inner:
        marks.findings.add("SC116", inner.at("do"), "call and do cannot both come", advice="Make two beats of them.")
    elif "call" not in inner and "do" not in inner:
        marks.findings.add("SC112", node, "something to come needs call or do", expected="call: … or do: …")
    if effects:
        scene = marks.hide(at, name, effects)
    return None if scene is None else PutOff(at, turns, scene, "" if name is None else name.text, effects)


def _due(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks
    return RunDue(at) if _is_true(fields, "due") else None


def _fly(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks
    flight = fields.identifier("fly")
    return None if flight is None else FlyFlight(at, flight)


def _trouble(marks: Marks, fields: Fields, at: Node) -> Beat | None:
    del marks
    return RunTroubles(at) if _is_true(fields, "trouble") else None


def _is_true(fields: Fields, key: str) -> bool:
    node = fields.scalar(key)
    if node is None:
        return False
    if node.text == "true":
        return True
    fields.findings.add("SC113", node, f"{key} is always true, and this is {what_it_is(node)}", expected=f"{key}: true")
    return False


READERS: dict[str, BeatReader] = {
    "do": _effects,
    "goto": _goto,
    "label": _label,
    "call": _call,
    "offer": _offer,
    "return": _return,
    "ending": _ending,
    "epilogues": _epilogues,
    "draw": _draw,
    "let": _let,
    "document": _document,
    "show": _show,
    "advance": _advance,
    "wait": _wait,
    "after": _after,
    "due": _due,
    "fly": _fly,
    "trouble": _trouble,
}
"""Readers by head key."""
