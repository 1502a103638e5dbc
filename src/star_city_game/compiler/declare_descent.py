"""Reads the descents: the lander's numbers, what may be done, what is said, and which descents there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.drafts_descent import ControlDraft, PlanDraft, RemarkDraft
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_mapping, as_scalar, members
from star_city_game.compiler.spelling import listed, near
from star_city_game.model.descent import CONTROLS, FAULTS, VIEWS, Lander

WHOLE: Mapping[str, tuple[int, int]] = {
    "mass": (1000, 20_000),
    "fuel": (0, 5000),
    "tank": (1, 10_000),
    "thrust_low": (0, 10_000),
    "thrust_high": (1, 10_000),
    "reserve": (0, 10_000),
    "isp": (100, 500),
    "gravity": (100, 10_000),
    "hand": (10, 1000),
    "lean": (1, 20),
    "level": (1, 20),
    "seen": (10, 3000),
    "dust": (0, 100),
    "upright": (1, 90),
    "orbit": (1, 300),
    "lowers": (0, 100),
    "lowest": (0, 300),
    "delay": (0, 60_000),
}
"""The whole numbers of a lander, with their bounds; see :class:`~star_city_game.model.descent.Lander`."""
TENTHS: Mapping[str, tuple[int, int]] = {"soft": (1, 200), "hard": (1, 200)}
"""Those given in m/s with at most one decimal, with their bounds in tenths."""
TABLES = ("ladder", "turns", "steps")
"""Those that go by height."""
_HEIGHT = re.compile(r"[0-9]{1,5}\Z")
_DECIMAL = re.compile(r"([0-9]{1,4})(?:\.([0-9]))?\Z")
_MOST = 9999


def declare_descent(node: Node, declared: Declared) -> None:
    """Adds what one file declares."""
    mapping = as_mapping(node, "the descents", declared.findings)
    if mapping is None:
        return
    fields = Fields(mapping, KEYS["the descents"], "the descents", declared.findings)
    lander = fields.mapping("lander")
    key = fields.at("lander")
    if lander is not None and isinstance(key, ScalarNode) and declared.claim("lander", key):
        declared.descent.at = key
        declared.descent.lander = _lander(lander, declared)
    for view, inner in _by_view(fields, "controls", declared):
        _controls(view, inner, declared)
    for view, inner in _by_view(fields, "remarks", declared):
        _remarks(view, inner, declared)
    plans = fields.mapping("descents")
    for name, value in members(plans, "a descent", declared.findings) if plans is not None else ():
        body = as_mapping(value, f"the descent {name.text}", declared.findings)
        if declared.claim("descent", name):
            _plan(name, body or MapNode(name.source, name.line, name.column), declared)


def _by_view(fields: Fields, key: str, declared: Declared) -> Iterable[tuple[str, MapNode]]:
    node = fields.mapping(key)
    for pair in node.pairs.values() if node is not None else ():
        inner = as_mapping(pair.value, f"{key} of {pair.key.text}", declared.findings)
        if _is_one_of(pair.key, VIEWS, "a view", declared) and inner is not None:
            yield pair.key.text, inner


def _is_one_of(node: ScalarNode, known: tuple[str, ...], what: str, declared: Declared) -> bool:
    if node.text in known:
        return True
    message = f"{node.text} is not {what} of a descent"
    suggestion = next(iter(near(node.text, known)), "")
    declared.findings.add("SC542", node, message, expected=listed(known, 20), suggestion=suggestion)
    return False


def _lander(node: MapNode, declared: Declared) -> Lander | None:
    fields = Fields(node, KEYS["the lander"], "the lander", declared.findings)
    before = declared.findings.errors
    fields.require(*KEYS["the lander"])
    whole = {key: fields.number(key, 0, low, high) for key, (low, high) in WHOLE.items()}
    tenths = {key: _tenths(fields.get(key), key, bounds, declared) for key, bounds in TENTHS.items()}
    turns = _table(fields, "turns", declared, tenths=False)
    ladder, steps = (_table(fields, key, declared, tenths=True) for key in ("ladder", "steps"))
    if declared.findings.errors > before:
        return None
    return Lander(**whole, **tenths, ladder=ladder, turns=turns, steps=steps)


def _tenths(node: Node | None, what: str, bounds: tuple[int, int], declared: Declared) -> int:
    """A number of m/s with at most one decimal, as tenths."""
    if node is None:
        return 0
    scalar = as_scalar(node, what, declared.findings)
    found = None if scalar is None else _DECIMAL.match(scalar.text)
    if scalar is None:
        return 0
    if found is None:
        message = f"{what} is a number with at most one decimal, and this is “{scalar.text[:40]}”"
        declared.findings.add("SC113", scalar, message, expected="m/s, as 8 or 1.5")
        return 0
    number = int(found[1]) * 10 + int(found[2] or 0)
    if not bounds[0] <= number <= bounds[1]:
        message = f"{what} is from {bounds[0] / 10:g} to {bounds[1] / 10:g}, and this is {scalar.text}"
        declared.findings.add("SC141", scalar, message)
    return number


def _table(fields: Fields, key: str, declared: Declared, *, tenths: bool) -> tuple[tuple[int, int], ...]:
    """Rows by height, the highest first; the last row of turns and of steps goes down to the ground."""
    node = fields.mapping(key)
    rows: list[tuple[int, int]] = []
    for pair in node.pairs.values() if node is not None else ():
        if not _HEIGHT.match(pair.key.text):
            message = f"{pair.key.text} is not a height in whole metres"
            declared.findings.add("SC113", pair.key, message, expected="a height, as 300: 22")
            continue
        value = _tenths(pair.value, f"{key} at {pair.key.text} m", (1, _MOST), declared)
        rows.append((int(pair.key.text), value if tenths else value // 10))
    return tuple(sorted(rows, reverse=True))


def _controls(view: str, node: MapNode, declared: Declared) -> None:
    for pair in node.pairs.values():
        if not _is_one_of(pair.key, CONTROLS, "a control", declared):
            continue
        what = f"the control {pair.key.text}"
        say: ScalarNode | None
        gate: list[ScalarNode] = []
        if isinstance(pair.value, MapNode):
            fields = Fields(pair.value, KEYS["a control"], "a control", declared.findings)
            fields.require("say")
            say, gate = fields.scalar("say"), fields.scalars("when")
        else:
            say = as_scalar(pair.value, what, declared.findings)
        if say is not None and declared.claim(f"control of the {view}", pair.key):
            declared.descent.controls.setdefault(view, []).append(ControlDraft(pair.key, say, gate))


def _remarks(view: str, node: MapNode, declared: Declared) -> None:
    for key, value in members(node, "a remark", declared.findings):
        body = as_mapping(value, f"the remark {key.text}", declared.findings)
        if body is None or not declared.claim(f"remark of the {view}", key):
            continue
        fields = Fields(body, KEYS["a remark"], "a remark", declared.findings)
        fields.require("say")
        say = fields.scalar("say")
        if say is not None:
            declared.descent.remarks.setdefault(view, []).append(RemarkDraft(key, say, fields.scalars("when")))


def _plan(key: ScalarNode, node: MapNode, declared: Declared) -> None:
    fields = Fields(node, KEYS["a descent"], "a descent", declared.findings)
    fields.require("view", "skill")
    read_excuses(key, fields, declared)
    view = fields.word("view", VIEWS, VIEWS[0])
    faults: dict[str, list[ScalarNode]] = {}
    given = fields.mapping("faults")
    for pair in given.pairs.values() if given is not None else ():
        value = as_scalar(pair.value, f"the fault {pair.key.text}", declared.findings)
        if _is_one_of(pair.key, FAULTS, "a fault", declared) and value is not None:
            faults[pair.key.text] = [value]
    declared.descent.plans[key.text] = PlanDraft(key, view, fields.scalar("skill"), fields.scalar("assisted"), faults)
