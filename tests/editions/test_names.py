"""Every name that a save holds: each is changed where the story says so, and none that is gone breaks what is shown."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest

from editions.voyage import STORY, reprinted
from star_city_game.compiler.load import load_story
from star_city_game.editions.renames import Renames
from star_city_game.model.casework import Step
from star_city_game.model.dossier import Recorded
from star_city_game.model.edition import NAMED, OWNERS, Earlier
from star_city_game.model.flight import Deed, Flown, Trouble
from star_city_game.model.person import Regard
from star_city_game.model.saved import SavedGame
from star_city_game.model.state import GameState, Planned
from star_city_game.model.story import Story
from star_city_game.session import Session

MOVES, ON = 900, 30
READ = {"choice", "say", "locked", "needs", "cost", "odds", "way"}
"""Fields that hold what was read, which is kept as it was."""
OURS = {
    "known",
    "status",
    "view",
    "under",
    "told",
    "kind",
    "result",
    "trust",
    "outcome",
    "control",
    "open_faults",
    "shelved",
}
"""Fields that hold words of the program, not of a story."""
STATUS = {"defects"}
"""Mappings from names of the story to words of the program."""
ELSEWHERE = {"anchor", "draws"}
"""Anchors are pinned by the lock file; chance goes by names, so that what has another name is drawn anew."""
_PART = re.compile(r"[a-z][a-z0-9_]*")


@cache
def the_story() -> Story:
    return load_story(STORY)


def names(story: Story) -> dict[str, set[str]]:
    """Everything that a save may hold by name, by kind."""
    launch, casework = story.launch, story.casework
    flights = launch.flights.items()
    suspects = [pair for group in casework.informers.values() for pair in group.items()]
    return {
        "scenes": {id_ for id_ in story.scenes if "." not in id_},
        "choices": {f"{id_}.{name}" for id_, scene in story.scenes.items() if "." not in id_ for name in scene.labels},
        "qualities": set(story.qualities),
        "words": {
            f"{id_}.{word}"
            for id_, quality in story.qualities.items()
            if quality.type in ("enum", "set")
            for word in quality.words
        },
        "people": set(story.people),
        "facts": set(story.facts),
        "entries": set(story.entries),
        "sources": set(casework.sources),
        "clues": {f"{person}.{clue}" for person, suspect in suspects for clue in suspect.clues},
        "codenames": set(casework.rules.codenames),
        "subsystems": set(launch.subsystems),
        "defects": set(launch.defects),
        "milestones": set(launch.milestones),
        "flights": set(launch.flights),
        "phases": {f"{id_}.{phase.id}" for id_, flight in flights for phase in flight.phases},
        "ends": {f"{id_}.{end}" for id_, flight in flights for end in flight.ends},
        "calls": {f"{id_}.{call}" for id_, flight in flights for call in flight.calls},
        "descents": set() if story.descents is None else set(story.descents.plans),
        "machines": set(story.machines),
        "stages": {f"{id_}.{stage.id}" for id_, machine in story.machines.items() for stage in machine.all_stages},
        "terms": set(story.terms),
        "turns": {turn.id for turn in story.calendar.turns},
        "lapses": set(story.calendar.lapses),
    }


@cache
def late(role: str, seed: int) -> tuple[SavedGame, ...]:
    """Moments late in a game played at random: before its end, and in a flight if it came to one."""
    dice = random.Random(seed)  # noqa: S311 - the same game every time, nothing secret
    session = Session.new(the_story(), {"role": role}, seed)
    aloft: list[SavedGame] = []
    for _ in range(MOVES):
        free = [each.id for each in session.turn.choices if each.locked is None]
        if not free:
            break
        session.choose(dice.choice(free))
        if session.turn.ended is None and session.saved().state.vehicle.aloft is not None:
            aloft.append(session.saved())
    if session.turn.ended is not None:
        session.undo()
    return (session.saved(), *aloft[:: max(1, len(aloft) // 3)])


GAMES = [(role, seed) for role in ("cosmonaut", "engineer") for seed in range(4)]


def strings(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Each string of a state with the field that holds it, but for words that were read."""
    if field in READ | OURS | ELSEWHERE:
        return
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield field, str(key)
            yield from () if field in STATUS else strings(inner, field)
    elif isinstance(value, (tuple, frozenset)):
        for inner in value:
            yield from strings(inner, field)
    elif is_dataclass(value):
        for each in fields(value):
            yield from strings(getattr(value, each.name), each.name)


