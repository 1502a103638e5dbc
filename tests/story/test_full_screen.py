"""The third way of every walkthrough: through the full-screen app, by digit, with the same transcript as straight."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from star_city_game.compiler.load import load_story
from star_city_game.model.saved import Terms
from star_city_game.model.story import Story
from star_city_game.model.turn import Turn
from star_city_game.session import Session
from star_city_game.tui.app import StarCityApp
from star_city_game.tui.sessions import SessionGames
from star_city_game.workshop.transcript import transcript
from star_city_game.workshop.walkthrough import UNDO, Walker, Walkthrough, read_walkthroughs
from tui.fakes import FakeStore
from tui.stage import SETTINGS, USUAL, click_text, settled

STORY = Path(__file__).resolve().parents[2] / "story"
ON_SCREEN = {
    "cosmonaut_to_the_two_lists",
    "engineer_clears_the_pad",
    "cosmonaut_teaches",
    "engineer_fires_all_six",
    "cosmonaut_lands_and_comes_home",
    "engineer_lands_and_comes_home",
    "cosmonaut_crash",
    "engineer_left",
}
"""Both roles from the first scene to the Moon and back, early ends, and flights that end well and badly."""
PLANS = [plan for plan in read_walkthroughs(STORY) if plan.name in ON_SCREEN]


class ForcedGames(SessionGames):
    """Games whose random points come out as a walkthrough forces them."""

    def __init__(self, plan: Walkthrough) -> None:
        self.plan = plan
        self.forced = {
            name: outcome == "pass"
            for step in plan.steps
            if step.does == "force"
            for name, outcome in step.options.items()
        }

    def new(self, story: Story, answers: Mapping[str, str], seed: int, terms: Terms) -> Session:
        whole = {**answers, **self.plan.answers}
        session = Session.new(story, whole, self.plan.seed or seed, self.plan.forced_at_first(), terms=terms)
        choose = session.choose

        def choose_forced(choice: str, forced: Mapping[str, bool] | None = None) -> Turn:
            return choose(choice, forced or self.forced)

        session.choose = choose_forced  # type: ignore[method-assign]
        return session


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(STORY)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
async def test_walk_on_the_screen(story: Story, plan: Walkthrough) -> None:
    straight = Walker(story, plan, lambda session: session).walk()
    app = StarCityApp(lambda: plan.staged(story), FakeStore(), 7, SETTINGS, ForcedGames(plan))
    async with app.run_test(size=USUAL) as pilot:
        await settled(pilot)
        app.begin({})
        await settled(pilot)
        shown = transcript(app.current.turn)
        for move in straight.moves:
            if move == UNDO:
                await pilot.press("u")
                continue
            numbers = [n for n, offered in enumerate(app.current.turn.choices, 1) if offered.id == move]
            await pilot.press(str(numbers[0]))
            shown += transcript(app.current.turn)
    assert shown == straight.transcript


async def test_one_click_is_one_choice(story: Story) -> None:
    app = StarCityApp(lambda: story, FakeStore(), 7, SETTINGS, SessionGames())
    async with app.run_test(size=USUAL) as pilot:
        await settled(pilot)
        app.begin({"role": "cosmonaut"})
        await settled(pilot)
        for number in range(1, 9):
            choices = app.current.turn.choices
            label = choices[-1].say
            await click_text(pilot, f"{len(choices)}  {label[:8]}")
            assert (app.current.turn.number, app.current.turn.picked) == (number, label)
