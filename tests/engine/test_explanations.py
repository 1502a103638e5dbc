"""Why something can or cannot come now: in words for players, in full for writers."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.errors import NothingCalled
from star_city_game.model.explanation import Part, Why
from star_city_game.session import Session
from tales import tale

QUALITIES = (
    "nerve: {type: int, min: 0, max: 9, default: 4, label: Nerve, shows: number}\n"
    "spirt: {type: int, min: 0, max: 6, default: 1, label: Spirt}\n"
    "hidden: {type: bool}\n"
)
CALENDAR = (
    "turns:\n"
    "  t01: {from: 1966-01-01, to: 1966-01-10, name: early January}\n"
    "  t02: {from: 1966-01-11, to: 1966-01-20, name: mid-January}\n"
    "  t03: {from: 1966-01-21, to: 1966-01-31, name: late January}\n"
    "events:\n"
    "  - {turn: t02, day: 12, scene: parade, when: nerve > 3}\n"
    "  - {turn: t03, day: 22, scene: parade}\n"
    "  - {turn: t03, day: 23, scene: dull, when: nerve > 8}\n"
)
HALL = """
hall:
  title: The Hall
  body:
    - let: {n: nerve + 1}
    - label: top
    - choices:
        max: 6
        of:
          - {say: Wait., sticky: true, goto: .top}
          - {say: Once only., id: once, goto: .top}
          - {say: Be brave., id: brave, when: [nerve >= 6 or spirt > 2, n > 2], goto: .top}
          - {say: Pay., id: pay, need: nerve >= 3 and not hidden, because: You cannot., cost: {spirt: 2}}
          - {say: Leave., id: leave, then: [{when: nerve > 8, then: {goto: attic}, else: {call: cellar}}, {goto: yard}]}
          - {say: Put it off., id: later, sticky: true, do: "due(guest, 2)", goto: .top}
          - {say: On., id: on, sticky: true, then: [{advance: true}, {due: true}, {goto: .top}]}
          - {fallback: true, id: nothing, ending: over}
    - call: cellar
    - ending: over
