from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.errors import StoryError
from star_city_game.workshop.rolls import unknown_roll
from star_city_game.workshop.walkthrough import read_walkthroughs
from tales import tale


def reading(folder: Path, text: str) -> None:
    (folder / "walkthroughs").mkdir()
    (folder / "walkthroughs" / "walk.yaml").write_text(text, encoding="utf-8")
    read_walkthroughs(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("walk: {steps: word}", "must be a list"),
        ("walk: {steps: [{expect: {}}]}", "expect cannot be asked like this"),
        ("walk: {steps: [{choose: {id: x}}]}", "choose cannot be asked like this"),
        ("walk: {steps: [{until: {scene: x, within: long}}]}", "until cannot be asked like this"),
        ("walk: {steps: [{until: {scene: x, choice: y}}]}", "until cannot be asked like this"),
        ("walk: {steps: [{force: {cable: maybe}}]}", "force cannot be asked like this"),
        ("walk: {steps: [{force: cable}]}", "force needs names"),
        ("walk: {steps: [{sing: loudly}]}", "a step is one of"),
        ("walk: {steps: [{expect: x, choose: y}]}", "a step is one of"),
        ("walk: {new: {seed: x}}", "must be a whole number"),
        ("walk: {stops: []}", "has no key"),
        ("walk: {from: [a]}", "expected one word"),
        ("walk: word", "expected keys and values"),
        ("[]", "expected walkthroughs by name"),
    ],
)
def test_a_wrong_walkthrough_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(StoryError, match=said):
        reading(tmp_path, text + "\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [("cabel", "nothing is rolled called cabel; did you mean cable?"), ("cable", None), ("hop.d_pump.save", None)],
)
def test_a_roll_that_is_never_made_cannot_be_settled(name: str, said: str | None, tmp_path: Path) -> None:
    hall = "hall: {body: [{check: {quality: n, difficulty: 50, name: cable}, pass: Yes., fail: No.}, {ending: over}]}\n"
    assert unknown_roll(tale(tmp_path, hall, qualities="n: {type: int, min: 0, max: 9}\n"), name) == said
