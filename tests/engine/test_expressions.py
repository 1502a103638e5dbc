from __future__ import annotations

from dataclasses import replace

import pytest

from star_city_game.compiler.expressions import parse_expression
from star_city_game.engine.expressions import compile_expression
from star_city_game.model.expression import (
    LARGEST,
    Any,
    Apply,
    Arithmetic,
    Ask,
    Both,
    Compare,
    Expr,
    Field,
    Get,
    Literal,
    Minus,
    Rank,
    Value,
)
from star_city_game.model.person import Regard
from strategies import NAMES, SCOPE, Game

GAME = Game(
    values={
        "nerve": 4,
        "ledger": -30,
        "role": "engineer",
        "clue": "chess",
        "stand": "stand",
        "drugged": False,
        "plants": frozenset({"p_seal", "p_chair"}),
        "first": "Ignat",
    },
    temporaries={"n": 7},
    visits={"hatch": 2, "hatch.opts": 1, "corridor": 0},
    picked={"hatch.opts": 1},
    people={"rinat": Regard(2, -1, met=True)},
    defects={"d_a_1": "found"},
    machines={"kgb_file": "signal"},
    turn=1,
    since={"corridor.gate": 3},
    weights={"total": 5, "loyalty": -2},
    papers=frozenset({"ev_seal"}),
    luck=40,
)


def value(source: str, game: Game = GAME) -> Value:
    expr, faults = parse_expression(source, NAMES, SCOPE)
    assert faults == ()
    assert expr is not None
    return compile_expression(expr, {"double": lambda s: 2 * len(s.values), "hot": lambda _: True})(game)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("nerve", 4),
        ("true", True),
        ("double", 16),
        ("hot and not drugged", True),
        ("nerve + n * 2", 18),
        ("-nerve", -4),
        ("7 // 2 + -7 // 2", -1),
        ("-7 % 3", 2),
        ("ledger // (nerve - 4)", 0),
        ("ledger % (nerve - 4)", 0),
        ("min(nerve, n, 5)", 4),
        ("max(nerve, n, 5)", 7),
        ("abs(ledger)", 30),
        ("clamp(n, 0, 5) + clamp(ledger, 0, 5)", 5),
        ("count(plants)", 2),
        ("1 if drugged else 2", 2),
        ("1 < nerve <= 4 != n", True),
        ("role == engineer", True),
        ("role in {cosmonaut}", False),
        ("p_seal in plants", True),
        ("plants >= {p_seal}", True),
        ("plants == {p_seal}", False),
        ("straight < clue < crossword", True),
        ("turn == t02 and turn < t03", True),
        ("kgb_file >= talk", False),
        ("in(kgb_file, signal)", True),
        ("visits(hatch)", 2),
        ("visits(corridor.gate)", 0),
        ("seen(opts) and not seen(corridor) and not seen(corridor.gate)", True),
        ("chosen(opts)", True),
        ("turns_since(corridor.gate)", 3),
        ("picks_since(corridor)", -1),
        ("rinat.trust - rinat.debt", 3),
        ("met(rinat) and not met(ulya)", True),
        ("ulya.trust + ulya.debt", 0),
        ("defect(d_a_1) == found", True),
        ("defect(d_lk_1) == latent", True),
        ("dossier.total + dossier.loyalty + dossier.morals", 3),
        ("launch.found", 1),
        ("recorded(ev_seal) and not recorded(ev_pin)", True),
        ("can_draw(night)", True),
        ("chance(coin, 60)", True),
        ("chance(coin, nerve)", False),
    ],
)
def test_values(source: str, expected: Value) -> None:
    got = value(source)
    assert (got, type(got)) == (expected, type(expected))


def test_and_and_or_stop_early() -> None:
    poorer = replace(GAME, temporaries={})
    assert value("drugged and n > 1", poorer) is False
    assert value("hot or n > 1", poorer) is True


def test_a_word_that_is_not_in_the_list_ranks_below_it() -> None:
    assert compile_expression(Rank(Get("machine", "kgb_file"), ("a", "b")), {})(GAME) == -1
    assert compile_expression(Rank(Literal("gone"), ("a", "b")), {})(GAME) == -1


def test_numbers_are_held() -> None:
    large: Expr = Literal(LARGEST)
    assert compile_expression(Arithmetic("*", large, large), {})(GAME) == LARGEST
    assert compile_expression(Minus(Arithmetic("+", large, large)), {})(GAME) == -LARGEST
    assert compile_expression(Apply("abs", (Arithmetic("-", Minus(large), large),)), {})(GAME) == LARGEST


def test_empty_logic() -> None:
    assert compile_expression(Both(()), {})(GAME) is True
    assert compile_expression(Any(()), {})(GAME) is False


@pytest.mark.parametrize("name", ["'", '"', "\\", "x']; import os; ['", "{}", "{0.__class__}", "\n", "“я”"])
def test_no_name_can_become_source(name: str) -> None:
    game = replace(GAME, values={name: 3})
    fields: tuple[Field, ...] = ("quality", "trust", "dossier", "launch", "met", "debt")
    for field in fields:
        assert compile_expression(Get(field, name), {})(game) == (3 if field == "quality" else 0)
    assert compile_expression(Ask("visits", (name,)), {})(game) == 0
    assert compile_expression(Compare((Literal(name), Literal(name)), ("==",)), {})(game) is True


@pytest.mark.parametrize(
    "expr",
    [
        Apply("__import__", (Literal("os"),)),
        Arithmetic("**", Literal(9), Literal(9)),
        Compare((Literal(1), Literal(2)), ("is",)),
    ],
)
def test_only_our_own_words_become_source(expr: Expr) -> None:
    with pytest.raises(ValueError, match="not part of the expression language"):
        compile_expression(expr, {})


def test_the_function_sees_no_builtins() -> None:
    function = compile_expression(Get("quality", "nerve"), {})
    assert getattr(function, "__globals__")["__builtins__"] == {}  # noqa: B009 - mypy knows it as any callable
