"""What the player is offered: visible choices, locked ones with their reason, hands of storylets, and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap

from star_city_game.engine import checks, salience
from star_city_game.engine.draft import Draft
from star_city_game.engine.prose import plain
from star_city_game.model.scene import Choice, Hand, Offer, Vary, VaryItem
from star_city_game.model.state import Frame
from star_city_game.model.text import PARAGRAPH, Words
from star_city_game.model.turn import Offered, Paper
from star_city_game.systems import calendar

PAPER_WIDTH = 66
"""Columns of a dossier paper's lines; with its frame it fits the 72 columns of the page."""


Found = tuple[Choice, Frame | None]
"""A choice, and the merged scene that it belongs to, or None for the running scene."""
_WHICH = "@"
"""Parts the id of what a merged scene offers from the number of that scene, where the id alone would not say which."""


def make(offer: Offer, draft: Draft) -> tuple[Offered, ...]:
    """The choices of an offer that can be seen now: those of merged scenes, then its own; settled here, once."""
    shown: list[Offered] = []
    met: set[str] = set()
    for number, frame in enumerate(draft.merged, 1):
        with draft.within(frame):
            joined = _shown(offer_at(frame, draft), draft, _room(offer, shown))
        shown += [_numbered(offered, number, is_again=frame.scene in met, draft=draft) for offered in joined]
        met.add(frame.scene)
    shown += _shown(offer, draft, _room(offer, shown))
    return tuple(shown)


def _room(offer: Offer, shown: Sequence[Offered]) -> int | None:
    """How many more choices an offer may show; None for any number."""
    return None if offer.limit is None else offer.limit - len(shown)


def _numbered(offered: Offered, number: int, *, is_again: bool, draft: Draft) -> Offered:
    """What the merged scene of a number offers, by an id that finds it again.

    The number is part of the id for the storylets of a hand, and for a scene that is merged more than once.
    """
    is_storylet = offered.id in draft.program.story.scenes
    return replace(offered, id=f"{offered.id}{_WHICH}{number}") if is_again or is_storylet else offered


def _shown(offer: Offer, draft: Draft, room: int | None) -> list[Offered]:
    most = min((each for each in (offer.limit, room) if each is not None), default=None)
    shown: list[Offered] = []
    for item in offer.items:
        if most is not None and len(shown) >= most:
            break
        if isinstance(item, Hand):
            shown += _hand(item, draft)
        elif not item.fallback and _visible(item, draft):
            shown.append(_offered(item, draft))
    return shown[:most]


def offer_at(frame: Frame, draft: Draft) -> Offer:
    """The offer at which a scene rests."""
    scene = draft.program.story.scenes[frame.scene]
    step = scene.steps[scene.anchors[frame.anchor]]
    if not isinstance(step, Offer):
        raise TypeError(f"the anchor {frame.anchor} of {frame.scene} is not an offer")
    return step


def key_of(choice: str) -> str:
    """The key of the choice, or the id of the storylet, that an offered choice's id stands for."""
    return choice.partition(_WHICH)[0]


def frame_of(choice: str, draft: Draft) -> Frame | None:
    """The merged scene that offered a choice, or None for the running scene."""
    key, _, number = choice.partition(_WHICH)
    if number:
        return draft.merged[int(number) - 1]
    scene = key.partition(".")[0] if "." in key else ""
    return next((frame for frame in draft.merged if frame.scene == scene), None)


def find(choice: str, offer: Offer, draft: Draft) -> Found | None:
    """The authored choice behind an offered one, or None for a storylet of a hand."""
    frame, key = frame_of(choice, draft), key_of(choice)
    for place, items in ((frame, () if frame is None else offer_at(frame, draft).items), (None, offer.items)):
        for item in items:
            if isinstance(item, Choice) and item.key == key:
                return item, place
    return None


def fallback(offer: Offer, draft: Draft) -> Found | None:
    """The fallback that is taken when nothing else can be: the first whose gate holds, merged scenes' first."""
    for frame in draft.merged:
        with draft.within(frame):
            for item in offer_at(frame, draft).items:
                if isinstance(item, Choice) and item.fallback and _visible(item, draft):
                    return item, frame
    for item in offer.items:
        if isinstance(item, Choice) and item.fallback and _visible(item, draft):
            return item, None
    return None


def _visible(choice: Choice, draft: Draft) -> bool:
    if not choice.sticky and draft.visits.get(choice.key, 0) > 0:
        return False
    return choice.gate is None or bool(draft.program.value(choice.gate)(draft))


def _offered(choice: Choice, draft: Draft) -> Offered:
    program = draft.program
    still = program.still.get(choice.key)
    if still is not None:
        return still
    made = _made(choice, draft)
    if not (choice.needs or choice.cost or choice.check) and all(
        isinstance(piece, Words) for piece in choice.say.pieces
    ):
        program.still[choice.key] = made
    return made


def _made(choice: Choice, draft: Draft) -> Offered:
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


def _hand(hand: Hand, draft: Draft) -> list[Offered]:
    program = draft.program
    if hand.gate is not None and not program.value(hand.gate)(draft):
        return []
    return [
        Offered(
            id=scene, say=plain(program.text(program.storylet(scene).say)(draft)), tags=program.story.scenes[scene].tags
        )
        for scene in salience.deal(hand.deck, hand.count, draft)
    ]


def rarest(vary: Vary, fitting: Sequence[VaryItem], draft: Draft) -> VaryItem:
    """The alternative shown least lately, first in order on ties; for ``best``, among those with most conditions."""
    if vary.kind == "best":
        most = max(item.conditions for item in fitting)
        fitting = [item for item in fitting if item.conditions == most]
    uses = draft.counters.get(vary.id, 0) + 1
    draft.counters[vary.id] = uses
    taken = min(fitting, key=lambda item: draft.counters.get(f"{vary.id}.{vary.items.index(item)}", 0))
    draft.counters[f"{vary.id}.{vary.items.index(taken)}"] = uses
    return taken


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
