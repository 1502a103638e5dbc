"""Snippets: beats that scenes include, with values in the place of their parameters; copied when the scene is read."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.compiler.drafts import Declared, Snippet
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import (
    PARAMETER,
    ListNode,
    MapNode,
    Node,
    Pair,
    ScalarNode,
    Source,
    filled,
)
from star_city_game.compiler.parameters import refuse_extra, refuse_missing
from star_city_game.compiler.plain_beats import read_pairs
from star_city_game.compiler.shapes import Fields, as_mapping, check_id, members
from star_city_game.compiler.spelling import listed, near

DEEPEST = 16
"""Snippets within one another."""
MOST_COPIED = 200_000
"""Nodes that all includes of a story may come to: a few lines can ask for billions."""


def declare_snippets(node: Node, declared: Declared) -> None:
    """Adds the snippets of one file."""
    mapping = as_mapping(node, "a file of snippets", declared.findings)
    if mapping is None:
        return
    for key, value in members(mapping, "a snippet", declared.findings):
        content = as_mapping(value, f"the snippet {key.text}", declared.findings)
        if not declared.claim("snippet", key) or content is None:
            declared.poisoned.add(key.text)
            continue
        fields = Fields(content, KEYS["a snippet"], "a snippet", declared.findings)
        read_excuses(key, fields, declared)
        params = _parameters(fields, declared)
        body = fields.get("body")
        if fields.require("body") and body is not None:
            declared.snippets[key.text] = Snippet(key, params, body)
        else:
            declared.poisoned.add(key.text)


def _parameters(fields: Fields, declared: Declared) -> dict[str, ScalarNode]:
    params: dict[str, ScalarNode] = {}
    for node in fields.scalars("params"):
        if node.text in params:
            declared.findings.add("SC203", node, f"the parameter {node.text} stands here twice")
        if check_id(node, "a parameter", declared.findings):
            params[node.text] = node
    return params


def included(fields: Fields, at: Node, declared: Declared) -> Node | None:
    """The body of the snippet that an ``include`` beat names, as it stands there; None when it cannot be."""
    node = fields.get("include")
    pairs: list[tuple[ScalarNode, ScalarNode]] = []
    if isinstance(node, MapNode):
        inner = Fields(node, KEYS["an include"], "an include", declared.findings)
        inner.require("snippet")
        name, pairs = inner.identifier("snippet"), read_pairs("with", inner)
    else:
        name = fields.identifier("include")
    if name is None:
        return None
    snippet = declared.snippets.get(name.text)
    if snippet is None:
        _refuse_unknown(name, declared)
        return None
    declared.included.add(name.text)
    values = {key.text: _value(value) for key, value in pairs}
    for key, _ in pairs:
        if key.text not in snippet.params:
            refuse_extra(key, name.text, snippet.params, declared)
    if refuse_missing(name.text, snippet.params, values, at, declared):
        return None
    source = _source(name, snippet, values, declared)
    return None if source is None else _copied(snippet.body, source, declared)


def _value(node: ScalarNode) -> str:
    return node.text.rstrip("\n") if node.style in ("|", ">") else node.text


def _refuse_unknown(name: ScalarNode, declared: Declared) -> None:
    if name.text not in declared.poisoned and not declared.may_declare(name.text):
        guess = next(iter(near(name.text, declared.snippets)), "")
        declared.findings.add("SC245", name, f"there is no snippet called {name.text}", suggestion=guess)


def _source(name: ScalarNode, snippet: Snippet, values: dict[str, str], declared: Declared) -> Source | None:
    """The snippet's file as the source of one use of it; None when the uses would have no end."""
    outer, file = name.source, snippet.at.source
    within = (*outer.within, name.text)
    if name.text in outer.within:
        message = f"{' -> '.join(within)}: this snippet includes itself, and so has no end"
        declared.findings.add("SC362", name, message, advice="Take one of the includes out.")
        return None
    if len(within) > DEEPEST or declared.copied > MOST_COPIED:
        message = f"snippets include one another more than {DEEPEST} deep"
        if declared.copied > MOST_COPIED:
            message = f"the includes of this story come to more than {MOST_COPIED:,} parts"
        declared.findings.add("SC107", name, message, advice="Let them hold more, and include fewer.")
        return None
    via = f"{outer.file}:{name.line}"
    via = f"{via}, included at {outer.via}" if outer.via else via
    return Source(file.file, file.text, file.lines, via, within, values)


def _copied(node: Node, source: Source, declared: Declared) -> Node:
    declared.copied += 1
    if isinstance(node, ScalarNode):
        return _copied_scalar(node, source, declared)
    if isinstance(node, ListNode):
        items = [_copied(item, source, declared) for item in node.items]
        return ListNode(source, node.line, node.column, items, node.flow)
    mapping = MapNode(source, node.line, node.column, {}, node.flow)
    for pair in node.pairs.values():
        key = _copied_scalar(pair.key, source, declared)
        if key.text in mapping.pairs:
            message = f"{key.text} stands in this mapping twice, as the snippet is filled here"
            declared.findings.add("SC103", key, message, advice="Keep one of the two.")
        mapping.pairs[key.text] = Pair(key, _copied(pair.value, source, declared))
    return mapping


def _copied_scalar(node: ScalarNode, source: Source, declared: Declared) -> ScalarNode:
    values = source.values or {}
    copy = ScalarNode(source, node.line, node.column, node.text, node.style)
    for found in PARAMETER.finditer(node.text) if "$" in node.text else ():
        if found[1] != "$" and found[1] not in values:
            declared.findings.add(
                "SC244",
                copy,
                f"{source.within[-1]} has no parameter {found[1]}",
                expected=listed(values) or "$$ for the sign itself",
                suggestion=next((f"${guess}" for guess in near(found[1], values)), ""),
                offset=found.start(),
            )
    return filled(copy)


def lint_snippets(declared: Declared) -> None:
    """Adds a finding for each snippet that no scene includes, and for each parameter that stands nowhere in its snippet."""
    for name, snippet in declared.snippets.items():
        if name not in declared.included:
            message = f"no scene includes {name}, so nothing in it is looked at"
            declared.findings.add("SC363", snippet.at, message, advice=f"include: {name}, or delete it.")
        used = {found for text in _scalars(snippet.body) for found in PARAMETER.findall(text)}
        for param, node in snippet.params.items():
            if param not in used:
                message = f"{name} never uses its parameter {param}"
                declared.findings.add("SC365", node, message, advice=f"Write ${param}, or delete it.")


def _scalars(node: Node) -> Iterator[str]:
    """Every scalar's text within a node, keys too."""
    if isinstance(node, ScalarNode):
        yield node.text
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _scalars(item)
    else:
        for pair in node.pairs.values():
            yield pair.key.text
            yield from _scalars(pair.value)
