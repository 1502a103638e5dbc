"""Reads spans: so many calendar turns, or so many choices."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from star_city_game.compiler.findings import Findings
from star_city_game.compiler.nodes import ScalarNode

LONGEST = 999
"""The most that a span may have of its unit."""
_SPAN = re.compile(r"([1-9][0-9]{0,2}) (turn|choice)s?\Z")


class Span(NamedTuple):
    """So many of a unit, ``turn`` or ``choice``."""

    number: int
    unit: str


def span_in(text: str) -> Span | None:
    """The span that a text is, from 1 to 999 of a unit; None when it is none."""
    found = _SPAN.match(text)
    return None if found is None else Span(int(found[1]), found[2])


def as_span(node: ScalarNode, what: str, findings: Findings, units: Collection[str]) -> Span | None:
    """The scalar as a span of one of the units, or None and a finding."""
    span = span_in(node.text)
    if span is not None and span.unit in units:
        return span
    expected = " or ".join(f"a number of {unit}s, as 3 {unit}s" for unit in units)
    findings.add("SC113", node, f"{what} cannot be {node.text}", expected=expected)
    return None
