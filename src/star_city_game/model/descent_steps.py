"""The steps of a descent: it begins, one turn of it is flown, and what the panel shows is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from star_city_game.model.descent import Control


@dataclass(frozen=True, slots=True)
class BeginDescent:
    """Deals a descent that the story declares and makes it the present one."""

    plan: str


@dataclass(frozen=True, slots=True)
class FlyDescent:
    """One turn of the present descent, with what the player does in it."""

    control: Control


@dataclass(frozen=True, slots=True)
class ShowDescent:
    """Shows the panel of the present descent, and the first remark that fits and was not made yet."""


DescentStep: TypeAlias = BeginDescent | FlyDescent | ShowDescent
