from __future__ import annotations

import pytest

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.text import parse_text
from star_city_game.model.expression import Ask, Compare, Expr, Get, Literal
from star_city_game.model.text import (
    EMPHASIS,
    JOIN,
    PARAGRAPH,
    STRONG,
    Alternatives,
    Either,
    Form,
    Insert,
    Piece,
    Plural,
    Raised,
    Text,
    Words,
)
from strategies import NAMES, SCOPE

DRUGGED, NERVE = Get("quality", "drugged"), Get("quality", "nerve")


def pieces(source: str) -> tuple[Piece, ...]:
    text, faults = parse_text(source, NAMES, SCOPE, "hatch~")
    assert faults == ()
    assert text is not None
    return text.pieces


def words(source: str) -> str:
    """What a text says that is only words."""
    found = pieces(source)
    assert all(isinstance(piece, Words) for piece in found)
    return "".join(piece.text for piece in found if isinstance(piece, Words))


def only_fault(source: str) -> Fault:
    text, faults = parse_text(source, NAMES, SCOPE, "hatch~")
    assert text is None
    assert len(faults) == 1, faults
    return faults[0]


def text(words: str) -> Text:
    return Text((Words(words),)) if words else Text(())


def either(gate: Expr, then: str, other: str = "") -> Either:
    return Either(gate, text(then), text(other))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", ""),
        ("one\ntwo\n", "one two"),
        ("one\n  two", "one two"),
        ("one\n\ntwo", f"one{PARAGRAPH}two"),
        ("\n\none\n \n\t\n\ntwo\n\n", f"one{PARAGRAPH}two"),
        ("an *open* hand", f"an {EMPHASIS}open{EMPHASIS} hand"),
        ("a **closed** one", f"a {STRONG}closed{STRONG} one"),
        ("***both***", f"{STRONG}{EMPHASIS}both{STRONG}{EMPHASIS}"),
        ("\\{a\\} \\| \\: \\< \\* \\\\", "{a} | : < * \\"),
        ("time: 12:30 | a -> b & c ! ~ ^", "time: 12:30 | a -> b & c ! ~ ^"),
        ("two * three * four", f"two {EMPHASIS} three {EMPHASIS} four"),
        ("    kept   as written  ", "    kept   as written  "),
        ("a < b > c", "a < b > c"),
        ("Ünïcödé — “Да”", "Ünïcödé — “Да”"),
    ],
)
def test_words(source: str, said: str) -> None:
    assert words(source) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("heavy and <>", f"heavy and {JOIN}"),
        ("heavy and <>\n", f"heavy and {JOIN}"),
        ("<>, after a while", f"{JOIN}, after a while"),
        ("<>", f"{JOIN}{JOIN}"),
        ("<>\\ <>", f"{JOIN} {JOIN}"),
        ("<>one<>", f"{JOIN}one{JOIN}"),
        ("\\<> b", "<> b"),
    ],
)
def test_joins_stand_at_the_ends(source: str, said: str) -> None:
    assert words(source) == said


def test_joins_inside_braces_at_the_ends_of_the_text() -> None:
    assert pieces("{drugged: <>, slowly}") == (either(DRUGGED, f"{JOIN}, slowly"),)
    assert pieces("He nods{drugged: , slowly <>}")[1] == either(DRUGGED, f", slowly {JOIN}")
    assert only_fault("{drugged: , slowly <>} and sits").code == "SC134"
    assert only_fault("one <>\n\ntwo").code == "SC134"


@pytest.mark.parametrize(
    ("source", "piece"),
    [
        ("{nerve}", Insert(NERVE)),
        ("{ role }", Insert(Get("quality", "role"))),
        ("{first}", Insert(Get("quality", "first"), literal=True)),
        ("{dossier.total}", Insert(Get("dossier", "total"))),
        ("{rinat.trust}", Insert(Get("trust", "rinat"))),
        ("{rinat.short}", Form("rinat", "short")),
        ("{you.patronymic}", Form("you", "patronymic")),
        ("{plural(nerve, day, days)}", Plural(NERVE, "day", "days")),
        (
            "{plural(visits(hatch), one fault\\: known, faults known)}",
            Plural(Ask("visits", ("hatch",)), "one fault: known", "faults known"),
        ),
        ("{^rinat.short}", Raised(Text((Form("rinat", "short"),)))),
        ("{^drugged: slowly | fast}", Raised(Text((either(DRUGGED, "slowly", "fast"),)))),
        ("{drugged: slowly}", either(DRUGGED, "slowly")),
        ("{drugged: slowly | fast}", either(DRUGGED, "slowly", "fast")),
        ("{drugged:\\ slowly\\ |}", either(DRUGGED, " slowly ")),
        ("{drugged: at 12:30}", either(DRUGGED, "at 12:30")),
        ("{visits(hatch) > 1: again}", either(Compare((Ask("visits", ("hatch",)), Literal(1)), (">",)), "again")),
        (
            "{plants >= {p_seal}: sealed}",
            either(Compare((Get("quality", "plants"), Literal(frozenset({"p_seal"}))), (">=",)), "sealed"),
        ),
        ("{drugged:\n  slowly\n  | fast\n}", either(DRUGGED, "slowly", "fast")),
        ("{drugged: *slowly* | fast}", either(DRUGGED, f"{EMPHASIS}slowly{EMPHASIS}", "fast")),
    ],
)
def test_braces(source: str, piece: Piece) -> None:
    assert pieces(source) == (piece,)


