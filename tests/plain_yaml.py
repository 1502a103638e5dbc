"""YAML as an editor's language server reads it: nodes turned to plain data by the core rules of YAML 1.2."""

from __future__ import annotations

import re
from typing import TypeAlias

from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode

Data: TypeAlias = "bool | int | float | str | list[Data] | dict[str, Data] | None"

_NULL = re.compile(r"(~|null|Null|NULL|)\Z")
_BOOL = re.compile(r"(true|True|TRUE|false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")


def plain_data(node: Node) -> Data:
    """The node as JSON would hold it."""
    if isinstance(node, MapNode):
        return {key: plain_data(pair.value) for key, pair in node.pairs.items()}
    if isinstance(node, ListNode):
        return [plain_data(item) for item in node.items]
    return _scalar(node)


def _scalar(node: ScalarNode) -> Data:
    text = node.text
    if node.style:
        return text
    if _NULL.match(text):
        return None
    if _BOOL.match(text):
        return text.lower() == "true"
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text
