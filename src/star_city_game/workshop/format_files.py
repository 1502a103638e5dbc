"""``star-city fmt``: story files in the house's one layout, and nothing of what they say changed.

What is laid out is read again before it is believed: had a word, a key or a comment come out otherwise, the file would be left
as it is.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Final

from star_city_game.compiler.diagnostics import Diagnostic
from star_city_game.compiler.files import LOCK_NAME, find_files, kind_of, read_bytes
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode, Source
from star_city_game.compiler.reader import decode_source, read_source
from star_city_game.model.frozen import frozen
from star_city_game.workshop.format_comments import Attached
from star_city_game.workshop.format_extents import Comment, Extents
from star_city_game.workshop.format_keys import Kinds
from star_city_game.workshop.format_layout import LINE_BY_LINE, Layout
from star_city_game.workshop.modeline import schema_for

_PARTED: Final = ("scenes", "storylets", "endings")
"""Kinds of files whose entries a blank line parts, however short they are."""


@frozen
class Formatted:
    """What came of one file: its bytes before and after.

    It was left as it is when ``found`` says why it cannot be read, or when ``is_odd``: laid out, it would not say the same.
    """

    name: str
    before: bytes
    after: bytes
    found: tuple[Diagnostic, ...] = ()
    is_odd: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the file was laid out otherwise."""
        return self.before != self.after

    def difference(self) -> str:
        """What changes, as a unified diff."""
        rows = unified_diff(_rows(self.before), _rows(self.after), self.name, f"{self.name} (formatted)", lineterm="")
        return "\n".join(rows) + "\n"


def _rows(data: bytes) -> list[str]:
    return data.decode("utf-8-sig").splitlines()


def files_of(story: Path) -> list[str]:
    """The names of the files of a story that can be laid out, walkthroughs among them."""
    names = [name for name, _ in find_files(story).kinds if name != LOCK_NAME]
    walks = (path.relative_to(story).as_posix() for path in sorted((story / "walkthroughs").rglob("*.yaml")))
    return [*names, *walks]


def format_bytes(name: str, data: bytes, width: int = 0) -> Formatted:
    """Lays a file out.

    Args:
        name: its name within its story, which tells what it holds.
        data: its bytes.
        width: columns that a line of prose may take; 0 leaves every line of prose as it is.

    Returns:
        What came of it; a file that cannot be read is left as it is, with the reason.
    """
    findings = Findings()
    source = decode_source(name, data, findings)
    root = None if source is None else read_source(source, findings)
    if source is None or not isinstance(root, MapNode | ListNode) or findings.errors:
        return Formatted(name, data, data, findings.sorted())
    text = _laid_out(name, root, width)
    if not _says_the_same(root, text):
        return Formatted(name, data, data, is_odd=True)
    after = text.replace("\n", "\r\n") if b"\r\n" in data else text
    return Formatted(name, data, after.encode())


def format_file(path: Path, name: str, width: int = 0) -> Formatted:
    """Lays a file of a story out; one that cannot be read has nothing in it, and the reason is told."""
    try:
        data = read_bytes(path)
    except OSError as fault:
        findings = Findings()
        findings.add_to_file("SC108", name, f"the file cannot be read: {fault.strerror or 'unknown reason'}")
        return Formatted(name, b"", b"", findings.sorted())
    return format_bytes(name, data, width)


def write(path: Path, data: bytes) -> None:
    """Puts new bytes in the place of a file's, whole or not at all.

    Raises:
        OSError: they cannot be written; the file is as it was.
    """
    target = path.resolve()
    handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).chmod(target.stat().st_mode & 0o7777)
        Path(unfinished).replace(target)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _laid_out(name: str, root: MapNode | ListNode, width: int) -> str:
    extents = Extents(root)
    comments = extents.comments()
    kinds = Kinds(schema_for(name), root)
    while True:
        attached = Attached(root, extents, comments)
        text = Layout(extents, attached, kinds, parts_entries=kind_of(name) in _PARTED, width=width).text(root)
        left = {comment.line for comment in attached.left}
        if not left:
            return text
        # Beside a dash or a bracket that has no line any more: such a comment gets one of its own.
        comments = [Comment(each.line, each.column, each.text, each.is_alone or each.line in left) for each in comments]


def _says_the_same(root: Node, text: str) -> bool:
    findings = Findings()
    again = read_source(Source(root.source.file, text), findings)
    if again is None or findings.errors:
        return False
    return list(_said(again)) == list(_said(root)) and _comments(again) == _comments(root)


def _comments(root: Node) -> list[str]:
    return sorted(comment.text for comment in Extents(root).comments())


def _said(node: Node, key: str = "") -> Iterator[str]:
    """What a node says, whatever its layout; of texts that print line by line, which lines."""
    if isinstance(node, ScalarNode):
        lines = node.text.rstrip().split("\n") if key in LINE_BY_LINE else [" ".join(node.text.split())]
        yield from (line.rstrip() for line in lines)
    elif isinstance(node, ListNode):
        yield f"[{len(node.items)}"
        for item in node.items:
            yield from _said(item)
    else:
        yield f"{{{len(node.pairs)}"
        for name in sorted(node.pairs):
            yield name
            yield from _said(node.pairs[name].value, name)
