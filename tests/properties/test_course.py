"""What takes its course by itself: whatever is chosen, each thing comes once, by turns of the calendar, and within bounds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from star_city_game.model.story import Story
from star_city_game.model.turn import Paragraph
from star_city_game.session import Session
from tales import tale

TURNS = 6
CALENDAR = "turns:\n" + "".join(
    f"  t{number}: {{from: 1966-0{number}-01, to: 1966-0{number}-10, name: turn {number}}}\n"
    for number in range(1, TURNS + 1)
)
COURSE = """lenient: kind
lapses:
  stand: {name: The stand, from: t2, until: t3, taken: chosen(hall.take), text: Lapsed., do: lost += 1}
  sea: {name: The sea, from: t1, until: t5, text: Lapsed., do: lost += 1}
rival:
  name: days until they can
  reports:
    - {turn: t1, day: 1966-08-01}
    - {turn: t3, day: 1966-05-01, wrong: true}
    - {turn: t4, day: 1966-08-01}
    - {turn: t5, day: 1966-06-01, wrong: true}
    - {turn: t6, day: 1966-08-01}
"""
CAST = """rinat:
  full: Rinat Gabdullovich
  short: Rinat
  gender: m
  goal: [{turn: t2, do: made += 1}, {turn: t3, when: rinat.trust > 0, do: made += 1}, {turn: t4, do: made += 1}]
"""
QUALITIES = "".join(f"{name}: {{type: int, min: 0, max: 99}}\n" for name in ("lost", "made"))
HALL = """hall:
  body:
    - label: top
    - "{lost} {made} {advanced(rinat)} {rinat.trust} {rinat.debt} {rival.days}"
    - choices:
        - {id: take, say: Take., when: stands(stand), goto: .top}
        - {id: warm, say: Warm., sticky: true, do: [rinat.trust += 2, rinat.debt += 1], goto: .top}
        - {id: cool, say: Cool., sticky: true, do: [rinat.trust -= 2, rinat.debt -= 1], goto: .top}
        - {id: on, say: On., sticky: true}
    - when: turn < t6
      then: [{advance: true}, {goto: .top}]
    - ending: over
"""


@cache
def story(kind: str) -> Story:
    with TemporaryDirectory() as folder:
        files = {
            "calendar": CALENDAR + COURSE,
            "cast": CAST,
            "qualities": f"{QUALITIES}kind: {{type: bool, default: {kind}}}\n",
        }
        return tale(Path(folder), HALL, **files)


def readings(session: Session) -> list[int]:
    shown = session.turn.passage[-1]
    assert isinstance(shown, Paragraph)
    return [int(word) for word in shown.plain.split()]


@given(picks=st.lists(st.sampled_from(["take", "warm", "cool", "on"]), max_size=30), is_kind=st.booleans())
@settings(max_examples=60, deadline=None)
def test_everything_takes_its_course_once_and_by_turns(picks: list[str], *, is_kind: bool) -> None:
    session = Session.new(story("true" if is_kind else "false"), seed=1)
    turn, wrong = 1, 0
    before = readings(session)
    for pick in picks:
        choice = next((each for each in session.turn.choices if each.say == f"{pick.capitalize()}."), None)
        if choice is None or turn == TURNS:
            break
        session.choose(choice.id)
        lost, made, advanced, trust, debt, days = readings(session)
        assert -3 <= trust <= 3
        assert -2 <= debt <= 2
        assert made == advanced
        if pick == "on":
            turn += 1
            wrong += days < 31
            assert before[1] <= made <= before[1] + 1
            assert before[0] <= lost <= before[0] + 1
        else:
            assert (lost, made, days) == (before[0], before[1], before[5])
        assert lost <= (0 if is_kind else 2)
        before = [lost, made, advanced, trust, debt, days]
    assert wrong <= 2
