from __future__ import annotations

from star_city_game.model.casework import Step
from star_city_game.model.dossier import Contribution, Recorded
from star_city_game.systems.reading_room import WIDTH, Folder, Paper, points, reading


def a_paper(entry: str, date: str, gravity: int = 2, *, status: str = "unverified", by: str = "", **more: str) -> Paper:
    recorded = Recorded(entry, "t01", date, status=status, judged="1968-04-24" if by else "", by=by)  # type: ignore[arg-type]
    weighs = Contribution(entry, "sabotage", gravity, "C", 6, status, 50, asleep=False)
    return Paper(recorded, weighs, "agent report", "LATHE", "SAFARGALIEV R.G.", "He drew it.", **more)


FOLDER = Folder(
    number="3471",
    cover="GRIFEL",
    papers=(
        a_paper("ev_b", "1968-04-20", omitted="that you had been awake fifty hours.", status="explained", by="ev_c"),
        a_paper("ev_a", "1968-04-18", note="Copy 1 of 2."),
        a_paper("ev_c", "1968-04-24", -1),
        a_paper("ev_d", "1968-05-01", slip="Agent not found in the card index."),
    ),
    steps=(Step("1968-04-21", "clean", "signal", ("ev_a", "ev_b"), 2),),
    order=("clean", "signal"),
    withdrawn=(("1968-05-14", "[Sheet withdrawn.]"),),
    unfound=("The spoon.",),
)


def test_sheets_stand_in_order_of_date_with_what_moved_the_file() -> None:
    heads = [sheet.lines[0].split()[0] for sheet in reading(FOLDER).sheets]
    assert heads == ["18.IV.68", "20.IV.68", "21.IV.68", "24.IV.68", "1.V.68", "sheet"]


def test_every_sheet_says_who_wrote_it_what_it_did_and_what_became_of_it() -> None:
    text = "\n".join(reading(FOLDER).lines)
    assert "True hand: SAFARGALIEV R.G." in text
    assert "EXPLAINED 24.IV.68 by sheet 4." in text
    assert "OMITTED BY THE SOURCE: that you had been awake fifty hours." in text
    assert "It helped to raise you to “signal”, 21.IV.68." in " ".join(text.split())
    assert "Grounds: sheets 1, 2." in text
    assert "[slip] Agent not found in the card index." in text
    assert "could have written sheet 5" in " ".join(text.split())


def test_a_paper_that_was_written_again_is_said_to_be_as_before_and_is_answered_for_by_its_own_day() -> None:
    again = Folder(
        number="1",
        cover="",
        papers=(
            a_paper("ev_a", "1968-04-18", status="explained", by="ev_c"),
            a_paper("ev_c", "1968-04-24"),
            a_paper("ev_b", "1968-04-25"),
            a_paper("ev_c", "1968-05-02"),
        ),
        steps=(Step("1968-04-26", "clean", "signal", ("ev_a", "ev_b", "ev_c"), 2),),
        order=("clean", "signal"),
    )
    sheets = [" ".join(" ".join(sheet.lines).split()) for sheet in reading(again).sheets]
    assert "EXPLAINED 24.IV.68 by sheet 2." in sheets[0]
    assert "Grounds: sheets 1–3." in sheets[3]
    assert "As sheet 2, word for word." in sheets[4]
    assert "He drew it." not in sheets[4]
    assert "It helped to raise you" in sheets[1]
    assert "It helped to raise you" not in sheets[4]


def test_only_of_a_grave_paper_is_it_said_that_its_reader_never_knew() -> None:
    light, grave = (
        " ".join(reading(Folder("1", "", (a_paper("ev_a", "1968-04-18", gravity),))).lines) for gravity in (2, 3)
    )
    assert "You never knew of it." not in light
    assert "You never knew of it." in grave


def test_no_line_is_wider_than_a_paper() -> None:
    assert max(map(len, reading(FOLDER).lines)) <= WIDTH


def test_thousandths_are_written_as_points() -> None:
    assert [points(number) for number in (0, 600, 1250, -2000)] == ["0", "0.6", "1.25", "2"]
