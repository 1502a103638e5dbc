"""Gathers what a writer sees of a moment of a game. Looking changes nothing: it is read on throw-away drafts."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.engine.draft import Draft
from star_city_game.engine.expressions import compile_expression
from star_city_game.engine.origins import readings
from star_city_game.engine.program import Program
from star_city_game.engine.prose import plain
from star_city_game.engine.wording import source_of_value
from star_city_game.model.backstage import Backstage, Held, Standing, Subject
from star_city_game.model.scene import Choice, Hand, Offer
from star_city_game.model.state import Frame, GameState
from star_city_game.systems import calendar


def backstage(program: Program, state: GameState, before: GameState | None) -> Backstage:
    """The moment of ``state``; ``before`` is the state before the last choice, None where there was none or it is not kept."""
    draft = Draft(program, state)
    frame = state.frames[-1] if state.frames else None
    place = None if frame is None else program.story.scenes[frame.scene].at
    turn = calendar.turn_at(program.story.calendar, state.turn)
    return Backstage(
        scene=state.scene if frame is None else frame.scene,
        at="" if place is None else f"{place.file}:{place.line}",
        anchor="" if frame is None else frame.anchor,
        stack=tuple(f"{each.scene}, then from {each.anchor}" for each in state.frames[:-1]),
        turn="" if turn is None else turn.id,
        picks=state.picks,
        seed=state.seed,
        subjects=tuple(_subjects(draft, state)),
        values=tuple(_values(program, state, before)),
        due=tuple(_due(draft, state)),
    )


def _subjects(draft: Draft, state: GameState) -> Iterator[Subject]:
    """Everything that the offers declare at which the game rests, shown or not."""
    for frame in (*state.merged, *state.frames[-1:]):
        steps = draft.program.story.scenes[frame.scene].steps
        offers = (step for step in steps if isinstance(step, Offer) and step.anchor == frame.anchor)
        for item in (item for offer in offers for item in offer.items):
            if isinstance(item, Choice):
                yield _choice(item, frame, draft, state)
            else:
                yield from _hand(item, draft, state)


def _choice(choice: Choice, frame: Frame, draft: Draft, state: GameState) -> Subject:
    offered = next((each for each in state.offered if each.id.partition("@")[0] == choice.key), None)
    if offered is not None:
        return Subject(choice.key, "choice", offered.say, "open" if offered.locked is None else "locked")
    with draft.within(frame):
        name = "" if choice.fallback else plain(draft.program.text(choice.say)(draft))
    return Subject(choice.key, "choice", name or "(fallback)", "hidden")


def _hand(hand: Hand, draft: Draft, state: GameState) -> Iterator[Subject]:
    """The storylets of a deck, those that can come first."""
    shown = {each.id.partition("@")[0] for each in state.offered}
    found = []
    for id_, scene in draft.program.story.scenes.items():
        if scene.storylet is None or scene.storylet.deck != hand.deck:
            continue
        fits = draft.program.storylet_fits(id_, draft)
        standing: Standing = "drawn" if id_ in shown else "fits" if fits else "waits"
        found.append(Subject(id_, "storylet", scene.title or id_, standing))
    yield from sorted(found, key=lambda each: ("drawn", "fits", "waits").index(each.standing))


def _values(program: Program, state: GameState, before: GameState | None) -> Iterator[Held]:
    """Every value; of people only how those stand with whom the player stands in any way."""
    now, then = Draft(program, state, shares=False), None if before is None else Draft(program, before, shares=False)
    for name, expr in readings(program.story):
        read = compile_expression(expr, program.derived)
        value = source_of_value(read(now))
        was = value if then is None else source_of_value(read(then))
        if was != value or value != "0" or name.partition(".")[0] not in program.story.people:
            yield Held(name, value, "" if was == value else was)


def _due(draft: Draft, state: GameState) -> Iterator[str]:
    yield from (f"{scene} at the next due beat" for scene in state.queue)
    for plan in state.planned:
        turn = calendar.turn_at(draft.program.story.calendar, plan.turn)
        yield f"{plan.scene} in {plan.turn if turn is None else turn.id}{f', as {plan.name}' if plan.name else ''}"
