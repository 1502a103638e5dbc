from __future__ import annotations

import pytest

from star_city_game.engine.charts import Chart, active, outermost
from star_city_game.model.machine import Machine, Move, Stage


def stage(id_: str, *nested: Stage, initial: str = "", parallel: bool = False, history: bool = False) -> Stage:
    first = initial or (nested[0].id if nested and not parallel else "")
    return Stage(id_, id_, nested=nested, initial=first, parallel=parallel, history=history)


FILE = Machine(
    "file",
    "clean",
    (
        stage("clean"),
        stage(
            "operational",
            stage("watched", stage("tail"), stage("letters")),
            stage("visited", stage("searches"), stage("talks", stage("polite"), stage("rude"), history=True)),
            history=True,
        ),
        stage("measures", stage("paper"), stage("people", stage("wife"), stage("chief")), parallel=True),
    ),
    (),
)
CHART = Chart(FILE)


def told(source: str, target: str, place: str, *, reenter: bool = False, **remembered: str) -> str:
    """A move as the stages that it leaves and enters, and the place where it ends."""
    memory = {f"file.{key}": value for key, value in remembered.items()}
    change = CHART.change(Move("e", source, target, reenter=reenter), place, memory)
    steps = [*(f"-{id_}" for id_ in change.left), *(f"+{id_}" for id_ in change.entered)]
    return f"{' '.join(steps)} = {change.place}"


def test_a_place_names_the_innermost_stages_and_all_around_them_are_active() -> None:
    place = "measures/paper|measures/people/wife"
    assert CHART.place({"wife", "people", "paper", "measures"}) == place
    assert active(place) == {"measures", "paper", "people", "wife"}
    assert outermost(place) == "measures"
    assert outermost("clean") == "clean"


def test_a_game_begins_in_the_initial_stages() -> None:
    assert CHART.start == "clean"
    assert Chart(Machine("m", "operational", FILE.stages, ())).start == "operational/watched/tail"


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (("clean", "operational", "clean"), "-clean +operational +watched +tail = operational/watched/tail"),
        (("clean", "rude", "clean"), "-clean +operational +visited +talks +rude = operational/visited/talks/rude"),
        (("clean", "wife", "clean"), "-clean +measures +paper +people +wife = measures/paper|measures/people/wife"),
        (
            ("clean", "chief", "clean"),
            "-clean +measures +paper +people +chief = measures/paper|measures/people/chief",
        ),
        (
            ("wife", "clean", "measures/paper|measures/people/wife"),
            "-wife -people -paper -measures +clean = clean",
        ),
    ],
)
def test_the_innermost_is_left_first_and_the_outermost_entered_first(move: tuple[str, str, str], expected: str) -> None:
    assert told(*move) == expected


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (("tail", "letters", "operational/watched/tail"), "-tail +letters = operational/watched/letters"),
        (("operational", "letters", "operational/watched/tail"), "-tail +letters = operational/watched/letters"),
        (("watched", "rude", "operational/watched/tail"), "-tail -watched +visited +talks +rude"),
        (("rude", "searches", "operational/visited/talks/rude"), "-rude -talks +searches"),
        (("wife", "chief", "measures/paper|measures/people/wife"), "-wife +chief"),
        (("measures", "chief", "measures/paper|measures/people/wife"), "-wife +chief"),
    ],
)
def test_a_stage_around_both_ends_is_not_left(move: tuple[str, str, str], expected: str) -> None:
    assert told(*move).startswith(expected)


def test_a_move_to_a_stage_that_is_active_begins_its_inside_afresh() -> None:
    place = "operational/visited/talks/rude"
    assert told("rude", "talks", place, talks="rude") == "-rude +polite = operational/visited/talks/polite"
    assert told("operational", "operational", place).startswith("-rude -talks -visited +watched +tail")
    assert told("rude", "rude", place) == " = operational/visited/talks/rude"


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (("clean", "clean", "clean"), "-clean +clean = clean"),
        (("tail", "letters", "operational/watched/tail"), "-tail -watched +watched +letters"),
        (("tail", "watched", "operational/watched/tail"), "-tail -watched +watched +tail"),
        (("operational", "letters", "operational/watched/tail"), "-tail -watched -operational +operational +watched"),
        (("people", "people", "measures/paper|measures/people/chief"), "-chief -people +people +wife"),
        (("clean", "operational", "clean"), "-clean +operational"),
    ],
)
def test_a_move_that_enters_again_leaves_the_stage_around_both_ends_too(
    move: tuple[str, str, str], expected: str
) -> None:
    assert told(*move, reenter=True).startswith(expected)


def test_a_stage_with_a_history_is_entered_where_it_was_left() -> None:
    change = CHART.change(Move("e", "operational", "clean"), "operational/visited/talks/rude", {})
    assert change.remembered == {"file.operational": "visited", "file.talks": "rude"}
    back = CHART.change(Move("e", "clean", "operational"), "clean", change.remembered)
    assert back.place == "operational/visited/searches"
    assert told("clean", "talks", "clean", talks="rude").endswith("= operational/visited/talks/rude")


def test_a_stage_remembers_what_it_is_left_with_in_the_same_move() -> None:
    assert told("operational", "operational", "operational/visited/searches", reenter=True) == (
        "-searches -visited -operational +operational +visited +searches = operational/visited/searches"
    )


def test_a_memory_of_a_stage_that_is_gone_is_the_initial_one() -> None:
    assert told("clean", "operational", "clean", operational="gone").endswith("= operational/watched/tail")


@pytest.mark.parametrize(
    ("place", "is_legal"),
    [
        ("clean", True),
        ("operational/watched/tail", True),
        ("measures/paper|measures/people/chief", True),
        ("operational", False),
        ("operational/watched", False),
        ("watched/tail", False),
        ("measures/paper", False),
        ("measures/people/chief|measures/paper", False),
        ("measures/paper|measures/people/chief|measures/people/wife", False),
        ("clean|operational/watched/tail", False),
        ("gone", False),
        ("", False),
    ],
)
def test_a_place_is_legal_or_not(place: str, is_legal: bool) -> None:
    assert CHART.is_legal(place) == is_legal


@pytest.mark.parametrize(
    ("place", "adopted"),
    [
        ("operational/watched/letters", "operational/watched/letters"),
        ("operational", "operational/watched/tail"),
        ("operational/bugged", "operational/watched/tail"),
        ("clean/quite", "clean"),
        ("gone", None),
    ],
)
def test_a_place_of_another_edition_is_entered_afresh_at_its_outermost_stage(place: str, adopted: str | None) -> None:
    assert CHART.adopted(place) == adopted
