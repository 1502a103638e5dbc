"""A flight under way, and what was done about the vehicle, in an edition whose launch was edited."""

from __future__ import annotations

from dataclasses import replace

from star_city_game.editions.vehicles import Hangar, renamed
from star_city_game.engine.flights import phase_of
from star_city_game.model.edition import Earlier
from star_city_game.model.flight import Aloft, Deed, Flight, FlightEnd, Flown, JudgementCall, Phase, Trouble, Vehicle
from star_city_game.model.launch import Defect, Launch, Subsystem

PHASES = tuple(Phase(id_, id_.capitalize(), "", ()) for id_ in ("ascent", "coast", "landing"))
FLIGHT = Flight(
    "luna",
    "Luna",
    phases=PHASES,
    ends={"lost": FlightEnd("lost", "Lost", "lost")},
    calls={"gauge": JudgementCall("gauge", ())},
)
LAUNCH = Launch(
    subsystems={"hatch": Subsystem("hatch", "The hatch")},
    defects={"bolt": Defect("bolt", "hatch", "A bolt", 3), "seal": Defect("seal", "hatch", "A seal", 2)},
    flights={"luna": FLIGHT},
)
FLYING = Vehicle(
    deeds=(Deed("found", "bolt", scene="hall"), Deed("tested", "hatch", amount=50)),
    aloft=Aloft(
        "luna",
        phase=1,
        stage="trouble",
        waiting=(Trouble(2, "defect", "seal"), Trouble(2, "call", "gauge")),
        running=Trouble(1, "defect", "bolt"),
    ),
    flown=(Flown("luna", passed=("ascent",), troubles=(Trouble(0, "defect", "bolt", "saved"),)),),
)


def fitted(launch: Launch, vehicle: Vehicle = FLYING) -> tuple[Vehicle, list[str]]:
    hangar = Hangar(launch, {"nina"})
    kept = hangar.fitted(vehicle, phase_of(vehicle, LAUNCH))
    return kept, [each.text for each in hangar.told if not each.quiet]


def with_flight(flight: Flight) -> Launch:
    return replace(LAUNCH, flights={"luna": flight})


def test_a_launch_that_was_not_edited_keeps_everything() -> None:
    assert fitted(LAUNCH) == (FLYING, [])
    assert fitted(LAUNCH, Vehicle()) == (Vehicle(), [])


def test_a_phase_put_in_before_does_not_move_the_flight() -> None:
    kept, told = fitted(with_flight(replace(FLIGHT, phases=(Phase("count", "Count", "", ()), *PHASES))))
    assert kept.aloft is not None
    assert (kept.aloft.phase, [each.phase for each in kept.aloft.waiting]) == (2, [3, 3])
    assert kept.aloft.running == Trouble(2, "defect", "bolt")
    assert told == []


def test_a_phase_that_is_gone_gives_way_to_the_one_in_its_place_and_it_is_told() -> None:
    kept, told = fitted(with_flight(replace(FLIGHT, phases=(PHASES[0], PHASES[2]))))
    assert kept.aloft is not None
    assert kept.aloft.phase == 1
    assert told == ["The phases of “Luna” were edited: the flight is at “Landing”."]


def test_defects_and_calls_that_are_gone_show_no_more() -> None:
    launch = replace(LAUNCH, defects={"seal": LAUNCH.defects["seal"]}, flights={"luna": replace(FLIGHT, calls={})})
    kept, _ = fitted(launch)
    assert kept.aloft is not None
    assert (kept.aloft.waiting, kept.aloft.running) == ((Trouble(2, "defect", "seal"),), None)
    assert kept.flown[0].troubles == ()
    assert kept.deeds == (FLYING.deeds[1],)


def test_a_flight_or_an_end_that_is_gone_is_over_and_it_is_told() -> None:
    kept, told = fitted(replace(LAUNCH, flights={}))
    assert (kept.aloft, kept.flown) == (None, ())
    assert told == ["The flight “luna” is no longer in the story."]
    assert FLYING.aloft is not None
    at_its_end = replace(FLYING, aloft=replace(FLYING.aloft, ending="lost"))
    kept, told = fitted(with_flight(replace(FLIGHT, ends={})), at_its_end)
    assert kept.aloft is None
    assert told == ["The end that “Luna” has come to is gone: the flight is over."]


def test_defects_take_their_new_names_wherever_they_are_held() -> None:
    now = renamed(FLYING, Earlier(renames={"defects": {"bolt": "pin"}}), lambda scene: scene.replace("hall", "foyer"))
    assert (now.deeds[0].about, now.deeds[0].scene) == ("pin", "foyer")
    assert now.aloft is not None
    assert now.aloft.running is not None
    assert (now.aloft.running.about, now.flown[0].troubles[0].about) == ("pin", "pin")
    assert now.deeds[1].about == "hatch"
