"""Which rolls a story has by name, so that a walkthrough cannot settle one that is never made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from star_city_game.compiler.spelling import near
from star_city_game.model.check import Check
from star_city_game.model.expression import Chance
from star_city_game.model.story import Story


def unknown_roll(story: Story, name: str) -> str | None:
    """What is wrong with settling a roll of this name; None when nothing is.

    A name with a dot is made by the launch, by a flight or by a save, from names of theirs, and is taken as it is.
    """
    if "." in name or name in story.launch.flights:
        return None
    rolls = set(_rolls(tuple(story.scenes.values())))
    if name in rolls:
        return None
    guess = next(iter(near(name, rolls)), "")
    return f"nothing is rolled called {name}" + (f"; did you mean {guess}?" if guess else "")


def _rolls(value: object) -> Iterator[str]:
    """The names of all checks and chances within a value of the model."""
    if isinstance(value, Check | Chance):
        yield value.name
    if isinstance(value, tuple):
        for each in value:
            yield from _rolls(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _rolls(getattr(value, field.name))
