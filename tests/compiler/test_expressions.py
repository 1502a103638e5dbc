from __future__ import annotations

import pytest

from star_city_game.compiler.expressions import parse_expression, type_of
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.references import DEFECT
from star_city_game.compiler.types import BOOL, DATE, INT, TEXT, Type, quality_type
from star_city_game.model.expression import (
    Any,
    Apply,
    Arithmetic,
    Ask,
    Both,
    Chance,
    Compare,
    Expr,
    Get,
    IfElse,
    Literal,
    Minus,
    Not,
    Rank,
)
from strategies import CLUES, NAMES, SCOPE, STAGES, TURNS

NERVE, ROLE, CLUE = Get("quality", "nerve"), Get("quality", "role"), Get("quality", "clue")
DRUGGED, PLANTS, STAND = Get("quality", "drugged"), Get("quality", "plants"), Get("quality", "stand")


def tree(source: str, want: Type | None = None, scope: Scope = SCOPE) -> Expr:
    expr, faults = parse_expression(source, NAMES, scope, want)
    assert faults == ()
    assert expr is not None
    return expr


def only_fault(source: str, want: Type | None = None, names: Names = NAMES) -> Fault:
    expr, faults = parse_expression(source, names, SCOPE, want)
    assert expr is None
    assert len(faults) == 1, faults
    return faults[0]


def clue(word: str) -> Rank:
    return Rank(Literal(word), CLUES)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("nerve >= 3", Compare((NERVE, Literal(3)), (">=",))),
        ("1 <= nerve < 5", Compare((Literal(1), NERVE, Literal(5)), ("<=", "<"))),
        ("p_seal not in plants", Not(Compare((Literal("p_seal"), PLANTS), ("in",)))),
        ("not p_seal not in plants", Not(Not(Compare((Literal("p_seal"), PLANTS), ("in",))))),
        ("role not in {engineer}", Not(Compare((ROLE, Literal(frozenset({"engineer"}))), ("in",)))),
        ("drugged and not in(kgb_file, talk)", Both((DRUGGED, Not(Ask("in_stage", ("kgb_file", "talk")))))),
        ("not nerve == 3", Not(Compare((NERVE, Literal(3)), ("==",)))),
        ("drugged and hot or drugged", Any((Both((DRUGGED, Get("derived", "hot"))), DRUGGED))),
        ("not drugged and drugged", Both((Not(DRUGGED), DRUGGED))),
        ("drugged == true", Compare((DRUGGED, Literal(value=True)), ("==",))),
        ("nerve - 1 - 2", Arithmetic("-", Arithmetic("-", NERVE, Literal(1)), Literal(2))),
        ("nerve + 2 * n", Arithmetic("+", NERVE, Arithmetic("*", Literal(2), Get("local", "n")))),
        ("(nerve + 2) % 3", Arithmetic("%", Arithmetic("+", NERVE, Literal(2)), Literal(3))),
        ("-nerve // 2", Arithmetic("//", Minus(NERVE), Literal(2))),
        ("- 3", Literal(-3)),
        ("min(nerve, 2, n)", Apply("min", (NERVE, Literal(2), Get("local", "n")))),
        ("clamp(nerve, 0, 5)", Apply("clamp", (NERVE, Literal(0), Literal(5)))),
        ("abs(n)", Apply("abs", (Get("local", "n"),))),
        ("count(plants)", Apply("count", (PLANTS,))),
        (
            "1 if drugged else 2 if hot else 3",
            IfElse(DRUGGED, Literal(1), IfElse(Get("derived", "hot"), Literal(2), Literal(3))),
        ),
        ("chance(coin, 50 + nerve)", Chance("coin", Arithmetic("+", Literal(50), NERVE))),
    ],
)
def test_shapes(source: str, expected: Expr) -> None:
    assert tree(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("role == cosmonaut", Compare((ROLE, Literal("cosmonaut")), ("==",))),
        ("cosmonaut != role", Compare((Literal("cosmonaut"), ROLE), ("!=",))),
        ("stand == stand", Compare((STAND, Literal("stand")), ("==",))),
        ("hold_down == stand", Compare((Literal("hold_down"), STAND), ("==",))),
        ("stand == hold_down", Compare((STAND, Literal("hold_down")), ("==",))),
        ("role in {engineer, cosmonaut}", Compare((ROLE, Literal(frozenset({"engineer", "cosmonaut"}))), ("in",))),
        ("p_seal in plants", Compare((Literal("p_seal"), PLANTS), ("in",))),
        ("plants >= {p_seal}", Compare((PLANTS, Literal(frozenset({"p_seal"}))), (">=",))),
        ("plants == {}", Compare((PLANTS, Literal(frozenset())), ("==",))),
        ("straight < clue <= chess", Compare((clue("straight"), Rank(CLUE, CLUES), clue("chess")), ("<", "<="))),
        ("clue == chess", Compare((CLUE, Literal("chess")), ("==",))),
        ("turn >= t02", Compare((Rank(Get("turn", ""), TURNS), Rank(Literal("t02"), TURNS)), (">=",))),
        (
            "kgb_file >= signal",
            Compare((Rank(Get("machine", "kgb_file"), STAGES), Rank(Literal("signal"), STAGES)), (">=",)),
        ),
        ("kgb_file == signal", Compare((Get("machine", "kgb_file"), Literal("signal")), ("==",))),
        ("defect(d_a_1) == found", Compare((Get("defect", "d_a_1"), Literal("found")), ("==",))),
        (
            "role == (cosmonaut if drugged else engineer)",
            Compare((ROLE, IfElse(DRUGGED, Literal("cosmonaut"), Literal("engineer"))), ("==",)),
        ),
        (
            "(role if drugged else engineer) == cosmonaut",
            Compare((IfElse(DRUGGED, ROLE, Literal("engineer")), Literal("cosmonaut")), ("==",)),
        ),
    ],
)
def test_a_bare_name_is_first_a_word_of_the_other_side(source: str, expected: Expr) -> None:
    assert tree(source, BOOL) == expected


