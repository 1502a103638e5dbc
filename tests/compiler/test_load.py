"""A whole folder: what comes out, and what is said when it cannot."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from star_city_game.compiler.diagnostics import lay_out_all
from star_city_game.compiler.load import check_story, load_story
from star_city_game.errors import StoryError
from star_city_game.model.calendar import CalendarTurn, Event
from star_city_game.model.check import Modifier
from star_city_game.model.expression import Compare, Get, Literal
from star_city_game.model.launch import Defect
from star_city_game.model.quality import Band
from tales import HEAD, check_tale, codes, tale, write_tale

HALL = "hall: {body: [{ending: over}]}\n"
WORLD = {
    "story": HEAD + "version: 1.2.0\nauthors: [A, B]\nask:\n"
    "  - {quality: role, prompt: You are, words: {pilot: a pilot, clerk: a clerk}}\n"
    "  - {quality: first, prompt: Name, suggest: [Zoya, Ignat]}\n"
    "checks: {with: [{when: role == clerk, add: -5, because: a clerk}]}\nstatus: {file: kgb, risk: '{launch.known} known'}\n",
    "qualities": "role: {type: enum, words: [pilot, clerk]}\nfirst: {type: text, default: Ignat}\n",
    "qualities__more": "nerve: {type: int, min: -2, max: 3, bands: {-2--1: low, 0: so so, 1-3: high}, shows: word}\n"
    "calm: {type: bool, is: nerve > 1, shows: word}\n",
    "cast": "rinat: {full: Rinat Safargaliev, short: Rinat, gender: m, role: pilot, words: {codename: OWL}}\n",
    "places": "hatch: The hatch\n",
    "calendar": "slots: [service, private]\nturns:\n"
    "  t1: {from: 1966-01-01, to: 1966-01-10, name: One, left: 9}\n  t2: {from: 1966-01-11, to: 1966-01-20, name: Two}\n"
    "events:\n  - {turn: t2, day: 14, scene: dated}\n  - {turn: t1, day: 3, scene: dated, when: nerve > 1}\n",
    "machines__kgb": "kgb:\n  initial: clean\n  stages: {clean: {}, signal: {label: a signal, enter: nerve -= 1, final: true}}\n"
    "  moves: [{on: weigh, from: clean, to: signal, when: dossier.total > 1}]\n",
    "systems__dossier__one": "entries:\n  ev_a: {kind: memo, source: OAK, category: loyalty, gravity: 2, wakes: 4, "
    "credibility: B, text: A memo., note: Filed.}\n",
    "systems__launch": "subsystems: {life: {name: Life support}}\ndefects: {d_a: {subsystem: life, name: A fan, days: 3}}\n",
    "scenes__hall": "hall:\n  title: The hall\n  date: 1966-01-01\n  time: 12:30\n"
    "  place: hatch\n  people: [rinat]\n  tags: [dilemma]\n"
    "  body:\n    - '{you.first} {rinat.codename} {calm: calm}'\n    - do: [record(ev_a), wake(ev_a), find(d_a), nerve += 1]\n"
    "    - due: true\n    - draw: talk\n    - when: turns_since(dated) > 1\n      then: Late.\n    - ending: over\n"
    "dated: {body: Dated.}\n"
    "talk_b: {deck: talk, priority: must, weight: 2, max: 3, cooldown: 4, when: [nerve > 0, calm], body: Talk.}\n"
    "talk_a: {deck: talk, priority: 7, say: Talk., body: Talk.}\n",
}


@pytest.mark.parametrize(
    ("time", "is_told"),
    [("00:00", False), ("23:59", False), ("night", False), ("25:00", True), ("12:60", True), ("7:30", True)],
)
def test_a_time_of_day_is_one_that_there_is(time: str, is_told: bool, tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, f"hall: {{time: {time}, body: [{{ending: over}}]}}\n")
    assert codes(found) == (["SC142"] if is_told else [])


@pytest.mark.parametrize("kind", ["enum", "set"])
def test_words_are_at_least_one(kind: str, tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, "hall: {body: [{ending: over}]}\n", qualities=f"q: {{type: {kind}, words: []}}\n")
    assert "SC113" in codes(found)


def test_everything_declared_is_in_the_story(tmp_path: Path) -> None:
    story, found = check_story(write_tale(tmp_path, **WORLD))
    assert found == ()
    assert story is not None
    assert (story.id, story.title, story.version, story.entry, story.authors) == (
        "tale",
        "A tale",
        "1.2.0",
        "hall",
        ("A", "B"),
    )
    nerve, calm = story.qualities["nerve"], story.qualities["calm"]
    assert (nerve.low, nerve.high, nerve.default) == (-2, 3, 0)
    assert nerve.bands == (Band(-2, -1, "low"), Band(0, 0, "so so"), Band(1, 3, "high"))
    assert calm.derived == Compare((Get("quality", "nerve"), Literal(1)), (">",))
    assert story.qualities["role"].default == "pilot"
    assert set(story.people["rinat"].forms) == {"full", "short", "codename"}
    assert story.people["rinat"].about == "pilot"
    assert story.places == {"hatch": "The hatch"}
    assert story.calendar.turns[0] == CalendarTurn("t1", "1966-01-01", "1966-01-10", "One", 9)
    assert [(event.turn, event.day) for event in story.calendar.events] == [("t1", 3), ("t2", 14)]
    assert isinstance(story.calendar.events[0], Event)
    assert story.calendar.slots == ("service", "private")
    assert [stage.label for stage in story.machines["kgb"].stages] == ["clean", "a signal"]
    assert len(story.machines["kgb"].stages[1].effects) == 1
    assert (story.entries["ev_a"].wakes, story.entries["ev_a"].credibility) == (4, "B")
    assert story.launch.defects["d_a"] == Defect("d_a", "life", "A fan", 3)
    assert story.decks == {"talk": ("talk_a", "talk_b")}
    assert story.questions[1].suggest == {"": ("Zoya", "Ignat")}
    assert isinstance(story.modifiers[0], Modifier)
    assert (story.file_machine, story.watched) == ("kgb", frozenset({"dated", "talk_b"}))
    assert story.risk is not None
    assert len(story.digest) == 64


def test_the_head_of_a_scene_is_read_by_type(tmp_path: Path) -> None:
    scene = load_story(write_tale(tmp_path, **WORLD)).scenes["hall"]
    assert (scene.title, scene.date, scene.time, scene.place) == ("The hall", "1966-01-01", "12:30", "hatch")
    assert (scene.people, scene.tags) == (("rinat",), ("dilemma",))
    assert scene.at is not None
    assert (scene.at.file, scene.at.line, scene.at.column) == ("scenes/hall.yaml", 1, 1)
    storylet = load_story(tmp_path).scenes["talk_b"].storylet
    assert storylet is not None
    assert (storylet.must, storylet.weight, storylet.max, storylet.cooldown, storylet.conditions) == (True, 2, 3, 4, 2)


def test_the_digest_follows_the_words_and_nothing_else(tmp_path: Path) -> None:
    plain = load_story(write_tale(tmp_path / "a", scenes__hall=HALL)).digest
    folder = write_tale(tmp_path / "b", scenes__hall=HALL)
    (folder / "scenes" / "hall.yaml").write_bytes(HALL.replace("\n", "\r\n").encode())
    assert load_story(folder).digest == plain
    assert load_story(write_tale(tmp_path / "c", scenes__hall=HALL + "# more\n")).digest != plain


def test_a_story_with_faults_is_not_loaded(tmp_path: Path) -> None:
    folder = write_tale(tmp_path, scenes__hall="hall: {body: [{goto: attic}]}\n")
    with pytest.raises(StoryError, match="1 error") as raised:
        load_story(folder)
    assert "scenes/hall.yaml:1:22: error SC223" in raised.value.report


def test_warnings_do_not_keep_a_story_from_being_played(tmp_path: Path) -> None:
    story, found = check_tale(tmp_path, HALL + "lost: {body: Lost.}\n")
    assert story is not None
    assert codes(found) == ["SC304"]
    assert load_story(tmp_path).digest == story.digest


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_no_story_is_one_finding(folder: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    story, found = check_story(tmp_path / folder)
    assert story is None
    assert codes(found) == ["SC140"]


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    _, found = check_tale(
        tmp_path,
        "hall:\n  boddy: x\n  body: [{goto: over}]\n",
        places="Hatch: The hatch\n",
        qualities="nerve: {type: integer}\n",
        scenes__b='b:\n  body:\n    - "I do," he says.\n',
    )
    assert [(each.file, each.code) for each in found] == [
        ("places.yaml", "SC115"),
        ("qualities.yaml", "SC114"),
        ("scenes/b.yaml", "SC102"),
        ("scenes/hall.yaml", "SC111"),
    ]


@pytest.mark.parametrize("broken", ["scenes__b", "qualities", "cast", "systems__dossier"])
def test_what_an_unreadable_file_may_declare_is_not_called_unknown(broken: str, tmp_path: Path) -> None:
    hall = "hall:\n  body:\n    - when: nerve > 1 and seen(b) and recorded(ev_a)\n      then: '{rinat.short}'\n"
    hall += "    - do: [record(ev_a), wake(ev_a)]\n    - goto: b.mid\n"
    files = {
        "scenes__b": "b: {body: [{label: mid}, {ending: over}]}\n",
        "qualities": "nerve: {type: int, min: 0, max: 9, shows: word}\n",
        "cast": "rinat: {full: Rinat S, short: Rinat, gender: m}\n",
        "systems__dossier": WORLD["systems__dossier__one"],
    }
    assert [code for code in codes(check_tale(tmp_path / "whole", hall, **files)[1]) if code != "SC307"] == []
    files[broken] += '\nz: "x" y\n'
    assert codes(check_tale(tmp_path / "broken", hall, **files)[1]) == ["SC102"]


def test_a_fault_in_a_declaration_is_not_repeated_where_it_is_used(tmp_path: Path) -> None:
    hall = "hall:\n  body:\n    - when: role == pilot\n      then: '{role}'\n    - ending: over\n"
    _, found = check_tale(tmp_path, hall, qualities="role: {type: enun, words: [pilot]}\n")
    assert codes(found) == ["SC114"]
    assert found[0].suggestion == "enum"


def test_excuses_and_severities(tmp_path: Path) -> None:
    lost = HALL + "lost: {body: Lost.}\n"
    excused = lost.replace("Lost.}", "Lost., excuse: {SC304: for the second edition}}")
    assert check_tale(tmp_path / "1", excused)[1] == ()
    assert check_tale(tmp_path / "2", lost, story=HEAD + "lint: {severity: {SC304: off}}\n")[1] == ()
    story, found = check_tale(tmp_path / "3", lost, story=HEAD + "lint: {severity: {SC304: error}}\n")
    assert story is None
    assert [(each.code, each.severity) for each in found] == [("SC304", "error")]
    assert codes(check_tale(tmp_path / "4", lost + "more: {body: M.}\n", story=HEAD)[1]) == ["SC304", "SC304"]


def test_lists_in_brackets_are_put_together_again(tmp_path: Path) -> None:
    hall = "hall:\n  body:\n    - do: [record(ev_a), learn(ev_a, seen), learn(ev_a, rumour)]\n    - ending: over\n"
    story = tale(tmp_path, hall, systems__dossier=WORLD["systems__dossier__one"])
    step = story.scenes["hall"].steps[0]
    assert len(getattr(step, "effects", ())) == 3


def test_faults_inside_a_block_have_their_exact_place(tmp_path: Path) -> None:
    hall = "hall:\n  body:\n    - |\n      A line.\n\n      Then {nerv} here.\n    - ending: over\n"
    _, found = check_tale(tmp_path, hall)
    assert [(each.code, each.line, each.column) for each in found] == [("SC220", 6, 13)]


def test_a_generated_id_cannot_be_referred_to(tmp_path: Path) -> None:
    hall = "hall:\n  body:\n    - choices: [{say: Wait., then: w}, {say: Go., goto: .wait}]\n"
    hall += "    - when: chosen(wait) or chosen(hall.go)\n      then: x\n    - ending: over\n"
    _, found = check_tale(tmp_path, hall)
    assert codes(found) == ["SC206"] * 3


def test_the_collector_is_left_as_it_was(tmp_path: Path) -> None:
    write_tale(tmp_path, scenes__hall=HALL)
    gc.disable()
    try:
        load_story(tmp_path)
        assert not gc.isenabled()
    finally:
        gc.enable()
    load_story(tmp_path)
    assert gc.isenabled()


PIECES = [
    "goto: ",
    "hall",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "|",
    "\n",
    "  ",
    "choices:",
    "when: ",
    "say: ",
    "true",
    "#",
    '"',
    "then: ",
    "*",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(data=st.data())
def test_no_damage_to_a_story_raises(data: st.DataObject, tmp_path: Path) -> None:
    files = dict(WORLD)
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(files)))
        at = data.draw(st.integers(0, len(files[name])))
        cut = data.draw(st.integers(0, 9))
        files[name] = files[name][:at] + data.draw(st.sampled_from(PIECES)) + files[name][at + cut :]
    story, found = check_story(write_tale(tmp_path, **files))
    assert story is not None or found
    assert (lay_out_all(found) != "") == bool(found)
