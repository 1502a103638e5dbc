"""What the parts of a file are, found by its schema: in which order the keys of a mapping stand, and which texts are prose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from star_city_game.compiler.nodes import ListNode, MapNode, Node, Pair, ScalarNode
from star_city_game.workshop.schema import ALL_KEYS, schemas
from star_city_game.workshop.schema_parts import Json, name_of

_EQUAL: Final = {"id": "say"}
"""Of the name of a choice and its words either may stand first: some writers think of the one first, and some of the other."""


_BODY: Final = "#/$defs/body"


class Kinds:
    """What is known of the parts of a file.

    A mapping whose keys are the writer's own (scenes by id, the words of a set) stays as it is, and so does one that has a key
    which its kind does not have: that is for ``star-city check`` to tell.

    Args:
        kind: the kind of the file's schema, or None for a file of which nothing is known.
        root: what the file holds.
    """

    def __init__(self, kind: str | None, root: Node) -> None:
        self._orders: dict[int, tuple[str, ...]] = {}
        self._prose: set[int] = set()
        self._tables: set[int] = set()
        if kind is not None:
            schema = _schemas()[kind]
            named = schema["$defs"]
            self._tables = {id(named[name]) for what in ALL_KEYS if (name := name_of(what)) in named}
            self._follow(root, schema, named)

    def pairs(self, node: MapNode) -> list[Pair]:
        """The pairs of a mapping, in the order in which they are written."""
        order = self._orders.get(id(node))
        pairs = list(node.pairs.values())
        return pairs if order is None else sorted(pairs, key=lambda pair: order.index(_rank(pair.key.text, order)))

    def is_prose(self, node: ScalarNode) -> bool:
        """Whether a text is a beat of a scene, to be printed."""
        return id(node) in self._prose

    def _follow(self, node: Node, schema: Json, named: Json) -> None:
        if schema.get("$ref") == _BODY:
            beats = node.items if isinstance(node, ListNode) else (node,)
            self._prose.update(id(beat) for beat in beats if isinstance(beat, ScalarNode))
        if isinstance(node, ListNode):
            for each in _kinds(schema, named):
                if "items" in each:
                    for item in node.items:
                        self._follow(item, each["items"], named)
                    return
        elif isinstance(node, MapNode):
            fitting = sorted(
                (each for each in _kinds(schema, named) if _fits(node, each)), key=lambda each: _missing(node, each)
            )
            if fitting:
                self._follow_pairs(node, fitting[0], named)

    def _follow_pairs(self, node: MapNode, schema: Json, named: Json) -> None:
        properties = schema.get("properties", {})
        if id(schema) in self._tables and node.pairs.keys() <= properties.keys():
            self._orders[id(node)] = tuple(properties)
        others = schema.get("additionalProperties")
        for key, pair in node.pairs.items():
            value = properties.get(key, others)
            if isinstance(value, dict):
                self._follow(pair.value, value, named)


@cache
def _schemas() -> dict[str, Json]:
    return schemas()


def _rank(key: str, order: tuple[str, ...]) -> str:
    equal = _EQUAL.get(key, key)
    return equal if equal in order else key


def _kinds(schema: Json, named: Json) -> Iterator[Json]:
    """What a schema may stand for, with names followed and alternatives taken one by one."""
    if "$ref" in schema:
        yield from _kinds(named[schema["$ref"].rpartition("/")[2]], named)
        return
    if "type" in schema or "properties" in schema:
        yield schema
    for each in schema.get("anyOf", ()):
        yield from _kinds(each, named)


def _fits(node: MapNode, schema: Json) -> bool:
    """Whether a mapping has no keys but those that a schema knows."""
    if schema.get("type") != "object":
        return False
    known = schema.get("properties", {})
    is_open = schema.get("additionalProperties", True) is not False or "patternProperties" in schema
    return is_open or node.pairs.keys() <= known.keys()


def _missing(node: MapNode, schema: Json) -> int:
    """How many keys a mapping lacks that a schema wants."""
    return len(set(schema.get("required", ())) - node.pairs.keys())