def test_a_word_where_an_enum_is_wanted() -> None:
    assert tree("engineer", quality_type(NAMES.qualities["role"])) == Literal("engineer")
    assert tree("role", quality_type(NAMES.qualities["role"])) == ROLE


def test_a_temporary_hides_a_quality() -> None:
    scope = Scope("hatch", {"nerve": BOOL})
    assert tree("nerve", BOOL, scope) == Get("local", "nerve")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("visits(hatch)", Ask("visits", ("hatch",))),
        ("seen(opts)", Ask("seen", ("hatch.opts",))),
        ("seen(yard)", Ask("seen", ("hatch.yard",))),
        ("seen(corridor.gate)", Ask("seen", ("corridor.gate",))),
        ("seen(hatch.opts)", Ask("seen", ("hatch.opts",))),
        ("chosen(opts)", Ask("chosen", ("hatch.opts",))),
        ("turns_since(corridor)", Ask("turns_since", ("corridor",))),
        ("picks_since(corridor.gate)", Ask("picks_since", ("corridor.gate",))),
        ("recorded(ev_seal)", Ask("recorded", ("ev_seal",))),
        ("can_draw(night)", Ask("can_draw", ("night",))),
        ("in(kgb_file, talk)", Ask("in_stage", ("kgb_file", "talk"))),
        ("met(rinat)", Get("met", "rinat")),
        ("rinat.trust", Get("trust", "rinat")),
        ("ulya.debt", Get("debt", "ulya")),
        ("dossier.total", Get("dossier", "total")),
        ("dossier.loyalty", Get("dossier", "loyalty")),
        ("launch.waived", Get("launch", "waived")),
        ("revealed(samovar)", Ask("revealed", ("samovar",))),
        ("date", Get("date", "")),
        ("days_to(1969-06-26)", Ask("days_to", ("1969-06-26",))),
        ("date < 1966-04-12", Compare((Get("date", ""), Literal("1966-04-12")), ("<",))),
    ],
)
def test_questions_about_the_game(source: str, expected: Expr) -> None:
    assert tree(source) == expected


