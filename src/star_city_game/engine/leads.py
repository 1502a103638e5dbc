"""What leads to a scene: every goto, call, draw and the like, with the choices and conditions that stand around it."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.model.expression import Expr, Not
from star_city_game.model.frozen import frozen
from star_city_game.model.scene import (
    Branch,
    Call,
    CallBy,
    Choice,
    Draw,
    Goto,
    GotoBy,
    Hand,
    Jump,
    Merged,
    Offer,
    Return,
    Scene,
    Step,
)
from star_city_game.model.story import Story


@frozen
class Lead:
    """A step that leads to a scene.

    ``choices`` are those in whose bodies it stands, the outermost first; ``gates`` must hold on the way, from the innermost
    of the choices on, or from the beginning of the scene where there is none.
    """

    scene: str
    step: int
    how: str
    choices: tuple[Choice, ...]
    gates: tuple[Expr, ...]


def leads_to(target: str, story: Story) -> Iterator[Lead]:
    """Every step that leads to a scene, in order of scenes and steps."""
    deck = story.scenes[target].storylet
    for scene in story.scenes.values():
        for number, step in enumerate(scene.steps):
            if isinstance(step, Goto) and step.label is not None and scene.id == target:
                continue  # it stays in the scene
            how = _how(step, target, "" if deck is None else deck.deck)
            if how:
                yield _lead(scene, number, how)


def _how(step: Step, target: str, deck: str) -> str:
    """How a step leads to a scene, in a word; empty when it does not."""
    how = ""
    match step:
        case Goto(scene=scene) | Call(scene=scene) | Return(scene=scene) if scene == target:
            how = type(step).__name__.lower()
        case GotoBy(scenes=scenes) | CallBy(scenes=scenes) if target in scenes:
            how = "goto" if isinstance(step, GotoBy) else "call"
        case Draw(deck=drawn) if deck and drawn == deck:
            how = "draw"
        case Offer(items=items, merged=merged):
            how = _offered(items, merged, target, deck)
    return how


def _offered(items: tuple[Choice | Hand, ...], merged: tuple[Merged, ...], target: str, deck: str) -> str:
    if any(isinstance(item, Hand) and deck and item.deck == deck for item in items):
        return "hand"
    return "offer" if any(each.scene == target for each in merged) else ""


def _lead(scene: Scene, number: int, how: str) -> Lead:
    choices = [choice for choice, start, end in _bodies(scene) if start <= number < end]
    start = choices[-1].body if choices else 0
    gates = [gate for at, gate, first, last in _branches(scene) if at >= start and first <= number < last]
    return Lead(scene.id, number, how, tuple(choices), tuple(gates))


def _bodies(scene: Scene) -> Iterator[tuple[Choice, int, int]]:
    """Every choice with the steps of its body: the first, and the one after the last."""
    for step in scene.steps:
        if isinstance(step, Offer):
            choices = sorted((item for item in step.items if isinstance(item, Choice)), key=lambda item: item.body)
            ends = [*(choice.body for choice in choices[1:]), step.gather]
            yield from ((choice, choice.body, end) for choice, end in zip(choices, ends, strict=True))


def _branches(scene: Scene) -> Iterator[tuple[int, Expr, int, int]]:
    """Every branch: where it stands, what must hold, and the steps that are then run: first, and one after the last."""
    for number, step in enumerate(scene.steps):
        if isinstance(step, Branch):
            yield number, step.gate, number + 1, step.otherwise
            last = scene.steps[step.otherwise - 1]
            if isinstance(last, Jump) and last.to > step.otherwise:
                yield number, Not(step.gate), step.otherwise, last.to
            elif isinstance(last, Goto):
                yield number, Not(step.gate), step.otherwise, _end_of_chain(scene, step.otherwise)


def _end_of_chain(scene: Scene, number: int) -> int:
    """Where gotos that are tried one after another end, as ``ending: first`` tries them."""
    while number < len(scene.steps) and isinstance(scene.steps[number], Branch | Goto):
        number += 1
    return number
