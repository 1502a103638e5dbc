"""Shown odds are flown odds: 20,000 flights, each of another seed, come to the ends that the forecast tells, as often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from star_city_game.model.flight import Aloft, Flight, Flown, Phase, Trouble
from star_city_game.model.launch import PERCENT, WHOLE, Launch
from star_city_game.systems import launch, launch_deal, launch_flight, launch_odds
from star_city_game.systems.launch_flight import Dealer
from star_city_game.systems.launch_odds import Sways
from systems.machine import DEFECTS, FLIGHT, LAUNCH, luck, pick
from systems.test_launch_deal import SEEDS, is_near

FLIGHTS = 20_000
SWAYS = Sways(people=125, save=45, escape=30)
STATUSES = {"e1": "fixed", "t1": "waived", "e2": "found"}


def flown(
    seed: int, statuses: Mapping[str, str], flight: Flight = FLIGHT, launch: Launch = LAUNCH
) -> tuple[str, tuple[str, ...]]:
    """The end of a flight in which everything is left to the usual odds, and the phases that it passed all well."""
    dealer = Dealer(launch, flight, luck(seed), pick(seed))
    there = launch_deal.there(launch, statuses, (), luck(seed))
    aloft = Aloft(flight.id, waiting=launch_flight.in_order(dealer.troubles(there, SWAYS.people)))
    trace = Flown(flight.id)
    while aloft.phase < len(flight.phases):
        phase = flight.phases[aloft.phase]
        end = _end(aloft, phase, dealer, seed)
        if end:
            trace = replace(trace, end=launch_flight.end_after(flight, trace, end))
            if not flight.ends[end].resume:
                return trace.end, trace.passed
            aloft = launch_flight.resumed(aloft, flight, flight.ends[end].resume)
            continue
        if trace.end not in flight.ends:
            trace = launch_flight.passed(trace, phase)
        aloft = replace(aloft, phase=aloft.phase + 1)
    return launch_flight.end_after(flight, trace, launch_odds.home_of(flight)), trace.passed


def _end(aloft: Aloft, phase: Phase, dealer: Dealer, seed: int) -> str:
    """What a phase comes to."""
    for trouble in aloft.waiting:
        if (
            trouble.phase == aloft.phase
            and trouble.about not in phase.by_hand
            and not luck(seed)(f"{dealer.flight.id}.{trouble.about}.save", SWAYS.save * PERCENT)
        ):
            end, _ = dealer.come_to(phase, dealer.launch.defects[trouble.about], SWAYS.escape)
            if end:
                return end
    return ""


def forecast(statuses: Mapping[str, str], flight: Flight = FLIGHT, launch: Launch = LAUNCH) -> launch_odds.Forecast:
    beliefs = {
        each.id: launch_deal.belief(launch, each, statuses.get(each.id, "latent"), ())
        for each in launch.defects.values()
    }
    return launch_odds.forecast(launch_odds.exposure(launch, flight), beliefs, SWAYS)


def test_the_forecast_is_what_20_000_flights_come_to() -> None:
    told = forecast(STATUSES)
    ends: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for seed in range(FLIGHTS):
        end, phases = flown(seed, STATUSES)
        ends[end] += 1
        passed.update(phases)
    assert sum(told.ends.values()) in range(WHOLE - len(told.ends), WHOLE + len(told.ends) + 1)
    for end in FLIGHT.ends:
        assert is_near(ends[end], FLIGHTS, told.ends.get(end, 0)), (end, ends[end], told.ends.get(end))
    for phase in told.phases:
        assert is_near(passed[phase.phase], FLIGHTS, phase.passed), (phase, passed[phase.phase])


def hands_in(phase: Phase) -> Phase:
    return replace(phase, by_hand=("e1", "e2", "e3")) if phase.id == "burn" else phase


BY_HAND = replace(FLIGHT, phases=tuple(hands_in(phase) for phase in FLIGHT.phases))
"""The hop, with what shows of the engine in its third phase left to the hands."""


def test_what_is_met_by_hand_ends_no_flight_and_shows_as_often_as_is_told() -> None:
    statuses = {"t1": "waived", "e2": "found"}
    told = forecast(statuses, BY_HAND)
    ends: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for seed in range(FLIGHTS):
        end, passed = flown(seed, statuses, BY_HAND)
        ends[end] += 1
        there = launch_deal.there(LAUNCH, statuses, (), luck(seed))
        troubles = Dealer(LAUNCH, BY_HAND, luck(seed), pick(seed)).troubles(there, SWAYS.people)
        met = [each.about for each in troubles if each.phase == 2 and each.about in BY_HAND.phases[2].by_hand]
        if "over" in passed and met:
            first[met[0]] += 1
    for end in BY_HAND.ends:
        assert is_near(ends[end], FLIGHTS, told.ends.get(end, 0)), (end, ends[end], told.ends.get(end))
    burn = told.phases[2]
    assert [defect for defect, _ in burn.by_hand] == ["e1", "e2", "e3"]
    for defect, chance in burn.by_hand:
        assert is_near(first[defect], FLIGHTS, chance), (defect, first[defect], chance)
    assert burn.trouble == 0
    assert burn.passed == told.phases[1].passed


def test_every_figure_is_the_sum_of_its_parts() -> None:
    for flight in (FLIGHT, BY_HAND):
        told = forecast(STATUSES, flight)
        well = WHOLE
        for phase in told.phases:
            assert abs(well - phase.passed - phase.trouble) <= 1
            well = phase.passed
        assert WHOLE - told.of_kind(flight, "home") == sum(phase.trouble for phase in told.phases)
        assert {defect for phase in told.phases for defect, _ in phase.parts} <= set(DEFECTS) - {"e1", "t3"}


@given(SEEDS)
def test_a_fixed_defect_never_shows(seed: int) -> None:
    statuses = dict.fromkeys(DEFECTS, "fixed")
    there = launch_deal.there(LAUNCH, statuses, (), luck(seed))
    assert Dealer(LAUNCH, FLIGHT, luck(seed), pick(seed)).troubles(there, 160) == []
    assert flown(seed, statuses)[0] == "home"


def test_a_waived_defect_shows_as_often_as_it_may() -> None:
    there = [DEFECTS["t1"]]
    dealt = [Dealer(LAUNCH, FLIGHT, luck(seed), pick(seed)).troubles(there, 100) for seed in range(FLIGHTS)]
    shown = [trouble for each in dealt for trouble in each]
    assert is_near(len(shown), FLIGHTS, launch.shows(LAUNCH, DEFECTS["t1"]) * PERCENT)
    first = sum(1 for trouble in shown if trouble.phase == 0)
    assert {trouble.phase for trouble in shown} == {0, 1}
    assert is_near(first, len(shown), WHOLE // 2)


@given(SEEDS, st.integers(min_value=0, max_value=8))
def test_two_calls_at_least_and_more_when_faults_are_few(seed: int, faults: int) -> None:
    calls = Dealer(LAUNCH, replace(FLIGHT, least=2), luck(seed), pick(seed)).calls(faults)
    assert len(calls) == max(2, 3 - faults)
    assert len({call.about for call in calls}) == len(calls)
    assert calls == sorted(calls, key=lambda call: call.phase)


@given(st.lists(st.builds(Trouble, st.integers(0, 3), st.sampled_from(["defect", "call"]), st.text(max_size=3))))
def test_calls_come_before_what_breaks(troubles: list[Trouble]) -> None:
    ordered = launch_flight.in_order(troubles)
    assert sorted(map(repr, ordered)) == sorted(map(repr, troubles))
    keys = [(each.phase, each.kind == "defect") for each in ordered]
    assert keys == sorted(keys)


def test_safer_people_better_saves_and_fewer_defects_are_better_odds() -> None:
    beliefs = {each.id: launch_deal.first_chance(LAUNCH, each) for each in DEFECTS.values()}

    def home(people: int, save: int, fixed: frozenset[str] = frozenset()) -> int:
        known = {id_: 0 if id_ in fixed else belief for id_, belief in beliefs.items()}
        return launch_odds.forecast(launch_odds.exposure(LAUNCH, FLIGHT), known, Sways(people, save, 30)).ends["home"]

    assert home(100, 45) > home(130, 45) > home(160, 35)
    assert home(100, 60) > home(100, 45)
    assert home(100, 45, frozenset({"e4"})) > home(100, 45)
    assert home(100, 45, frozenset(DEFECTS)) == WHOLE
