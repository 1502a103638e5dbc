"""Statecharts that writers declare."""

from __future__ import annotations

from dataclasses import dataclass

from star_city_game.model.effect import Effect
from star_city_game.model.expression import Expr
from star_city_game.model.text import Text


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: entering it applies effects, announces a text in the margin, or forces a scene."""

    id: str
    label: str
    effects: tuple[Effect, ...] = ()
    leave: tuple[Effect, ...] = ()
    text: Text | None = None
    scene: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A legal move: on an event, from one stage to another, while the gate holds. ``weigh`` is sent after each choice."""

    event: str
    source: str
    target: str
    gate: Expr | None = None
    scene: str | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """A declared statechart; the order of ``stages`` is the order in which they compare."""

    id: str
    initial: str
    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]
    about: str = ""