yard: {body: [{draw: night}, {choices: [{say: Back., goto: hall}]}]}
attic: {body: {ending: over}}
cellar: {body: It is damp.}
guest: {body: A guest.}
parade: {body: A parade.}
dull: {body: Dull.}
"""
NIGHT = """
stars: {deck: night, when: turn >= t02, max: 2, cooldown: 2, body: Stars.}
moon: {deck: night, title: The Moon, expires: t01, body: The moon.}
cloud: {deck: night, priority: must, expires: 1 turns, body: Clouds.}
"""


def session(tmp_path: Path) -> Session:
    story = tale(tmp_path, HALL, qualities=QUALITIES, calendar=CALENDAR, storylets__night=NIGHT, endings__over=ENDINGS)
    return Session.new(story)


ENDINGS = "over: {title: Over, body: The end.}\nbrave_end: {when: nerve >= 9, priority: 1, body: Brave.}\n"


def told(why: Why) -> tuple[bool, tuple[str, ...]]:
    return why.is_available, why.reasons


def aspects(why: Why) -> dict[str, tuple[bool | None, str]]:
    return {aspect.name: (aspect.holds, aspect.text) for aspect in why.aspects}


def part(why: Why, name: str) -> Part:
    found = next(aspect.part for aspect in why.aspects if aspect.name == name)
    assert found is not None
    return found


def test_a_choice_that_can_be_taken(tmp_path: Path) -> None:
    why = session(tmp_path).why("hall.once")
    assert (why.id, why.kind, why.name) == ("hall.once", "choice", "Once only.")
    assert told(why) == (True, ("You can do this now.",))
    assert aspects(why) == {
        "place": (True, "the game rests at its offer in hall"),
        "once": (True, "visits(hall.once) is 0"),
    }


def test_a_choice_that_is_used_up(tmp_path: Path) -> None:
    game = session(tmp_path)
    game.choose("hall.once")
    why = game.why("once")
    assert told(why) == (False, ("You have done this already.",))
    assert aspects(why)["once"] == (False, "visits(hall.once) is 1")


def test_a_choice_that_is_hidden_is_written_out_part_by_part(tmp_path: Path) -> None:
    why = session(tmp_path).why("brave")
    assert told(why) == (False, ("Nerve: 6 or better; or Spirt: 3 or better.",))
    gate = part(why, "when")
    assert (gate.source, gate.holds) == ("(nerve >= 6 or spirt > 2) and n > 2", False)
    either, own = gate.parts
    assert (either.holds, [inner.values for inner in either.parts]) == (False, [(("nerve", "4"),), (("spirt", "1"),)])
    assert own == Part("n > 2", True, (("n", "5"),))


def test_a_choice_that_is_locked(tmp_path: Path) -> None:
    why = session(tmp_path).why("pay")
    assert told(why) == (False, ("It costs 2 spirt, and you have 1.",))
    assert aspects(why)["cost"] == (False, "2 of spirt, which is 1 and at least 0")
    assert part(why, "need").parts[1] == Part("not hidden", True, (("hidden", "false"),))


def test_choices_that_are_not_here_or_never_shown_or_beyond_the_limit(tmp_path: Path) -> None:
    game = session(tmp_path)
    assert told(game.why("nothing")) == (False, ("It happens by itself when nothing else can be done.",))
    assert told(game.why("on")) == (True, ("You can do this now.",))
    game.choose("hall.leave")
    why = game.why("hall.brave")
    assert told(why) == (False, ("This is not the place for it.",))
    assert aspects(why)["place"] == (False, "the game rests in yard, at offer.back")
    assert part(why, "when").holds is None  # its temporary is gone


def test_what_comes_after_the_most_that_are_offered(tmp_path: Path) -> None:
    many = "".join(f"          - {{say: Say {n}., id: c{n}, goto: .top}}\n" for n in range(3))
    hall = f"hall:\n  body:\n    - label: top\n    - choices:\n        max: 2\n        of:\n{many}    - ending: over\n"
    game = Session.new(tale(tmp_path, hall))
    assert told(game.why("c2")) == (False, ("Other things come first.",))


def test_storylets(tmp_path: Path) -> None:
    game = session(tmp_path)
    stars, moon, cloud = (game.why(name) for name in ("stars", "moon", "cloud"))
    assert told(stars) == (False, ("Not before mid-January.",))
    assert (stars.kind, stars.name, moon.name) == ("storylet", "stars", "The Moon")
    assert told(moon) == (True, ("It may come up now.",))
    assert aspects(cloud)["order"] == (None, "number 1 of 2 that fit in night, by must, priority, seldom, weighted")
    assert aspects(moon)["expires"] == (True, "after early January; now it is early January")
    assert aspects(moon)["draw"] == (False, "in yard")
    for choice in ("on", "leave"):
        game.choose(f"hall.{choice}")
    assert told(game.why("moon")) == (False, ("It is too late for that.",))
    assert told(game.why("cloud")) == (False, ("This has been.",))
    game.choose("yard.back")
    game.choose("hall.on")
    assert told(game.why("stars")) == (True, ("It may come up now.",))


def test_a_storylet_that_must_wait(tmp_path: Path) -> None:
    hall = "hall: {body: [{draw: d}, {choices: [{say: On., ending: over}]}]}\n"
    story = tale(
        tmp_path / "other",
        hall,
        calendar=CALENDAR[: CALENDAR.index("events")],
        storylets__s="a: {deck: d, max: 2, cooldown: 2, body: A.}\n",
    )
    why = Session.new(story).why("a")
    assert told(why) == (False, ("Not again before late January.",))
    assert aspects(why)["cooldown"] == (False, "seen 0 turns ago, 2 must pass")


def test_scenes_and_what_leads_to_them(tmp_path: Path) -> None:
    game = session(tmp_path)
    assert told(game.why("hall")) == (True, ("You are there.",))
    assert told(game.why("yard")) == (True, ("By “Leave.”",))
    assert told(game.why("attic")) == (False, ("Nothing leads there from here.",))
    assert part(game.why("attic"), "goto") == Part("nerve > 8", False, (("nerve", "4"),))
    cellar = game.why("cellar")
    assert part(cellar, "call").source == "not nerve > 8"
    assert aspects(cellar)["call"] == (True, "in hall, further on")
    assert told(cellar) == (True, ("By “Leave.”", "The story may lead there from here."))
    assert told(game.why("over")) == (True, ("The story may lead there from here.",))


def test_what_is_put_off_and_what_is_dated(tmp_path: Path) -> None:
    game = session(tmp_path)
    assert told(game.why("guest")) == (False, ("Nothing leads there from here.",))
    game.choose("hall.later")
    assert told(game.why("guest")) == (False, ("It is still to come.",))
    assert aspects(game.why("guest"))["put off"] == (None, "falls due in 2 turns")
    assert told(game.why("parade")) == (False, ("It is still to come.",))
    assert told(game.why("dull")) == (False, ("Nothing leads there from here.",))
    dated = [aspect for aspect in game.why("parade").aspects if aspect.name == "dated"]
    assert [(aspect.holds, aspect.text) for aspect in dated] == [
        (None, "an event of t02, day 12"),
        (None, "an event of t03, day 22"),
    ]


def test_endings_have_conditions_of_their_own(tmp_path: Path) -> None:
    why = session(tmp_path).why("brave_end")
    assert why.kind == "ending"
    assert told(why) == (False, ("Nerve: 9 or better.", "Nothing leads there from here."))


def test_looking_changes_nothing(tmp_path: Path) -> None:
    game = session(tmp_path)
    before = game.saved()
    for subject in (*game.story.scenes, "hall.brave", "pay"):
        game.why(subject)
    assert game.saved() == before


def test_nothing_is_called_so(tmp_path: Path) -> None:
    for subject in ("cellars", "hall.jump", "", "hall.", "@1"):
        with pytest.raises(NothingCalled):
            session(tmp_path).why(subject)
