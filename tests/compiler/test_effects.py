from __future__ import annotations

import pytest

from star_city_game.compiler.effects import parse_effect
from star_city_game.compiler.fault import Fault
from star_city_game.model.effect import (
    Assign,
    Effect,
    Learn,
    Meet,
    Mend,
    Record,
    Regard,
    Schedule,
    Trigger,
    Weigh,
)
from star_city_game.model.expression import Arithmetic, Get, IfElse, Literal, Minus
from strategies import NAMES, SCOPE

NERVE = Get("quality", "nerve")


def only_fault(source: str) -> Fault:
    effect, faults = parse_effect(source, NAMES, SCOPE)
    assert effect is None
    assert len(faults) == 1, faults
    return faults[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("nerve += 1", Assign("nerve", "+=", Literal(1))),
        ("nerve = nerve - n", Assign("nerve", "=", Arithmetic("-", NERVE, Get("local", "n")))),
        ("nerve -= -nerve", Assign("nerve", "-=", Minus(NERVE))),
        ("drugged = false", Assign("drugged", "=", Literal(value=False))),
        ("role = engineer", Assign("role", "=", Literal("engineer"))),
        ("stand = stand", Assign("stand", "=", Literal("stand"))),
        (
            "role = cosmonaut if drugged else engineer",
            Assign("role", "=", IfElse(Get("quality", "drugged"), Literal("cosmonaut"), Literal("engineer"))),
        ),
        ("plants += p_seal", Assign("plants", "+=", Literal("p_seal"))),
        ("plants -= p_seal", Assign("plants", "-=", Literal("p_seal"))),
        ("rinat.trust -= 1", Regard("rinat", "trust", "-=", Literal(1))),
        ("ulya.debt = 2", Regard("ulya", "debt", "=", Literal(2))),
        ("meet(rinat)", Meet("rinat")),
        ("record(ev_seal)", Record("ev_seal")),
        ("learn(ev_seal, rumour)", Learn("ev_seal", "rumour")),
        ("explain(ev_seal)", Weigh("ev_seal", "explained")),
        ("corroborate(ev_seal)", Weigh("ev_seal", "corroborated")),
        ("refute(ev_seal)", Weigh("ev_seal", "refuted")),
        ("wake(ev_seal)", Weigh("ev_seal", "awake")),
        ("find(d_a_1)", Mend("d_a_1", "found")),
        ("fix(d_a_1)", Mend("d_a_1", "fixed")),
        ("waive(d_a_1)", Mend("d_a_1", "waived")),
        ("trigger(kgb_file, weigh)", Trigger("kgb_file", "weigh")),
        ("due(yard, 3)", Schedule("yard", 3)),
    ],
)
def test_effects(source: str, expected: Effect) -> None:
    assert parse_effect(source, NAMES, SCOPE) == (expected, ())


@pytest.mark.parametrize(
    ("source", "code", "offset"),
    [
        ("nrve += 1", "SC220", 0),
        ("nerve += nrve", "SC220", 9),
        ("role = enginer", "SC221", 7),
        ("nerve = true", "SC326", 8),
        ("n = 1", "SC327", 0),
        ("turn = t02", "SC327", 0),
        ("kgb_file = talk", "SC327", 0),
        ("first = role", "SC327", 0),
        ("dossier.total = 1", "SC327", 0),
        ("3 = 4", "SC327", 0),
        ("rinat.love += 1", "SC229", 6),
        ("rinat.trust += 9", "SC329", 15),
        ("rinat.trust += drugged", "SC326", 15),
        ("nerve -= 10", "SC329", 9),
        ("drugged += true", "SC331", 0),
        ("nerve *= 2", "SC331", 6),
        ("nerve ==", "SC121", 8),
        ("nerve =", "SC121", 7),
        ("= 3", "SC121", 0),
        ("", "SC121", 0),
        ("nerve = = 3", "SC123", 8),
        ("nerve += 1, n", "SC138", 10),
        ("meet(rinat); meet(ulya)", "SC138", 11),
        ("learn(ev_seal)", "SC128", 0),
        ("learn(ev_sea, seen)", "SC225", 6),
        ("learn(ev_seal, heard)", "SC221", 15),
        ("record(1)", "SC128", 7),
        ("trigger(kgb_file)", "SC128", 0),
        ("trigger(kgb, weigh)", "SC227", 8),
        ("trigger(kgb_file, wegh)", "SC227", 18),
        ("due(yard)", "SC128", 0),
        ("due(yrd, 1)", "SC223", 4),
        ("due(yard, -1)", "SC330", 10),
        ("meet()", "SC128", 0),
        ("x" * 5000, "SC126", 4000),
    ],
)
def test_faults(source: str, code: str, offset: int) -> None:
    fault = only_fault(source)
    assert (fault.code, fault.offset) == (code, offset)


def test_bounds_are_those_of_the_quality() -> None:
    assert only_fault("nerve = 12").expected == "0 to 9"
    assert parse_effect("ledger -= 300", NAMES, SCOPE)[1] == ()


def test_a_misspelt_effect_has_a_near_one() -> None:
    assert only_fault("recrd(ev_seal)").candidates == ("record",)