def test_own_labels_come_before_scenes_and_only_in_their_scene() -> None:
    assert tree("visits(yard)", scope=Scope("corridor")) == Ask("visits", ("yard",))
    assert tree("visits(gate)", scope=Scope("corridor")) == Ask("visits", ("corridor.gate",))


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("nerve + 1", INT),
        ("visits(hatch)", INT),
        ("seen(hatch)", BOOL),
        ("nerve > 1 and drugged", BOOL),
        ("role", Type("enum", ("cosmonaut", "engineer"), name="role")),
        ("engineer if drugged else role", Type("enum", ("cosmonaut", "engineer"), name="role")),
        ("kgb_file", Type("enum", STAGES, ordered=True, name="kgb_file")),
        ("turn", Type("enum", TURNS, ordered=True, name="turn")),
        ("defect(d_a_1)", DEFECT),
        ("plants", Type("set", ("p_seal", "p_chair", "p_spoon"), name="plants")),
        ("first", Type("text", name="first")),
        ("met(rinat)", BOOL),
        ("chance(coin, 5)", BOOL),
        ("3", INT),
        ("true", BOOL),
        ("rinat.trust", INT),
        ("n", INT),
        ("date", DATE),
        ("1966-04-12", DATE),
        ("1966-04-12 if drugged else date", DATE),
        ("days_to(1966-04-12)", INT),
    ],
)
def test_type_of(source: str, kind: Type) -> None:
    assert type_of(tree(source), NAMES, SCOPE) == kind


def test_type_of_words_alone() -> None:
    assert type_of(Literal("chess"), NAMES, SCOPE) == Type("enum", ("chess",))
    assert type_of(Literal(frozenset({"b", "a"})), NAMES, SCOPE) == Type("set", ("a", "b"))
    assert TEXT.fits(quality_type(NAMES.qualities["first"]))


@pytest.mark.parametrize(
    ("source", "code", "offset", "candidate"),
    [
        ("nerv > 1", "SC220", 0, "nerve"),
        ("role == cosmonat", "SC221", 8, "cosmonaut"),
        ("p_sel in plants", "SC221", 0, "p_seal"),
        ("plants >= {p_seal, p_char}", "SC221", 19, "p_chair"),
        ("role in {enginer}", "SC221", 9, "engineer"),
        ("sen(hatch)", "SC222", 0, "seen"),
        ("seen(hacht)", "SC223", 5, "hatch"),
        ("seen(corridor.gat)", "SC223", 14, "gate"),
        ("rinta.trust > 0", "SC224", 0, "rinat"),
        ("met(rinad)", "SC224", 4, "rinat"),
        ("recorded(ev_sea)", "SC225", 9, "ev_seal"),
        ("defect(d_a_2) == found", "SC226", 7, "d_a_1"),
        ("in(kgb_fil, talk)", "SC227", 3, "kgb_file"),
        ("in(kgb_file, tak)", "SC227", 13, "talk"),
        ("can_draw(nigth)", "SC228", 9, "night"),
        ("rinat.trst > 1", "SC229", 6, "trust"),
        ("dossier.totl > 1", "SC229", 8, "total"),
        ("visits(hatch)", "SC320", 0, "seen(hatch)"),
        ("drugged == True", "SC220", 11, "true"),
    ],
)
def test_unknown_names_have_a_near_one(source: str, code: str, offset: int, candidate: str) -> None:
    fault = only_fault(source, BOOL)
    assert (fault.code, fault.offset) == (code, offset)
    assert fault.candidates[0] == candidate


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("rinat", "met(rinat)"),
        ("ev_seal", "recorded(ev_seal)"),
        ("d_a_1", "defect(d_a_1)"),
        ("night", "can_draw(night)"),
        ("opts", "seen(opts)"),
        ("corridor", "seen(corridor)"),
        ("dossier", "dossier.total"),
        ("launch", "launch.known"),
        ("seen", "seen(…)"),
        ("engineer", "role == engineer"),
        ("nerve", "nerve > 0"),
        ("role", "role == "),
        ("plants", "p_seal in plants"),
        ("chosen(corridor)", "seen(corridor)"),
        ("p_seal in kgb_file", "in(kgb_file, stage)"),
        ("role = engineer", "“==”"),
        ("nerve ≥ 3", "“>=”"),
        ("role == “engineer”", "engineer"),
        ("nerve / 2 > 1", "“//”"),
    ],
)
def test_a_fault_says_what_to_write(source: str, expected: str) -> None:
    assert expected in only_fault(source, BOOL).expected


