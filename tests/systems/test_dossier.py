from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builders import text
from star_city_game.model.dossier import Entry, Recorded
from star_city_game.systems import dossier


def an_entry(gravity: int, credibility: str = "A", *, wakes: int = 0, category: str = "secrecy") -> Entry:
    return Entry("ev", "memo", "REGIME", "Pryakhin", category, gravity, wakes, credibility, text("x"))


def test_a_paper_weighs_gravity_by_credibility_by_standing() -> None:
    paper = Recorded("ev", "t01", "")
    assert dossier.weight(an_entry(4, "A"), paper) == 2000
    assert dossier.weight(an_entry(5, "E"), Recorded("ev", "t01", "", status="corroborated")) == 1250
    assert dossier.weight(an_entry(5), Recorded("ev", "t01", "", status="refuted")) == 0


def test_a_sleeping_paper_weighs_nothing_until_it_wakes() -> None:
    entry = an_entry(0, wakes=4)
    papers = dossier.record((), "ev", "t01", "1966-01-14")
    assert dossier.weight(entry, papers[0]) == 0
    assert dossier.weight(entry, dossier.judge(papers, "ev", "awake")[0]) == 2000


def test_totals_are_cut_toward_zero() -> None:
    papers = (Recorded("ev", "t01", ""),)
    assert dossier.total({"ev": an_entry(3)}, papers) == 1
    assert dossier.total({"ev": an_entry(-3)}, papers) == -1
    assert dossier.total({"ev": an_entry(-1)}, papers) == 0
    assert dossier.total({"ev": an_entry(5)}, papers, "loyalty") == 0


def test_a_paper_is_recorded_once() -> None:
    once = dossier.record((), "ev", "t01", "a")
    assert dossier.record(once, "ev", "t05", "b") == once


@given(st.lists(st.sampled_from(["symptom", "rumour", "seen"]), min_size=1))
def test_knowledge_never_shrinks(levels: list[str]) -> None:
    papers = dossier.record((), "ev", "t01", "")
    order = ["nothing", "symptom", "rumour", "seen"]
    best = 0
    for level in levels:
        papers = dossier.learn(papers, "ev", level)  # type: ignore[arg-type]
        best = max(best, order.index(level))
        assert papers[0].known == order[best]
