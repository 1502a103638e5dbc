"""The reader: strict, exact about places, and never impressed."""

from __future__ import annotations

import time
from os import mkfifo
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from star_city_game.compiler import reader
from star_city_game.compiler.files import BIGGEST
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode


def read(text: str | bytes) -> tuple[Node | None, Findings]:
    findings = Findings()
    source = reader.decode_source("a.yaml", text if isinstance(text, bytes) else text.encode(), findings)
    return (None if source is None else reader.read_source(source, findings)), findings


def fault(text: str | bytes) -> tuple[str, int, int]:
    node, findings = read(text)
    assert node is None or len(findings)
    first = findings.sorted()[0]
    return first.code, first.line, first.column


def scalar(text: str, *way: str | int) -> ScalarNode:
    node, findings = read(text)
    assert not len(findings)
    for step in way:
        if isinstance(step, int):
            assert isinstance(node, ListNode)
            node = node.items[step]
        else:
            assert isinstance(node, MapNode)
            node = node.get(step)
    assert isinstance(node, ScalarNode)
    return node


@pytest.fixture(params=["fast", "pure"])
def any_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "pure":
        monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    return str(request.param)


def test_mappings_keep_their_order_and_places() -> None:
    node, _ = read("b: 1\na:\n  - x\n  - {c: d}\n")
    assert isinstance(node, MapNode)
    assert list(node.pairs) == ["b", "a"]
    inner = node.get("a")
    assert isinstance(inner, ListNode)
    second = inner.items[1]
    assert isinstance(second, MapNode)
    assert (second.line, second.column, second.flow) == (4, 5, True)
    assert node.pairs["a"].key.line == 2


@pytest.mark.parametrize("written", ["12:30", "no", "on", "1966-01-14", "0x10", "~", "1e3", "017"])
def test_scalars_are_read_as_written(written: str) -> None:
    assert scalar(f"a: {written}", "a").text == written


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "SC103", 3, 1),
        ("a: *b\n", "SC104", 1, 4),
        ("a: &b c\n", "SC104", 1, 4),
        ("a: !!python/object:os.system x\n", "SC104", 1, 4),
        ("b: {a: 1}\n<<: {c: 2}\n", "SC104", 2, 1),
        ("%YAML 1.1\n---\na: 1\n", "SC104", 1, 1),
        (b"a: 1\nb: \xff\n", "SC105", 2, 1),
        (b"\xff\xfea\x00", "SC105", 1, 1),
        ("a: x\x1b[31m\n", "SC106", 1, 5),
        ("a: x\u202ey\n", "SC106", 1, 5),
        ('a: "x\\u202ey"\n', "SC106", 1, 6),
        ('a: "x\\x1by"\n', "SC106", 1, 6),
        ("a: x\ry\n", "SC106", 1, 5),
        ("[" * 40, "SC107", 1, 33),
        ("- " * 40 + "x", "SC107", 1, 65),
        ("a: 1\n---\nb: 2\n", "SC109", 2, 1),
        ("", "SC109", 0, 0),
        ("# nothing but this\n", "SC109", 0, 0),
        ("? [a]\n: b\n", "SC110", 1, 3),
        ("a: [b\nc: d\n", "SC101", 2, 2),
        ("a:\n\t- b\n", "SC101", 2, 1),
    ],
)
def test_refused(text: str | bytes, code: str, line: int, column: int, any_loader: str) -> None:
    assert any_loader
    assert fault(text)[0] == code
    if code != "SC101":
        assert fault(text) == (code, line, column)


@pytest.mark.parametrize("text", ['a: "\\ud800"\n', 'a: "\\U00110000"\n', 'a: "\\q"\n', "%YAML 1." + "9" * 5000 + "\n"])
def test_bad_escapes_and_numbers_are_findings(text: str, any_loader: str) -> None:
    assert any_loader
    assert fault(text)[0] in ("SC101", "SC104", "SC106")


@pytest.mark.parametrize(
    "bomb",
    [
        b"[" * 30_000,
        b"{" * 30_000,
        b"- " * 30_000,
        b"? " * 30_000,
        b"[[\n" * 100_000,
        b"%TAG !a! b\n" * 100_000,
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        b"a: &a {k: v}\nb: {<<: [*a, *a, *a]}\n",
        b"x" * (BIGGEST + 1),
    ],
)
def test_bombs_are_refused_at_once(bomb: bytes) -> None:
    start = time.perf_counter()
    node, findings = read(bomb)
    assert node is None
    assert len(findings) == 1
    assert time.perf_counter() - start < 1


