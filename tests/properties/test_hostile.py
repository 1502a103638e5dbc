"""What nobody should write: broken, deep, huge. Nothing comes out but a tree that runs or faults, and no work runs away."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reference_evaluator import evaluate
from star_city_game.compiler.effects import parse_effect
from star_city_game.compiler.expressions import parse_expression, type_of
from star_city_game.compiler.fault import CODES, Fault
from star_city_game.compiler.text import parse_text
from star_city_game.engine.expressions import compile_expression
from star_city_game.engine.prose import paragraphs
from star_city_game.engine.texts import compile_text
from star_city_game.engine.wording import source_of
from star_city_game.model.expression import LARGEST, Expr
from strategies import DERIVED, NAMES, SCOPE, Game, games, number_sources, text_sources, truth_sources

TREES: dict[str, Expr] = {
    name: tree for name, source in DERIVED.items() if (tree := parse_expression(source, NAMES, SCOPE)[0]) is not None
}
FUNCTIONS = {name: compile_expression(tree, {}) for name, tree in TREES.items()}
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
LONGEST = 4_000
"""Characters of an expression; see the compiler."""


@st.composite
def broken(draw: st.DrawFn, sources: st.SearchStrategy[str]) -> str:
    """A right source in which some tokens were lost, doubled, swapped, or put in from another one."""
    tokens = TOKEN.findall(draw(sources))
    others = TOKEN.findall(draw(sources)) or [""]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(tokens)))
        to = draw(st.integers(0, len(tokens)))
        match draw(st.sampled_from(("lose", "double", "swap", "take"))):
            case "lose":
                tokens = tokens[:at] + tokens[at + 1 :]
            case "double":
                tokens[at:at] = tokens[at : at + 2]
            case "swap" if at < len(tokens) and to < len(tokens):
                tokens[at], tokens[to] = tokens[to], tokens[at]
            case _:
                tokens.insert(at, draw(st.sampled_from(others)))
    return "".join(tokens)


NESTS = (
    *(("(", ")"), ("not ", ""), ("-", ""), ("min(", ", 1)"), ("1 + (", ")"), ("1 if true else ", ""), ("nerve < ", "")),
    *(("drugged and (", ")"), ("(", " if drugged else 1)"), ("{", "}"), ("abs(clamp(", ", 0, 9))"), ("seen(", ")")),
)


@st.composite
def deep(draw: st.DrawFn) -> str:
    """Something wrapped in many layers of one or two kinds, closed or not."""
    first, second = draw(st.sampled_from(NESTS)), draw(st.sampled_from(NESTS))
    layers = draw(st.integers(1, 120))
    closed = draw(st.one_of(st.just(layers), st.integers(0, layers + 1)))
    core = draw(st.sampled_from(("nerve", "drugged", "1", "", "p_seal", "“")))
    return (first[0] + second[0]) * layers + core + (second[1] + first[1]) * closed


HUGE = st.one_of(
    st.integers(0, 10**40).map(str),
    st.sampled_from((str(LARGEST), str(LARGEST + 1), "9" * 4_000, "00", "0" * 400 + "7")),
)


def check_faults(source: str, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        assert fault.code in CODES
        assert 0 <= fault.offset <= len(source)
        assert fault.message


def check(source: str, game: Game) -> None:
    """A tree that runs as it is walked, is of the type found, and is written back; or faults."""
    tree, faults = parse_expression(source, NAMES, SCOPE)
    check_faults(source, faults)
    if tree is None:
        assert faults
        return
    if faults:
        return
    value = compile_expression(tree, FUNCTIONS)(game)
    assert (value, type(value)) == ((walked := evaluate(tree, game, TREES)), type(walked))
    assert parse_expression(source_of(tree), NAMES, SCOPE) == (tree, ())
    if isinstance(value, int):
        assert abs(value) <= LARGEST
        assert type_of(tree, NAMES, SCOPE).kind == ("bool" if isinstance(value, bool) else "int")


@given(source=broken(st.one_of(number_sources(), truth_sources())), game=games())
@example("1 < 2 < 3 in {1}", Game())
@example("nerve if drugged else", Game())
def test_a_broken_expression(source: str, game: Game) -> None:
    check(source, game)


@given(source=deep(), game=games())
def test_a_deep_expression(source: str, game: Game) -> None:
    check(source, game)


@given(
    numbers=st.lists(HUGE, min_size=1, max_size=5),
    signs=st.lists(st.sampled_from((" + ", " * ", " - ", " // ", " % ", " - -", " < ")), min_size=4, max_size=4),
    game=games(),
)
def test_huge_numbers(numbers: list[str], signs: list[str], game: Game) -> None:
    check(numbers[0] + "".join(sign + number for sign, number in zip(signs, numbers[1:], strict=False)), game)


@given(source=broken(text_sources()), game=games())
def test_a_broken_text(source: str, game: Game) -> None:
    text, faults = parse_text(source, NAMES, SCOPE, "hatch~")
    check_faults(source, faults)
    assert (text is not None) or faults
    if text is not None and not faults:
        for runs in paragraphs(compile_text(text, FUNCTIONS)(game)):
            assert "".join(run.text for run in runs).strip(" ")


EFFECTS = st.builds(
    "{} {} {}".format,
    st.sampled_from(
        ("nerve", "ledger", "drugged", "plants", "clue", "rinat.trust", "hot", "turn", "n", "first", "1", "")
    ),
    st.sampled_from(("=", "+=", "-=", "*=", "==", ":=", "")),
    st.one_of(number_sources(1), truth_sources(1), HUGE, st.sampled_from(("p_seal", "{p_seal}", "chess", "“x”", ""))),
)


@given(source=st.one_of(EFFECTS, broken(EFFECTS)))
def test_a_broken_effect(source: str) -> None:
    effect, faults = parse_effect(source, NAMES, SCOPE)
    check_faults(source, faults)
    assert (effect is None) == bool(faults)


# work that grows with the text, never faster

Family = Callable[[int], str]
EXPRESSIONS: dict[str, Family] = {
    "brackets": lambda n: "(" * n,
    "closed brackets": lambda n: "(" * n + "1" + ")" * n,
    "nots": lambda n: "not " * n + "true",
    "sums": lambda n: "1 + " * n + "1",
    "ands": lambda n: "drugged and " * n + "hot",
    "ifs": lambda n: "1 if true else " * n + "1",
    "comparisons": lambda n: "nerve < " * n + "1",
    "words of a set": lambda n: "clue in {" + "chess, " * n + "none}",
    "things between brackets": lambda n: "min(" + "1, " * n + "1)",
    "unknown names": lambda n: "nervee + " * n + "1",
    "signs": lambda n: "$" * n,
    "digits": lambda n: "1" * n,
    "dots": lambda n: "a." * n,
}
TEXTS: dict[str, Family] = {
    "values": lambda n: "{nerve}" * n,
    "open braces": lambda n: "{" * n,
    "closed braces": lambda n: "}" * n,
    "asterisks": lambda n: "*" * n,
    "backslashes": lambda n: "\\" * n,
    "alternatives": lambda n: "{" + "a | " * n + "b}",
    "sequences": lambda n: "{a | b} " * n,
    "conditions": lambda n: "{drugged: a | b} " * n,
    "paragraphs": lambda n: "a *b* c\n\n" * n,
    "joins": lambda n: "<>" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "unclosed emphasis": lambda n: "*a\n\n" * n,
    "unknown names": lambda n: "{nervee} " * n,
}


def calls(deed: Callable[[], object]) -> int:
    """How many calls of functions a deed takes: its work, whatever the machine does besides."""
    count = 0

    def counts(_frame: FrameType, event: str, _given: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(counts)
    try:
        deed()
    finally:
        sys.setprofile(before)
    return count


def check_growth(work: Callable[[int], int], number: int) -> None:
    work(number)
    once, twice = work(number), work(2 * number)
    assert twice <= 2.3 * once + 400, (once, twice)


@pytest.mark.parametrize("family", EXPRESSIONS)
def test_the_work_for_an_expression_grows_with_its_length(family: str) -> None:
    make = EXPRESSIONS[family]
    number = LONGEST // (2 * len(make(1)))
    check_growth(lambda n: calls(lambda: parse_expression(make(n), NAMES, SCOPE)), number)


@pytest.mark.parametrize("family", TEXTS)
def test_the_work_for_a_text_grows_with_its_length(family: str) -> None:
    make = TEXTS[family]
    check_growth(lambda n: calls(lambda: parse_text(make(n), NAMES, SCOPE, "hatch~")), 400)
