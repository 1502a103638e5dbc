"""Reads the codex."""

from __future__ import annotations

from star_city_game.compiler.drafts import Declared, TermDraft
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import MapNode, Node
from star_city_game.compiler.shapes import Fields, as_mapping, members


def declare_codex(node: Node, declared: Declared) -> None:
    """Adds the entries of one file."""
    mapping = as_mapping(node, "a file of the codex", declared.findings)
    if mapping is None:
        return
    for key, value in members(mapping, "a codex entry", declared.findings):
        body = as_mapping(value, f"the codex entry {key.text}", declared.findings)
        if declared.claim("codex entry", key):
            fields = Fields(
                body or MapNode(key.source, key.line, key.column),
                KEYS["a codex entry"],
                "a codex entry",
                declared.findings,
            )
            fields.require("term", "text")
            read_excuses(key, fields, declared)
            declared.terms[key.text] = TermDraft(key, fields.line("term"), fields.line("native"), fields.scalar("text"))
