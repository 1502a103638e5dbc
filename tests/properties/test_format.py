"""``star-city fmt`` on files laid out in every way that YAML allows: what they say stays, and a second time changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import yaml
from hypothesis import given
from hypothesis import strategies as st

from star_city_game.workshop.format_files import format_bytes

_TEXTS = (
    "word",
    "two words",
    "“It’s,” he says",
    "a, b",
    "say: it",
    "# no comment",
    "{n: a | b}",
    "it's",
    'a "b"',
    "c:\\d",
    "7",
    "true",
    "<>",
)
_KEYS = ("say", "id", "then", "when", "do", "goto", "choices", "body", "lines", "of", "own_one", "title", "tags")
_Way = TypeVar("_Way", int, str)
_COMMENT = re.compile(r"# note \d+: \{x, ‘y’\} - \"z")
Tree = Any
"""A text, a list or a mapping."""

_trees: st.SearchStrategy[Tree] = st.recursive(
    st.sampled_from(_TEXTS),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, min_size=1, max_size=4)
    ),
    max_leaves=14,
)
_files = st.dictionaries(st.sampled_from(("one", "two", "three")), _trees, min_size=1, max_size=3)


class _Writer:
    """Writes a tree in a way drawn at random, with comments wherever one may stand."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw
        self._comments = 0

    def pick(self, *ways: _Way) -> _Way:
        way: _Way = self._draw(st.sampled_from(ways))
        return way

    def remark(self) -> str:
        self._comments += 1
        return f'# note {self._comments}: {{x, ‘y’}} - "z'

    def beside(self) -> str:
        return self.pick("", "", "", " ", "   ") or (
            f"{self.pick(' ', '     ')}{self.remark()}" if self.pick(0, 0, 1) else ""
        )

    def above(self, indent: int) -> str:
        blank = self.pick("", "", "\n", "\n  \n")
        return blank + (f"{' ' * indent}{self.remark()}\n{self.pick('', chr(10))}" if self.pick(0, 0, 0, 1) else "")

    def block(self, tree: Tree, indent: int) -> str:
        """The entries of a mapping or a list, each with a line end."""
        pad, lines = " " * indent, ""
        entries = (
            [(f"{key}:", value) for key, value in tree.items()]
            if isinstance(tree, dict)
            else [("-", each) for each in tree]
        )
        for head, value in entries:
            lines += self.above(indent) + pad + head + self.value(value, indent, is_item=head == "-")
        return lines + (self.above(indent) if self.pick(0, 0, 1) else "")

    def value(self, tree: Tree, indent: int, *, is_item: bool) -> str:
        if isinstance(tree, str):
            return self.text(tree, indent)
        deeper = indent + self.pick(1, 2, 4)
        if self.pick("block", "flow") == "flow":
            between = self.pick(" ", f"\n{' ' * deeper}")
            return f"{between}{self.flow(tree, deeper)}{self.beside()}\n"
        if is_item and self.pick(0, 1):
            inner = self.block(tree, indent + 2)
            if not inner.lstrip(" ").startswith(("#", "\n")):
                return " " + inner[indent + 2 :]
            return f"\n{inner}"
        if isinstance(tree, list) and not is_item and self.pick(0, 0, 1):
            return f"{self.beside()}\n{self.block(tree, indent)}"
        return f"{self.beside()}\n{self.block(tree, deeper)}"

    def text(self, text: str, indent: int) -> str:
        way = self.pick("plain", "single", "double", "|", "|-", ">", "|+")
        if way in ("|", "|-", ">", "|+"):
            inner = " " * (indent + self.pick(1, 2, 5))
            more = f"\n{inner}and more  \n\n{inner}again" if self.pick(0, 1) else ""
            return f" {way}{self.beside()}\n{inner}{text}{more}\n"
        return f" {self.quoted(text, way)}{self.beside()}\n"

    def quoted(self, text: str, way: str) -> str:
        if way == "plain" and re.fullmatch(r"[\w“”’][\w “”’]*", text):
            return text
        if way == "double":
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return "'" + text.replace("'", "''") + "'"

    def flow(self, tree: Tree, indent: int) -> str:
        if isinstance(tree, str):
            return self.quoted(tree, self.pick("plain", "single", "double"))
        is_list = isinstance(tree, list)
        parts = (
            [self.flow(each, indent) for each in tree]
            if is_list
            else [f"{key}: {self.flow(each, indent)}" for key, each in tree.items()]
        )
        comma = self.pick(", ", ",  ", " , ")
        written = "[" if is_list else "{"
        written += self.pick("", " ", f"\n{' ' * indent}")
        for number, part in enumerate(parts):
            is_broken = number and self.pick(0, 0, 1)
            written += (f",{self.beside()}\n{' ' * indent}" if is_broken else comma) * bool(number) + part
        end = f"{self.pick('', ',')}{self.beside()}\n{' ' * indent}" if self.pick(0, 0, 1) else ""
        return written + end + ("]" if is_list else "}")


@st.composite
def _written(draw: Callable[[st.SearchStrategy[Any]], Any]) -> str:
    return _Writer(draw).block(draw(_files), 0)


def _said(data: bytes) -> Any:
    """What a file says, with what stands for a space in prose made one."""

    def plain(part: Any, key: str = "") -> Any:
        if isinstance(part, str):
            return [line.rstrip() for line in part.rstrip().split("\n")] if key == "lines" else " ".join(part.split())
        return (
            [plain(each) for each in part]
            if isinstance(part, list)
            else {key: plain(each, key) for key, each in part.items()}
        )

    return plain(yaml.load(data, yaml.BaseLoader))  # noqa: S506 - a loader of texts alone


@given(
    _written(),
    st.sampled_from(("scenes/a.yaml", "qualities.yaml", "walkthroughs/a.yaml", "other.yaml")),
    st.sampled_from((0, 40, 90)),
)
def test_what_a_file_says_stays_and_so_does_every_comment(text: str, name: str, width: int) -> None:
    done = format_bytes(name, text.encode(), width)
    assert not done.found
    assert not done.is_odd
    assert _said(done.after) == _said(text.encode())
    assert sorted(_COMMENT.findall(done.after.decode())) == sorted(_COMMENT.findall(text))
    assert format_bytes(name, done.after, width).after == done.after
    assert not re.search(r"[ \t]$", done.after.decode(), re.MULTILINE)


@given(st.text("ab:-?[]{},# \n|>'\"\\", max_size=40))
def test_any_text_is_laid_out_or_left_as_it_is(text: str) -> None:
    done = format_bytes("scenes/a.yaml", text.encode())
    if done.found or done.is_odd:
        assert done.after == done.before
    else:
        assert format_bytes("scenes/a.yaml", done.after).after == done.after
