"""Reads flights: their phases, ends, judgement calls, and what a doomed one is lost to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, get_args

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.launch_drafts import CallDraft, CauseDraft, EndDraft, FlightDraft, PhaseDraft, Ways
from star_city_game.compiler.nodes import ListNode, Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_mapping, as_scalar, check_id, members
from star_city_game.model.flight import EndKind

KINDS: tuple[EndKind, ...] = get_args(EndKind)
"""What an end of a flight may be."""
MOST_CALLS = 20
T = TypeVar("T")


def declare_flights(node: Node, declared: Declared) -> None:
    """Adds the flights of one file."""
    mapping = as_mapping(node, "a file of flights", declared.findings)
    if mapping is None:
        return
    for key, value in members(mapping, "a flight", declared.findings):
        body = as_mapping(value, f"the flight {key.text}", declared.findings)
        if body is not None and declared.claim("flight", key):
            fields = Fields(body, KEYS["a flight"], "a flight", declared.findings)
            declared.launch.flights[key.text] = _flight(key, fields, declared)


def _flight(key: ScalarNode, fields: Fields, declared: Declared) -> FlightDraft:
    fields.require("name", "phases", "ends")
    read_excuses(key, fields, declared)
    flight = FlightDraft(key, fields.line("name"), fields.flag("crewed", default=True), read_ways("fault", fields))
    flight.phases = _by_id("phases", "a phase", fields, _phase)
    flight.ends = _by_id("ends", "an end of a flight", fields, _end)
    calls = fields.mapping("calls")
    if calls is not None:
        inner = Fields(calls, KEYS["the calls of a flight"], "the calls of a flight", declared.findings)
        inner.require("of")
        flight.least, flight.most = inner.number("least", 2, 0, MOST_CALLS), inner.number("most", 2, 0, MOST_CALLS)
        flight.calls = _by_id("of", "a judgement call", inner, _call)
    cause = fields.mapping("cause")
    if cause is not None:
        flight.cause = _cause(Fields(cause, KEYS["a cause"], "a cause", declared.findings))
    return flight


def _by_id(key: str, what: str, fields: Fields, read: Callable[[ScalarNode, Fields], T]) -> dict[str, T]:
    node = fields.mapping(key)
    found: dict[str, T] = {}
    for name, value in members(node, what, fields.findings) if node is not None else ():
        body = as_mapping(value, f"{name.text} of {key}", fields.findings)
        if body is not None:
            found[name.text] = read(name, Fields(body, KEYS[what], what, fields.findings))
    return found


def _phase(key: ScalarNode, fields: Fields) -> PhaseDraft:
    fields.require("name", "scene")
    return PhaseDraft(
        key,
        fields.line("name", key.text),
        fields.line("at"),
        read_ways("scene", fields),
        fields.ids("risks"),
        fields.identifier("abort"),
        fields.identifier("lost"),
        fields.identifier("escape"),
        fields.ids("by_hand"),
    )


def _end(key: ScalarNode, fields: Fields) -> EndDraft:
    fields.require("name", "kind")
    kind = fields.word("kind", KINDS, "abort")
    return EndDraft(
        key,
        fields.line("name", key.text),
        next(each for each in KINDS if each == kind),
        read_ways("scene", fields),
        fields.identifier("resume"),
    )


def _call(key: ScalarNode, fields: Fields) -> CallDraft:
    fields.require("scene")
    return CallDraft(key, read_ways("scene", fields), fields.ids("phases"))


def _cause(fields: Fields) -> CauseDraft | None:
    fields.require("phase", "of", "otherwise")
    phase, otherwise = fields.identifier("phase"), fields.identifier("otherwise")
    if phase is None or otherwise is None:
        return None
    return CauseDraft(phase, fields.ids("of"), otherwise)


def read_ways(key: str, fields: Fields) -> Ways:
    """One scene, or several of which the first is played whose ``when`` holds."""
    node = fields.get(key)
    if node is None:
        return []
    ways: Ways = []
    for item in node.items if isinstance(node, ListNode) else [node]:
        if isinstance(node, ListNode) and not isinstance(item, ScalarNode):
            mapping = as_mapping(item, "a scene of a flight", fields.findings)
            if mapping is None:
                continue
            inner = Fields(mapping, KEYS["a scene of a flight"], "a scene of a flight", fields.findings)
            inner.require("scene")
            gate, scene = inner.scalars("when"), inner.identifier("scene")
        else:
            gate, scene = [], as_scalar(item, f"{key} of {fields.what}", fields.findings)
            if scene is not None and not check_id(scene, f"{key} of {fields.what}", fields.findings):
                scene = None
        if scene is not None:
            ways.append((gate, scene))
    return ways
