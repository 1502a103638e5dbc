"""What the flow is looked at in where a scene is not read again tells of it what the scene itself does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest

from star_city_game.compiler.courses import course_of
from star_city_game.compiler.graph import StoryGraph
from star_city_game.compiler.load import check_story
from star_city_game.model.scene import Call, Goto, Offer, Roll, Say, Vary
from star_city_game.model.story import Story
from tales import write_tale

ROOT = Path(__file__).resolve().parents[2]
STORIES = [
    path.parent
    for folder in ("story", "examples", "tests/conformance")
    for path in sorted((ROOT / folder).rglob("story.yaml"))
]
FORKS = (
    "hall:\n  body:\n    - vary: stop\n      of:\n        - {when: nerve > 3, then: [{goto: gate}]}\n"
    "        - {when: nerve > 5, then: [{goto: over}]}\n    - A hall.\n    - after: {turns: 1, do: nerve += 1}\n"
    "    - {when: nerve > 2, then: [More., {call: yard}], else: Less.}\n"
    "    - choices:\n        - {say: Try, check: {name: leap, quality: nerve, difficulty: 30},"
    " pass: [{goto: over}], fail: [Ouch.]}\n        - {draw: talk, count: 1}\n    - goto: over\n"
    "yard: {body: [A yard., {due: true}, {return: true}]}\n"
    "gate: {body: [A gate., {goto: hall}]}\n"
)
Way: TypeAlias = tuple[str, str, tuple[str, ...]]


def ways(story: Story) -> dict[tuple[str, str], set[Way]]:
    """By scene and label: all that the flow can do from there on before it is in another scene; and what may fall due."""
    graph = StoryGraph(story)
    found: dict[tuple[str, str], set[Way]] = {("", "due"): {("", "", (scene,)) for scene in graph.forced}}
    for scene in story.scenes.values():
        for label, start in {"": 0, **scene.labels}.items():
            told = found[scene.id, label] = set()
            for step in graph.telling(scene.id, start):
                to = f"{step.scene}.{step.label}" if isinstance(step, Goto) else ""
                told.add((type(step).__name__, to, graph.called(step)))
            if (scene.id, start) in graph.comes_back:
                told.add(("comes back", "", ()))
    return found


def in_courses(story: Story) -> Story:
    return replace(story, scenes={id_: course_of(scene) for id_, scene in story.scenes.items()})


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_the_flow_goes_the_same_ways_in_courses_as_in_scenes(folder: Path) -> None:
    story, _ = check_story(folder)
    if story is not None:
        assert ways(in_courses(story)) == ways(story)


def test_a_course_has_no_words_and_no_conditions(tmp_path: Path) -> None:
    folder = write_tale(
        tmp_path / "tale",
        story="id: tale\ntitle: A tale\nentry: hall\n",
        qualities="nerve: {type: int, min: 0, max: 9, default: 4}\n",
        calendar="turns:\n  t1: {from: 1966-01-01, to: 1966-01-10, name: One}\n",
        scenes__hall=FORKS,
        storylets__talk="one: {deck: talk, say: Talk, body: [They talk.]}\n",
        endings__over="over: {body: It is over.}\n",
    )
    story, found = check_story(folder)
    assert story is not None, found
    assert ways(in_courses(story)) == ways(story)
    course = course_of(story.scenes["hall"])
    assert {Call, Goto, Offer, Roll, Vary} <= {type(step) for step in course.steps}
    assert not any(isinstance(step, Say) for step in course.steps)
    assert "nerve" not in repr(course)
    assert "Try" not in repr(course)
    reworded = FORKS.replace("A hall.", "Another hall.").replace("nerve > 2", "nerve > 6").replace("Try", "Dare")
    (folder / "scenes" / "hall.yaml").write_text(reworded, encoding="utf-8")
    again, _ = check_story(folder)
    assert again is not None
    assert course_of(again.scenes["hall"]) == course
