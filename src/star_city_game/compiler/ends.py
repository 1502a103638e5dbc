"""Which ending and which epilogues come: candidates in order, each with its gate, up to the first that always fits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from star_city_game.compiler.beats import Epilogues, Finish
from star_city_game.compiler.drafts import Declared, SceneDraft
from star_city_game.compiler.names import Scope
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.values import Values
from star_city_game.model.expression import Expr


class Candidate(NamedTuple):
    """A scene that comes if its gate holds; None always holds."""

    scene: str
    gate: Expr | None


def ranked_endings(declared: Declared) -> list[SceneDraft]:
    """The endings that ``ending: first`` chooses from, best first: those with a condition or a priority."""
    endings = [
        scene for scene in declared.scenes.values() if scene.is_ending and (scene.gate or scene.priority is not None)
    ]
    return sorted(endings, key=lambda scene: -(scene.priority or 0))


def epilogues_of(declared: Declared, group: str) -> list[SceneDraft]:
    """The epilogues of a group, in the order in which they are written."""
    return [scene for scene in declared.scenes.values() if scene.group is not None and scene.group.text == group]


def first_ending(beat: Finish, declared: Declared, values: Values) -> list[Candidate]:
    """The endings that ``ending: first`` asks one after another; it is a finding when none of them always fits."""
    candidates = _candidates(ranked_endings(declared), values)
    if not candidates or candidates[-1].gate is not None:
        message = "no ending always fits" if candidates else "no ending has a condition or a priority to be chosen by"
        advice = "Give the ending that is left when no other fits a priority and no when."
        declared.findings.add("SC370", beat.ending, message, advice=advice)
    return candidates


def fitting_epilogues(
    beat: Epilogues, declared: Declared, values: Values, resolver: Resolver
) -> list[tuple[str, list[Candidate]]]:
    """The groups that a beat prints from, each with the epilogues that are asked one after another."""
    groups = resolver.groups
    if beat.groups is None and not groups:
        advice = "Write epilogues in files under epilogues/."
        declared.findings.add("SC207", beat.at, "this story has no epilogues", advice=advice)
    wanted = groups if beat.groups is None else [node.text for node in beat.groups if resolver.group(node)]
    return [(group, _candidates(epilogues_of(declared, group), values)) for group in wanted]


def _candidates(scenes: Iterable[SceneDraft], values: Values) -> list[Candidate]:
    found: list[Candidate] = []
    for scene in scenes:
        found.append(Candidate(scene.at.text, values.gate(scene.gate, Scope(scene.at.text))))
        if found[-1].gate is None:
            break
    return found
