"""What the player is offered: visible choices, locked ones with their reason, hands of storylets, and what is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from textwrap import wrap
from typing import TypeAlias

from star_city_game.engine import checks, salience
from star_city_game.engine.draft import Draft
from star_city_game.engine.flow import take
from star_city_game.engine.program import Program
from star_city_game.engine.prose import plain
from star_city_game.engine.texts import constant
from star_city_game.engine.ways import Block, Way
from star_city_game.model.scene import Choice, Hand, Offer
from star_city_game.model.state import Frame
from star_city_game.model.text import PARAGRAPH
from star_city_game.model.turn import Offered, Paper
from star_city_game.systems import calendar

_WHICH = "@"
"""Parts the id of what a merged scene offers from the number of that scene, where the id alone would not say which."""
PAPER_WIDTH = 66
"""Columns of a dossier paper's lines; with its frame it fits the 72 columns of the page."""


def offer_at(scene: str, anchor: str, program: Program) -> Offer:
    """The offer at which a scene rests."""
    found = program.story.scenes[scene]
    step = found.steps[found.anchors[anchor]]
    if not isinstance(step, Offer):
        raise TypeError(f"the anchor {anchor} of {scene} is not an offer")
    return step


def way_of(offered: Offered, draft: Draft) -> Way:
    """Where something leads that is on offer in a state."""
    key, _, number = offered.id.partition(_WHICH)
    frame = _frame_of(key, number, draft)
    for place, at in ((frame, frame), (None, draft.level)):
        for item in offer_at(at.scene, at.anchor, draft.program).items if at is not None else ():
            if isinstance(item, Choice) and item.key == key:
                return Way(offered, key, item, place)
    return Way(offered, key, frame=frame)


def _frame_of(key: str, number: str, draft: Draft) -> Frame | None:
    """The merged scene that offered something, or None for the running scene."""
    if number:
        return draft.merged[int(number) - 1]
    scene = key.partition(".")[0] if "." in key else ""
    return next((frame for frame in draft.merged if frame.scene == scene), None)


def merged_ways(offer: Offer, draft: Draft, find: FindWays | None = None) -> list[Way]:
    """What the scenes add that are merged into an offer; ``find`` gives what each of their offers has."""
    find = find or _ways
    ways: list[Way] = []
    met: set[str] = set()
    for number, frame in enumerate(draft.merged, 1):
        room = None if offer.limit is None else offer.limit - len(ways)
        with draft.within(frame):
            joined = find(offer_at(frame.scene, frame.anchor, draft.program), draft, room)
        for way in joined:
            # the id alone does not say which scene offers a storylet, nor a choice of a scene that is merged twice
            is_clear = way.choice is not None and frame.scene not in met
            offered = way.offered if is_clear else replace(way.offered, id=f"{way.key}{_WHICH}{number}")
            ways.append(Way(offered, way.key, way.choice, frame))
        met.add(frame.scene)
    return ways


FindWays: TypeAlias = Callable[[Offer, Draft, int | None], list[Way]]
"""Gives the ways of an offer's own, so many at the most."""


def _ways(offer: Offer, draft: Draft, room: int | None) -> list[Way]:
    most = min((each for each in (offer.limit, room) if each is not None), default=None)
    ways: list[Way] = []
    for item in offer.items:
        if most is not None and len(ways) >= most:
            break
        if isinstance(item, Hand):
            ways += hand(item, draft)
        elif not item.fallback and is_visible(item, draft):
            ways.append(Way(now(item, draft), item.key, item))
    return ways[:most]


def merged_fallback(draft: Draft) -> Block | None:
    """Takes the first fallback of a merged scene whose gate holds, if there is one. The scenes are merged no more."""
    merged, draft.merged = draft.merged, ()
    for frame in merged:
        items = offer_at(frame.scene, frame.anchor, draft.program).items
        with draft.within(frame):
            fallbacks = (item for item in items if isinstance(item, Choice) and item.fallback)
            found = next((item for item in fallbacks if is_visible(item, draft)), None)
        if found is not None:
            return take(draft, found, frame)
    return None


def is_visible(choice: Choice, draft: Draft) -> bool:
    """Whether a choice is shown now: not used up, and its gate holds."""
    if not choice.sticky and draft.visits.get(choice.key, 0) > 0:
        return False
    return choice.gate is None or bool(draft.program.value(choice.gate)(draft))


