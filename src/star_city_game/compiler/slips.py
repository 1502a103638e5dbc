"""Slips of layout that YAML tells in words of its own: a blank too few, a key out of its column, a bracket left open."""

from __future__ import annotations

import re
from typing import Any, Final

from star_city_game.compiler.findings import Findings
from star_city_game.compiler.keys import HEADS, KEYS
from star_city_game.compiler.nodes import Source

_WORDS: Final = {key for keys in KEYS.values() for key in keys}
_GLUED_DASH = re.compile(r"(?P<before> *(?:- +)*)-(?P<rest>(?P<key>[a-z]+):(?:\s.*)?)$")
_GLUED_COLON = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[a-z_]+):(?P<rest>[^\s:].*)$")
_KEY = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[a-z_]+):(?P<value>\s.*)?$")


def explain_slip(source: Source, line: int, fault: Any, findings: Findings) -> bool:
    """Adds the finding for a slip on a line that YAML names, or on the one above; False when it is none.

    Args:
        source: the text that was parsed.
        line: the line that the parser names.
        fault: what it raised.
        findings: takes the finding.
    """
    problem = getattr(fault, "problem", None) or ""
    if _explain_dash(source, line, findings):
        return True
    if problem == "mapping values are not allowed in this context":
        above = _above(source, line)
        return any(_explain_colon(source, each, findings) for each in (line, above)) or _explain_depth(
            source, line, above, findings
        )
    if problem == "did not find expected '-' indicator":
        return _explain_item(source, line, findings)
    return _explain_bracket(source, line, fault, findings)


def glued_colon(text: str) -> str | None:
    """A key and its value that stand together without a blank, as they should be; None for any other text."""
    match = _GLUED_COLON.fullmatch(text)
    return None if match is None else f"{match['key']}: {match['rest']}"


def _above(source: Source, line: int) -> int:
    """The nearest line above that is not blank; 0 when there is none."""
    return next((number for number in range(line - 1, 0, -1) if source.line(number).strip()), 0)


def _explain_dash(source: Source, line: int, findings: Findings) -> bool:
    match = _GLUED_DASH.match(source.line(line))
    if match is None or match["key"] not in HEADS:
        return False
    place = (line, match.start("rest"))
    findings.add_at(
        "SC101",
        source,
        place,
        "a dash wants a space after it",
        suggestion=f"{match['before']}- {match['rest']}".rstrip(),
    )
    return True


def _explain_colon(source: Source, line: int, findings: Findings) -> bool:
    match = _GLUED_COLON.match(source.line(line))
    if match is None or match["key"] not in _WORDS:
        return False
    suggestion = f"{match['before']}{match['key']}: {match['rest']}"
    place = (line, match.start("rest"))
    findings.add_at("SC101", source, place, "a colon wants a space after it", suggestion=suggestion)
    return True


def _explain_depth(source: Source, line: int, above: int, findings: Findings) -> bool:
    """A key that stands further in than the one above it, which has its value already."""
    here, there = _KEY.match(source.line(line)), _KEY.match(source.line(above))
    if here is None or there is None or not (there["value"] or "").strip() or here.start("key") <= there.start("key"):
        return False
    findings.add_at(
        "SC101",
        source,
        (line, here.start("key") + 1),
        f"{here['key']} stands further in than {there['key']} above it, which has its value already",
        advice=f"Keys that belong together begin in one column, here column {there.start('key') + 1}.",
    )
    return True


def _explain_item(source: Source, line: int, findings: Findings) -> bool:
    """A key in the column of the dashes of a list."""
    match = _KEY.match(source.line(line))
    if match is None or "-" in match["before"]:
        return False
    column = match.start("key")
    item = next((each for each in range(line - 1, 0, -1) if source.line(each).startswith(f"{' ' * column}- ")), 0)
    if not item:
        return False
    inner = len(source.line(item)) - len(source.line(item)[column + 1 :].lstrip(" ")) + 1
    findings.add_at(
        "SC101",
        source,
        (line, column + 1),
        "this line stands in a list, and does not begin with a dash",
        advice=f"If it is one of the list, begin it with a dash: - {match['key']}: … "
        f"If it belongs to what line {item} begins, indent it to column {inner}.",
    )
    return True


def _explain_bracket(source: Source, line: int, fault: Any, findings: Findings) -> bool:
    """A brace or bracket that is open still where the parser gave up, some lines below."""
    context, mark = getattr(fault, "context", None) or "", getattr(fault, "context_mark", None)
    if not context.startswith("while parsing a flow") or mark is None:
        return False
    opening = source.line(mark.line + 1)[mark.column : mark.column + 1]
    closing = {"{": "}", "[": "]"}.get(opening)
    if closing is None:
        return False
    place = (mark.line + 1, mark.column + 1)
    message = f"what opens here is not closed before line {line}, or a comma is missing"
    if line == mark.line + 1 and fault.problem_mark is not None:
        place = (line, fault.problem_mark.column + 1)
        message = f"a comma is missing here, or what opens in column {mark.column + 1} is not closed"
    expected = f"{closing} at its end, and a comma between its parts"
    findings.add_at("SC101", source, place, message, expected=expected)
    return True
