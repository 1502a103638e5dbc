from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import text
from star_city_game.model.casework import Case, Rules, Source
from star_city_game.model.dossier import CATEGORIES, CREDIBILITY, STATUS, Entry, Recorded
from star_city_game.systems import dossier
from star_city_game.systems.dossier import Desk

TURNS = {f"t{number:02}": number for number in range(40)}


def an_entry(
    gravity: int, credibility: str = "A", *, wakes: int = 0, category: str = "secrecy", id_: str = "ev", **more: object
) -> Entry:
    source = str(more.pop("source", "REGIME"))
    kind = str(more.pop("kind", "memo"))
    return Entry(id_, kind, source, "Pryakhin", category, gravity, wakes, credibility, text("x"), repeats=bool(more))


def a_desk(
    *entries: Entry, turn: int = 0, rules: Rules | None = None, case: Case | None = None, falsely: int = 0
) -> Desk:
    sources = {"lathe": Source("lathe", "LATHE", dealt=True)}
    return Desk({each.id: each for each in entries}, rules or Rules(), sources, case or Case(), turn, TURNS, falsely)


def weight(entry: Entry, paper: Recorded) -> int:
    return dossier.contribution(a_desk(entry), paper).weight


def test_a_paper_weighs_gravity_by_credibility_by_standing() -> None:
    paper = Recorded("ev", "t01", "")
    assert weight(an_entry(4, "A"), paper) == 2000
    assert weight(an_entry(5, "E"), Recorded("ev", "t01", "", status="corroborated")) == 1250
    assert weight(an_entry(5), Recorded("ev", "t01", "", status="refuted")) == 0


@given(
    st.integers(-5, 5),
    st.sampled_from(sorted(CREDIBILITY)),
    st.sampled_from(sorted(STATUS)),
)
def test_every_number_can_be_traced_to_its_factors(gravity: int, letter: str, status: str) -> None:
    paper = Recorded("ev", "t01", "", status=status)  # type: ignore[arg-type]
    found = dossier.contribution(a_desk(an_entry(gravity, letter)), paper)
    assert (found.gravity, found.letter, found.standing) == (gravity, letter, status)
    assert found.weight == gravity * CREDIBILITY[letter] * STATUS[status] == found.counts


def test_a_sleeping_paper_weighs_nothing_until_it_wakes() -> None:
    entry = an_entry(0, wakes=4)
    papers = dossier.record((), entry, "t01", "1966-01-14")
    assert weight(entry, papers[0]) == 0
    assert weight(entry, dossier.judge(papers, "ev", "awake")[0]) == 2000


def of(gravity: int, category: str = "total") -> int:
    desk = a_desk(an_entry(gravity))
    return dossier.total(dossier.contributions(desk, (Recorded("ev", "t01", ""),)), category)


def test_totals_are_cut_toward_zero() -> None:
    assert (of(3), of(-3), of(-1), of(5, "loyalty")) == (1, -1, 0, 0)


def test_a_paper_is_recorded_once_and_one_that_repeats_once_a_turn() -> None:
    once = dossier.record((), an_entry(1), "t01", "a")
    assert dossier.record(once, an_entry(1), "t05", "b") == once
    again = an_entry(1, repeats=True)
    two = dossier.record(dossier.record((), again, "t01", "a", ("x",)), again, "t02", "b", ("y",))
    assert [paper.about for paper in two] == [("x",), ("y",)]
    assert dossier.record(two, again, "t02", "b", ("z",))[1].about == ("y", "z")


@given(st.lists(st.sampled_from(["symptom", "rumour", "seen"]), min_size=1))
def test_knowledge_never_shrinks(levels: list[str]) -> None:
    papers = dossier.record((), an_entry(1), "t01", "")
    order = ["nothing", "symptom", "rumour", "seen"]
    best = 0
    for level in levels:
        papers = dossier.learn(papers, "ev", level)  # type: ignore[arg-type]
        best = max(best, order.index(level))
        assert papers[0].known == order[best]


SIX = Rules(dormant=dict.fromkeys(CATEGORIES, 6))


@pytest.mark.parametrize(("turn", "counts"), [(1, True), (6, True), (7, False), (30, False)])
def test_a_category_without_a_new_paper_goes_to_sleep(turn: int, counts: bool) -> None:
    desk = a_desk(an_entry(4), turn=turn, rules=SIX)
    (found,) = dossier.contributions(desk, (Recorded("ev", "t01", ""),))
    assert (found.counts > 0, found.weight) == (counts, 2000)


