"""What they may know, in plain lines: the same as on the page, and what a paper and the stamp are made of."""

from __future__ import annotations

from star_city_game.model.file_view import DossierView
from star_city_game.plain.folder import dossier
from tui.fakes import FILE


def test_the_page_tells_what_is_known_and_names_the_gaps() -> None:
    told = list(dossier(FILE))
    assert told[0] == "What they may know (the file: signal, stamped 17 May 1966 Tue)"
    assert "Papers: 1 read, 1 heard of, 1 noticed, 2 unknown to you." in told
    assert "Statements: what you have read counts 0.4" in told
    assert "  2. 4 Mar 1966 Fri - agent report of SOSNA - slight, not verified" in told
    assert "Contacts (asleep: it counts for nothing until something new comes)" in told
    assert "  2 sheets of which you know only the day: 14 Jan 1966; 17 May 1966" in told
    assert any("written then; you do not know what" in line for line in told)
    assert max(map(len, told)) <= 72


def test_a_paper_and_the_stamp_are_told_factor_by_factor() -> None:
    told = list(dossier(FILE, "2"))
    assert [line.split() for line in told[1:]] == [
        ["slight", "2"],
        ["source:", "doubtful", "(D)", "×", "0.4"],
        ["not", "verified", "×", "0.5"],
        ["it", "weighs", "0.4"],
    ]
    stamp = list(dossier(FILE, "stamp"))
    assert "  17 May 1966 Tue: raised from “clean” to “signal” on the weight of:" in stamp
    assert "    - and 1 of which you do not know what it is" in stamp
    assert stamp[2].split() == ["4", "papers", "that", "you", "have", "not", "read", "?"]


def test_what_cannot_be_told_is_said() -> None:
    assert "not read it" in next(dossier(FILE, "1"))
    assert "There is no paper “9”" in next(dossier(FILE, "9"))
    assert "There is no paper “tea”" in next(dossier(FILE, "tea"))
    assert "No paper that you know of." in dossier(DossierView("clean"))
    assert "  Nothing has been stamped on it since it was opened." in dossier(DossierView("clean"), "stamp")
