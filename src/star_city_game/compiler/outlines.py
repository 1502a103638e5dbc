"""Outlines: everything that the rest of a story can know of the scenes of one file, without their bodies.

While the outline of a file is what it was, no other file means anything else than it did. Decision 0030 says what hangs on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from star_city_game.model.frozen import frozen
from star_city_game.model.quality import Quality


@frozen
class Asked:
    """An ending or an epilogue that other scenes may ask whether it fits: its gate as written, priority and group."""

    id: str
    is_ending: bool
    gate: tuple[str, ...]
    priority: int | None
    group: str


@frozen
class Outline:
    """What can be known of the scenes of one file.

    ``scenes`` are all ids in order, those of hidden scenes with a dot in them; ``marks`` the labels and explicit choice ids
    of those that have any; ``made`` the choice ids made from labels, where the story says what became of earlier ones;
    ``decks`` the decks of storylets, ``mute`` those decks of which some storylet here has no label; ``dated`` says whether
    any scene has a date.
    """

    scenes: tuple[str, ...]
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    made: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    params: Mapping[str, Mapping[str, Quality]] = field(default_factory=dict)
    decks: Mapping[str, str] = field(default_factory=dict)
    mute: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    put_off: tuple[str, ...] = ()
    dated: bool = False


@frozen
class Part:
    """What is kept of a file beside its scenes.

    ``watched`` are the places whose last visit is kept for its scenes, ``copied`` is how many nodes its includes came to.
    """

    outline: Outline
    watched: tuple[str, ...]
    copied: int
