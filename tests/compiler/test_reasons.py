"""Reasons made from gates."""

from __future__ import annotations

import pytest

from star_city_game.compiler.reasons import UNKNOWN, reason_for
from star_city_game.model.expression import Any, Ask, Compare, Expr, Get, Literal, Not, Rank
from star_city_game.model.quality import Band, Quality

QUALITIES = {
    "nerve": Quality("nerve", "int", 4, 0, 9, label="Nerve", shows="number"),
    "craft": Quality(
        "craft",
        "int",
        4,
        0,
        9,
        label="Craft",
        shows="word",
        bands=(Band(0, 3, "by the book"), Band(4, 9, "good hands")),
    ),
    "hidden": Quality("hidden", "int", 4, 0, 9),
    "hot": Quality("hot", "bool", False, label="Hot"),
}
NERVE = Get("quality", "nerve")


@pytest.mark.parametrize(
    ("gate", "reason"),
    [
        (Compare((NERVE, Literal(3)), (">=",)), "Nerve: 3 or better."),
        (Compare((NERVE, Literal(3)), (">",)), "Nerve: 4 or better."),
        (Compare((Literal(3), NERVE), ("<",)), "Nerve: 4 or better."),
        (Compare((NERVE, Literal(3)), ("<",)), "Nerve: 2 or less."),
        (Compare((NERVE, Literal(3)), ("==",)), "Nerve: 3."),
        (Compare((NERVE, Literal(3)), ("!=",)), "Nerve: not 3."),
        (Compare((Get("quality", "craft"), Literal(4)), (">=",)), "Craft: “good hands” or better."),
        (Compare((Get("quality", "hidden"), Literal(4)), (">=",)), UNKNOWN),
        (Compare((Get("trust", "rinat"), Literal(1)), (">=",)), "You are not on such terms."),
        (Compare((Rank(Get("turn", ""), ("a", "b")), Rank(Literal("b"), ("a", "b"))), ("<",)), UNKNOWN),
        (Get("met", "rinat"), "You have not met."),
        (Ask("recorded", ("ev_a",)), "The paper is not in the file."),
        (Not(Get("quality", "hot")), "Not as things are: hot."),
        (Any((NERVE,)), UNKNOWN),
    ],
)
def test_reasons(gate: Expr, reason: str) -> None:
    assert reason_for(gate, QUALITIES) == reason