@pytest.mark.parametrize(
    ("source", "kind", "items"),
    [
        ("{works | shudders | stops}", "stop", ("works", "shudders", "stops")),
        ("{& odd | even}", "cycle", ("odd", "even")),
        ("{! once}", "once", ("once",)),
        ("{~a|b}", "shuffle", ("a", "b")),
        ("{~! a | b}", "shuffle_once", ("a", "b")),
        ("{| second time |}", "stop", ("", "second time", "")),
        ("{a | b: c}", "stop", ("a", "b: c")),
        ("{& a: b | c}", "cycle", ("a: b", "c")),
        ("{ \n & a | b }", "cycle", ("a", "b")),
        ("{a \\| b | c}", "stop", ("a | b", "c")),
    ],
)
def test_sequences(source: str, kind: str, items: tuple[str, ...]) -> None:
    (piece,) = pieces(source)
    assert isinstance(piece, Alternatives)
    assert (piece.kind, piece.items) == (kind, tuple(text(item) for item in items))


def test_sequences_nest() -> None:
    (piece,) = pieces("{{a | b} | {drugged: c | {d | e}}}")
    assert isinstance(piece, Alternatives)
    inner = piece.items[0].pieces[0]
    assert isinstance(inner, Alternatives)
    assert inner.id != piece.id


def ids(source: str, taken: set[str] | None = None) -> list[str]:
    found, _ = parse_text(source, NAMES, SCOPE, "hatch~", taken)
    assert found is not None
    return [piece.id for piece in found.pieces if isinstance(piece, Alternatives)]


def test_an_id_depends_on_what_the_sequence_says_alone() -> None:
    (alone,) = ids("{a | b}")
    assert alone.startswith("hatch~")
    assert ids("Other words. {c | d} {a  |\n b}")[1:] == [alone]
    assert ids("{& a | b}") != [alone]


def test_the_second_of_two_equal_sequences_is_numbered() -> None:
    first, second, third = ids("{a | b} {a | b} {a | b}")
    assert (second, third) == (f"{first}_2", f"{first}_3")
    taken: set[str] = set()
    assert ids("{a | b}", taken) + ids("{a | b}", taken) == [first, second]


@pytest.mark.parametrize(
    ("source", "code", "offset"),
    [
        ("a {nerv} b", "SC220", 3),
        ("a {drugged: x | {nerv}} b", "SC220", 17),
        ("{drugged and nerv: x}", "SC220", 13),
        ("{nerve: x}", "SC320", 1),
        ("{rinat}", "SC224", 1),
        ("{you}", "SC224", 1),
        ("{rinat.shrt}", "SC224", 7),
        ("{you.frist}", "SC224", 5),
        ("{boris.short}", "SC224", 1),
        ("{plants}", "SC332", 1),
        ("{drugged}", "SC332", 1),
        ("{}", "SC121", 1),
        ("{ }", "SC121", 2),
        ("{^}", "SC121", 2),
        ("{^^nerve}", "SC120", 2),
        ("{plural(nerve, day)}", "SC128", 8),
        ("{plural(nerve, day, days, more)}", "SC128", 8),
        ("{plural(role, day, days)}", "SC326", 8),
        ("a } b", "SC130", 2),
        ("a { b", "SC130", 2),
        ("a {b {c}", "SC130", 2),
        ("{" * 17 + "a" + "}" * 17, "SC127", 16),
        ("{drugged: a\n\nb}", "SC131", 11),
        ("*a\n\nb*", "SC132", 0),
        ("a **b", "SC132", 2),
        ("{drugged: *a} b", "SC132", 10),
        ("{drugged: -> yard}", "SC133", 10),
        ("{He said: no}", "SC135", 8),
        ("{Note: a | b}", "SC135", 5),
        ("{: a}", "SC135", 1),
        ("{drugged: a | b | c}", "SC136", 16),
        ("a\x07b", "SC137", 1),
        ("a\\nb", "SC139", 1),
        ("a\\", "SC139", 1),
        ("x" * 100_001, "SC126", 100_000),
    ],
)
def test_faults(source: str, code: str, offset: int) -> None:
    found, faults = parse_text(source, NAMES, SCOPE, "hatch~")
    assert found is None
    assert (faults[0].code, faults[0].offset) == (code, offset)


def test_a_name_of_a_form_may_be_near() -> None:
    assert only_fault("{you.frist}").candidates == ("first",)
    assert only_fault("{rinat}").expected == "rinat.short"


def test_a_condition_with_a_fault_of_its_own_keeps_it() -> None:
    assert only_fault("{role = engineer: a}").code == "SC123"
    assert only_fault("{nerv: a}").candidates == ("nerve",)


def test_temporaries_print() -> None:
    assert pieces("{n}") == (Insert(Get("local", "n")),)
    assert parse_text("{n}", Names(), Scope("hatch"), "")[1][0].code == "SC220"


def test_no_more_than_twenty_faults_are_told() -> None:
    assert len(parse_text("{nerv}" * 100, NAMES, SCOPE, "")[1]) == 20
