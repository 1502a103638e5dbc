"""The codex: words that a player may look up once the story has told of them."""

from __future__ import annotations

from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text


@frozen
class Term:
    """An entry of the codex: the term as prose writes it, as its own language writes it (or nothing), and what it is."""

    id: str
    term: str
    native: str
    text: Text
