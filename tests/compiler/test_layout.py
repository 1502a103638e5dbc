"""Bodies laid out in steps: where everything comes out, and names that hold still."""

from __future__ import annotations

from pathlib import Path

from star_city_game.model.expression import Both
from star_city_game.model.scene import (
    Arrive,
    Branch,
    Call,
    Choice,
    Do,
    Draw,
    Due,
    Echo,
    End,
    Goto,
    Hand,
    Jump,
    Offer,
    Return,
    Roll,
    Say,
    Scene,
    ShowPaper,
    Step,
    Stop,
    Vary,
)
from star_city_game.model.text import Text, Words
from tales import a_hall, tale

NERVE = "nerve: {type: int, min: 0, max: 9, default: 4, shows: number}\n"


def kinds(scene: Scene) -> list[type[Step]]:
    return [type(step) for step in scene.steps]


def the_offer(scene: Scene, which: int = 0) -> Offer:
    return [step for step in scene.steps if isinstance(step, Offer)][which]


def options(offer: Offer) -> list[Choice]:
    return [item for item in offer.items if isinstance(item, Choice)]


def said(step: Step) -> str:
    assert isinstance(step, Say)
    return "".join(piece.text for piece in step.text.pieces if isinstance(piece, Words))


def test_a_body_of_prose_is_one_text_and_a_stop(tmp_path: Path) -> None:
    story = tale(tmp_path, "hall: {body: [{call: prose}, {ending: over}]}\nprose:\n  body: |\n    One.\n\n    Two.\n")
    assert kinds(story.scenes["prose"]) == [Say, Stop]
    assert kinds(story.scenes["hall"]) == [Call, Goto, Stop]
    assert story.scenes["hall"].steps[1] == Goto("over")
    assert kinds(story.scenes["over"]) == [Say, End]


def test_when_and_else_come_out_behind_both(tmp_path: Path) -> None:
    body = "hall:\n  body:\n    - {when: nerve > 3, then: Then., else: Else.}\n    - ending: over\n"
    scene = a_hall(tmp_path, body, qualities=NERVE + "x: {type: bool, default: true, shows: word}\n")
    assert kinds(scene) == [Branch, Say, Jump, Say, Goto, Stop]
    branch = scene.steps[0]
    assert isinstance(branch, Branch)
    assert branch.otherwise == 3
    assert scene.steps[2] == Jump(4)


def test_the_body_of_a_choice_runs_in_its_settled_order(tmp_path: Path) -> None:
    body = """
hall:
  body:
    - choices:
        - say: Ask her.
          id: ask
          do: nerve += 1
          echo: true
          check: {quality: nerve, difficulty: 45, name: ask_her}
          pass: Passed.
          fail: Failed.
          then: Both.
          goto: .out
        - {say: Wait., then: You wait.}
    - label: out
    - ending: over
"""
    scene = a_hall(tmp_path, body, qualities=NERVE)
    first = [Offer, Arrive, Do, Echo, Roll, Say, Jump, Say, Say, Goto, Jump]
    assert kinds(scene) == [*first, Arrive, Say, Jump, Arrive, Goto, Stop]
    offer = the_offer(scene)
    ask, wait = options(offer)
    assert (ask.id, ask.key, ask.body) == ("ask", "hall.ask", 1)
    assert (wait.id, wait.key, wait.body) == ("wait", "hall.wait", 11)
    assert offer.gather == 14
    assert scene.labels == {"ask": 1, "out": 14}
    roll = scene.steps[4]
    assert isinstance(roll, Roll)
    assert said(scene.steps[roll.failed]) == "Failed."
    assert scene.steps[6] == Jump(8)
    assert scene.steps[10] == scene.steps[13] == Jump(14)
    assert ask.check == roll.check


def test_anchors_are_named_for_what_stands_there(tmp_path: Path) -> None:
    body = """
hall:
  body:
    - due: true
    - call: side
    - call: side
    - draw: talk
    - choices: [{say: "“No,” you say.", then: a}, {say: Wait., then: b}]
    - choices: [{draw: talk, count: 2}, {say: Go., then: c}]
    - ending: over
side: {body: Here.}
story_one: {deck: talk, say: Talk., body: Talked.}
"""
    scene = a_hall(tmp_path, body)
    starts = {name: scene.steps[step] for name, step in scene.anchors.items()}
    assert set(scene.anchors) == {
        "due",
        "call.side",
        "call.side_2",
        "draw.talk",
        "offer.no_you_say",
        "offer.no_you_say.gather",
        "offer.hand_talk",
        "offer.hand_talk.gather",
    }
    assert isinstance(starts["due"], Due)
    assert starts["call.side"] == Call("side", "call.side_2")
    assert starts["call.side_2"] == Draw("talk", "draw.talk")
    assert starts["draw.talk"] == starts["offer.no_you_say"] == the_offer(scene)
    assert starts["offer.no_you_say.gather"] == the_offer(scene, 1)
    assert the_offer(scene, 1).items[0] == Hand("talk", 2)


def test_anchors_hold_still_when_text_is_put_in(tmp_path: Path) -> None:
    offer, end = "    - choices: [{say: Go on., then: a}]\n", "    - ending: over\n"
    short = f"hall:\n  body:\n{offer}{end}"
    long = f"hall:\n  body:\n    - New.\n    - choices: [{{say: Sit., then: b}}]\n{offer}{end}"
    before, after = a_hall(tmp_path / "a", short), a_hall(tmp_path / "b", long)
    assert set(before.anchors) < set(after.anchors)
    assert isinstance(after.steps[after.anchors["offer.go_on"]], Offer)