def test_the_pure_parser_survives_depth_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    assert fault(b"[" * 30_000)[0] == "SC107"
    assert fault(b"- " * 30_000)[0] == "SC107"


def test_windows_line_ends_and_a_byte_order_mark_are_taken() -> None:
    node, findings = read(b"\xef\xbb\xbfa: |\r\n  b\r\n  c\r\n")
    assert not len(findings)
    assert isinstance(node, MapNode)
    inner = node.get("a")
    assert isinstance(inner, ScalarNode)
    assert inner.text == "b\nc\n"


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    node, found = reader.read_file(tmp_path / "none.yaml", "none.yaml")
    assert node is None
    assert [each.code for each in found] == ["SC108"]
    assert found[0].file == "none.yaml"


def test_a_pipe_or_a_device_in_place_of_a_file_is_a_finding_and_nothing_waits_for_it(tmp_path: Path) -> None:
    pipe, device = tmp_path / "pipe.yaml", tmp_path / "device.yaml"
    mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        node, found = reader.read_file(path)
        assert node is None
        assert [(each.code, each.message) for each in found] == [
            ("SC108", "the file cannot be read: it is not a regular file")
        ]


@pytest.mark.parametrize("text", ["hall:\n\tbody: Prose: a tab first.\n", "a:\n  b: 1\n\tc: 2\n"])
def test_a_tab_is_told_as_a_tab_whatever_stands_behind_it(text: str) -> None:
    found = read(text)[1].sorted()
    assert [each.code for each in found] == ["SC101"]
    assert "a tab stands" in found[0].message


def test_a_folder_in_place_of_a_file_is_a_finding(tmp_path: Path) -> None:
    _, found = reader.read_file(tmp_path)
    assert [each.code for each in found] == ["SC108"]


@pytest.mark.parametrize(
    ("text", "way", "offset", "place"),
    [
        ("a: some words", ["a"], 5, (1, 9)),
        ("a: 'it''s here'", ["a"], 5, (1, 11)),
        ('a: "x\\u00e9 yz"', ["a"], 3, (1, 13)),
        ('a: "x\\\\ yz"', ["a"], 3, (1, 9)),
        ("a: |\n  one\n  two three\n", ["a"], 8, (3, 7)),
        ("a: |2\n    one\n  two\n", ["a"], 2, (2, 5)),
        ("a:\n  - |\n\n    one\n\n    two\n", ["a", 0], 6, (6, 5)),
        ("a: one\n  two\n  three", ["a"], 8, (3, 3)),
        ("a: one\n\n  two", ["a"], 4, (3, 3)),
        ("a: >\n  one\n  two\n", ["a"], 4, (3, 3)),
    ],
)
def test_offsets_have_places(text: str, way: list[str | int], offset: int, place: tuple[int, int]) -> None:
    assert scalar(text, *way).at(offset) == place


@given(st.lists(st.text("ab {}:|é“", max_size=12).filter(lambda line: line.strip() != ""), min_size=1, max_size=5))
def test_places_in_block_scalars_are_exact(lines: list[str]) -> None:
    text = "a:\n  - |2\n" + "".join(f"      {line}\n" for line in lines)
    node = scalar(text, "a", 0)
    for offset, sign in enumerate(node.text):
        line, column = node.at(offset)
        assert sign == "\n" or node.source.line(line)[column - 1] == sign


@given(st.text("ab \"'\\é“", min_size=1, max_size=30))
def test_places_in_quoted_scalars_are_exact(said: str) -> None:
    written = said.replace("\\", "\\\\").replace('"', '\\"')
    node = scalar(f'a: "{written}"', "a")
    assert node.text == said
    for offset, sign in enumerate(said):
        line, column = node.at(offset)
        found = node.source.line(line)[column - 1 :]
        assert found.startswith(("\\" + sign) if sign in '\\"' else sign)


PIECES = [
    "- ",
    ": ",
    "\n",
    "  ",
    "a",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    "|",
    ">",
    "*a",
    "&a",
    "!",
    "%",
    "#",
    "\\u",
    "\t",
    "?",
    ",",
]


@given(
    st.one_of(st.binary(max_size=60), st.lists(st.sampled_from([*PIECES, "---\n", "<<", "\r", "\x85"])).map("".join))
)
def test_any_bytes_are_a_node_or_findings(data: bytes | str) -> None:
    node, findings = read(data)
    assert node is not None or len(findings)
