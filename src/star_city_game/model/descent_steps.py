"""The steps of a descent: it begins, one turn of it is flown, and what the panel shows is shown."""

from __future__ import annotations

from typing import TypeAlias

from star_city_game.model.descent import Control
from star_city_game.model.frozen import frozen


@frozen
class BeginDescent:
    """Deals a descent that the story declares and makes it the present one."""

    plan: str


@frozen
class FlyDescent:
    """One turn of the present descent, with what the player does in it."""

    control: Control


@frozen
class ShowDescent:
    """Shows the panel of the present descent, and the first remark that fits and was not made yet."""


DescentStep: TypeAlias = BeginDescent | FlyDescent | ShowDescent
