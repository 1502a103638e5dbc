"""Reads the keys of a mapping by the types that they must have; whatever does not fit is a finding, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from star_city_game.compiler.findings import Findings
from star_city_game.compiler.nodes import ListNode, MapNode, Node, Pair, ScalarNode, as_written, filled
from star_city_game.compiler.slips import glued_colon
from star_city_game.compiler.spelling import key_meant, listed, near
from star_city_game.compiler.traps import trap_on, write_as_prose

ID = re.compile(r"[a-z][a-z0-9_]*\Z")
"""What an id looks like."""
HELD = re.compile(r"\{\s*([a-z][a-z0-9_]*)\s*\}\s*\Z")
"""What stands for a scene that a quality holds: ``{next}``."""
NONE_MEANT: Mapping[str, str] = {}
"""Nothing is known of what other words mean."""
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}\Z")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_CLOCK, _TIME = re.compile(r"\d+:"), re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d\b")
_BEFORE = re.compile(r"( *)((?:- )*)([a-z_]+: *)?\Z")
_YES, _NO = ("true", "yes"), ("false", "no")


def fold(text: str) -> str:
    """Prose without braces: single line ends fold to a space, blank lines part paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text.strip()))


def is_date(text: str) -> bool:
    """Whether the text is a day of the calendar, as 1966-03-04."""
    match = _DATE.match(text)
    if match is None:
        return False
    year, month, day = (int(part) for part in match.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= len(days) and 1 <= day <= days[month - 1]


def what_it_is(node: Node) -> str:
    """A node in words, for a message."""
    if isinstance(node, MapNode):
        return "a mapping"
    if isinstance(node, ListNode):
        return "a list"
    return f"“{node.text.strip()[:40]}”" if node.text else "nothing"


class Fields:
    """The keys of one mapping.

    Args:
        node: the mapping.
        keys: every key it may have.
        what: what it is, for messages ("a choice").
        findings: takes whatever is wrong.
    """

    def __init__(self, node: MapNode, keys: Iterable[str], what: str, findings: Findings) -> None:
        self.node = node
        self.what = what
        self.findings = findings
        known = keys if isinstance(keys, (frozenset, set, dict)) else frozenset(keys)
        for key, pair in node.pairs.items():
            if key not in known:
                self._refuse_key(pair, known)

    def __contains__(self, key: str) -> bool:
        return key in self.node.pairs

    def at(self, key: str) -> Node:
        """Where the key stands, or the mapping when it has no such key."""
        pair = self.node.pairs.get(key)
        return self.node if pair is None else pair.key

    def get(self, key: str) -> Node | None:
        """The value as it was written."""
        pair = self.node.pairs.get(key)
        return None if pair is None else pair.value

    def require(self, *keys: str) -> bool:
        """Whether every key is there; each that is not is a finding."""
        missing = [key for key in keys if key not in self.node.pairs]
        for key in missing:
            self.findings.add("SC112", self.node, f"{self.what} needs the key {key}", expected=f"{key}: …")
        return not missing

    def scalar(self, key: str) -> ScalarNode | None:
        """A single value that is not empty."""
        pair = self.node.pairs.get(key)
        if pair is None:
            return None
        node = pair.value
        if type(node) is ScalarNode and node.text:  # nearly always: the words for a finding are not made then
            return node
        return as_scalar(node, f"{key} of {self.what}", self.findings)

    def line(self, key: str, default: str = "") -> str:
        """A single line of plain text."""
        node = self.scalar(key)
        return default if node is None else fold(node.text)

    def identifier(self, key: str) -> ScalarNode | None:
        """An id."""
        node = self.scalar(key)
        if node is None or check_id(node, f"{key} of {self.what}", self.findings):
            return node
        return None

    def word(self, key: str, allowed: Iterable[str], default: str, meant: Mapping[str, str] = NONE_MEANT) -> str:
        """One of the words allowed; ``meant`` has what is meant by words that other languages use."""
        node = self.scalar(key)
        if node is None:
            return default
        allowed = tuple(allowed)
        if node.text in allowed:
            return node.text
        self.findings.add(
            "SC114",
            node,
            f"{key} of {self.what} cannot be {node.text}",
            expected=listed(allowed, 20),
            suggestion=meant.get(node.text.lower()) or next(iter(near(node.text, allowed)), ""),
        )
        return default

    def number(self, key: str, default: int, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        node = self.get(key)
        if node is None:
            return default
        value = as_number(node, f"{key} of {self.what}", self.findings, (low, high))
        return default if value is None else value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Yes or no."""
        node = self.scalar(key)
        if node is None:
            return default
        if node.text in _YES or node.text in _NO:
            return node.text in _YES
        self.findings.add("SC113", node, f"{key} of {self.what} is true or false", expected="true or false")
        return default

    def date(self, key: str) -> str:
        """A day, as 1966-03-04; empty when there is none."""
        node = self.scalar(key)
        if node is None:
            return ""
        if is_date(node.text):
            return node.text
        self.findings.add("SC142", node, f"{node.text} is not a date", expected="year-month-day, as in 1966-03-04")
        return ""

    def time(self, key: str) -> str:
        """A time of day, as 17:41, or in words; empty when there is none."""
        written = self.line(key)
        node = self.scalar(key)
        if node is not None and _CLOCK.match(written) and not _TIME.match(written):
            self.findings.add(
                "SC142", node, f"{written} is not a time of day", expected="from 00:00 to 23:59, or words"
            )
            return ""
        return written

    def scalars(self, key: str) -> list[ScalarNode]:
        """One value, or a list of values."""
        node = self.get(key)
        if node is None:
            return []
        if type(node) is ScalarNode and node.text:
            return [node]
        return as_scalars(node, f"{key} of {self.what}", self.findings)

    def ids(self, key: str) -> list[ScalarNode]:
        """One id, or a list of ids; what is none is a finding and left out."""
        return [node for node in self.scalars(key) if check_id(node, f"{key} of {self.what}", self.findings)]

    def mapping(self, key: str, expected: str = "") -> MapNode | None:
        """A mapping; ``expected`` shows what one looks like."""
        node = self.get(key)
        return None if node is None else as_mapping(node, f"{key} of {self.what}", self.findings, expected)

    def items(self, key: str) -> list[Node]:
        """The items of a list."""
        node = self.get(key)
        if node is None:
            return []
        if isinstance(node, ListNode):
            return node.items
        self.findings.add("SC113", node, f"{key} of {self.what} must be a list, and this is {what_it_is(node)}")
        return []

    def _refuse_key(self, pair: Pair, known: Iterable[str]) -> None:
        if pair.key.text.lower() not in known and refuse_prose_key(pair, self.node, self.findings):
            return
        self.findings.add(
            "SC111",
            pair.key,
            f"{self.what} has no key {pair.key.text}",
            expected=listed(sorted(known), 40),
            suggestion=key_meant(pair.key.text, known),
        )


def refuse_prose_key(pair: Pair, mapping: MapNode, findings: Findings) -> bool:
    """Whether a key is prose that YAML took for one; then the finding says how to write it."""
    key = pair.key
    empty = isinstance(pair.value, ScalarNode) and not pair.value.text and mapping.flow
    if ID.match(key.text) and not empty:
        return False
    if empty and refuse_glued_key(pair, findings):
        return True
    if empty:
        message = "a comma inside braces ends the value, so this became a key"
        advice = "Write each key on a line of its own."
        findings.add("SC102", key, message, advice=advice)
        return True
    line = key.source.line(key.line)
    trap = trap_on(line)
    suggestion = trap.suggestion if trap is not None and not mapping.flow else ""
    message = "a colon followed by a space makes a key of what stands before it"
    findings.add("SC102", key, message, advice="Write prose as a block.", suggestion=suggestion)
    return True


def refuse_glued_key(pair: Pair, findings: Findings) -> bool:
    """Whether a key without a value is a key and its value, without a space between; then the finding says so."""
    plainly = None if pair.key.style or not is_nothing(pair.value) else glued_colon(pair.key.text)
    if plainly is not None:
        findings.add("SC101", pair.key, "a colon wants a space after it", suggestion=plainly)
    return plainly is not None


def is_nothing(node: Node) -> bool:
    """Whether nothing is written where a value should be."""
    return isinstance(node, ScalarNode) and not node.text and not node.style


def refuse_braced_prose(node: MapNode, findings: Findings) -> None:
    """Adds the finding for a text in braces that YAML took for a mapping."""
    line = node.source.line(node.line)
    before = _BEFORE.match(line[: node.column - 1])
    suggestion = ""
    if before is not None:
        prose = line[node.column - 1 :].rstrip()
        suggestion = write_as_prose(before[1], before[2], before[3] or "", prose)
    message = "a brace at the beginning opens a mapping for YAML"
    findings.add("SC102", node, message, advice="Write prose as a block.", suggestion=suggestion)


def as_scalar(node: Node, what: str, findings: Findings) -> ScalarNode | None:
    """The node as a single value that is not empty, or None and a finding."""
    if isinstance(node, ScalarNode):
        if node.text or node.style:
            return node
        findings.add("SC113", node, f"{what} has no value")
        return None
    if isinstance(node, MapNode) and node.flow:
        refuse_braced_prose(node, findings)
        return None
    findings.add("SC113", node, f"{what} must be a single value, and this is {what_it_is(node)}")
    return None


def as_mapping(node: Node, what: str, findings: Findings, expected: str = "") -> MapNode | None:
    """The node as a mapping, or None and a finding."""
    if isinstance(node, MapNode):
        return node
    advice = "Its keys stand below it, two spaces further in." if is_nothing(node) else ""
    message = f"{what} must be a mapping, and this is {what_it_is(node)}"
    findings.add("SC113", node, message, expected=expected, advice=advice)
    return None


def as_scalars(node: Node, what: str, findings: Findings) -> list[ScalarNode]:
    """The node as one value or a list of values; those that are none are findings."""
    if isinstance(node, ListNode):
        found = (as_scalar(item, f"an item of {what}", findings) for item in node.items)
        items = [item for item in found if item is not None]
        return _rejoined(items) if node.flow else items
    single = as_scalar(node, what, findings)
    return [] if single is None else [single]


def _rejoined(items: list[ScalarNode]) -> list[ScalarNode]:
    """Items of a list in brackets, with those put together again that a comma inside round brackets cut in two."""
    joined: list[ScalarNode] = []
    for item in items:
        first = joined[-1] if joined else None
        if first is not None and not item.style and _is_open(first) and first.line == item.line:
            whole = item.source.line(item.line)[first.column - 1 : item.column - 1 + len(as_written(item).text)]
            joined[-1] = filled(ScalarNode(first.source, first.line, first.column, whole))
        else:
            joined.append(item)
    return joined


def _is_open(node: ScalarNode) -> bool:
    return not node.style and node.text.count("(") > node.text.count(")")


def as_number(node: Node, what: str, findings: Findings, within: tuple[int, int]) -> int | None:
    """The node as a whole number within two bounds, or None and a finding."""
    scalar = as_scalar(node, what, findings)
    if scalar is None:
        return None
    if not _NUMBER.match(scalar.text):
        findings.add("SC113", scalar, f"{what} must be a whole number, and this is {what_it_is(scalar)}")
        return None
    value = int(scalar.text)
    low, high = within
    if not low <= value <= high:
        findings.add("SC141", scalar, f"{what} cannot be {value}", expected=f"a number from {low} to {high}")
        return None
    return value


def check_id(node: ScalarNode, what: str, findings: Findings) -> bool:
    """Whether the scalar is an id; otherwise a finding."""
    if ID.match(node.text):
        return True
    suggestion = re.sub(r"[^a-z0-9]+", "_", node.text.lower()).strip("_")
    findings.add(
        "SC115",
        node,
        f"{what} cannot be {what_it_is(node)}",
        expected="a small letter, then small letters, digits and _",
        suggestion=suggestion if ID.match(suggestion) else "",
    )
    return False


def members(node: MapNode, what: str, findings: Findings) -> Iterator[tuple[ScalarNode, Node]]:
    """Ids and values of a mapping of ids; keys that are no ids are findings and passed over."""
    for pair in node.pairs.values():
        if check_id(pair.key, what, findings):
            yield pair.key, pair.value