@given(st.lists(st.tuples(st.sampled_from(CATEGORIES), st.integers(0, 39)), max_size=12), st.integers(0, 39))
def test_only_a_new_paper_of_the_category_wakes_it(written: list[tuple[str, int]], now: int) -> None:
    past = [(category, turn) for category, turn in written if turn <= now]
    entries = [an_entry(2, category=category, id_=f"ev_{number}") for number, (category, _) in enumerate(past)]
    papers = tuple(Recorded(entry.id, f"t{turn:02}", "") for entry, (_, turn) in zip(entries, past, strict=True))
    found = dossier.contributions(a_desk(*entries, turn=now, rules=SIX), papers)
    newest: Mapping[str, int] = {each: max(turn for category, turn in past if category == each) for each, _ in past}
    assert [each.asleep for each in found] == [now - newest[category] >= 6 for category, _ in past]


def test_a_shelved_category_sleeps_until_its_next_paper() -> None:
    one, two = an_entry(4), an_entry(2, id_="ev_2")
    desk = a_desk(one, two, case=Case(shelved={"secrecy": 1}))
    first = (Recorded("ev", "t01", ""),)
    assert dossier.total(dossier.contributions(desk, first)) == 0
    assert dossier.total(dossier.contributions(desk, (*first, Recorded("ev_2", "t02", "")))) == 3


def test_what_a_discredited_source_wrote_counts_as_explained_for_and_against() -> None:
    against, spoke_for = an_entry(4, source="LATHE"), an_entry(-2, id_="ev_2", source="LATHE")
    desk = a_desk(against, spoke_for, case=Case(discredited=("lathe",)))
    found = dossier.contributions(desk, (Recorded("ev", "t01", ""), Recorded("ev_2", "t01", "", status="refuted")))
    assert [each.weight for each in found] == [1000, 0]
    assert dossier.contribution(desk, Recorded("ev_2", "t01", "")).weight == -500


def test_a_false_accusation_costs_a_letter_of_what_the_player_writes() -> None:
    own = an_entry(-2, "B", kind="self_report")
    paper = Recorded("ev", "t01", "")
    letters = [dossier.contribution(a_desk(own, falsely=count), paper).letter for count in range(5)]
    assert letters == ["B", "C", "D", "E", "E"]
    assert dossier.contribution(a_desk(an_entry(2, "B"), falsely=3), paper).letter == "B"


EXPLAINS = Rules(explains="ev_said", explain_turns=2)


def test_explaining_costs_a_paper_that_says_what_it_answers() -> None:
    said = an_entry(1, "D", id_="ev_said", repeats=True)
    desk = a_desk(an_entry(4), said, turn=3, rules=EXPLAINS)
    papers = dossier.explain(desk, (Recorded("ev", "t02", "1966-03-01"),), "ev", "t03", "1966-04-01")
    assert (papers[0].status, papers[0].judged, papers[0].by) == ("explained", "1966-04-01", "ev_said")
    assert (papers[1].entry, papers[1].about) == ("ev_said", ("ev",))
    assert dossier.explain(desk, papers, "ev", "t03", "1966-04-01") == papers
    assert dossier.total(dossier.contributions(desk, papers)) == 1


def test_only_what_the_player_knows_of_can_be_answered_and_only_for_a_while_explained() -> None:
    desk = a_desk(an_entry(2), an_entry(4, id_="ev_2"), an_entry(-1, id_="ev_3"), turn=5, rules=EXPLAINS)
    papers = tuple(
        Recorded(id_, turn, "", known=known)  # type: ignore[arg-type]
        for id_, turn, known in (("ev", "t04", "rumour"), ("ev_2", "t01", "seen"), ("ev_3", "t05", "seen"))
    )
    assert [paper.entry for paper in dossier.answerable(desk, papers)] == ["ev", "ev_2"]
    assert dossier.chosen(desk, papers, "heaviest", timely=False) == "ev_2"
    assert dossier.chosen(desk, papers, "heaviest", timely=True) == "ev"
    assert dossier.chosen(desk, papers, "ev_3", timely=True) == "ev_3"
    assert dossier.chosen(desk, (), "newest", timely=False) == ""


@given(st.integers(0, 9), st.booleans(), st.booleans())
def test_the_superiors_patience_stays_within_its_bounds_and_a_closed_paper_pleases_more(
    now: int, wrote: bool, closed: bool
) -> None:
    after = dossier.patience(now, wrote=wrote, closed=closed, steps=(1, 1, 2))
    assert 0 <= after <= 9
    assert dossier.patience(now, wrote=wrote, closed=True, steps=(1, 1, 2)) >= after
