"""Statecharts that writers declare."""

from __future__ import annotations

from star_city_game.model.effect import Effect
from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text

WEIGH = "weigh"
"""The event that every machine is sent after each choice."""
TURN = "turn"
"""The event that every machine is sent when the calendar moves on by a turn."""
DEEPEST = 4
"""Stages stand in one another at most this deep; a stage of the machine itself is at depth 1."""


@frozen
class Stage:
    """A stage: entering it applies effects, announces a text in the margin, or forces a scene.

    ``nested`` are the stages inside it: one of them is active while it is, ``initial`` at first, or all of them when it
    is ``parallel``. With ``history`` it is entered again at the stage directly inside it that was active last. A
    ``final`` stage is meant never to be left.
    """

    id: str
    label: str
    effects: tuple[Effect, ...] = ()
    leave: tuple[Effect, ...] = ()
    text: Text | None = None
    scene: str | None = None
    nested: tuple[Stage, ...] = ()
    initial: str = ""
    parallel: bool = False
    history: bool = False
    final: bool = False

    @property
    def within(self) -> tuple[Stage, ...]:
        """This stage and all stages inside it, as they are written."""
        return (self, *(inner for stage in self.nested for inner in stage.within))


@frozen
class Move:
    """A legal move: on an event, from one stage to another, while the gate holds.

    ``after`` is the number of calendar turns that the source must have been active; ``reenter`` leaves and enters also
    the innermost stage that is or holds both ends.
    """

    event: str
    source: str
    target: str
    gate: Expr | None = None
    scene: str | None = None
    after: int = 0
    reenter: bool = False


@frozen
class Machine:
    """A declared statechart; the order of ``stages`` is the order in which they compare.

    The id of a stage is its own in the whole machine, however deep it stands.
    """

    id: str
    initial: str
    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]
    about: str = ""

    @property
    def all_stages(self) -> tuple[Stage, ...]:
        """Every stage at any depth, as they are written: each before those inside it."""
        return tuple(inner for stage in self.stages for inner in stage.within)
