"""Rules that must hold in every game, looked at after each choice of a walk."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.compiler.diagnostics import Diagnostic
from star_city_game.model.rule import Rule
from star_city_game.model.story import Story
from star_city_game.session import Session
from star_city_game.workshop.rules import Watch
from star_city_game.workshop.walkthrough import Walker, Walkthrough, read_walkthroughs
from tales import check_tale, tale, write_tale

FILES = {
    "qualities": "n: {type: int, min: 0, max: 9}\nup: {type: bool}\ndone: {type: bool}\n",
    "calendar": "turns:\n"
    + "".join(f"  t{n}: {{from: 1966-0{n}-01, to: 1966-0{n}-10, name: Turn {n}}}\n" for n in range(1, 8)),
}
HALL = """
hall:
  body:
    - label: top
    - choices:
        - {say: Add., id: add, sticky: true, do: n += 1, goto: .top}
        - {say: Up., id: up, sticky: true, do: up = true, goto: .top}
        - {say: Down., id: down, sticky: true, do: up = false, goto: .top}
        - {say: Done., id: done, sticky: true, do: done = true, goto: .top}
        - {say: Undone., id: undone, sticky: true, do: done = false, goto: .top}
        - {say: Turn., id: turn, sticky: true, then: [{advance: true}, {goto: .top}]}
        - {say: End., id: end}
    - ending: over
"""
HEAD = "id: tale\ntitle: A tale\nentry: hall\n"


def ruled(tmp_path: Path, rule: str) -> Story:
    return tale(tmp_path, HALL, story=f"{HEAD}rules: [{{{rule}}}]\n", **FILES)


def walk(story: Story, moves: str) -> list[str]:
    """What is broken along some choices, by the number of the choice after which it was."""
    session = Session.new(story)
    watch = Watch(session)
    told: list[str] = [f"0 {broken}" for broken in watch.broken]
    for number, move in enumerate(moves.split(), 1):
        known = len(watch.broken)
        if move == "undo":
            session.undo()
            watch.undo()
        else:
            session.choose(f"hall.{move}")
            watch.look(session)
        told += [f"{number} {broken}" for broken in watch.broken[known:]]
    return told


@pytest.mark.parametrize(
    ("rule", "moves", "broken"),
    [
        ("always: n < 2", "add", ""),
        ("always: n < 2", "add add add", "2 always: n < 2: n is 2"),
        ("always: n > 0", "add", "0 always: n > 0: n is 0"),
        ("never: [up, n >= 1]", "up down add", ""),
        ("never: [up, n >= 1]", "up add", "2 never: up and n >= 1: up is true, n is 1"),
        ("eventually: up", "up down end", ""),
        ("eventually: up", "add", ""),
        ("eventually: up", "add end", "2 eventually: up: the story is over, and it has not come"),
        ("after: up, then: done", "up add add", ""),
        ("after: up, then: done", "up add done undone end", ""),
        ("after: up, then: done", "done up end", ""),
        ("after: up, then: done", "up end", "2 after: up, then: done: the story is over, and it has not come"),
        ("after: up, within: 2 turns, then: done", "up turn turn done", ""),
        ("after: up, within: 2 turns, then: done", "up turn turn end", ""),
        (
            "after: up, within: 2 turns, then: done",
            "turn up turn turn turn done",
            "5 after: up, within: 2 turns, then: done: it has not come within 2 turns",
        ),
        ("after: up, within: 1 choice, then: done", "up done", ""),
        (
            "after: up, within: 1 choices, then: done",
            "up add done",
            "3 after: up, within: 1 choice, then: done: it has not come within 1 choice",
        ),
        ("after: up, within: 1 turns, then: done", "up done undone add turn turn turn", ""),
        (
            "after: up, within: 1 turn, then: done",
            "up done undone down up turn turn",
            "7 after: up, within: 1 turn, then: done: it has not come within 1 turn",
        ),
        (
            "after: up, within: 2 turns, then: done",
            "up turn down up turn turn",
            "6 after: up, within: 2 turns, then: done: it has not come within 2 turns",
        ),
        ("never: n == 2", "add add undo undo up", "2 never: n == 2: n is 2"),
        ("after: up, within: 1 turn, then: done", "up undo turn turn turn end", ""),
    ],
)
def test_a_rule_is_broken_once_and_says_why(rule: str, moves: str, broken: str, tmp_path: Path) -> None:
    told = walk(ruled(tmp_path, rule), moves)
    assert len(told) == (1 if broken else 0), told
    if broken:
        number, _, rest = broken.partition(" ")
        source, _, why = rest.rpartition(": ")
        assert told[0].startswith(
            f"{number} the rule “{source}” (story.yaml:4) is broken after choice {number}, in "
        ), told
        assert told[0].endswith(f": {why}"), told


def test_rules_are_compiled_as_they_are_written(tmp_path: Path) -> None:
    rule = ruled(tmp_path, "after: [up, n > 1], within: 3 turns, then: done, about: Somebody comes").rules[0]
    assert isinstance(rule, Rule)
    assert (rule.source, rule.within, rule.unit) == ("after: up and n > 1, within: 3 turns, then: done", 3, "turn")
    assert rule.about == "Somebody comes"


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code for each in found if each.severity == "error"]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("always: up, never: done", "SC116"),
        ("about: Nothing", "SC116"),
        ("after: up", "SC112"),
        ("always: up, then: done", "SC112"),
        ("never: up, within: 3 turns", "SC112"),
        ("after: up, within: 3 days, then: done", "SC113"),
        ("after: up, within: soon, then: done", "SC113"),
        ("always: n", "SC320"),
        ("always: n < role", "SC220"),
        ("after: up, then: seen(attic)", "SC223"),
        ("sometimes: up", "SC111"),
        ('never: "chance(rain, 40)"', "SC375"),
    ],
)
def test_what_is_wrong_with_a_rule(rule: str, code: str, tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, HALL, story=f"{HEAD}rules: [{{{rule}}}]\n", **FILES)
    assert code in codes(found)


def test_a_rule_that_says_nothing_is_told(tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, HALL, story=f"{HEAD}rules: [{{always: n >= 0}}]\n", **FILES)
    assert "SC311" in [each.code for each in found]


def test_what_only_a_rule_reads_is_read(tmp_path: Path) -> None:
    _, found = check_tale(tmp_path, HALL, story=f"{HEAD}rules: [{{never: up and done and n > 8}}]\n", **FILES)
    assert found == ()


def plan(folder: Path) -> Walkthrough:
    return read_walkthroughs(folder)[0]


def test_a_walkthrough_fails_where_a_rule_breaks(tmp_path: Path) -> None:
    steps = "w:\n  steps: [{choose: Add}, {undo: true}, {choose: Up}, {choose: Add}, {choose: Add}]\n"
    story = f"{HEAD}rules: [{{never: up and n == 2}}, {{eventually: done}}]\n"
    folder = write_tale(tmp_path, story=story, scenes__hall=HALL, walkthroughs__w=steps, **FILES)
    compiled, found = check_tale(tmp_path, HALL, story=story, **FILES)
    assert compiled is not None, found
    problems = Walker(compiled, plan(folder), lambda session: session).walk().problems
    rule = "the rule “never: up and n == 2” (story.yaml:4) is broken after choice 3, in hall: up is true, n is 2"
    assert problems == [f"walkthroughs/w.yaml: w: {rule}"]
