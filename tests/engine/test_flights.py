"""Flights as a player meets them: phases, faults, saves, ends, signatures; saved and taken back at every step."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from hops import CAST, DOSSIER, FLIGHTS, LAUNCH, QUALITIES
from star_city_game.compiler.load import check_story
from star_city_game.engine.blocks import Code
from star_city_game.engine.draft import Draft
from star_city_game.engine.forecasts import forecast
from star_city_game.engine.program import Program
from star_city_game.engine.runner import Runner
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session
from star_city_game.workshop.transcript import transcript
from systems.test_launch_deal import is_near
from tales import tale

CALENDAR = "turns: {t01: {from: 1966-03-01, to: 1966-03-10, name: March}}\n"
HALL = """
hall:
  date: 1969-06-19
  body:
    - choices:
        - {say: Sign for the pump., do: [waive(d_pump), hide(d_pump)]}
        - {say: Fix the pump., do: [find(d_pump), fix(d_pump)]}
        - {say: Test., do: [test(engine, 100), "blame(d_pump, rinat)", hint(d_pump)]}
        - {say: Nothing.}
    - fly: hop
    - |
      {flight(hop)} {cause_known: by the pump | by something else}
    - ending: over
up: {body: [Up., {trouble: true}, All well so far.]}
cruise: {body: [Over., {choices: [{say: Look., then: The Moon.}, {say: Turn back., do: abort(back)}]}]}
down: {body: Down.}
at_home: {body: A herdsman.}
turned: {body: Back we go.}
lost: {body: Nothing more is heard.}
any_fault:
  body:
    - choices: [{say: Wait., save: 0}, {say: Press., save: 10, pass: It goes out., fail: It stays.}, {say: Do nothing.}]
