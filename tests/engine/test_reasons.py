"""Reasons made from gates."""

from __future__ import annotations

import pytest

from star_city_game.engine.reasons import UNKNOWN, reason_for, reasons_for
from star_city_game.model.calendar import CalendarTurn
from star_city_game.model.expression import Any, Ask, Both, Compare, Expr, Get, Literal, Not, Rank
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
        (Ask("revealed", ("samovar",)), "You have not heard of it yet."),
        (Not(Get("quality", "hot")), "Not as things are: hot."),
        (Any((NERVE,)), UNKNOWN),
    ],
)
def test_reasons(gate: Expr, reason: str) -> None:
    assert reason_for(gate, QUALITIES) == reason


T02 = Rank(Literal("t02"), ("t01", "t02"))
TURN = Rank(Get("turn", ""), ("t01", "t02"))
TURNS = {"t02": CalendarTurn("t02", "1966-03-01", "1966-03-10", "1–10 March 1966")}


@pytest.mark.parametrize(
    ("sign", "reason"),
    [
        (">=", "Not before 1–10 March 1966."),
        (">", "Not before 1–10 March 1966 is over."),
        ("==", "Only in 1–10 March 1966."),
        ("!=", UNKNOWN),
        ("<", "Only before 1–10 March 1966."),
        ("<=", "Not after 1–10 March 1966."),
    ],
)
def test_reasons_of_the_calendar(sign: str, reason: str) -> None:
    assert reason_for(Compare((TURN, T02), (sign,)), QUALITIES, TURNS) == reason


def test_reasons_of_dates() -> None:
    day = Literal("1966-04-12")
    assert reason_for(Compare((Get("date", ""), day), (">=",)), QUALITIES) == "Not before 12 Apr 1966 Tue."
    assert reason_for(Compare((day, Get("date", "")), ("==",)), QUALITIES) == "Only on 12 Apr 1966 Tue."


BRAVE, ABLE = Compare((NERVE, Literal(3)), (">=",)), Compare((Get("quality", "craft"), Literal(4)), (">=",))
HOT, SECRET = Get("quality", "hot"), Get("quality", "hidden")
NERVE_3, CRAFT_4 = "Nerve: 3 or better.", "Craft: “good hands” or better."


@pytest.mark.parametrize(
    ("gate", "true", "reasons"),
    [
        (Both((BRAVE, ABLE)), {ABLE}, (NERVE_3,)),
        (Both((BRAVE, ABLE)), set(), (NERVE_3, CRAFT_4)),
        (Both((BRAVE, Both((BRAVE, SECRET)))), set(), (NERVE_3,)),
        (Any((BRAVE, ABLE)), set(), ("Nerve: 3 or better; or Craft: “good hands” or better.",)),
        (Any((BRAVE, SECRET)), set(), (NERVE_3,)),
        (Not(BRAVE), set(), ("Nerve: 2 or less.",)),
        (Not(Any((BRAVE, HOT))), {BRAVE, Not(HOT)}, ("Nerve: 2 or less.",)),
        (Not(Both((BRAVE, ABLE))), set(), ("Nerve: 2 or less; or Craft: “by the book” or less.",)),
        (Not(Not(BRAVE)), set(), (NERVE_3,)),
        (Not(Compare((SECRET, HOT), ("<=",))), set(), (UNKNOWN,)),
        (SECRET, set(), (UNKNOWN,)),
    ],
)
def test_only_what_is_missing_is_told(gate: Expr, true: set[Expr], reasons: tuple[str, ...]) -> None:
    assert reasons_for(gate, lambda part: part in true, QUALITIES, {}) == reasons
