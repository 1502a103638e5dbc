"""What came with the calendar by itself, in another edition: each happening is kept by the names of those whose it is."""

from __future__ import annotations

from star_city_game.model.edition import Earlier
from star_city_game.systems.calendar import lapse_key, lapse_of
from star_city_game.systems.people import pair_key, pair_of, step_key, step_of


def renamed(key: str, earlier: Earlier) -> str:
    """A lapse, the step of a goal, or a pair that fell out, under the present names."""
    lapse, step, pair = lapse_of(key), step_of(key), pair_of(key)
    if lapse is not None:
        return lapse_key(earlier.name("lapses", lapse))
    if step is not None:
        person, number = step
        return step_key(earlier.name("people", person), number)
    if pair is not None:
        one, other = pair
        return pair_key((earlier.name("people", one), earlier.name("people", other)))
    return key