def changed(story: Story, kinds: Mapping[str, set[str]]) -> Story:
    """The story as one that says of every name that it was changed."""
    renames = {
        kind: {
            name: f"{name.partition('.')[0]}.{name.rpartition('.')[2]}_zz" if kind in OWNERS else f"{name}_zz"
            for name in old
        }
        for kind, old in kinds.items()
    }
    qualities = {f"{id_}_zz": quality for id_, quality in story.qualities.items()}
    return replace(
        story, earlier=Earlier(renames=renames), qualities=qualities, file_machine=f"{story.file_machine}_zz"
    )


@pytest.mark.parametrize(("role", "seed"), GAMES)
def test_every_name_in_a_state_is_changed_with_the_story(role: str, seed: int) -> None:
    story = the_story()
    known = names(story)
    assert set(known) == set(NAMED)
    renames = Renames(changed(story, known))
    old = {part for kind in known.values() for name in kind for part in name.split(".")}
    for saved in late(role, seed):
        game = renames.game(saved)
        state = game.state
        assert game.phase == (f"{saved.phase}_zz" if saved.phase else "")
        kept = {(field, text) for field, text in strings(state) if old & set(_PART.findall(text))}
        assert kept == set()


def haunted(state: GameState, defect: str) -> GameState:
    """The state as an edition may have left it that had much which this one has not."""
    vehicle, case = state.vehicle, state.case
    flights = [each.flight for each in vehicle.flown] or ["nowhere"]
    ghost = Recorded("no_such_paper", "no_such_turn", "1968-02-30", about=("no_such_paper",), by="no_such_person")
    known = replace(
        state.papers[0], turn="no_such_turn", about=("no_such_paper",), by="no_such_person", judged="1968-01-01"
    )
    deeds = (
        Deed("found", "no_such_defect", "no_such_turn", "1968-01-01", "no_such_scene", "Look.", "no_such_test"),
        Deed("blamed", defect, "no_such_turn", "", "no_such_scene", "Blame.", "no_such_person"),
        Deed("tested", "no_such_subsystem"),
        Deed("held", "no_such_milestone"),
    )
    trouble = Trouble(0, "defect", "no_such_defect", "saved")
    return replace(
        state,
        values={**state.values, "no_such_quality": 3},
        people={**state.people, "no_such_person": Regard(met=True, knows=("no_such_fact",))}
        | {id_: replace(regard, knows=(*regard.knows, "no_such_fact")) for id_, regard in state.people.items()},
        papers=(known, *state.papers[1:], ghost),
        case=replace(
            case,
            clues=(*case.clues, "no_such_person.no_such_clue"),
            accused=(*case.accused, "no_such_person"),
            discredited=(*case.discredited, "no_such_source"),
            vouched={**case.vouched, "no_such_paper": "no_such_person"},
            friends={**case.friends, "no_such_person": 2},
            codename="no_such_name",
            steps=(*case.steps, Step("1968-01-01", "no_such_stage", "another", ("no_such_paper",), 4)),
        ),
        defects={**state.defects, "no_such_defect": "waived"},
        vehicle=replace(
            vehicle,
            deeds=(*vehicle.deeds, *deeds),
            flown=(
                *vehicle.flown,
                Flown("no_such_flight", "no_such_end", "no_such_turn"),
                *(
                    Flown(each, "no_such_end", "no_such_turn", "", ("no_such_phase",), (trouble,), "x")
                    for each in flights
                ),
            ),
        ),
        revealed=(*state.revealed, "no_such_term"),
        machines={**state.machines, "no_such_machine": "no_such_stage"},
        remembered={**state.remembered, "no_such_machine.a": "b"},
        since={**state.since, "no_such_machine.a": 3},
        queue=(*state.queue, "no_such_scene"),
        planned=(*state.planned, Planned(state.turn + 1, "no_such_scene")),
        happened=(*state.happened, "lapse:no_such_lapse", "goal:no_such_person.3", "pair:no_such_person.rinat"),
    )


@pytest.mark.parametrize(("role", "seed"), GAMES)
def test_what_is_gone_breaks_nothing_that_is_shown_or_played(role: str, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - which way the game goes on
    for saved in late(role, seed):
        ghostly = replace(saved, state=haunted(saved.state, next(iter(the_story().launch.defects))))
        session = Session.resume(reprinted(the_story()), ghostly)
        assert not session.account.is_exact
        see_all(session)
        for _ in range(ON):
            free = [each.id for each in session.turn.choices if each.locked is None]
            if not free:
                break
            session.choose(dice.choice(free))
        see_all(session)


def see_all(session: Session) -> None:
    """Looks at every screen that speaks of what a game holds."""
    state = session.saved().state
    shown = (
        session.dossier(),
        session.people(),
        session.traits(),
        session.launch(),
        session.codex(),
        session.calendar(),
        session.reading_room(),
        *(session.commission(each.flight) for each in state.vehicle.flown),
    )
    assert re.findall(r".{0,80}no_such.{0,40}", repr(shown)) == []
