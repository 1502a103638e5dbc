"""Strict YAML into positioned nodes, built on PyYAML's event stream.

The only module that imports ``yaml``. It refuses aliases, anchors, merge keys, tags, directives, duplicate keys, deep
nesting, big files and characters that could deceive a reader or a terminal. It never raises for what a file holds,
whatever the bytes are, and it composes without recursion: PyYAML's own loaders can be crashed by a few kilobytes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NoReturn

import yaml

from star_city_game.compiler.characters import decode, forbidden, name_of
from star_city_game.compiler.diagnostics import Diagnostic
from star_city_game.compiler.files import BIGGEST, read_bytes
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.nodes import ListNode, MapNode, Node, Pair, ScalarNode, Source
from star_city_game.compiler.traps import explain_alias, explain_fault

DEEPEST: Final = 32
"""Mappings and sequences within one another."""

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# ValueError and OverflowError: the pure Python scanner lets them through for escapes and numbers out of range.
_FAULTS: Final = (yaml.YAMLError, ValueError, OverflowError)


class _Refused(Exception):
    """The file cannot be composed; the finding has been added."""


def read_file(path: Path, name: str | None = None) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Reads one file.

    Args:
        path: the file.
        name: what findings call it; the path as given when left out.

    Returns:
        The file's node, or None when it cannot be read, and all findings.
    """
    name = path.as_posix() if name is None else name
    findings = Findings()
    try:
        data = read_bytes(path)
    except OSError as fault:
        findings.add_to_file("SC108", name, f"the file cannot be read: {fault.strerror or 'unknown reason'}")
        return None, findings.sorted()
    source = decode_source(name, data, findings)
    node = None if source is None else read_source(source, findings)
    return node, findings.sorted()


def decode_source(name: str, data: bytes, findings: Findings) -> Source | None:
    """Makes text of a file's bytes, or says why it is none.

    Args:
        name: what findings call the file.
        data: its bytes.
        findings: takes what is wrong.
    """
    if len(data) > BIGGEST:
        findings.add_to_file(
            "SC108", name, f"the file is bigger than {BIGGEST // 1024 // 1024} MiB", advice="Split it."
        )
        return None
    text, line = decode(data)
    if text is None:
        findings.add_to_file(
            "SC105", name, f"line {line} is not UTF-8 text", advice="Save the file as UTF-8.", line=line
        )
        return None
    return Source(name, text)


def read_source(source: Source, findings: Findings) -> Node | None:
    """Composes the nodes of a text; None when it cannot be done, and then ``findings`` says why."""
    bad = forbidden(source.text)
    if bad:
        for offset, sign in bad:
            line = source.text.count("\n", 0, offset) + 1
            place = (line, offset - source.text.rfind("\n", 0, offset))
            findings.add_at(
                "SC106", source, place, f"a story may not hold {name_of(sign)}", advice="Delete the character."
            )
        return None
    try:
        return _Composer(source, findings).compose()
    except _Refused:
        return None
    except _FAULTS as fault:
        explain_fault(source, fault, findings)
        return None


class _Composer:
    """Turns events into nodes with a stack of its own."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.stack: list[MapNode | ListNode] = []
        self.keys: list[ScalarNode | None] = []
        self.root: Node | None = None
        self.documents = 0

    def compose(self) -> Node | None:
        """Reads the whole stream.

        Raises:
            _Refused: the text holds something that is not allowed.
        """
        self._refuse_directives()
        scalar, source = yaml.ScalarEvent, self.source
        next_event: Callable[[], Any] = _LOADER(source.text).get_event
        while (kind := type(event := next_event())) is not yaml.StreamEndEvent:
            if kind is scalar:
                self._take_scalar(event)
            elif kind is yaml.MappingStartEvent:
                mark = event.start_mark
                self._open(event, MapNode(source, mark.line + 1, mark.column + 1, flow=bool(event.flow_style)))
            elif kind is yaml.SequenceStartEvent:
                mark = event.start_mark
                self._open(event, ListNode(source, mark.line + 1, mark.column + 1, flow=bool(event.flow_style)))
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                self.stack.pop()
                self.keys.pop()
            elif kind is yaml.AliasEvent:
                mark = event.start_mark
                self._refuse_sign(mark.line + 1, mark.column + 1, "an alias (*)")
            elif kind is yaml.DocumentStartEvent:
                self._count_document(event)
        if self.root is None and not self.documents:
            self.findings.add_to_file(
                "SC109", self.source.file, "the file is empty", advice="Write something or delete it."
            )
        return self.root

    def _refuse_directives(self) -> None:
        # Before parsing: libyaml compares each directive with all others, so a file of them would take hours.
        text = self.source.text
        for number, line in enumerate(self.source.lines if "\n%" in text or text.startswith("%") else (), 1):
            if line.startswith("%"):
                self._refuse("SC104", number, 1, "a line that begins with % is a YAML directive, and none is allowed")

    def _count_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            mark = event.start_mark
            self._refuse(
                "SC109", mark.line + 1, mark.column + 1, "a second document begins here", "Remove the --- line."
            )

    def _take_scalar(self, event: Any) -> None:
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._refuse_mark(event)
        text = event.value
        node = ScalarNode(self.source, mark.line + 1, mark.column + 1, text, event.style or "")
        if node.style == '"' and text:
            self._check_escapes(node)
        self._place(node)

    def _check_escapes(self, node: ScalarNode) -> None:
        for offset, sign in forbidden(node.text):
            self._refuse("SC106", *node.at(offset), f"a story may not hold {name_of(sign)}, not as an escape either")

    def _open(self, event: Any, node: MapNode | ListNode) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_mark(event)
        if len(self.stack) >= DEEPEST:
            self._refuse("SC107", node.line, node.column, f"more than {DEEPEST} levels within one another")
        self._place(node)
        self.stack.append(node)
        self.keys.append(None)

    def _place(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = self._check_key(node)
            return
        self.keys[-1] = None
        first = parent.pairs.get(key.text)
        if first is None:
            parent.pairs[key.text] = Pair(key, node)
        else:
            self.findings.add(
                "SC103",
                key,
                f"{key.text} stands in this mapping twice: here and at line {first.key.line}",
                advice=f"Keep one of the two (lines {first.key.line} and {key.line}).",
            )

    def _check_key(self, node: Node) -> ScalarNode:
        if not isinstance(node, ScalarNode) or node.style in ("|", ">"):
            self._refuse("SC110", node.line, node.column, "a key must be a plain word", "Prose goes into a block: - |")
        if node.text == "<<" and not node.style:
            self._refuse("SC104", node.line, node.column, "merge keys (<<) are not allowed", "Write the keys out.")
        return node

    def _refuse_mark(self, event: Any) -> None:
        mark = event.start_mark
        if event.anchor is not None:
            self._refuse_sign(mark.line + 1, mark.column + 1, "an anchor (&)")
        advice = "A condition is denied with not, as in: not known. Prose goes into a block: - |"
        self._refuse_sign(mark.line + 1, mark.column + 1, "a tag (!)", advice)

    def _refuse_sign(self, line: int, column: int, what: str, advice: str = "") -> NoReturn:
        if explain_alias(self.source, line, self.findings):
            raise _Refused
        advice = advice or "Write the thing out where it is needed."
        self._refuse("SC104", line, column, f"{what} is not allowed", advice)

    def _refuse(self, code: str, line: int, column: int, message: str, advice: str = "") -> NoReturn:
        self.findings.add_at(code, self.source, (line, column), message, advice=advice)
        raise _Refused
