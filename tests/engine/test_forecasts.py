"""What is kept of forecasts changes none of them: the board of a game equals one that is worked out afresh, whatever was done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hops import CAST, DOSSIER, FLIGHTS, LAUNCH, QUALITIES
from star_city_game.engine import program
from star_city_game.engine.draft import Draft
from star_city_game.engine.forecasts import forecast, sways
from star_city_game.engine.program import Program
from star_city_game.model.launch import PERCENT, WHOLE
from star_city_game.model.story import Story
from star_city_game.session import Session
from star_city_game.systems import launch_deal, launch_odds
from tales import tale

DEEDS = (
    "find(d_pump)",
    "fix(d_pump)",
    "waive(d_valve)",
    "waive(d_pack)",
    "test(engine, 40)",
    "haste(chute, 1)",
    "nerve += 1",
)
SWAYED = LAUNCH.replace("save: {base: 40}", "save: {base: 40, with: [{because: nerve, add: 5, when: nerve >= 6}]}")
HALL = (
    "hall:\n  body:\n    - label: again\n    - choices:\n"
    + "".join(f"        - {{say: Deed {n}., id: c{n}, sticky: true, do: '{deed}'}}\n" for n, deed in enumerate(DEEDS))
    + "        - {say: Fly., then: [{fly: hop}, {ending: over}]}\n    - goto: .again\n"
    "up: {body: [Up., {trouble: true}]}\ncruise: {body: Over.}\ndown: {body: Down.}\nat_home: {body: Home.}\n"
    "turned: {body: Back.}\nlost: {body: Lost.}\n"
    "any_fault: {body: [{choices: [{say: Wait., save: 0}, {say: Press., save: 10}]}]}\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Story:
    head = "id: tale\ntitle: A tale\nentry: hall\nstatus: {risk: '{launch.word}'}\n"
    files = {"story": head, "systems__launch": SWAYED, "systems__flights": FLIGHTS, "systems__dossier": DOSSIER}
    return tale(tmp_path_factory.mktemp("odds"), HALL, **files, cast=CAST, qualities=QUALITIES)


def afresh(told: Story, session: Session) -> launch_odds.Forecast:
    """The forecast with nothing kept, each belief by itself."""
    draft = Draft(Program(told), session.saved().state)
    declared = told.launch
    beliefs = {
        id_: launch_deal.belief(declared, defect, draft.defects.get(id_, "latent"), draft.vehicle.deeds)
        for id_, defect in declared.defects.items()
    }
    exposure = launch_odds.exposure(declared, declared.flights["hop"])
    return launch_odds.forecast(exposure, beliefs, sways(declared, draft))


@given(moves=st.lists(st.sampled_from([*range(len(DEEDS)), "undo"]), max_size=16), most=st.sampled_from([1, 3, 256]))
def test_what_is_kept_is_what_would_be_worked_out_afresh(told: Story, moves: list[int | str], most: int) -> None:
    session = Session.new(told)
    shared = Program(told)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(program, "MOST_FORECASTS", most)
        for move in moves:
            if move == "undo":
                if session.can_undo:
                    session.undo()
            else:
                session.choose(f"hall.c{move}")
            fresh = afresh(told, session)
            assert forecast(told.launch.flights["hop"], Draft(shared, session.saved().state)) == fresh
            trouble = (WHOLE - fresh.of_kind(told.launch.flights["hop"], "home") + PERCENT // 2) // PERCENT
            assert session.turn.status.risk == ("fair" if trouble <= 50 else "grave")
