"""Findings in SARIF 2.1.0, the form in which code hosts and editors take the results of any checker (OASIS standard, 2020)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias
from urllib.parse import quote

from star_city_game.compiler.codes import CODES
from star_city_game.compiler.diagnostics import Diagnostic

Data: TypeAlias = dict[str, Any]


def as_sarif(found: Sequence[Diagnostic], folder: str, version: str) -> Data:
    """The findings of one check as one run of a tool.

    Args:
        found: the findings.
        folder: the story's folder, as other tools are to find it: with ``/``, relative to where they look, or from the root;
            empty for where they look.
        version: this program's version.
    """
    used = sorted({each.code for each in found})
    driver = {
        "name": "star-city",
        "semanticVersion": version,
        "rules": [_rule(code) for code in used],
    }
    results = [_result(each, used.index(each.code), folder) for each in found]
    return {
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _rule(code: str) -> Data:
    known = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "defaultConfiguration": {"level": known.severity},
    }


def _result(finding: Diagnostic, rule: int, folder: str) -> Data:
    path = quote("/".join(part for part in (folder, finding.file) if part))
    place: Data = {"artifactLocation": {"uri": f"file://{path}" if path.startswith("/") else path}}
    if finding.line:
        place["region"] = {"startLine": finding.line, "startColumn": max(finding.column, 1)}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": place}],
    }


def _message(finding: Diagnostic) -> str:
    """All that the finding says, in sentences."""
    parts = (
        finding.message,
        f"expected: {finding.expected}" if finding.expected else "",
        f"write: {finding.suggestion}" if finding.suggestion else "",
        finding.advice,
    )
    return "\n".join(part for part in parts if part)
