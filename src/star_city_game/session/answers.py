"""What the new-game form was answered, made fit for the story's qualities."""

from __future__ import annotations

from collections.abc import Mapping

from star_city_game.engine.prose import clean
from star_city_game.model.story import Story

LONGEST_ANSWER = 24
"""Characters kept of a name that the player types."""


def fit(typed: str) -> str:
    """Words of the player as they are kept: no control characters, one line, cut."""
    return clean(typed)[:LONGEST_ANSWER].strip()


def settle(story: Story, answers: Mapping[str, str]) -> dict[str, str]:
    """Answers checked against the story's qualities and cut to fit.

    Raises:
        ValueError: an answer names no quality that the form may set, or a word that is not one of an enum's.
    """
    settled: dict[str, str] = {}
    for name, answer in answers.items():
        quality = story.qualities.get(name)
        if quality is None or quality.derived is not None or quality.type not in ("enum", "text"):
            raise ValueError(f"the new-game form cannot set “{name}”")
        if quality.type == "enum" and answer not in quality.words:
            raise ValueError(f"“{answer}” is not one of {', '.join(quality.words)}, which {name} may be")
        kept = fit(answer) if quality.type == "text" else answer
        if kept:
            settled[name] = kept
    return settled