"""


def story(folder: Path, hall: str = HALL, **more: str) -> Story:
    files = {
        "systems__launch": LAUNCH,
        "systems__flights": FLIGHTS,
        "systems__dossier": DOSSIER,
        "cast": CAST,
        "calendar": CALENDAR,
        "qualities": QUALITIES + "cause_known: {type: bool, is: defect(d_pump) != latent}\n",
        **more,
    }
    return tale(folder, hall, **files)


def fly(told: Story, labels: list[str], forced: dict[str, bool]) -> tuple[Session, list[str]]:
    """Plays by labels, through a file and back after every choice."""
    session = Session.new(told, seed=3)
    lines: list[str] = []
    for label in labels:
        choice = next(choice for choice in session.turn.choices if choice.say.startswith(label))
        before = session.saved()
        session.choose(choice.id, forced)
        session.undo()
        assert session.saved() == before
        session.choose(choice.id, forced)
        session = Session.resume(told, decode(encode(session.saved(), "now", "1"))[0])
        lines += transcript(session.turn)
    return session, lines


NOTHING_SHOWS = {"hop": False}
PUMP = {"hop": False, "hop.d_pump": True}


@pytest.mark.parametrize(
    ("labels", "forced", "said", "end"),
    [
        (["Nothing", "Look"], NOTHING_SHOWS, ["Up.", "All well so far.", "Over.", "The Moon.", "A herdsman."], "home"),
        (["Nothing", "Turn"], NOTHING_SHOWS, ["Over.", "Back we go.", "Down."], "back"),
        (["Nothing", "Press", "Look"], {**PUMP, "hop.d_pump.save": True}, ["It goes out.", "A herdsman."], "home"),
        (
            ["Nothing", "Press"],
            {**PUMP, "hop.d_pump.save": False, "hop.d_pump.worst": False},
            ["It stays.", "Back we go.", "Down."],
            "back",
        ),
        (
            ["Nothing", "Wait"],
            {**PUMP, "hop.d_pump.save": False, "hop.d_pump.worst": True, "hop.escape": True},
            ["Nothing more is heard."],
            "gone",
        ),
        (
            ["Nothing", "Wait"],
            {**PUMP, "hop.d_pump.save": False, "hop.d_pump.worst": True, "hop.escape": False},
            [],
            "tower",
        ),
        (["Nothing", "Do nothing"], {**PUMP, "hop.d_pump.worst": False}, ["Back we go."], "back"),
        (
            ["Nothing", "Look", "Wait"],
            {"hop": False, "hop.d_pack": True, "hop.d_pack.save": False, "hop.d_pack.worst": False},
            ["Down.", "A herdsman."],
            "home",
        ),
    ],
    ids=["home", "own_decision", "saved", "abort", "lost", "tower", "no_attempt", "a_fright"],
)
def test_a_flight_comes_to_its_end(
    tmp_path: Path, labels: list[str], forced: dict[str, bool], said: list[str], end: str
) -> None:
    session, lines = fly(story(tmp_path), labels, forced)
    places = [lines.index(line) for line in said]
    assert places == sorted(places)
    assert any(line.startswith(f"{end} ") for line in lines)
    assert session.turn.ended == "over"
    assert ("All well so far." in lines) == (end == "home" or "Turn" in labels)


def test_a_fixed_defect_never_shows_though_a_waived_one_may(tmp_path: Path) -> None:
    told = story(tmp_path)
    shown = Counter[str]()
    code = Code(Program(told))
    for number in (0, 1):
        for seed in range(400):
            runner = Runner(code, seed=seed)
            runner.take(number)
            shown[f"{number}"] += "nine is warm" in runner.text()
    assert shown["1"] == 0
    assert is_near(shown["0"], 400, 4_000)


def test_the_save_shows_its_odds_and_what_makes_them(tmp_path: Path) -> None:
    session, _ = fly(story(tmp_path), ["Nothing"], PUMP)
    odds = [choice.odds for choice in session.turn.choices]
    assert [each.percent if each else None for each in odds] == [40, 50, None]
    assert session.explain(session.turn.choices[1].id) == "50 % (uneven): as things stand +40, this way +10"


def test_a_signature_wakes_its_paper_when_the_defect_shows(tmp_path: Path) -> None:
    told = story(tmp_path)
    session, _ = fly(told, ["Sign", "Look"], NOTHING_SHOWS)
    assert len(session.dossier().papers) == 0
    session, _ = fly(told, ["Sign"], PUMP)
    assert len(session.dossier().papers) == 1
    assert session.what("dossier.sabotage").value == "2"  # gravity 4, unverified


def test_the_board_tells_an_engineer_all_and_a_cosmonaut_what_is_heard(tmp_path: Path) -> None:
    told = story(tmp_path, HALL.replace("hint(d_pump)]", "hint(d_pump), meet(rinat)]"))
    session, _ = fly(told, ["Test"], PUMP)
    heard = session.launch()
    assert not heard.tree
    assert heard.systems == ()
    assert [(each.text, each.faces) for each in heard.oddities] == [("The simulator runs warm.", ("Rinat",))]
    engineer = story(tmp_path / "e", HALL.replace("- choices:", "- do: role = engineer\n    - choices:", 1))
    session, _ = fly(engineer, ["Test"], PUMP)
    tree = session.launch()
    assert tree.tree
    engine = tree.systems[0]
    assert (engine.found, engine.low, engine.high) == (2, 0, 0) or (engine.found, engine.high) == (1, 0)
    for phase in tree.phases:
        assert phase.chance == sum(part.chance for part in phase.parts)
    assert abs(sum(system.chance for system in tree.systems) - sum(phase.chance for phase in tree.phases)) == 0


def test_the_report_goes_back_to_the_choice_that_left_it(tmp_path: Path) -> None:
    session, _ = fly(
        story(tmp_path),
        ["Sign", "Wait"],
        {**PUMP, "hop.d_pump.save": False, "hop.d_pump.worst": True, "hop.escape": True},
    )
    report = session.commission()
    assert report is not None
    text = "\n".join(report.lines)
    flat = " ".join(text.split())
    assert report.heading == "REPORT OF THE EMERGENCY COMMISSION"
    assert "The engine. The pump rubs." in flat
    assert "Accepted as it stands: 19.VI.69 (“Sign for the pump”)." in flat
    assert "Was not reported on 19.VI.69" in flat
    assert "Measure taken: “Wait” (calculated: 40 in 100). Destroyed the vehicle." in flat
    assert "Safargaliev R.G." in flat
    assert max(map(len, report.lines)) <= 66
    session, _ = fly(story(tmp_path / "b"), ["Fix", "Look"], NOTHING_SHOWS)
    accepted = session.commission("hop")
    assert accepted is not None
    assert accepted.heading == "ACT OF ACCEPTANCE"
    assert Session.new(story(tmp_path / "c")).commission() is None


def test_shown_odds_are_flown_odds(tmp_path: Path) -> None:
    """The forecast on the board against games that are really played, each fault left to its usual odds."""
    told = story(tmp_path, HALL.replace("{say: Turn back., do: abort(back)}", "{say: On.}"))
    code = Code(Program(told))
    draft = Draft(code.program, code.fresh({}, 1))
    expected = forecast(told.launch.flights["hop"], draft)
    ends: Counter[str] = Counter()
    for seed in range(20_000):
        runner = Runner(code, seed=seed)
        runner.take(3)
        while runner.ways:
            runner.take(0)
        ends[runner.state().vehicle.flown[-1].end] += 1
    for end in told.launch.flights["hop"].ends:
        assert is_near(ends[end], 20_000, expected.ends.get(end, 0)), (end, ends, expected)


def test_a_save_outside_a_flight_is_a_finding_and_the_beat_of_troubles_does_nothing(tmp_path: Path) -> None:
    hall = (
        "hall: {body: [{trouble: true}, {choices: [{say: Go., save: 5, pass: Done., fail: Not.}]}, {ending: over}]}\n"
    )
    told, found = check_story(tmp_path)
    told = tale(tmp_path, hall)
    session = Session.new(told)
    session.choose(session.turn.choices[0].id, {"hall.save.go": True})
    assert session.turn.ended == "over"
    assert [each.code for each in check_story(tmp_path)[1]] == ["SC532"]
    assert told.launch.flights == {}
    assert found


def test_what_showed_in_a_flight_that_came_back_is_known(tmp_path: Path) -> None:
    told = story(tmp_path)
    session, lines = fly(told, ["Nothing", "Press", "Look"], {**PUMP, "hop.d_pump.save": True})
    assert "* Fault found: The pump rubs." in lines
    assert session.launch().defects[0].name == "The pump rubs"
    report = session.commission()
    assert report is not None
    assert "Not found. Could have been found: a test." in " ".join(" ".join(report.lines).split())


def test_a_flight_without_a_crew_plays_no_scene_of_a_crew(tmp_path: Path) -> None:
    alone = FLIGHTS.replace("  fault: any_fault\n", "  crewed: false\n")
    told = story(
        tmp_path, HALL + "fault_d_pump: {body: [You., {choices: [{say: Act., save: 0}]}]}\n", systems__flights=alone
    )
    _, lines = fly(told, ["Nothing", "Look"], {**PUMP, "hop.d_pump.save": True})
    assert "Engine nine is warm." not in lines
    assert "You." not in lines
    assert "home by the pump" in lines


def test_a_deed_in_a_scene_without_a_date_is_not_before_the_last_of_its_turn(tmp_path: Path) -> None:
    hall = """
hall:
  date: 1966-03-08
  body:
    - choices: [{say: Find it., do: find(d_pump)}]
    - call: yard
    - fly: hop
    - ending: over
yard:
  title: The yard
  body: [{choices: [{say: Sign for it., do: waive(d_pump)}]}]
"""
    told = story(tmp_path, hall + HALL[HALL.index("up: {body") :])
    session, _ = fly(told, ["Find it.", "Sign for it."], {})
    deeds = session.saved().state.vehicle.deeds
    assert [(deed.kind, deed.date) for deed in deeds] == [("found", "1966-03-08"), ("waived", "1966-03-08")]
