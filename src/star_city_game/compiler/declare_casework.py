"""Reads what a file of the dossier says besides papers: its rules, sources, informers, the officer, the reading room."""

from __future__ import annotations

from collections.abc import Callable

from star_city_game.compiler.casework_drafts import (
    CaseworkDraft,
    ClueDraft,
    Lines,
    OfficerDraft,
    RoomDraft,
    RulesDraft,
    SourceDraft,
    SuspectDraft,
)
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_mapping, as_number, as_scalar, members
from star_city_game.model.casework import PATIENCE
from star_city_game.model.dossier import CATEGORIES

MOST_TURNS = 99
MOST_POINTS = 99
MOST_AGENTS = 99
_LINES = ("opening", "withdrawn", "unfound", "closing")


def declare_casework(fields: Fields, declared: Declared) -> None:
    """Adds what one file of the dossier says besides papers."""
    _once(fields, "rules", "the rules of the file", declared, _rules)
    _once(fields, "officer", "the officer", declared, _officer)
    _once(fields, "room", "the reading room", declared, _room)
    for name, body in _bodies(fields, "sources", "a source", declared):
        inner = Fields(body, KEYS["a source"], "a source", declared.findings)
        inner.require("code")
        declared.casework.sources[name.text] = SourceDraft(
            name, inner.line("code"), inner.scalar("behind"), inner.flag("dealt"), inner.scalar("slip")
        )
    for name, body in _bodies(fields, "informers", "an informer", declared):
        declared.casework.heads[name.text] = name
        declared.casework.informers[name.text] = dict(_suspects(body, declared))


def _once(
    fields: Fields, key: str, what: str, declared: Declared, read: Callable[[Fields, CaseworkDraft], None]
) -> None:
    """Reads what a story has only one of."""
    node = fields.mapping(key)
    at = fields.at(key)
    if node is not None and isinstance(at, ScalarNode) and declared.claim("part of the file", at):
        read(Fields(node, KEYS[what], what, declared.findings), declared.casework)


def _bodies(fields: Fields, key: str, what: str, declared: Declared) -> list[tuple[ScalarNode, MapNode]]:
    """The things of a kind, each with its mapping."""
    node = fields.mapping(key)
    found: list[tuple[ScalarNode, MapNode]] = []
    for name, value in members(node, what, declared.findings) if node is not None else ():
        body = as_mapping(value, f"{what} {name.text}", declared.findings)
        if body is not None and declared.claim(what.partition(" ")[2], name):
            found.append((name, body))
    return found


def _rules(fields: Fields, casework: CaseworkDraft) -> None:
    draft = casework.rules = RulesDraft()
    dormant = fields.get("dormant")
    if isinstance(dormant, MapNode):
        what = "the sleep of categories"
        each = Fields(dormant, KEYS[what], what, fields.findings)
        draft.dormant = {name: each.number(name, 0, 0, MOST_TURNS) for name in CATEGORIES}
    elif dormant is not None:
        turns = as_number(dormant, "dormant", fields.findings, (0, MOST_TURNS))
        draft.dormant = dict.fromkeys(CATEGORIES, turns or 0)
    for name in ("shield", "explain", "vouch", "trade"):
        node = fields.mapping(name)
        if node is not None:
            _MOVES[name](Fields(node, KEYS[f"the rule {name}"], f"the rule {name}", fields.findings), draft)


def _shield(fields: Fields, draft: RulesDraft) -> None:
    fields.require("points", "when")
    draft.shields, draft.shield = fields.number("points", 0, 0, MOST_POINTS), fields.scalars("when")


def _explain(fields: Fields, draft: RulesDraft) -> None:
    draft.explains, draft.explain_turns = fields.identifier("paper"), fields.number("turns", 0, 0, MOST_TURNS)


def _vouch(fields: Fields, draft: RulesDraft) -> None:
    draft.vouches = fields.identifier("paper")
    draft.vouch_trust = fields.number("trust", draft.vouch_trust, -3, 3)
    draft.vouch_weight = fields.number("weight", draft.vouch_weight, 0, MOST_POINTS)


