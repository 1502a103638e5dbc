"""A story made ready to run: expressions and texts compiled once, storylets at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from star_city_game.engine.assignments import Assigned, compile_assignment
from star_city_game.engine.expressions import Reader, compile_expression
from star_city_game.engine.machines import Charts
from star_city_game.engine.texts import Context, compile_text
from star_city_game.model.deck import USUAL, Storylet, Strategy
from star_city_game.model.effect import Assign
from star_city_game.model.expression import Expr, Value
from star_city_game.model.flight import Flight
from star_city_game.model.story import Story
from star_city_game.model.text import Text
from star_city_game.systems import launch_odds
from star_city_game.systems.launch_odds import Exposure, Forecast, Sways

MOST_FORECASTS = 256
"""Forecasts kept at the most: what a game and a way back through it ask for."""
Evaluate = Callable[[Reader], Value]
Render = Callable[[Context], str]


class Player(Reader, Protocol):
    """What is asked of a game to say whether a storylet fits."""

    @property
    def fitted(self) -> Mapping[str, int]:
        """The calendar turn of the first draw at which a storylet fitted, of those that last only some turns."""


class Program:
    """The running form of a :class:`Story`. It holds no game and is shared by all games of the story.

    ``derived`` holds the computed qualities as functions, ``numbers`` the qualities that are numbers, derived ones too,
    ``turn_numbers`` those of the calendar's turns by id, ``announced`` the qualities whose changes are told, ``charts`` the
    machines.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.charts = Charts(story.machines)
        self._values: dict[int, Evaluate] = {}
        self._texts: dict[int, Render] = {}
        self._assignments: dict[int, Callable[[Assigned], None]] = {}
        self._storylets: dict[str, Storylet] = {}
        self._exposures: dict[str, Exposure] = {}
        self._forecasts: dict[tuple[object, ...], Forecast] = {}
        self.derived: dict[str, Evaluate] = {}
        for quality in story.qualities.values():
            if quality.derived is not None:
                self.derived[quality.id] = self._later(quality.derived)
        self.turn_numbers = {turn.id: number for number, turn in enumerate(story.calendar.turns)}
        self.numbers = frozenset(quality.id for quality in story.qualities.values() if quality.type == "int")
        self.announced = tuple(
            quality for quality in story.qualities.values() if quality.announce and quality.derived is None
        )

    def _later(self, expr: Expr) -> Evaluate:
        def later(state: Reader) -> Value:
            return self.value(expr)(state)

        return later

    def value(self, expr: Expr) -> Evaluate:
        """The expression as a function of the state; the tree must be part of the story."""
        found = self._values.get(id(expr))
        if found is None:
            found = self._values[id(expr)] = compile_expression(expr, self.derived)
        return found

    def text(self, text: Text) -> Render:
        """The text as a function of the state that gives marked text; the tree must be part of the story."""
        found = self._texts.get(id(text))
        if found is None:
            found = self._texts[id(text)] = compile_text(text, self.derived, self.numbers)
        return found

    def forecast(self, flight: Flight, beliefs: Mapping[str, int], sways: Sways) -> Forecast:
        """What a flight is likely to come to. The last of them are kept, whichever game they were asked for by."""
        key = (flight.id, sways, *beliefs.values())
        found = self._forecasts.get(key)
        if found is None:
            exposure = self._exposures.get(flight.id)
            if exposure is None:
                exposure = self._exposures[flight.id] = launch_odds.exposure(self.story.launch, flight)
            if len(self._forecasts) >= MOST_FORECASTS:
                del self._forecasts[next(iter(self._forecasts))]
            found = self._forecasts[key] = launch_odds.forecast(exposure, beliefs, sways)
        return found

    def assignment(self, effect: Assign) -> Callable[[Assigned], None]:
        """The assignment as a function that changes the state; the effect must be part of the story."""
        found = self._assignments.get(id(effect))
        if found is None:
            quality = self.story.qualities[effect.quality]
            found = self._assignments[id(effect)] = compile_assignment(effect, quality, self.derived)
        return found

    def form(self, person: str, form: str) -> Render:
        """A form of a person's name."""
        return self.text(self.story.people[person].forms[form])

    def storylet(self, scene: str) -> Storylet:
        """What makes a scene of a deck a storylet. It is asked for when its deck is: the scene may have to be read first."""
        found = self._storylets.get(scene) or self.story.scenes[scene].storylet
        if found is None:
            raise KeyError(scene)
        self._storylets[scene] = found
        return found

    def order(self, deck: str) -> tuple[Strategy, ...]:
        """The strategies that put the storylets of a deck in order."""
        return self.story.orders.get(deck, USUAL)

    def storylet_fits(self, scene: str, state: Player) -> bool:
        """Whether a storylet may be drawn now: not used up, not cooling down, not expired, and its gate holds."""
        storylet = self.storylet(scene)
        if storylet.expires is not None and state.turn > storylet.expires:
            return False
        if storylet.lasts and state.turn - state.fitted.get(scene, state.turn) >= storylet.lasts:
            return False
        if storylet.max and state.visits.get(scene, 0) >= storylet.max:
            return False
        if storylet.cooldown and 0 <= state.turns_since(scene) < storylet.cooldown:
            return False
        return storylet.gate is None or bool(self.value(storylet.gate)(state))
