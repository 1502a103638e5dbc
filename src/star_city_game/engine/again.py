"""Takes up a game of another edition at its place: makes the offer again, goes on from a call, or enters a scene anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from star_city_game.engine import chance, offers, salience
from star_city_game.engine.draft import Draft
from star_city_game.engine.flow import enter
from star_city_game.engine.narrator import Narrator
from star_city_game.engine.status import status
from star_city_game.engine.ways import AWAY, Way
from star_city_game.model.expression import Value
from star_city_game.model.scene import Choice, Hand, Let, Offer
from star_city_game.model.state import GameState
from star_city_game.model.turn import Turn


class _Again(Draft):
    """A draft in which an offer is made again: while it ``recalls``, chance and sequences give what they gave last."""

    __slots__ = ("recalls",)
    recalls: bool

    def roll(self, name: str, percent: int) -> bool:
        """See :class:`Draft`."""
        count = self.draws.get(name, 0)
        if not self.recalls or not count:
            return super().roll(name, percent)
        return chance.passes(self.seed, name, count - 1, percent)

    def next_of(self, key: str, kind: str, size: int) -> int | None:
        """See :class:`Draft`."""
        count = self.counters.get(key, 0)
        if not self.recalls or not count:
            return super().next_of(key, kind, size)
        return chance.which(self.seed, key, kind, count - 1, size)


def offer_again(narrator: Narrator, state: GameState, turn: Turn) -> tuple[GameState, Turn]:
    """Settles anew what is on offer where a state rests, and goes on where nothing of it can be taken any more.

    What is as it was keeps its words: a sequence in a label does not advance, a chance is not drawn again, and a hand keeps
    those of its storylets that still fit.
    """
    draft = _Again(narrator.program, state)
    draft.recalls = True
    level = draft.level
    offer = offers.offer_at(level.scene, level.anchor, narrator.program)
    shown = tuple(offered.id.partition("@")[0] for offered in state.offered)
    if [frame.scene for frame in state.merged if not frame.outer] != [merged.scene for merged in offer.merged]:
        draft.recalls = False
        draft.merged = tuple(frame for merged in offer.merged for frame in narrator.code.look(merged, draft))
        draft.recalls = True

    def find(at: Offer, looking: Draft, room: int | None) -> list[Way]:
        return _ways(at, looking, room, shown)

    ways = offers.merged_ways(offer, draft, find)
    room = None if offer.limit is None else offer.limit - len(ways)
    draft.ways = [*ways, *find(offer, draft, room)]
    if not offers.can_choose(draft.ways):
        gone_on = Draft(narrator.program, replace(state, offered=(), merged=()))
        gone_on.step = narrator.story.scenes[level.scene].anchors[level.anchor]
        return narrator.carry_on(gone_on, AWAY)
    after = draft.freeze()
    return after, replace(turn, choices=after.offered, status=status(draft))


def come_out(narrator: Narrator, state: GameState) -> tuple[GameState, Turn]:
    """Goes on in the last of a state's frames, as though what it called had come to its end."""
    draft = Draft(narrator.program, state)
    draft.scene = draft.level.scene
    draft.step = narrator.story.scenes[draft.level.scene].anchors[draft.level.anchor]
    return narrator.carry_on(draft, AWAY)


def enter_anew(narrator: Narrator, state: GameState, scene: str) -> tuple[GameState, Turn]:
    """Enters a scene at its start, in a state whose frames are those that wait for it."""
    draft = Draft(narrator.program, state)
    draft.push(scene, draft.level.anchor)
    if not state.frames:
        del draft.levels[:-1]
    return narrator.carry_on(draft, enter(draft, scene))


def temporaries_of(
    narrator: Narrator, state: GameState, held: Mapping[str, Value], scene: str, missing: Collection[str]
) -> dict[str, Value] | None:
    """The temporaries of a scene with those that another edition did not have, or None when one cannot be worked out.

    Each is what its ``let`` gives as things stand.
    """
    draft = Draft(narrator.program, state)
    draft.temporaries = dict(held)
    wanted = set(missing)
    for step in narrator.story.scenes[scene].steps:
        if isinstance(step, Let) and step.name in wanted:
            try:
                draft.temporaries[step.name] = narrator.program.value(step.value)(draft)
            except KeyError:  # it needs one that is missing itself
                return None
            wanted.discard(step.name)
    return None if wanted else draft.temporaries


def _ways(offer: Offer, draft: Draft, room: int | None, shown: Collection[str]) -> list[Way]:
    """As :mod:`.offers` finds them, but for what was ``shown`` before."""
    most = min((each for each in (offer.limit, room) if each is not None), default=None)
    ways: list[Way] = []
    for item in offer.items:
        if most is not None and len(ways) >= most:
            break
        if isinstance(item, Hand):
            ways += _hand(item, draft, shown)
        elif not item.fallback and offers.is_visible(item, draft):
            ways.append(_way(item, draft, shown))
    return ways[:most]


def _way(item: Choice, draft: Draft, shown: Collection[str]) -> Way:
    if isinstance(draft, _Again):
        draft.recalls = item.key in shown
    way = Way(offers.now(item, draft), item.key, item)
    if isinstance(draft, _Again):
        draft.recalls = True
    return way


def _hand(hand: Hand, draft: Draft, shown: Collection[str]) -> list[Way]:
    """The storylets that were dealt and still fit, and others where there is room."""
    program = draft.program
    if hand.gate is not None and not program.value(hand.gate)(draft):
        return []
    fitting = salience.candidates(hand.deck, draft)
    dealt: Sequence[str] = [scene for scene in shown if scene in fitting]
    if len(dealt) < hand.count:
        dealt = [*dealt, *(scene for scene in fitting if scene not in shown)][: hand.count]
    return [Way(offers.storylet(scene, draft), scene) for scene in dealt]
