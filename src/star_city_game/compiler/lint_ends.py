"""Looks for endings and epilogues that are never asked whether they fit."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.compiler.drafts import Declared, SceneDraft
from star_city_game.compiler.ends import epilogues_of, ranked_endings


def lint_ends(declared: Declared) -> set[str]:
    """Adds the findings about endings and epilogues; gives the ids that they are about, which nothing leads to by itself."""
    return {scene.at.text for scene in (*_lint_endings(declared), *_lint_epilogues(declared))}


def _lint_endings(declared: Declared) -> Iterator[SceneDraft]:
    endings = ranked_endings(declared)
    is_asked = any(scene.marks.asks_first for scene in declared.scenes.values())
    if not is_asked:
        for scene in endings:
            message = f"nothing asks whether {scene.at.text} fits: no beat says ending: first"
            declared.findings.add(
                "SC371", scene.at, message, advice="Write ending: first, or take when and priority away."
            )
            yield scene
    else:
        for scene, before in _behind(endings):
            message = f"{scene.at.text} is never chosen: {before} comes before it and always fits"
            declared.findings.add("SC371", scene.at, message, advice="Give it a higher priority.")
            yield scene


def _lint_epilogues(declared: Declared) -> Iterator[SceneDraft]:
    shown = [scene.marks.shown for scene in declared.scenes.values()]
    groups = dict.fromkeys(scene.group.text for scene in declared.scenes.values() if scene.group is not None)
    for group in groups:
        epilogues = epilogues_of(declared, group)
        if not any(each is None or group in each for each in shown):
            at = epilogues[0].group or epilogues[0].at
            message = f"nothing ever shows the epilogues of {group}"
            declared.findings.add("SC372", at, message, advice=f"epilogues: [{group}], or epilogues: true.")
            yield from epilogues
            continue
        for scene, before in _behind(epilogues):
            message = f"{scene.at.text} never comes up: {before} comes before it in {group} and always fits"
            declared.findings.add(
                "SC373", scene.at, message, advice="Write it before the other, or give that one a when."
            )
            yield scene


def _behind(scenes: list[SceneDraft]) -> Iterator[tuple[SceneDraft, str]]:
    """The scenes that stand behind the first that has no condition, each with that one."""
    first = next((number for number, scene in enumerate(scenes) if not scene.gate), len(scenes))
    yield from ((scene, scenes[first].at.text) for scene in scenes[first + 1 :])
