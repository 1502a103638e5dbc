"""Reads the files of the launch: sub-systems, defects, milestones, and what sways the odds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import get_args

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.launch_drafts import DefectDraft, GaugeDraft, MilestoneDraft
from star_city_game.compiler.nodes import MapNode, Node, ScalarNode
from star_city_game.compiler.offers import read_modifiers
from star_city_game.compiler.shapes import Fields, as_mapping, as_number, as_scalar, check_id, members
from star_city_game.model.launch import Dealt, RiskBand, Subsystem

DEALT: tuple[Dealt, ...] = get_args(Dealt)
GAUGES: Mapping[str, tuple[int, int, int, int]] = {
    "people": (100, 100, 160, 300),
    "save": (35, 35, 64, 100),
    "escape": (45, 10, 45, 100),
}
"""Each gauge with its usual base, least and most, and the most that it may ever show."""
MOST_DRAWS = 99
_CERTAIN = 100
_MOST_DAYS = 9999
_BAND = re.compile(r"([0-9]{1,3})(?:-([0-9]{1,3}))?\Z")


def declare_launch(node: Node, declared: Declared) -> None:
    """Adds what one file of the launch declares."""
    mapping = as_mapping(node, "the launch", declared.findings)
    if mapping is None:
        return
    fields = Fields(mapping, KEYS["the launch"], "the launch", declared.findings)
    _each(fields, "subsystems", "a sub-system", declared, _subsystem)
    _each(fields, "milestones", "a milestone", declared, _milestone)
    _each(fields, "defects", "a defect", declared, _defect)
    for name in GAUGES:
        _gauge(name, fields, declared)
    risk = fields.mapping("risk")
    if risk is not None and declared.claim("gauge", _named("risk", fields.at("risk"))):
        _risk(Fields(risk, KEYS["the risk"], "the risk", declared.findings), declared)
    declared.launch.tree = fields.scalars("tree") or declared.launch.tree


def _each(
    fields: Fields, key: str, what: str, declared: Declared, read: Callable[[ScalarNode, Fields, Declared], None]
) -> None:
    """Reads each thing of a kind."""
    things = fields.mapping(key)
    kind = what.partition(" ")[2]
    for name, value in members(things, what, declared.findings) if things is not None else ():
        body = as_mapping(value, f"the {kind} {name.text}", declared.findings)
        if body is not None and declared.claim(kind, name):
            read(name, Fields(body, KEYS[what], what, declared.findings), declared)


def _subsystem(key: ScalarNode, fields: Fields, declared: Declared) -> None:
    fields.require("name")
    declared.launch.subsystems[key.text] = Subsystem(
        key.text,
        fields.line("name"),
        fields.number("draws", 0, 0, MOST_DRAWS),
        fields.number("shows", 0, 0, _CERTAIN),
        fields.number("catastrophic", 0, 0, _CERTAIN),
        fields.number("finds", 50, 0, _CERTAIN),
    )


def _defect(key: ScalarNode, fields: Fields, declared: Declared) -> None:
    read_excuses(key, fields, declared)
    fields.require("subsystem", "name", "days")
    dealt = fields.word("dealt", DEALT, "by_chance")
    declared.launch.defects[key.text] = DefectDraft(
        at=key,
        subsystem=fields.identifier("subsystem"),
        name=fields.line("name"),
        days=fields.number("days", 0, 0, _MOST_DAYS),
        dealt=next(each for each in DEALT if each == dealt),
        phases=fields.ids("phases"),
        shows=fields.number("shows", -1, 0, _CERTAIN),
        catastrophic=fields.number("catastrophic", -1, 0, _CERTAIN),
        paper=fields.identifier("paper"),
        scene=fields.identifier("scene"),
        found_by=fields.line("found_by"),
        hidden_by=fields.line("hidden_by"),
        signed_by=fields.line("signed_by"),
        knew=fields.ids("knew"),
        oddity=fields.scalar("oddity"),
        flight=fields.scalar("flight"),
    )


def _milestone(key: ScalarNode, fields: Fields, declared: Declared) -> None:
    fields.require("name")
    declared.launch.milestones[key.text] = MilestoneDraft(
        key, fields.line("name"), _amounts("tests", _CERTAIN, fields), _amounts("skipped", MOST_DRAWS, fields)
    )


def _amounts(key: str, most: int, fields: Fields) -> list[tuple[ScalarNode, int]]:
    """Numbers by sub-system."""
    node = fields.mapping(key)
    found: list[tuple[ScalarNode, int]] = []
    for pair in node.pairs.values() if node is not None else ():
        amount = as_number(pair.value, f"{pair.key.text} of {key}", fields.findings, (1, most))
        if check_id(pair.key, f"a sub-system of {key}", fields.findings) and amount is not None:
            found.append((pair.key, amount))
    return found


def _gauge(name: str, fields: Fields, declared: Declared) -> None:
    node = fields.mapping(name)
    if node is None or not declared.claim("gauge", _named(name, fields.at(name))):
        return
    base, least, most, highest = GAUGES[name]
    gauge = Fields(node, KEYS["a gauge"], "a gauge", declared.findings)
    declared.launch.gauges[name] = GaugeDraft(
        gauge.number("base", base, 0, highest),
        gauge.number("least", least, 0, highest),
        gauge.number("most", most, 0, highest),
        read_modifiers(gauge.get("with"), declared.findings),
    )


def _named(name: str, at: Node) -> ScalarNode:
    return at if isinstance(at, ScalarNode) else ScalarNode(at.source, at.line, at.column, name)


def _risk(fields: Fields, declared: Declared) -> None:
    fields.require("flight", "bands")
    declared.launch.risk = fields.identifier("flight")
    node = fields.mapping("bands")
    if node is not None:
        declared.launch.bands = _bands(node, declared)


def _bands(node: MapNode, declared: Declared) -> tuple[RiskBand, ...]:
    """Words for ranges of percentages, which must cover 0 to 100 between them."""
    bands: list[RiskBand] = []
    expected = 0
    for pair in node.pairs.values():
        range_ = _BAND.match(pair.key.text)
        word = as_scalar(pair.value, "a band", declared.findings)
        if range_ is None:
            declared.findings.add("SC115", pair.key, f"{pair.key.text} is no range", expected="a range as 0-20")
            return tuple(bands)
        low, high = int(range_[1]), int(range_[2] or range_[1])
        if low != expected or high < low:
            message = f"this band begins at {low}, and the one before ends at {expected - 1}"
            declared.findings.add("SC318", pair.key, message, expected=f"{expected}-…")
        expected = high + 1
        bands.append(RiskBand(low, high, "" if word is None else word.text))
    if expected != _CERTAIN + 1:
        declared.findings.add("SC318", node, f"the bands end at {expected - 1}", expected="bands up to 100")
    return tuple(bands)