def _trade(fields: Fields, draft: RulesDraft) -> None:
    draft.trades = fields.identifier("paper")
    node = fields.mapping("codenames")
    for name, value in members(node, "a code name", fields.findings) if node is not None else ():
        written = as_scalar(value, f"the code name {name.text}", fields.findings)
        draft.codenames[name.text] = name.text if written is None else written.text


_MOVES: dict[str, Callable[[Fields, RulesDraft], None]] = {
    "shield": _shield,
    "explain": _explain,
    "vouch": _vouch,
    "trade": _trade,
}


def _suspects(node: MapNode, declared: Declared) -> list[tuple[str, SuspectDraft]]:
    found: list[tuple[str, SuspectDraft]] = []
    for name, value in members(node, "a suspect", declared.findings):
        body = as_mapping(value, f"the suspect {name.text}", declared.findings)
        if body is None or not declared.claim("suspect", name):
            continue
        fields = Fields(body, KEYS["a suspect"], "a suspect", declared.findings)
        read_excuses(name, fields, declared)
        gate, why, omitted = fields.scalars("when"), fields.scalar("why"), fields.scalar("omitted")
        clues = fields.mapping("clues")
        read = {} if clues is None else dict(_clues(name, clues, declared))
        found.append((name.text, SuspectDraft(name, gate, read, why, omitted)))
    return found


def _clues(suspect: ScalarNode, node: MapNode, declared: Declared) -> list[tuple[str, ClueDraft]]:
    found: list[tuple[str, ClueDraft]] = []
    for name, value in members(node, "a clue", declared.findings):
        body = as_mapping(value, f"the clue {name.text}", declared.findings)
        if body is not None and declared.claim(f"clue about {suspect.text}", name):
            fields = Fields(body, KEYS["a clue"], "a clue", declared.findings)
            fields.require("true", "innocent")
            found.append((name.text, ClueDraft(name, fields.scalar("true"), fields.scalar("innocent"))))
    return found


def _officer(fields: Fields, casework: CaseworkDraft) -> None:
    fields.require("person")
    turns = fields.mapping("turns")
    what = "the turns of the officer"
    each = None if turns is None else Fields(turns, KEYS[what], what, fields.findings)
    low, high = PATIENCE
    steps = {
        name: usual if each is None else each.number(name, usual, low, high)
        for name, usual in (("idle", 1), ("filled", 1), ("closed", 2))
    }
    casework.officer = OfficerDraft(
        person=fields.identifier("person"),
        superior=fields.line("superior"),
        want=fields.line("want"),
        limit=fields.line("limit"),
        quota=fields.number("quota", 0, 0, MOST_AGENTS),
        agents=fields.number("agents", 0, 0, MOST_AGENTS),
        patience=fields.number("patience", 5, low, high),
        idle=steps["idle"],
        filled=steps["filled"],
        closed=steps["closed"],
        says=read_lines("says", fields),
    )


def _room(fields: Fields, casework: CaseworkDraft) -> None:
    opening, withdrawn, unfound, closing = (read_lines(key, fields) for key in _LINES)
    casework.room = RoomDraft(fields.line("number"), fields.scalar("cover"), opening, withdrawn, unfound, closing)


def read_lines(key: str, fields: Fields) -> Lines:
    """Texts, each alone or as ``{when: …, text: …}``; one text alone is a list of one."""
    node = fields.get(key)
    items = node.items if isinstance(node, ListNode) else [] if node is None else [node]
    return [line for item in items for line in _line(item, key, fields)]


def _line(node: Node, key: str, fields: Fields) -> Lines:
    if not isinstance(node, MapNode):
        single = as_scalar(node, f"a line of {key}", fields.findings)
        return [] if single is None else [([], single, "")]
    inner = Fields(node, KEYS["a line"], "a line", fields.findings)
    inner.require("text")
    text = inner.scalar("text")
    return [] if text is None else [(inner.scalars("when"), text, inner.date("date"))]