def test_ids_made_from_labels_are_short_and_distinct(tmp_path: Path) -> None:
    labels = ["Tell her that it’s been counted twice.", "Wait.", "Wait!", "{nerve > 3: Go | Stay}", "9 March"]
    items = "".join(f"        - {{say: '{label}', then: x}}\n" for label in labels)
    body = (
        f"hall:\n  body:\n    - choices:\n{items}        - {{say: Other., id: wait_2, then: y}}\n    - ending: over\n"
    )
    scene = a_hall(tmp_path, body, qualities=NERVE)
    assert [choice.id for choice in options(the_offer(scene))] == [
        "tell_her_that_its_been",
        "wait",
        "wait_3",
        "choice",
        "choice_9_march",
        "wait_2",
    ]


def test_groups_put_their_gate_before_each_member(tmp_path: Path) -> None:
    body = """
hall:
  body:
    - choices:
        max: 3
        of:
          - when: nerve > 1
            choices:
              - {say: A., when: nerve > 2, then: a}
              - when: nerve > 3
                choices: [{say: B., then: b}]
          - {say: C., sticky: true, then: c}
          - {fallback: true, then: d}
    - ending: over
"""
    offer = the_offer(a_hall(tmp_path, body, qualities=NERVE))
    assert offer.limit == 3
    one, two, three, last = options(offer)
    assert isinstance(one.gate, Both)
    assert isinstance(two.gate, Both)
    assert three.gate is None
    assert (three.sticky, three.fallback) == (True, False)
    assert (last.id, last.sticky, last.fallback) == ("fallback", True, True)


def test_needs_have_reasons_written_or_made(tmp_path: Path) -> None:
    body = """
hall:
  body:
    - choices:
        - {say: A., need: [nerve > 2, nerve < 8], because: You would have to look., then: a}
        - {say: B., need: [nerve > 2, nerve < 8], then: a}
        - {say: C., cost: {nerve: 2}, then: a}
    - ending: over
"""
    qualities = "nerve: {type: int, min: 0, max: 9, default: 4, label: Nerve, shows: number}\n"
    written, made, spent = options(the_offer(a_hall(tmp_path, body, qualities=qualities)))
    assert [need.because for need in written.needs] == [Text((Words("You would have to look."),))] * 2
    assert [need.because for need in made.needs] == [
        Text((Words("Nerve: 3 or better."),)),
        Text((Words("Nerve: 7 or less."),)),
    ]
    assert spent.cost == (("nerve", 2),)


def test_alternatives_come_out_behind_the_last(tmp_path: Path) -> None:
    body = """
hall:
  body:
    - vary: shuffle once
      of:
        - One.
        - []
        - {when: nerve > 3, then: Three.}
        - [Four., {do: nerve += 1}]
    - ending: over
"""
    scene = a_hall(tmp_path, body, qualities=NERVE)
    vary = scene.steps[0]
    assert isinstance(vary, Vary)
    assert vary.kind == "shuffle_once"
    assert [item.conditions for item in vary.items] == [0, 0, 1, 0]
    assert isinstance(scene.steps[vary.after], Goto)
    assert all(scene.steps[item.to - 1] == Jump(vary.after) for item in vary.items[1:])


def test_counters_of_equal_alternatives_differ_and_hold_still(tmp_path: Path) -> None:
    twice = "    - {vary: stop, of: [A., B.]}\n" * 2
    after = a_hall(tmp_path / "a", f"hall:\n  body:\n    - New.\n{twice}    - ending: over\n")
    before = a_hall(tmp_path / "b", f"hall:\n  body:\n{twice}    - ending: over\n")
    ids = [[step.id for step in scene.steps if isinstance(step, Vary)] for scene in (after, before)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 2


def test_return_goes_elsewhere(tmp_path: Path) -> None:
    body = "hall: {body: [{call: a}, {ending: over}]}\na: {body: [{return: b}]}\nb: {body: [{ending: over}]}\n"
    assert tale(tmp_path, body).scenes["a"].steps[0] == Return("b")


def test_a_choice_may_call_and_then_go(tmp_path: Path) -> None:
    body = "hall: {body: [{choices: [{say: A., call: side, goto: out}]}]}\nside: {body: S.}\nout: {body: [{ending: over}]}\n"
    scene = a_hall(tmp_path, body)
    assert kinds(scene) == [Offer, Arrive, Call, Goto, Jump, Stop]


def test_a_paper_keeps_its_lines(tmp_path: Path) -> None:
    body = """
hall:
  body:
    - document:
        kind: memo
        heading: MEMO
        lines: |
          One: two.

            Three.
    - document:
        lines: ["A.", "", "B."]
    - ending: over
"""
    scene = a_hall(tmp_path, body)
    first, second = scene.steps[0], scene.steps[1]
    assert isinstance(first, ShowPaper)
    assert isinstance(second, ShowPaper)
    assert (first.kind, second.kind) == ("memo", "paper")
    assert len(first.lines) == len(second.lines) == 3


def test_a_check_may_stand_outside_a_choice(tmp_path: Path) -> None:
    check = "    - check: {quality: nerve, difficulty: 40, name: stand}\n"
    body = f"hall:\n  body:\n{check}      pass: Passed.\n      fail: [{{ending: over}}]\n"
    scene = a_hall(tmp_path, body + "    - ending: over\n", qualities=NERVE)
    assert kinds(scene) == [Roll, Say, Jump, Goto, Goto, Stop]
    assert scene.steps[2] == Jump(4)
