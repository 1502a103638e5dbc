"""Where the flow can go on: blocks, and the ways that lead on from an offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from star_city_game.model.scene import Choice
from star_city_game.model.state import Frame
from star_city_game.model.turn import Offered

if TYPE_CHECKING:
    from star_city_game.engine.draft import Draft

Run: TypeAlias = "Callable[[Draft], Block | None]"
"""Carries out a stretch of a scene; gives the block to go on with, or None where the player is to choose or all is over."""


class Block:
    """A stretch of a scene from one step on, as a function: ``run``. It is replaced once, when the function is made."""

    __slots__ = ("run",)

    def __init__(self, run: Run) -> None:
        self.run = run


def _nowhere(draft: Draft) -> Block | None:
    raise TypeError(f"{draft.scene}: the flow has left, but nobody looked where to")


AWAY = Block(_nowhere)
"""Says that the flow goes on in the running scene of the draft, at ``draft.step``."""


class Way:
    """Something on offer and where it leads. Ways that never change are made once and shared; none is ever changed.

    ``key`` counts the picks: that of the choice, or the id of the storylet. ``choice`` is None for a storylet of a hand;
    ``frame`` is the merged scene that offers it, or None for the running scene; ``block`` is where the body of a choice of
    the running scene begins. ``is_plain`` says that taking it does no more than go on at the block.
    """

    __slots__ = ("block", "choice", "frame", "is_plain", "key", "offered")

    def __init__(
        self,
        offered: Offered,
        key: str,
        choice: Choice | None = None,
        frame: Frame | None = None,
        block: Block | None = None,
    ) -> None:
        self.offered = offered
        self.key = key
        self.choice = choice
        self.frame = frame
        self.block = block
        self.is_plain = block is not None and choice is not None and not choice.cost and choice.check is None
