"""The scenes that flights play."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.model.flight import Flight
from star_city_game.model.launch import Launch
from star_city_game.model.story import Story
from star_city_game.systems.launch_odds import phases_of


def scenes_of(story: Story, flight: str) -> tuple[str, ...]:
    """Every scene that a flight can play."""
    flown = story.launch.flights.get(flight)
    if flown is None:
        return ()
    ways = [way for phase in flown.phases for way in phase.ways]
    ways += [way for end in flown.ends.values() for way in end.ways]
    return tuple(dict.fromkeys((*(way.scene for way in ways), *troubles_of(story.launch, flown))))


def troubles_of(launch: Launch, flight: Flight) -> Iterator[str]:
    """The scenes of the faults and judgement calls of a flight."""
    yield from (way.scene for call in flight.calls.values() for way in call.ways)
    yield from (way.scene for way in flight.fault)
    yield from (defect.scene for defect in launch.defects.values() if defect.scene and phases_of(flight, defect))


def all_troubles(story: Story) -> tuple[str, ...]:
    """The scenes of the faults and judgement calls of every flight."""
    flights = story.launch.flights.values()
    return tuple(dict.fromkeys(scene for flight in flights for scene in troubles_of(story.launch, flight)))
