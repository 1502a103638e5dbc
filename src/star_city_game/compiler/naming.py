"""Ids in calls: what stands between brackets must name a declared thing."""

from __future__ import annotations

from collections.abc import Iterable

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.spelling import listed, near
from star_city_game.compiler.syntax import Call, Name, Node

_FEW = 8
"""No more names than this are listed in a fault."""


def wrong_number(node: Call, expected: str) -> Fault:
    """The fault for too few or too many things between a function’s brackets."""
    count = len(node.args)
    message = f"{node.function} has {count} thing{'' if count == 1 else 's'} between its brackets"
    return Fault("SC128", node.offset, message, expected, word=node.function)


def known(node: Node, pool: Iterable[str], code: str, kind: str) -> str | Fault:
    """The id that a node is, which must be one of ``pool``."""
    if not isinstance(node, Name):
        return Fault("SC128", node.offset, f"{kind} is wanted here, by its id", kind)
    ids = frozenset(pool)
    if node.word in ids:
        return node.word
    expected = listed(sorted(ids)) if len(ids) <= _FEW else ""
    return Fault(code, node.offset, f"“{node.word}” is not {kind}", expected, near(node.word, ids), node.word)
