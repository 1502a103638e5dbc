"""What declares the things in a file of each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from star_city_game.compiler.declare_cast import declare_cast, declare_places
from star_city_game.compiler.declare_codex import declare_codex
from star_city_game.compiler.declare_course import declare_people
from star_city_game.compiler.declare_descent import declare_descent
from star_city_game.compiler.declare_flights import declare_flights
from star_city_game.compiler.declare_launch import declare_launch
from star_city_game.compiler.declare_machines import declare_machines
from star_city_game.compiler.declare_qualities import declare_qualities
from star_city_game.compiler.declare_scenes import declare_scenes
from star_city_game.compiler.declare_story import declare_story
from star_city_game.compiler.declare_systems import declare_calendar, declare_dossier
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.nodes import Node
from star_city_game.compiler.snippets import declare_snippets

Declare: TypeAlias = Callable[[Node, Declared], None]


def _declare_endings(node: Node, declared: Declared) -> None:
    declare_scenes(node, declared, "an ending")


def _declare_epilogues(node: Node, declared: Declared) -> None:
    declare_scenes(node, declared, "an epilogue")


DECLARE: Mapping[str, Declare] = {
    "story": declare_story,
    "qualities": declare_qualities,
    "cast": declare_cast,
    "places": declare_places,
    "calendar": declare_calendar,
    "machines": declare_machines,
    "systems/dossier": declare_dossier,
    "systems/launch": declare_launch,
    "systems/flights": declare_flights,
    "systems/people": declare_people,
    "systems/descent": declare_descent,
    "snippets": declare_snippets,
    "codex": declare_codex,
    "scenes": declare_scenes,
    "storylets": declare_scenes,
    "endings": _declare_endings,
    "epilogues": _declare_epilogues,
}
"""What declares the things in a file, by the file's kind."""
