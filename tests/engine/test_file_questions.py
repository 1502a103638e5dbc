"""The dealt informer, the shield, and the stages of the real file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from star_city_game.compiler.load import load_story
from star_city_game.engine.draft import Draft
from star_city_game.engine.file_questions import dealt, is_informer, suspects
from star_city_game.engine.program import Program
from star_city_game.model.state import GameState

STORY = load_story(Path(__file__).parents[2] / "story")
PROGRAM = Program(STORY)
DEALS = 4000


def a_draft(seed: int, role: str) -> Draft:
    values = {each.id: each.default for each in STORY.qualities.values() if each.derived is None}
    return Draft(PROGRAM, GameState(seed=seed, values={**values, "role": role}), shares=False)


def test_each_of_the_four_suspects_of_a_role_is_dealt_as_often_as_the_others() -> None:
    for role in ("cosmonaut", "engineer"):
        four = {each.person for each in suspects("lathe", a_draft(0, role))}
        found = Counter(suspect.person for seed in range(DEALS) if (suspect := dealt("lathe", a_draft(seed, role))))
        assert set(found) == four
        assert len(four) == 4
        # five standard deviations of a quarter of 4,000 draws
        assert all(abs(count - DEALS / 4) < 137 for count in found.values())


def test_exactly_one_person_is_the_informer_and_stays_so() -> None:
    for seed in range(50):
        draft = a_draft(seed, "engineer")
        people = [person for person in STORY.people if is_informer(person, draft)]
        draft.turn = 30
        assert len(people) == 1
        assert people == [person for person in STORY.people if is_informer(person, draft)]


def test_nobody_of_the_other_role_is_a_suspect() -> None:
    both = [{each.person for each in suspects("lathe", a_draft(0, role))} for role in ("cosmonaut", "engineer")]
    assert not both[0] & both[1]
