"""Prose that YAML takes for something else: recognises the trap on a line and writes the line as it should be."""

from __future__ import annotations

import re
from typing import Any

from star_city_game.compiler.findings import Findings
from star_city_game.compiler.nodes import Source
from star_city_game.compiler.slips import explain_slip
from star_city_game.model.frozen import frozen

_LINE = re.compile(r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?P<key>[a-z_][a-z0-9_]*:(?:[ ]+|$))?(?P<prose>.*)")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*(?P<after>[^\s,#:\]}].*)?$""")
_BRACED = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}[ ]*[^\s,#].*$|\[[^\[\]]*\][ ]*[^\s,#].*$")
_ONE_LINE = ("say", "because", "title", "label", "about", "address", "full", "short")
_RESERVED = {
    "*": "an asterisk at the beginning is an alias for YAML",
    "&": "an ampersand at the beginning is an anchor for YAML",
    "!": "an exclamation mark at the beginning is a tag for YAML",
    "%": "a percent sign at the beginning is reserved in YAML",
    "@": "an at sign at the beginning is reserved in YAML",
    "`": "a backtick at the beginning is reserved in YAML",
    "{": "a brace at the beginning opens a mapping for YAML",
    "[": "a bracket at the beginning opens a list for YAML",
    "|": "text may not follow the block sign | on its line",
    ">": "text may not follow the block sign > on its line",
}
_TAB = re.compile(r" *\t")
_IN_WORDS = {
    "did not find expected '-' indicator": "this line stands in a list, and does not begin with a dash",
    "expected <block end>, but found '?'": "this line stands in a list, and does not begin with a dash",
    "could not find expected ':'": "YAML wants a key and a colon, and here is neither that nor the text of a block",
    "did not find expected key": "this line is not indented like those that it belongs to",
}
"""What the parser says most often, as a writer would say it."""
_OPENS = re.compile(r"(?P<indent> *)(?:- +)*(?:[a-z_][a-z0-9_]*: +)?[|>][+-]?\s*(?:#.*)?$")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?$")


@frozen
class Trap:
    """A trap on a line: the column of the prose, what YAML makes of it, and the line as it should be."""

    column: int
    what: str
    suggestion: str


def explain_fault(source: Source, fault: Exception, findings: Findings) -> None:
    """Adds the finding for an exception of the YAML parser.

    Args:
        source: the text that was parsed.
        fault: what the parser raised.
        findings: takes the finding.
    """
    places = _places(fault)
    for line, _ in places:
        tab = _TAB.match(source.line(line))
        if tab is not None:
            findings.add_at(
                "SC101", source, (line, tab.end()), "a tab stands where YAML wants spaces", advice="Indent with spaces."
            )
            return
        if _explain_block(source, line, findings) or explain_slip(source, line, fault, findings):
            return
        if _explain_line(source, line, findings):
            return
    line, column = places[0] if places else (1, 1)
    problem = getattr(fault, "problem", None) or "a number or escape out of range"
    context = getattr(fault, "context", None)
    plainly = _IN_WORDS.get(problem)
    message = plainly or f"YAML cannot read on here: {problem}" + (f", {context}" if context else "")
    findings.add_at(
        "SC101",
        source,
        (line, column),
        message,
        advice="Look at the indentation, the quotation marks and the brackets of this line and the one before. "
        "Prose goes into a block: - | with the text indented below.",
    )


def explain_alias(source: Source, line: int, findings: Findings) -> bool:
    """Adds the finding for an alias, anchor or tag that is prose; False when the line is not prose."""
    return _explain_line(source, line, findings)


def trap_on(line: str) -> Trap | None:
    """What YAML takes the prose on this line for, or None when the line holds no trap."""
    match = _LINE.match(line)
    if match is None or not match["prose"].strip():
        return None
    indent, dashes, key, prose = match["indent"], match["dashes"], match["key"] or "", match["prose"].rstrip()
    what = _what_is_wrong(prose)
    if what is None and dashes.count("-") > 1 and not key:
        what = "a dash at the beginning is a list for YAML"
        dashes, prose = dashes[:2], "— " + prose
    if what is None and not key:
        key, what = "", _hidden_colon(prose)
    elif what is None:
        what = _hidden_colon(prose)
    if what is None:
        return None
    return Trap(match.start("prose") + 1, what, write_as_prose(indent, dashes, key, prose))


def write_as_prose(indent: str, dashes: str, key: str, prose: str) -> str:
    """The line as a block scalar, or, where one line is wanted, in double quotes."""
    if prose[0] == prose[-1] and prose[0] in "\"'" and len(prose) > 1:
        prose = prose[1:-1]
    elif prose[0] in "|>":
        prose = prose[1:].strip()
    prose = typographic(prose)
    name = key.partition(":")[0]
    if name in _ONE_LINE:
        written = prose.replace("\\", "\\\\").replace('"', '\\"')
        return f'{indent}{dashes}{name}: "{written}"'
    inner = " " * (len(indent) + len(dashes) + 2 if key else len(indent) + max(len(dashes), 2))
    head = f"{indent}{dashes}{name}: |" if key else f"{indent}{dashes or '- '}|"
    return f"{head}\n{inner}{prose}"


def typographic(prose: str) -> str:
    """Straight quotation marks made typographic: doubles in pairs, singles as apostrophes or pairs."""
    prose = re.sub(r'"([^"]*)"', r"“\1”", prose)
    prose = re.sub(r"(^|(?<=[\s(]))'([^']*)'(?=[\s.,;:!?)]|$)", r"“\2”", prose)
    prose = re.sub(r'(^|(?<=[\s(]))"', "“", prose)
    return prose.replace('"', "”").replace("'", "’")


def _explain_block(source: Source, line: int, findings: Findings) -> bool:
    """Whether the line was meant as the text of a block that begins above it; then that is said."""
    above = line - 1
    while above > 0 and not source.line(above).strip():
        above -= 1
    opens = _OPENS.match(source.line(above)) if above else None
    text = source.line(line)
    indent = len(text) - len(text.lstrip(" "))
    if opens is None or not text.strip() or indent > len(opens["indent"]):
        return False
    findings.add_at(
        "SC101",
        source,
        (line, indent + 1),
        f"the text of a block stands further in than the line that opens it, here line {above}",
        advice="Indent the text by two spaces more.",
    )
    return True


def _explain_line(source: Source, line: int, findings: Findings) -> bool:
    trap = trap_on(source.line(line))
    if trap is None:
        return False
    findings.add_at(
        "SC102",
        source,
        (line, trap.column),
        trap.what,
        advice="Write prose as a block, where YAML touches nothing.",
        suggestion=trap.suggestion,
    )
    return True


def _what_is_wrong(prose: str) -> str | None:
    first = prose[0]
    if first in "\"'":
        quoted = _QUOTED.match(prose)
        if quoted is None:
            return "a quotation mark at the beginning is not closed on its line"
        return (
            "a quotation mark at the beginning is YAML’s own, and ends at the second one" if quoted["after"] else None
        )
    return None if _is_well(first, prose) else _RESERVED.get(first)


def _is_well(first: str, prose: str) -> bool:
    """Whether a sign of YAML's own at the beginning is meant as one."""
    if first in "|>":
        return _BLOCK.match(prose) is not None
    if first in "{[":
        return _BRACED.match(prose) is None
    if first in "&!":
        return prose[1:2] not in ("", " ")
    return first == "*" and re.fullmatch(r"\*\w+", prose) is not None


def _hidden_colon(prose: str) -> str | None:
    if prose[0] in "\"'|>{[":
        return None
    if re.search(r":(?:\s|$)", prose):
        return "a colon followed by a space makes a key of what stands before it"
    return None


def _places(fault: Exception) -> list[tuple[int, int]]:
    """Lines and columns that the parser's exception names, the most telling first."""
    places: list[tuple[int, int]] = []
    for name in ("problem_mark", "context_mark"):
        mark: Any = getattr(fault, name, None)
        if mark is not None:
            places.append((mark.line + 1, mark.column + 1))
    return places
