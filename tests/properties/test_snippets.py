"""Filling in a snippet: for any text and any values, what was written comes out, and every character knows its place."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from star_city_game.compiler.nodes import ScalarNode, Source, as_written, filled

NAMES = ("who", "q", "at_gate")
PIECES = st.lists(st.sampled_from(("$who", "$q", "$at_gate", "$$", "$5", " ", "a", "é", "{", ".", "$")), max_size=12)
VALUES = st.fixed_dictionaries({name: st.text("ab$ é.{who", max_size=6) for name in NAMES})


@given(PIECES, VALUES)
def test_it_is_what_a_plain_replacement_gives(pieces: list[str], values: dict[str, str]) -> None:
    written = "".join(pieces)
    source = Source("snippets/a.yaml", written, values=values)
    node = filled(ScalarNode(source, 1, 1, written))

    def replaced(found: re.Match[str]) -> str:
        return "$" if found[0] == "$$" else values.get(found[0][1:], found[0])

    assert node.text == re.sub(r"\$\$|\$[a-z][a-z0-9_]*", replaced, written)
    assert as_written(node).text == written


@given(PIECES, VALUES)
def test_each_character_stands_where_it_was_written_and_each_value_where_its_name_was(
    pieces: list[str], values: dict[str, str]
) -> None:
    written = "".join(pieces)
    node = filled(ScalarNode(Source("snippets/a.yaml", written, values=values), 1, 1, written))
    columns = [node.at(offset).column for offset in range(len(node.text) + 1)]
    assert columns == sorted(columns)
    for sign, column in zip(node.text, columns, strict=False):
        assert written[column - 1] in (sign, "$")
    assert columns[-1] == len(written) + 1 or not node.text
