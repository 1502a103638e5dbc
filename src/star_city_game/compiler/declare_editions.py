"""Reads what a story says about its earlier editions: names that were changed, that are gone, and values of another type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from star_city_game.compiler.findings import Findings
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import ID, Fields, as_mapping, as_scalar, as_scalars, members
from star_city_game.compiler.spelling import near
from star_city_game.model.edition import OWNERS, Earlier, Retyped
from star_city_game.model.expression import Value
from star_city_game.model.quality import Quality

_OWNED = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\Z")


@dataclass(slots=True)
class EarlierDraft:
    """What a story says of earlier editions; by kind, pairs of names of which the second may be missing."""

    renames: dict[str, list[tuple[ScalarNode, ScalarNode]]] = field(default_factory=dict)
    retired: dict[str, list[tuple[ScalarNode, ScalarNode | None]]] = field(default_factory=dict)
    retyped: list[tuple[ScalarNode, list[tuple[ScalarNode, ScalarNode]]]] = field(default_factory=list)

    @property
    def says_anything(self) -> bool:
        """Whether anything was renamed, retired or retyped."""
        return bool(self.renames or self.retired or self.retyped)


def read_earlier(fields: Fields) -> EarlierDraft:
    """The keys ``renames``, ``retired`` and ``retyped`` of ``story.yaml``."""
    draft = EarlierDraft()
    findings = fields.findings
    renames, retired = fields.mapping("renames"), fields.mapping("retired")
    if renames is not None:
        kinds = Fields(renames, KEYS["renames"], "renames", findings)
        for kind in renames.pairs:
            node = kinds.mapping(kind)
            pairs = () if node is None else _pairs(node, kind, findings)
            draft.renames[kind] = [(old, new) for old, new in pairs if new is not None]
    if retired is not None:
        kinds = Fields(retired, KEYS["retired"], "retired", findings)
        for kind in retired.pairs:
            draft.retired[kind] = list(_retired(kinds.get(kind), kind, findings))
    retyped = fields.mapping("retyped")
    for quality, value in members(retyped, "a quality", findings) if retyped is not None else ():
        rules = as_mapping(value, f"retyped {quality.text}", findings)
        if rules is not None:
            draft.retyped.append((quality, list(_scalars(rules, f"retyped {quality.text}", findings))))
    return draft


def _pairs(node: MapNode, kind: str, findings: Findings) -> Iterable[tuple[ScalarNode, ScalarNode | None]]:
    for old, new in _scalars(node, kind, findings):
        if _is_name(old, kind, findings) and (_OWNED.match(new.text) or _is_name(new, "", findings)):
            yield old, new


def _scalars(node: MapNode, what: str, findings: Findings) -> Iterable[tuple[ScalarNode, ScalarNode]]:
    for pair in node.pairs.values():
        value = as_scalar(pair.value, f"{pair.key.text} of {what}", findings)
        if value is not None:
            yield pair.key, value


def _retired(node: Node | None, kind: str, findings: Findings) -> Iterable[tuple[ScalarNode, ScalarNode | None]]:
    if isinstance(node, MapNode):
        yield from _pairs(node, kind, findings)
    elif isinstance(node, ListNode | ScalarNode):
        names = as_scalars(node, kind, findings)
        yield from ((name, None) for name in names if _is_name(name, kind, findings))


def _is_name(node: ScalarNode, kind: str, findings: Findings) -> bool:
    pattern = _OWNED if kind in OWNERS else ID
    if pattern.match(node.text):
        return True
    expected = "owner.name, as hall.wait" if kind in OWNERS else "an id, as old_hall"
    findings.add("SC115", node, f"“{node.text[:40]}” is no name of this kind", expected=expected)
    return False


@dataclass(slots=True)
class EarlierBuilder:
    """Holds what a story says of earlier editions against what it declares; ``known`` are its names by kind."""

    draft: EarlierDraft
    known: dict[str, set[str]]
    findings: Findings

    def build(self, qualities: dict[str, Quality]) -> Earlier:
        """What the story says, as play needs it; whatever cannot be is a finding."""
        renames = {kind: self._renamed(kind, pairs) for kind, pairs in self.draft.renames.items()}
        retired = {kind: self._gone(kind, pairs) for kind, pairs in self.draft.retired.items()}
        for kind, pairs in self.draft.renames.items():
            for old, new in pairs:
                owners = renames.get(OWNERS.get(kind, ""), {})
                self._look_for(kind, new, renames[kind][old.text], renames[kind], owners)
        retyped = {node.text: self._rules(node, rules, qualities.get(node.text)) for node, rules in self.draft.retyped}
        return Earlier(renames, retired, {id_: rules for id_, rules in retyped.items() if rules})

    def _renamed(self, kind: str, pairs: list[tuple[ScalarNode, ScalarNode]]) -> dict[str, str]:
        for old, _ in pairs:
            self._refuse_used(kind, old, "renamed")
        return {old.text: _whole(old, new) if kind in OWNERS else new.text for old, new in pairs}

    def _gone(self, kind: str, pairs: list[tuple[ScalarNode, ScalarNode | None]]) -> dict[str, str]:
        gone: dict[str, str] = {}
        for old, instead in pairs:
            self._refuse_used(kind, old, "retired")
            gone[old.text] = ""
            if instead is not None:
                gone[old.text] = _whole(old, instead) if kind in OWNERS else instead.text
                self._look_for(kind, instead, gone[old.text], {}, {})
        return gone

    def _refuse_used(self, kind: str, old: ScalarNode, done: str) -> None:
        if old.text in self.known[kind]:
            message = f"{old.text} is {done}, and it is still in the story"
            advice = "A name that saves may hold cannot mean something new: give the new thing another one."
            self.findings.add("SC605", old, message, advice=advice)

    def _look_for(self, kind: str, node: ScalarNode, name: str, chain: dict[str, str], owners: dict[str, str]) -> None:
        owner, dot, rest = name.partition(".")
        moved = f"{owners.get(owner, owner)}{dot}{rest}"
        if {name, moved} & self.known[kind] or name in chain or moved in chain:
            return
        candidates = near(name, self.known[kind])
        self.findings.add("SC604", node, f"there is no {name} among the {kind}", suggestion=next(iter(candidates), ""))

    def _rules(
        self, node: ScalarNode, rules: list[tuple[ScalarNode, ScalarNode]], quality: Quality | None
    ) -> tuple[Retyped, ...]:
        if quality is None or quality.derived is not None:
            message = f"there is no quality {node.text} that keeps a value"
            suggestion = next(iter(near(node.text, self.known["qualities"])), "")
            self.findings.add("SC604", node, message, suggestion=suggestion)
            return ()
        found: list[Retyped] = []
        for was, becomes in rules:
            value = _value(becomes.text, quality)
            if value is None:
                self.findings.add("SC606", becomes, f"{node.text} cannot be {becomes.text}")
            else:
                found.append(Retyped(was.text, value))
        return tuple(found)


def _whole(old: ScalarNode, new: ScalarNode) -> str:
    """A name with its owner: that of the old name unless it has its own."""
    return new.text if "." in new.text else f"{old.text.partition('.')[0]}.{new.text}"


def _value(text: str, quality: Quality) -> Value | None:
    """A written value as one that the quality may have, or None."""
    value: Value | None = None
    match quality.type:
        case "int":
            number = int(text) if re.fullmatch(r"-?\d{1,9}", text) else None
            value = number if number is not None and quality.low <= number <= quality.high else None
        case "bool":
            value = {"true": True, "false": False}.get(text)
        case "set":
            words = frozenset(text.replace(",", " ").split())
            value = words if words.issubset(quality.words) else None
        case "text":
            value = text
        case _:
            value = text if text in quality.words else None
    return value
