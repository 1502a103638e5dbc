from __future__ import annotations

from dataclasses import replace

from builders import a_choice, a_number, a_scene, a_story, gain, text
from star_city_game.engine.narrator import Narrator
from star_city_game.model.calendar import Calendar, CalendarTurn
from star_city_game.model.effect import Trigger
from star_city_game.model.expression import Ask, Literal
from star_city_game.model.machine import Machine, Move, Stage
from star_city_game.model.scene import Advance, Scene, Step
from star_city_game.model.state import GameState
from star_city_game.model.story import Story
from star_city_game.model.turn import Change
from star_city_game.session import Session

LAMP = Machine(
    "lamp",
    "dark",
    (
        Stage("dark", "dark", leave=(gain("nerve", 2),)),
        Stage(
            "lit",
            "lit",
            effects=(gain("nerve"),),
            text=text("It is lit."),
            scene="yard",
            nested=(Stage("dim", "dim"), Stage("bright", "bright")),
            initial="dim",
            history=True,
        ),
    ),
    (
        Move("strike", "dark", "lit"),
        Move("strike", "dim", "bright"),
        Move("turn", "lit", "dark", after=2),
        Move("weigh", "bright", "dim", Ask("seen", ("yard",))),
    ),
)


def a_house(*machines: Machine, effects: tuple[Trigger, ...] = (Trigger("lamp", "strike"),), turns: int = 1) -> Story:
    """A hall where one can strike the lamp, or wait for some turns of the calendar."""
    wait = a_choice("hall", "wait", sticky=True)
    hall = a_scene("hall", "A hall.", [a_choice("hall", "strike", effects=effects, sticky=True), wait])
    steps: list[Step] = list(hall.steps)
    steps[-2] = Advance(turns)  # in place of the jump to the gather, which stands next
    story = a_story(
        Scene(**{**{name: getattr(hall, name) for name in Scene.__dataclass_fields__}, "steps": tuple(steps)}),
        a_scene("yard", "A yard.", ending=True),
        qualities=[a_number()],
    )
    calendar = Calendar(tuple(CalendarTurn(f"t{number}", "", "", str(number)) for number in range(9)))
    return replace(story, machines={machine.id: machine for machine in machines or (LAMP,)}, calendar=calendar)


def after(story: Story, *choices: str) -> GameState:
    """The state after some choices."""
    narrator = Narrator(story)
    state, _ = narrator.begin({}, 1)
    for choice in choices:
        state, _ = narrator.choose(state, f"hall.{choice}")
    return state


def test_a_move_applies_its_effects_queues_its_scene_and_is_told() -> None:
    session = Session.new(a_house(), seed=1)
    turn = session.choose("hall.strike")
    state = session.saved().state
    assert state.machines == {"lamp": "lit/dim"}
    assert state.values["nerve"] == 7
    assert state.queue == ("yard",)
    assert Change("file", "It is lit.") in turn.changes


def test_a_timed_move_counts_from_the_turn_in_which_its_stage_was_entered() -> None:
    story = a_house()
    assert after(story).since == {}
    assert after(story, "wait", "strike").since == {"lamp.lit": 1}
    assert after(story, "wait", "strike", "wait").machines == {"lamp": "lit/dim"}
    assert after(story, "wait", "strike", "strike", "wait", "wait").machines == {"lamp": "dark"}


def test_every_turn_of_a_long_wait_is_a_turn_to_the_machines() -> None:
    assert after(a_house(turns=2), "strike", "wait").machines == {"lamp": "dark"}


def test_a_stage_with_a_history_is_kept_in_the_state() -> None:
    story = a_house()
    state = after(story, "strike", "strike", "wait", "wait")
    assert (state.machines, state.remembered) == ({"lamp": "dark"}, {"lamp.lit": "bright"})
    assert after(story, "strike", "strike", "wait", "wait", "strike").machines == {"lamp": "lit/bright"}


def test_machines_that_send_each_other_round_stop_the_story() -> None:
    def player(name: str, other: str) -> Machine:
        throw = (Trigger(other, "ball"),)
        stages = (Stage("a", "a", effects=throw), Stage("b", "b", effects=throw))
        return Machine(name, "a", stages, (Move("ball", "a", "b"), Move("ball", "b", "a")))

    story = a_house(player("ping", "pong"), player("pong", "ping"), effects=(Trigger("ping", "ball"),))
    session = Session.new(story, seed=1)
    turn = session.choose("hall.strike")
    assert turn.stopped == "the machine ping goes round without coming to rest"
    assert turn.choices == ()
    assert session.undo().stopped is None


def test_machines_that_go_round_while_they_weigh_stop_the_story_too() -> None:
    again = (Trigger("top", "spin"),)
    spin = Move("spin", "a", "a", reenter=True)
    top = Machine(
        "top", "a", (Stage("a", "a", effects=again),), (spin, Move("weigh", "a", "a", Literal(True), reenter=True))
    )
    turn = Session.new(a_house(top, effects=()), seed=1).turn
    assert turn.stopped == "the machine top goes round without coming to rest"
    assert turn.choices == ()


def resumed(story: Story, state: GameState) -> GameState:
    """A state as a session of the story takes it up."""
    saved = replace(Session.new(a_house(), seed=1).saved(), state=state)
    return Session.resume(story, saved).saved().state


def test_a_saved_place_is_taken_up_as_it_is() -> None:
    state = after(a_house(), "strike", "strike")
    assert resumed(a_house(), state) == state


def test_a_machine_that_is_new_in_this_edition_begins_at_its_beginning() -> None:
    state = replace(after(a_house()), machines={})
    assert resumed(a_house(), state).machines == {"lamp": "dark"}


def test_a_stage_whose_inside_is_new_in_this_edition_is_entered_afresh_and_its_time_begins_now() -> None:
    state = replace(after(a_house(), "wait"), machines={"lamp": "lit"})
    taken = resumed(a_house(), state)
    assert (taken.machines, taken.since) == ({"lamp": "lit/dim"}, {"lamp.lit": 1})


def test_a_machine_in_a_stage_that_is_gone_begins_anew_and_the_player_is_told() -> None:
    saved = replace(
        Session.new(a_house(), seed=1).saved(), state=replace(after(a_house()), machines={"lamp": "broken"})
    )
    session = Session.resume(a_house(), saved)
    assert session.saved().state.machines == {"lamp": "dark"}
    assert [told.name for told in session.account.told] == ["lamp"]