def always(choice: Choice) -> Offered | None:
    """A choice as it is offered each time; None if its words, its lock or its odds depend on the state."""
    words = constant(choice.say)
    if words is None or choice.needs or choice.cost or choice.check is not None:
        return None
    return Offered(choice.key, plain(words), tags=choice.tags)


def now(choice: Choice, draft: Draft) -> Offered:
    """A choice as it is offered now: its words, why it is locked, its odds and its cost, settled here, once."""
    program = draft.program
    return Offered(
        id=choice.key,
        say=plain(program.text(choice.say)(draft)),
        locked=_lock(choice, draft),
        odds=checks.odds(choice.check, draft) if choice.check is not None else None,
        cost=", ".join(_price(quality, amount, draft) for quality, amount in choice.cost),
        tags=choice.tags,
    )


def _price(quality: str, amount: int, draft: Draft) -> str:
    declared = draft.program.story.qualities[quality]
    return f"{amount} {(declared.label or declared.id).lower()}"


def _lock(choice: Choice, draft: Draft) -> str | None:
    """Why a choice cannot be taken, or None: the first need that fails, else the first cost that cannot be paid."""
    for need in choice.needs:
        if not draft.program.value(need.gate)(draft):
            return plain(draft.program.text(need.because)(draft))
    for quality, amount in choice.cost:
        held, low = draft.values[quality], draft.program.story.qualities[quality].low
        if isinstance(held, int) and held - amount < low:
            return f"It costs {_price(quality, amount, draft)}, and you have {held}."
    return None


def hand(dealt: Hand, draft: Draft) -> list[Way]:
    """The storylets of a hand."""
    program = draft.program
    if dealt.gate is not None and not program.value(dealt.gate)(draft):
        return []
    return [Way(storylet(scene, draft), scene) for scene in salience.deal(dealt.deck, dealt.count, draft)]


def storylet(scene: str, draft: Draft) -> Offered:
    """A storylet of a hand as it is offered now."""
    program = draft.program
    say = plain(program.text(program.storylet(scene).say)(draft))
    return Offered(scene, say, tags=program.story.scenes[scene].tags)


def can_choose(ways: Sequence[Way]) -> bool:
    """Whether any of the ways is not locked."""
    return any(way.offered.locked is None for way in ways)


def next_due(draft: Draft) -> str | None:
    """Takes the next scene that is due.

    Due are dated events whose gate holds and scenes forced by machines; when there are none left, planned scenes whose
    turn has come, the one that has waited longest first. One that is not run yet can still be cancelled.
    """
    while draft.queue:
        scene = draft.queue.pop(0)
        if _event_holds(scene, draft):
            return scene
    ripe = [plan for plan in draft.planned if plan.turn <= draft.turn]
    if not ripe:
        return None
    first = min(ripe, key=lambda plan: plan.turn)
    draft.planned = tuple(plan for plan in draft.planned if plan is not first)
    return first.scene


def _event_holds(scene: str, draft: Draft) -> bool:
    """Whether a queued scene may run: if it is a dated event, its gate must hold, also when its turn has passed by now."""
    event = calendar.last_event(draft.program.story.calendar, scene, draft.turn)
    return event is None or event.gate is None or bool(draft.program.value(event.gate)(draft))


def wrapped(text: str) -> list[str]:
    """Prose as the lines of a paper."""
    return [line for paragraph in text.split(PARAGRAPH) for line in wrap(paragraph, PAPER_WIDTH)]


def entry_paper(entry: str, draft: Draft) -> Paper:
    """A dossier entry as a paper to be shown: its register, its text and the officer's note."""
    declared = draft.program.story.entries[entry]
    paper = next((paper for paper in draft.papers if paper.entry == entry), None)
    heading = f"{declared.kind.replace('_', ' ')} · {declared.source}"
    if paper is not None and paper.date:
        heading += f" · {calendar.moment(paper.date, '')}"
    lines = wrapped(plain(draft.program.text(declared.text)(draft)))
    if declared.note is not None:
        lines += ["", *wrapped(plain(draft.program.text(declared.note)(draft)))]
    return Paper(declared.kind, heading, tuple(lines))
