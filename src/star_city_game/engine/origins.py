"""Where a value came from: the choices that changed it, found by comparing the states of a game."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from star_city_game.engine.changes import word_of
from star_city_game.engine.draft import Draft
from star_city_game.engine.expressions import compile_expression
from star_city_game.engine.file_questions import contributions, shielded
from star_city_game.engine.program import Program
from star_city_game.engine.wording import source_of, source_of_effect, source_of_value
from star_city_game.errors import NothingCalled
from star_city_game.model.dossier import CATEGORIES
from star_city_game.model.effect import Assign, Effect, Regard
from star_city_game.model.explanation import Origin, What
from star_city_game.model.expression import Expr, Field, Get, Value
from star_city_game.model.scene import Choice, Do, Offer
from star_city_game.model.state import GameState
from star_city_game.model.story import Story
from star_city_game.model.turn import Turn
from star_city_game.systems import calendar
from star_city_game.systems.descent_readings import SHOWN
from star_city_game.systems.reading_room import points

Moments = Sequence[tuple[GameState, Turn]]
"""The states of a game in order, each with the turn of play that led to it; the first is the beginning."""
_REGARD: dict[str, Field] = {"trust": "trust", "debt": "debt"}
_COUNTED: dict[str, tuple[str, ...]] = {
    "dossier": ("total", "effective", "gravest", *CATEGORIES),
    "officer": ("patience", "agents", "short"),
    "launch": ("known", "found", "fixed", "waived"),
    "descent": tuple(SHOWN),
}
_FIELDS: dict[str, Field] = {"dossier": "dossier", "officer": "officer", "launch": "launch", "descent": "descent"}


def what(name: str, moments: Moments, program: Program) -> What:
    """A value and the choices that changed it.

    Args:
        name: the id or the label of a quality, a machine, ``person.trust``, ``person.debt``, ``dossier.total`` and the
            like, ``launch.found`` and the like, ``descent.height`` and the like, or ``turn``.
        moments: the states of the game.
        program: the story.

    Raises:
        NothingCalled: there is no such value.
    """
    expr = _reading(name, program.story)
    quality = program.story.qualities.get(expr.name) if expr.field in ("quality", "derived") else None
    is_known = quality is not None and quality.shows != "hidden" and bool(quality.label)

    draft = Draft(program, moments[-1][0], shares=False)  # it is used while other states are looked at

    def told(value: Value) -> str:
        return word_of(quality, value, draft) if quality is not None and is_known else source_of_value(value)

    values = list(_values(expr, moments, program))
    now = values[-1][2]
    return What(
        id=name if quality is None else quality.id,
        label=quality.label if quality is not None and is_known else "",
        word=told(now),
        value=source_of_value(now),
        origins=tuple(_origins(values, program, told)),
        effects=tuple(_effects(expr, program.story)),
        parts=tuple(_parts(expr, draft)),
    )


def readings(story: Story) -> Iterator[tuple[str, Get]]:
    """Every value that :func:`what` knows by a name of its own, with how it is read; of people, how they stand."""
    names = [*story.qualities, *story.machines, *(f"{person}.{field}" for person in story.people for field in _REGARD)]
    counted = ("dossier", "officer", "launch")
    names += [f"{owner}.{field}" for owner in counted for field in _COUNTED[owner]]
    yield from ((name, _reading(name, story)) for name in names)


def _reading(name: str, story: Story) -> Get:
    """What a name reads."""
    owner, dot, field = name.partition(".")
    if name in story.qualities:
        return Get("quality" if story.qualities[name].derived is None else "derived", name)
    if name in story.machines:
        return Get("machine", name)
    if name == "turn":
        return Get("turn", "")
    if owner in story.people and field in _REGARD:
        return Get(_REGARD[field], owner)
    if dot and field in _COUNTED.get(owner, ()):
        return Get(_FIELDS[owner], field)
    labelled = next((each.id for each in story.qualities.values() if each.label.casefold() == name.casefold()), None)
    if labelled is None or not name:
        raise NothingCalled(f"no value is called “{name[:80]}”")
    return _reading(labelled, story)


def _parts(expr: Get, draft: Draft) -> Iterator[str]:
    """The papers that a weight of the file is the sum of, each with its factors, and the shield."""
    if expr.field != "dossier":
        return
    for each in contributions(draft):
        if expr.name in (each.category, "total", "effective", "gravest"):
            letter = f"{each.letter} {points(each.credibility * 100)}"
            factors = f"{each.gravity} x {letter} x {each.standing} {points(each.status * 10)}"
            sign = "-" if each.weight < 0 else ""
            asleep = ", asleep: 0" if each.asleep else ""
            yield f"{each.entry} ({each.category}): {factors} = {sign}{points(each.weight)}{asleep}"
    if expr.name == "effective" and shielded(draft):
        yield f"needed: -{shielded(draft)}"


def _values(expr: Expr, moments: Moments, program: Program) -> Iterator[tuple[GameState, Turn, Value]]:
    read = compile_expression(expr, program.derived)
    for state, turn in moments:
        yield state, turn, read(Draft(program, state))


def _origins(
    values: list[tuple[GameState, Turn, Value]], program: Program, told: Callable[[Value], str]
) -> Iterator[Origin]:
    first, _, value = values[0]
    yield Origin(0, _turn(first, program), "", "", "", "", told(value))
    for (before, _, old), (_, turn, new) in pairwise(values):
        if old != new:
            title = program.story.scenes[before.scene].title
            yield Origin(turn.number, _turn(before, program), before.scene, title, turn.picked, told(old), told(new))


def _turn(state: GameState, program: Program) -> str:
    turn = calendar.turn_at(program.story.calendar, state.turn)
    return turn.name if turn else ""


def _effects(expr: Get, story: Story) -> Iterator[tuple[str, str]]:
    """Every effect that can change a value, with the scene or machine where it stands."""
    derived = story.qualities[expr.name].derived if expr.field == "derived" else None
    if derived is not None:
        yield "qualities", f"is: {source_of(derived)}"
    for id_, scene in story.scenes.items():
        for step in scene.steps:
            if isinstance(step, Do):
                yield from ((id_, source_of_effect(effect)) for effect in step.effects if _changes(effect, expr))
            elif isinstance(step, Offer):
                yield from _costs(id_, step, expr)
    for machine in story.machines.values():
        effects = (effect for stage in machine.all_stages for effect in (*stage.effects, *stage.leave))
        yield from ((machine.id, source_of_effect(effect)) for effect in effects if _changes(effect, expr))


def _costs(scene: str, offer: Offer, expr: Get) -> Iterator[tuple[str, str]]:
    for item in offer.items:
        for quality, amount in item.cost if isinstance(item, Choice) else ():
            if expr == Get("quality", quality):
                yield scene, f"cost: {quality}, {amount}"


def _changes(effect: Effect, expr: Get) -> bool:
    if isinstance(effect, Assign):
        return expr == Get("quality", effect.quality)
    return isinstance(effect, Regard) and expr == Get(effect.field, effect.person)