def test_all_faults_of_an_expression_come_at_once() -> None:
    _, faults = parse_expression("nerv > 1 and role == enginer and seen(hacht)", NAMES, SCOPE, BOOL)
    assert [fault.code for fault in faults] == ["SC220", "SC221", "SC223"]


def test_one_expression_tells_no_more_than_ten() -> None:
    _, faults = parse_expression(" and ".join(["nerv > 1"] * 40), NAMES, SCOPE, BOOL)
    assert len(faults) == 10


def test_two_enums_never_compare_but_words_that_are_the_same_do() -> None:
    assert only_fault("role == clue").code == "SC321"
    assert tree("clue == clue") == Compare((CLUE, CLUE), ("==",))


def test_a_sum_may_be_long_but_not_endless() -> None:
    assert tree(" + ".join(["nerve"] * 50))
    assert only_fault(" + ".join(["nerve"] * 70)).code == "SC127"
    assert tree(" and ".join(["drugged"] * 300))


@pytest.mark.parametrize(
    ("source", "code", "offset"),
    [
        ("engineer == cosmonaut", "SC328", 0),
        ("{p_seal} == {p_chair}", "SC328", 0),
        ("nerve in {engineer}", "SC321", 0),
        ("nobody in {engineer}", "SC220", 0),
        ("nerve in nobody", "SC220", 9),
        ("role in plants", "SC321", 0),
        ("engineer in plants", "SC221", 0),
        ("nerve == first", "SC324", 9),
        ("first", "SC320", 0),
        ("first if drugged else first", "SC320", 0),
        ("plants < {p_seal}", "SC322", 7),
        ("plants >= {3}", "SC221", 11),
        ("drugged < hot", "SC322", 8),
        ("abs(nerve, 1) > 0", "SC128", 0),
        ("min(nerve) > 0", "SC128", 0),
        ("count() > 0", "SC128", 0),
        ("count(nobody) > 0", "SC220", 6),
        ("chance(60)", "SC128", 0),
        ("chance(coin, role)", "SC326", 13),
        ("in(kgb_file)", "SC128", 0),
        ("seen(3)", "SC128", 5),
        ("seen(attic.door)", "SC223", 5),
        ("met(rinat.trust)", "SC128", 4),
        ("nerve > 99999999999999", "SC124", 8),
        ("drugged if hot", "SC121", 14),
        ("rinat.", "SC121", 6),
        ("drugged == not hot", "SC121", 11),
        ("drugged and and hot", "SC121", 12),
        ("nerve ** 2 > 1", "SC123", 6),
        ("nerve += 1", "SC121", 6),
        ("nerve > 1)", "SC122", 9),
        ("min(nerve 2) > 1", "SC121", 10),
        ("nerve // (2 - 2) > 1", "SC325", 6),
        ("nerve % -(0 * 5) > 1", "SC325", 6),
        ("q" * 100, "SC220", 0),
        ("date", "SC320", 0),
        ("date > nerve", "SC321", 7),
        ("date in {t01}", "SC321", 0),
        ("date + 1 > 0", "SC323", 0),
        ("1966-13-01 < date", "SC333", 0),
        ("days_to(date) > 0", "SC128", 8),
        ("days_to() > 0", "SC128", 0),
        ("1966-4-12 > 0 and 04.12 > 0", "SC124", 18),
    ],
)
def test_other_faults(source: str, code: str, offset: int) -> None:
    _, faults = parse_expression(source, NAMES, SCOPE, BOOL)
    assert (faults[0].code, faults[0].offset) == (code, offset)


def test_branches_that_nothing_gives_a_type() -> None:
    _, faults = parse_expression("engineer if drugged else cosmonaut", NAMES, SCOPE)
    assert [fault.code for fault in faults] == ["SC328", "SC328"]


def test_a_divisor_that_is_not_seen_to_be_zero_is_fine() -> None:
    assert tree("nerve // (nerve - nerve) + nerve // (4 // 2) + 1 % (7 % 4)")
