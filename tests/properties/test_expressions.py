"""What holds for every expression, text and effect that anybody could write."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reference_evaluator import evaluate
from star_city_game.compiler.effects import parse_effect
from star_city_game.compiler.expressions import parse_expression, type_of
from star_city_game.compiler.fault import CODES, Fault
from star_city_game.compiler.text import parse_text
from star_city_game.compiler.types import BOOL, INT
from star_city_game.engine.expressions import Evaluate, compile_expression
from star_city_game.engine.prose import paragraphs
from star_city_game.engine.texts import compile_text
from star_city_game.engine.wording import source_of, source_of_effect
from star_city_game.model.expression import LARGEST, Expr, Value
from star_city_game.model.text import EMPHASIS, JOIN, STRONG
from strategies import DERIVED, NAMES, SCOPE, Game, games, hostile, number_sources, text_sources, truth_sources

Parsed = tuple[object | None, tuple[Fault, ...]]
PARSERS: dict[str, Callable[[str], Parsed]] = {
    "expression": lambda source: parse_expression(source, NAMES, SCOPE),
    "gate": lambda source: parse_expression(source, NAMES, SCOPE, BOOL),
    "number": lambda source: parse_expression(source, NAMES, SCOPE, INT),
    "effect": lambda source: parse_effect(source, NAMES, SCOPE),
    "text": lambda source: parse_text(source, NAMES, SCOPE, "hatch~"),
}
PATHOLOGICAL = (
    *("(" * 4000, "not " * 1000, "-" * 4000, "1 + " * 1000 + "1", "a and " * 600 + "b", "1 if true else " * 260 + "1"),
    *("nerve * " * 400 + "nerve", "x." * 2000, "“" * 4000, " " * 4000, "min(" * 1000, "{a," * 1300, "1" * 4000),
    *("{a}" * 30_000, "*" * 99_999, "{" * 99_999, "{a|b}" * 20_000, "\\" * 99_999, "\n" * 99_999, "<>" * 50_000),
    *("{plural(" + ") " * 40_000 + "}", "{~" + "|" * 90_000 + "}", "{^" + "^" * 90_000 + "}", "{drugged:" * 16),
    *("{drugged: a | b}\n\n" * 5000, "{rinat" + " " * 90_000 + "!}", "->" * 50_000, "seen(x) and " * 300 + "true"),
)


def derived_trees() -> dict[str, Expr]:
    trees = {name: parse_expression(source, NAMES, SCOPE)[0] for name, source in DERIVED.items()}
    return {name: tree for name, tree in trees.items() if tree is not None}


TREES = derived_trees()
FUNCTIONS: dict[str, Evaluate] = {name: compile_expression(tree, {}) for name, tree in TREES.items()}


def parsed(source: str) -> Expr:
    """The tree of a source that is right, but for a division by a zero that can be seen."""
    expr, faults = parse_expression(source, NAMES, SCOPE)
    assert {fault.code for fault in faults} <= {"SC325"}, faults
    assume(expr is not None)
    assert expr is not None
    return expr


def check_outcome(source: str, outcome: Parsed) -> None:
    tree, faults = outcome
    assert (tree is None) == bool(faults)
    for fault in faults:
        assert fault.code in CODES
        assert 0 <= fault.offset <= len(source)
        assert fault.message
        assert not fault.word or source[fault.offset :].startswith(fault.word[:1])


@pytest.mark.parametrize("parser", PARSERS)
@given(source=hostile())
@example("")
@example("{\\")
@example("nerve =")
@example("plants += {p_seal}")
def test_any_text_gives_a_tree_or_faults(parser: str, source: str) -> None:
    check_outcome(source, PARSERS[parser](source))


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("source", PATHOLOGICAL, ids=lambda source: source[:12].strip())
def test_no_text_takes_long(parser: str, source: str) -> None:
    check_outcome(source, PARSERS[parser](source))


@given(source=st.one_of(number_sources(), truth_sources()), game=games())
def test_the_compiled_function_agrees_with_a_walk_of_the_tree(source: str, game: Game) -> None:
    expr = parsed(source)
    value = compile_expression(expr, FUNCTIONS)(game)
    expected = evaluate(expr, game, TREES)
    assert (value, type(value)) == (expected, type(expected))


@given(source=st.one_of(number_sources(), truth_sources()), game=games())
def test_a_value_is_of_the_type_that_was_found(source: str, game: Game) -> None:
    expr = parsed(source)
    kinds: dict[str, type[Value]] = {"int": int, "bool": bool, "enum": str, "set": frozenset, "date": str}
    value = compile_expression(expr, FUNCTIONS)(game)
    assert type(value) is kinds[type_of(expr, NAMES, SCOPE).kind]


@given(source=st.one_of(number_sources(), truth_sources()))
def test_a_tree_is_written_back_as_a_source_of_the_same_tree(source: str) -> None:
    expr = parsed(source)
    written = source_of(expr)
    assert parse_expression(written, NAMES, SCOPE) == (expr, ()), written


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("not (p_seal in plants)", "p_seal not in plants"),
        ("(nerve >= 3) and ((drugged) or (hot))", "nerve >= 3 and (drugged or hot)"),
        ("2 - (1 - nerve) * 3", "2 - (1 - nerve) * 3"),
        ("(2 - 1) - nerve", "2 - 1 - nerve"),
        ("engineer == role", "engineer == role"),
        ("role in {engineer, cosmonaut}", "role in {cosmonaut, engineer}"),
        ("not (drugged == (not hot))", "not drugged == (not hot)"),
        ("(nerve if drugged else -1) > 0", "(nerve if drugged else -1) > 0"),
        ("drugged and (hot and seen(opts))", "drugged and (hot and seen(hatch.opts))"),
    ],
)
def test_what_is_written_back_reads_well(source: str, written: str) -> None:
    expr, faults = parse_expression(source, NAMES, SCOPE)
    assert expr is not None, faults
    assert source_of(expr) == written


EFFECTS = (
    *("nerve = 3", "nerve += visits(hatch) // 2", "plants -= p_seal", "drugged = not drugged", "rinat.trust -= 1"),
    *("ulya.debt = -2", "meet(rinat)", "record(ev_pin)", "learn(ev_seal, rumour)", "explain(ev_pin)"),
    *("corroborate(ev_pin)", "refute(ev_pin)", "wake(ev_pin)", "find(d_a_1)", "fix(d_a_1)", "waive(d_a_1)"),
    *("trigger(kgb_file, weigh)", "due(yard, 3)", "cancel(search)", "reveal(samovar)"),
)


@pytest.mark.parametrize("source", EFFECTS)
def test_an_effect_is_written_back_as_it_was_written(source: str) -> None:
    effect, faults = parse_effect(source, NAMES, SCOPE)
    assert effect is not None, faults
    assert source_of_effect(effect) == source


PLAIN_NUMBERS = st.sampled_from(("nerve", "ledger", "n", "0", "1", "2", "7", "30"))
PLAIN_SIGNS = st.sampled_from((" + ", " - ", " * ", " < ", " <= ", " == ", " != ", " and ", " or ", " and not "))


@given(
    first=PLAIN_NUMBERS,
    rest=st.lists(st.tuples(PLAIN_SIGNS, st.sampled_from(("", "-", "not ", "not -")), PLAIN_NUMBERS), max_size=7),
    game=games(),
)
def test_signs_bind_as_in_python(first: str, rest: list[tuple[str, str, str]], game: Game) -> None:
    source = first + "".join(sign + prefix + number for sign, prefix, number in rest)
    expr, _ = parse_expression(source, NAMES, SCOPE)
    assume(expr is not None)
    assert expr is not None
    names = {**game.values, **game.temporaries}
    expected = eval(source, {"__builtins__": {}}, names)  # noqa: S307 - our own source, read by another parser
    assert compile_expression(expr, FUNCTIONS)(game) == expected


@given(number=st.integers(-LARGEST, LARGEST), times=st.integers(1, 30))
def test_no_number_grows_without_end(number: int, times: int) -> None:
    expr = parsed("n * n * n + n")
    function = compile_expression(expr, FUNCTIONS)
    value: Value = number
    for _ in range(times):
        value = function(Game(temporaries={"n": value}))
        assert isinstance(value, int)
        assert -LARGEST <= value <= LARGEST


@given(source=text_sources(), game=games())
def test_a_right_text_renders_to_clean_paragraphs(source: str, game: Game) -> None:
    text, faults = parse_text(source, NAMES, SCOPE, "hatch~")
    assert {fault.code for fault in faults} <= {"SC325", "SC132", "SC127"}, faults
    assume(text is not None)
    assert text is not None
    for runs in paragraphs(compile_text(text, FUNCTIONS)(game)):
        words = "".join(run.text for run in runs)
        assert words.strip(" ")
        assert words == words.strip(" ")
        assert "  " not in words
        assert not {EMPHASIS, STRONG, JOIN, "\n"} & set(words)
        assert all(before.style != after.style for before, after in pairwise(runs))


@given(source=text_sources())
def test_a_text_around_it_never_changes_the_id_of_a_sequence(source: str) -> None:
    sequence = "{works | shudders | stops}"
    alone, _ = parse_text(sequence, NAMES, SCOPE, "hatch~")
    assume("works" not in source)
    around, faults = parse_text(f"{source}\n\n{sequence}", NAMES, SCOPE, "hatch~")
    assume(not faults)
    assert alone is not None
    assert around is not None
    assert around.pieces[-1] == alone.pieces[-1]
