"""Reads offers: choices, groups behind one gate, hands of storylets, and checks."""

from __future__ import annotations

from collections.abc import Callable

from star_city_game.compiler.beats import Attempt, Body, Choices, DrawHand, Exit, Group, Item, Modify, Option, Trial
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.keys import EXITS, KEYS, NOT_FALLBACK
from star_city_game.compiler.marks import Marks
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode
from star_city_game.compiler.plain_beats import read_effects, read_exit
from star_city_game.compiler.shapes import (
    Fields,
    as_mapping,
    as_number,
    as_scalars,
    check_id,
    refuse_glued_key,
    what_it_is,
)

_OPTION = frozenset(KEYS["a choice"])
_MOST = 999
_MOST_POINTS = 60


class OfferReader:
    """Reads the offers of one scene.

    Args:
        marks: takes choice ids and findings.
        read_body: reads a nested body.
    """

    def __init__(self, marks: Marks, read_body: Callable[[Node | None], Body]) -> None:
        self.marks = marks
        self.findings = marks.findings
        self.read_body = read_body

    def choices(self, fields: Fields, at: Node) -> Choices | None:
        """One offer: a list, or ``{max: 3, of: [...]}``."""
        node = fields.get("choices")
        limit: int | None = None
        if isinstance(node, MapNode):
            bounded = Fields(node, KEYS["an offer"], "an offer", self.findings)
            bounded.require("of")
            limit = bounded.number("max", 0, 1, _MOST) or None
            node = bounded.get("of")
        if node is None:
            return None
        items = self._items(node, "choices")
        return Choices(at, items, limit) if items else None

    def test(self, fields: Fields) -> Attempt | None:
        """A check with its two bodies."""
        trial = read_trial(fields, self.findings)
        passed, failed = self.read_body(fields.get("pass")), self.read_body(fields.get("fail"))
        if trial is None:
            return None
        if "pass" not in fields and "fail" not in fields:
            self.findings.add("SC112", trial.at, "a check needs pass or fail", expected="pass: … and fail: …")
        return Attempt(trial.at, trial, passed, failed)

    def _save(self, fields: Fields) -> Attempt:
        """A save: points more or less than the usual odds, and what follows either way, if anything."""
        at = fields.at("save")
        points = fields.number("save", 0, -_MOST_POINTS, _MOST_POINTS)
        passed, failed = self.read_body(fields.get("pass")), self.read_body(fields.get("fail"))
        return Attempt(at, Trial(at, "", None, 0, [], points), passed, failed)

    def _items(self, node: Node, what: str) -> list[Item]:
        if not isinstance(node, ListNode):
            self.findings.add("SC113", node, f"{what} must be a list, and this is {what_it_is(node)}")
            return []
        if not node.items:
            self.findings.add("SC113", node, f"{what} must hold at least one choice")
        items = (self._item(item) for item in node.items)
        return [item for item in items if item is not None]

    def _item(self, node: Node) -> Item | None:
        mapping = as_mapping(node, "a choice", self.findings)
        if mapping is None:
            return None
        if "choices" in mapping.pairs:
            return self._group(mapping)
        if "draw" in mapping.pairs:
            hand = Fields(mapping, KEYS["a hand"], "a hand", self.findings)
            deck = hand.identifier("draw")
            count, gate = hand.number("count", 1, 1, _MOST), hand.scalars("when")
            return None if deck is None else DrawHand(hand.at("draw"), deck, count, gate)
        return self._option(mapping)

    def _group(self, node: MapNode) -> Group:
        fields = Fields(node, KEYS["a group of choices"], "a group of choices", self.findings)
        fields.require("when")
        inner = fields.get("choices")
        return Group(fields.scalars("when"), [] if inner is None else self._items(inner, "a group"))

    def _option(self, node: MapNode) -> Option:
        fields = Fields(node, _OPTION, "a choice", self.findings)
        fallback = fields.flag("fallback")
        once = fields.flag("once", default=not fallback)
        option = Option(node, "", named=False, say=None, when=fields.scalars("when"), need=fields.scalars("need"))
        option.fallback = fallback
        option.sticky = fields.flag("sticky", default=not once)
        option.say, option.because = fields.scalar("say"), fields.scalar("because")
        if fallback:
            self._check_fallback(fields)
        else:
            fields.require("say")
        self._check_reason(fields)
        self._name(option, fields)
        self._follow(option, fields)
        return option

    def _follow(self, option: Option, fields: Fields) -> None:
        """Reads what follows the pick."""
        option.echo = fields.flag("echo")
        option.cost = self._cost(fields)
        option.effects = read_effects(fields)
        if "check" in fields and "save" in fields:
            self.findings.add("SC116", fields.at("save"), "a choice cannot have both check and save")
        if "check" in fields:
            option.test = self.test(fields)
        elif "save" in fields:
            option.test = self._save(fields)
        elif "pass" in fields or "fail" in fields:
            key = "pass" if "pass" in fields else "fail"
            self.findings.add(
                "SC112", fields.at(key), f"{key} needs a check or a save beside it", expected="check: {…}"
            )
        option.then = self.read_body(fields.get("then"))
        option.exits = self._exits(fields)
        option.tags = tuple(tag.text for tag in fields.scalars("tags"))

    def _name(self, option: Option, fields: Fields) -> None:
        explicit = fields.identifier("id")
        if explicit is None:
            self.marks.add_option(option)
            return
        option.id, option.named = explicit.text, True
        self.marks.add_choice(explicit)

    def _exits(self, fields: Fields) -> list[Exit]:
        keys = [key for key in EXITS if key in fields]
        if "call" in keys and len(keys) == 2:  # noqa: PLR2004 - a call comes back, so one more may follow it
            keys.sort(key=lambda key: key != "call")
        elif len(keys) > 1:
            self.findings.add("SC116", fields.at(keys[1]), f"a choice cannot have both {keys[0]} and {keys[1]}")
        if "with" in fields and ("goto" in keys) == ("call" in keys):
            message = (
                "with gives parameters to a goto or a call, and here are both"
                if "goto" in keys
                else ("with gives parameters, and there is no goto and no call")
            )
            self.findings.add("SC112", fields.at("with"), message, expected="one goto: or call: beside it")
        exits = (read_exit(key, self.marks, fields) for key in keys)
        return [beat for beat in exits if beat is not None]

    def _cost(self, fields: Fields) -> list[tuple[ScalarNode, int]]:
        node = fields.mapping("cost", "a quality and how much of it, as {minutes: 5}")
        cost: list[tuple[ScalarNode, int]] = []
        for pair in node.pairs.values() if node is not None else ():
            if refuse_glued_key(pair, self.findings):
                continue
            amount = as_number(pair.value, f"the cost in {pair.key.text}", self.findings, (1, 999_999))
            if check_id(pair.key, "a cost", self.findings) and amount is not None:
                cost.append((pair.key, amount))
        return cost

    def _check_fallback(self, fields: Fields) -> None:
        for key in NOT_FALLBACK:
            if key in fields:
                message = f"a fallback is never shown, so it cannot have {key}"
                self.findings.add(
                    "SC111", fields.at(key), message, expected="when, do, then, goto, ending, call, return"
                )

    def _check_reason(self, fields: Fields) -> None:
        if "because" in fields and "need" not in fields:
            message = "because gives the reason of a need, and there is none"
            self.findings.add("SC112", fields.at("because"), message, expected="need: …")


