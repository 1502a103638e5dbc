"""Looks for storylets that expire before they can fit, and strategies of decks that are never asked."""

from __future__ import annotations

from collections.abc import Sequence

from star_city_game.compiler.drafts import Declared, StoryDraft
from star_city_game.compiler.trees import conjuncts
from star_city_game.model.expression import Compare, Expr, Get, Literal, Rank
from star_city_game.model.story import Story

_LATER = {">=": 0, "==": 0, ">": 1}
"""By sign, how many turns after the one compared with the turn can be at the earliest."""


def lint_decks(story: Story, declared: Declared) -> None:
    """Adds the findings about decks and their storylets."""
    turns = [turn.id for turn in story.calendar.turns]
    for _, order in (declared.story or StoryDraft()).orders:
        words = [node.text for node in order]
        for number, node in enumerate(order):
            if node.text in words[:number] or "weighted" in words[:number]:
                said = "it stands before already" if node.text in words[:number] else "chance decides before it"
                message = f"{node.text} is never asked: {said}"
                declared.findings.add("SC345", node, message, advice="Delete it, or move it to the front.")
    for id_, draft in declared.scenes.items():
        storylet = story.scenes[id_].storylet
        if storylet is None or storylet.expires is None or draft.storylet is None or draft.storylet.expires is None:
            continue
        earliest = max((_earliest(part, turns) for part in conjuncts(storylet.gate)), default=0)
        if earliest > storylet.expires:
            message = f"{id_} expires before the turn in which it can fit"
            advice = "Let it expire later, or ask for an earlier turn."
            declared.findings.add("SC346", draft.storylet.expires, message, advice=advice)


def _earliest(expr: Expr, turns: Sequence[str]) -> int:
    """The number of the first calendar turn in which a condition can hold, as far as it says so itself."""
    match expr:
        case Compare((left, right), (sign,)) if sign in _LATER:
            left, right = (side.operand if isinstance(side, Rank) else side for side in (left, right))
            if left == Get("turn", "") and isinstance(right, Literal) and right.value in turns:
                return turns.index(str(right.value)) + _LATER[sign]
    return 0
