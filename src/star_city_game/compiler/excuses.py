"""Findings that a writer has excused with a reason, and severities that a story sets for itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from star_city_game.compiler.codes import CODES
from star_city_game.compiler.diagnostics import Diagnostic
from star_city_game.compiler.drafts import Declared, Excuse
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_scalar

SEVERITIES = ("off", "warning", "error")
"""What a story can make of a warning."""


def read_excuses(key: ScalarNode, fields: Fields, declared: Declared) -> None:
    """Reads ``excuse`` of a declaration named by ``key``: a mapping of codes to reasons."""
    node = fields.mapping("excuse")
    if node is None:
        return
    last = last_line(fields.node)
    for pair in node.pairs.values():
        code = CODES.get(pair.key.text)
        reason = as_scalar(pair.value, "the reason of an excuse", declared.findings)
        if code is None or code.severity == "error":
            message = f"{pair.key.text} is no warning that can be excused"
            declared.findings.add("SC143", pair.key, message, expected="a code of a warning, as SC402")
        elif reason is None or not reason.text.strip():
            declared.findings.add("SC143", pair.key, f"the excuse for {pair.key.text} needs a reason")
        else:
            declared.excuses.append(Excuse(code.number, key.source.file, key.line, last))


def last_line(node: Node) -> int:
    """The last line that a node reaches."""
    if isinstance(node, ScalarNode):
        return node.line + node.text.count("\n") + (1 if node.style in ("|", ">") else 0)
    inner = node.items if isinstance(node, ListNode) else [pair.value for pair in node.pairs.values()]
    return max([node.line, *(last_line(item) for item in inner[-1:])])


def settled(declared: Declared) -> tuple[Diagnostic, ...]:
    """The findings so far, without those that are excused, each with the severity that the story gives it."""
    severity = {} if declared.story is None else declared.story.severity
    return _settle(declared.findings.sorted(), declared.excuses, severity)


def _settle(
    found: Iterable[Diagnostic], excuses: Iterable[Excuse], severity: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """The findings that remain, each with the severity that the story gives it."""
    by_code: dict[str, list[Excuse]] = {}
    for excuse in excuses:
        by_code.setdefault(excuse.code, []).append(excuse)
    kept: list[Diagnostic] = []
    for each in found:
        wanted = severity.get(each.code, each.severity)
        if wanted == "off" or any(_covers(excuse, each) for excuse in by_code.get(each.code, ())):
            continue
        kept.append(replace(each, severity="error") if wanted == "error" and each.severity != "error" else each)
    return tuple(kept)


def _covers(excuse: Excuse, diagnostic: Diagnostic) -> bool:
    return diagnostic.file == excuse.file and excuse.first <= diagnostic.line <= excuse.last


def read_severities(node: MapNode, declared: Declared) -> dict[str, str]:
    """Severities by code, as a story sets them for its warnings."""
    severity: dict[str, str] = {}
    fields = Fields(node, node.pairs, "severity", declared.findings)
    for key, pair in node.pairs.items():
        code = CODES.get(key)
        if code is None or code.severity == "error":
            message = f"{key} is no warning whose severity can be set"
            declared.findings.add("SC143", pair.key, message, expected="a code of a warning, as SC402")
        else:
            severity[key] = fields.word(key, SEVERITIES, "warning")
    return severity