def read_trial(fields: Fields, findings: Findings) -> Trial | None:
    """The check under ``check``."""
    node = fields.mapping("check")
    if node is None:
        return None
    check = Fields(node, KEYS["a check"], "a check", findings)
    complete = check.require("quality", "difficulty", "name")
    quality, name = check.identifier("quality"), check.identifier("name")
    difficulty = check.number("difficulty", 50, 0, 100)
    modifiers = read_modifiers(check.get("with"), findings)
    if not complete or quality is None or name is None:
        return None
    return Trial(fields.at("check"), name.text, quality, difficulty, modifiers)


def read_modifiers(node: Node | None, findings: Findings) -> list[Modify]:
    """The modifiers of a check's odds: a list of ``{when, add, because}``."""
    if node is None:
        return []
    if not isinstance(node, ListNode):
        findings.add("SC113", node, f"with must be a list, and this is {what_it_is(node)}")
        return []
    modifiers: list[Modify] = []
    for item in node.items:
        mapping = as_mapping(item, "a modifier", findings)
        if mapping is None:
            continue
        fields = Fields(mapping, KEYS["a modifier"], "a modifier", findings)
        fields.require("add", "because")
        when = fields.get("when")
        gate = [] if when is None else as_scalars(when, "when of a modifier", findings)
        modifiers.append(Modify(gate, fields.number("add", 0, -100, 100), fields.line("because")))
    return modifiers
