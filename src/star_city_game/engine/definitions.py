"""What an offer is made of, as a short hash: it tells whether another edition of the story offers by other rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256

from star_city_game.engine.offers import offer_at
from star_city_game.engine.program import Program
from star_city_game.model.scene import Choice, Hand, Offer
from star_city_game.model.state import Frame, GameState

_DIGITS = 16


class Definitions:
    """The hashes of a story's offers, each made when it is first asked for."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._offers: dict[tuple[str, str], str] = {}
        self._world = ""

    def of(self, state: GameState) -> str:
        """A hash of everything that says what is on offer where a state rests; empty where the game is over.

        It stands for labels, gates, costs and checks, for the storylets that may be dealt, and for computed qualities; not
        for what follows a choice.
        """
        if not state.offered:
            return ""
        return _hash([self._offer(frame) for frame in (state.frames[-1], *state.merged)])

    def _offer(self, frame: Frame) -> str:
        key = (frame.scene, frame.anchor)
        found = self._offers.get(key)
        if found is None:
            offer = offer_at(*key, self._program)
            found = self._offers[key] = _hash(["".join(_written(self._parts(offer)))])
        return found

    def _parts(self, offer: Offer) -> tuple[object, ...]:
        self._world = self._world or _hash(["".join(_written(self._around()))])
        items: list[object] = [self._world, offer.limit, offer.merged]
        for item in offer.items:
            match item:
                case Choice():
                    items.append(replace(item, body=0))
                case Hand(deck=deck):
                    storylets = tuple((id_, self._program.storylet(id_)) for id_ in self._program.story.decks[deck])
                    items += [item, storylets, self._program.order(deck)]
        return tuple(items)

    def _around(self) -> tuple[object, ...]:
        """What gates and odds are worked out with, apart from the state."""
        story = self._program.story
        qualities = tuple((each.id, each.derived, each.low, each.high, each.label) for each in story.qualities.values())
        return (*qualities, story.modifiers)


def _hash(parts: list[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]


def _written(value: object) -> list[str]:
    """A record of the model as text that is the same in every process."""
    if is_dataclass(value):
        inner = [part for each in fields(value) for part in _written(getattr(value, each.name))]
        return [f"{type(value).__name__}(", *inner, ")"]
    if isinstance(value, tuple):
        return ["(", *(part for each in value for part in _written(each)), ")"]
    if isinstance(value, Mapping):
        return ["{", *(part for pair in value.items() for part in _written(pair)), "}"]
    if isinstance(value, frozenset):
        return ["{", *sorted(map(repr, value)), "}"]
    return [repr(value), ","]
