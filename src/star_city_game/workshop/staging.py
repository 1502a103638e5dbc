"""Lets a walkthrough begin in the middle of a story: at a scene, with effects done before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from star_city_game.compiler.effects import parse_effect
from star_city_game.compiler.known import names_of
from star_city_game.compiler.names import Scope
from star_city_game.errors import StoryError
from star_city_game.model.effect import Effect
from star_city_game.model.scene import Do, Goto, Scene
from star_city_game.model.story import Story

_START = "walkthrough.start"
"""The scene that the walk begins with: no writer can write its name."""


def staged(story: Story, start: str, effects: Iterable[str], where: str) -> Story:
    """The story as one that begins at another scene, after some effects; the story itself when neither is asked for.

    Args:
        story: the whole story.
        start: the scene, or an empty word for the story's own entry.
        effects: effects as writers write them.
        where: what asks for it, for messages.

    Raises:
        StoryError: there is no such scene, or it wants parameters; or an effect is not one.
    """
    sources = tuple(effects)
    if not start and not sources:
        return story
    first = start or story.entry
    if first not in story.scenes:
        raise StoryError(f"{where}: there is no scene “{first}” to begin from")
    done = tuple(_effect(source, story, where) for source in sources)
    scene = Scene(_START, (Do(done), Goto(first)))
    return replace(story, entry=_START, scenes={**story.scenes, _START: scene})


def _effect(source: str, story: Story, where: str) -> Effect:
    effect, faults = parse_effect(source, names_of(story), Scope())
    if effect is None:
        raise StoryError(f"{where}: “{source}” cannot be done: {faults[0].message if faults else ''}")
    return effect
