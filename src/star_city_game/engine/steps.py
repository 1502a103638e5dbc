"""What the steps of a scene do that are more than a line or two of source: as functions that a block calls.

Each is called with its step and the draft. Those that may leave the running scene give the block to go on with.
"""

from __future__ import annotations

from star_city_game.engine import course, offers, reactions, salience
from star_city_game.engine.draft import Draft
from star_city_game.engine.flow import call, come_back, enter
from star_city_game.engine.prose import verbatim
from star_city_game.engine.ways import Block
from star_city_game.model import scene as steps
from star_city_game.model.turn import Paper


def come_back_to(step: steps.Return, draft: Draft) -> Block | None:
    """Ends a call, here or elsewhere."""
    left = come_back(draft)
    return left if left is None or step.scene is None else enter(draft, step.scene)


def end(step: steps.End, draft: Draft) -> None:
    """The story is over."""
    draft.ended = step.ending
    draft.levels.clear()


def draw(step: steps.Draw, draft: Draft) -> Block | None:
    """Calls one storylet of a deck; None when none fits."""
    dealt = salience.deal(step.deck, 1, draft)
    return call(draft, dealt[0], step.anchor) if dealt else None


def due(step: steps.Due, draft: Draft) -> Block | None:
    """Calls the next scene that is due; None when none is."""
    scene = offers.next_due(draft)
    if scene is None:
        return None
    draft.interludes += 1
    return call(draft, scene, step.anchor)


def advance(step: steps.Advance, draft: Draft) -> None:
    """Moves the calendar on."""
    for _ in range(step.turns):
        draft.turn += 1
        reactions.queue_events(draft)
        course.begin_turn(draft)
        reactions.begin_turn(draft)


def show_paper(step: steps.ShowPaper, draft: Draft) -> None:
    """Shows a paper written in the scene."""
    text = draft.program.text
    heading = verbatim(text(step.heading)(draft)) if step.heading is not None else ""
    draft.show(Paper(step.kind, heading, tuple(verbatim(text(line)(draft)) for line in step.lines)))


def show_entry(step: steps.ShowEntry, draft: Draft) -> None:
    """Shows an entry of the dossier."""
    draft.show(offers.entry_paper(step.entry, draft))


def show_dossier(draft: Draft) -> None:
    """Shows every entry that is recorded."""
    for paper in draft.papers:
        draft.show(offers.entry_paper(paper.entry, draft))
