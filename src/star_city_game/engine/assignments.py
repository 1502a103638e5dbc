"""Writes assignments to qualities as Python source: the one place that knows what a quality may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from star_city_game.engine.expressions import Evaluate, Reader, Writer
from star_city_game.engine.source import Source
from star_city_game.model.effect import Assign
from star_city_game.model.expression import Value
from star_city_game.model.quality import Quality


class Assigned(Reader, Protocol):
    """A state whose qualities may be changed."""

    @property
    def values(self) -> dict[str, Value]:
        """Every quality that is not derived."""


def compile_assignment(effect: Assign, quality: Quality, derived: Mapping[str, Evaluate]) -> Callable[[Assigned], None]:
    """The assignment as a function; ``derived`` is as for ``compile_expression``."""
    source = Source()
    write_assignment(effect, quality, Writer(source, derived))
    made: Callable[[Assigned], None] = source.function()
    return made


def write_assignment(effect: Assign, quality: Quality, values: Writer) -> None:
    """Adds an assignment to what is being written: numbers stop at the quality's bounds, sets gain or lose words."""
    source = values.source
    place = f"{source.local('v', 's.values')}[{source.give(effect.quality)}]"
    value = values.value(effect.value)
    if quality.type == "int":
        low, high = source.give(quality.low), source.give(quality.high)
        source.line(f"n = {value if effect.sign == '=' else f'{place} {effect.sign[0]} {value}'}")
        source.line(f"{place} = {low} if n < {low} else {high} if n > {high} else n")
    elif quality.type == "set" and effect.sign != "=":
        source.line(f"{place} = {place} {'|' if effect.sign == '+=' else '-'} {source.use(_words)}({value})")
    else:
        source.line(f"{place} = {value}")


def _words(value: Value) -> frozenset[str]:
    """The words that a set gains or loses: those of a set, or one."""
    return value if isinstance(value, frozenset) else frozenset({str(value)})
