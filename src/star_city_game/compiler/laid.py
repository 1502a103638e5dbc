"""What a scene is laid out to: its steps and what leads into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from star_city_game.compiler import beats
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.nodes import Node, ScalarNode, Source
from star_city_game.model import scene as model

_UNREAD = ScalarNode(Source("", ""), 1, 1, "")


@dataclass(slots=True)
class Laid:
    """A scene's steps with what leads into them; ``origins`` says for each step where it was written, if anywhere.

    ``made`` maps an id that was pinned for a place or a sequence to the one that its words make, where they differ.
    """

    steps: list[model.Step] = field(default_factory=list)
    origins: list[Node | None] = field(default_factory=list)
    labels: dict[str, int] = field(default_factory=dict)
    anchors: dict[str, int] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)


def first_name(items: list[beats.Item]) -> str:
    """The id of the first choice of an offer, which names the offer."""
    for item in items:
        match item:
            case beats.Option(id=id_):
                return id_
            case beats.DrawHand(deck=deck):
                return f"hand_{deck.text}"
            case beats.Group(items=inner) if inner:
                return first_name(inner)
    return "choices"


def origin_of(scene: str, number: int, declared: Declared, laid: Mapping[str, Laid]) -> Node:
    """Where a step is written, or its scene where it is written nowhere; for a scene that was not read again, nowhere."""
    found = laid.get(scene)
    at = None if found is None else found.origins[number]
    draft = declared.scenes.get(scene)
    return at or (_UNREAD if draft is None else draft.at)
