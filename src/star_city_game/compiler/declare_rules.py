"""Reads and builds the rules that must hold in every game."""

from __future__ import annotations

from typing import get_args

from star_city_game.compiler.drafts import Declared, RuleDraft, RuleKind
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.names import NOWHERE
from star_city_game.compiler.nodes import Node
from star_city_game.compiler.shapes import Fields, as_mapping
from star_city_game.compiler.spans import as_span
from star_city_game.compiler.trees import walk_expressions
from star_city_game.compiler.values import ALWAYS, Values
from star_city_game.model.expression import Chance, Expr
from star_city_game.model.rule import Rule
from star_city_game.model.scene import Place

_KINDS: tuple[RuleKind, ...] = get_args(RuleKind)


def declare_rule(node: Node, declared: Declared) -> list[RuleDraft]:
    """The rule that a node is; none when it cannot be read."""
    mapping = as_mapping(node, "a rule", declared.findings)
    if mapping is None:
        return []
    fields = Fields(mapping, KEYS["a rule"], "a rule", declared.findings)
    kinds = [kind for kind in _KINDS if kind in fields]
    if len(kinds) != 1:
        expected = "always: …, never: …, eventually: …, or after: … with then: …"
        told = (
            f"{kinds[0]} and {kinds[1]} cannot be one rule"
            if kinds
            else "a rule says always, never, eventually or after"
        )
        declared.findings.add("SC116", fields.at(kinds[1]) if kinds else node, told, expected=expected)
        return []
    kind = kinds[0]
    if kind == "after":
        fields.require("then")
    for key in ("then", "within"):
        if key in fields and kind != "after":
            message = f"{key} belongs to after, and this rule says {kind}"
            declared.findings.add("SC112", fields.at(key), message, expected="after: …")
    gate, then, written = fields.scalars(kind), fields.scalars("then"), fields.scalar("within")
    within = None if written is None else as_span(written, "within of a rule", declared.findings, ("turn", "choice"))
    if not gate or (kind == "after" and not then):
        return []
    return [RuleDraft(mapping.pairs[kind].key, kind, gate, then, within, fields.line("about"))]


def build_rules(declared: Declared, values: Values) -> tuple[Rule, ...]:
    """All rules, in the order in which they are written."""
    head = declared.story
    return tuple(_rule(draft, declared, values) for draft in (() if head is None else head.rules))


def _rule(draft: RuleDraft, declared: Declared, values: Values) -> Rule:
    for node in (*draft.gate, *draft.then):
        expr = values.expression(node, NOWHERE, None)
        if expr is not None and any(isinstance(part, Chance) for part in walk_expressions(expr)):
            message = "a rule cannot ask for chance: looking would draw"
            declared.findings.add("SC375", node, message, advice="Ask for what the draw led to.")
    gate = values.gate(draft.gate, NOWHERE) or ALWAYS
    then: Expr | None = values.gate(draft.then, NOWHERE)
    within = draft.within
    return Rule(
        kind=draft.kind,
        gate=gate,
        source=_source(draft),
        then=then,
        within=0 if within is None else within.number,
        unit="choice" if within is not None and within.unit == "choice" else "turn",
        about=draft.about,
        at=Place(draft.at.source.file, draft.at.line, draft.at.column),
    )


def _source(draft: RuleDraft) -> str:
    """The rule on one line, as it was written."""
    gates = {draft.kind: draft.gate, "then": draft.then}
    written = {key: " and ".join(" ".join(node.text.split()) for node in gate) for key, gate in gates.items() if gate}
    said = [f"{draft.kind}: {written[draft.kind]}"]
    if draft.within is not None:
        said.append(f"within: {draft.within.number} {draft.within.unit}{'s' if draft.within.number > 1 else ''}")
    if draft.then:
        said.append(f"then: {written['then']}")
    return ", ".join(said)
