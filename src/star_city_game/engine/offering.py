"""Writes offers: which ways are open, and what happens when none can be taken."""

from __future__ import annotations

from star_city_game.engine import offers
from star_city_game.engine.draft import Draft
from star_city_game.engine.stretch import Blocks, Stretch
from star_city_game.engine.ways import Block, Way
from star_city_game.model.scene import Choice, Hand, Offer


def write_offer(offer: Offer, stretch: Stretch) -> bool:
    """Writes an offer. The flow rests there if a way can be taken, else it takes a fallback.

    Says whether it may come out at the offer's gather, because there may be neither.
    """
    line, give = stretch.line, stretch.source.give
    line(f"s.level.anchor = {give(offer.anchor)}")
    free = [_fixed(item, stretch) for item in offer.items if isinstance(item, Choice) and _is_free(item)]
    if len(free) == len(offer.items) and offer.limit is None and not offer.merged:
        line(f"s.ways = {give(tuple(free))}")
        line("return")
        return False
    line(f"ways = {stretch.deed(_merge, offer, stretch.blocks)}" if offer.merged else "ways = []")
    _write_ways(offer, stretch)
    line("s.ways = ways")
    if free and offer.limit is None:
        line("return")
        return False
    may_lock = offer.merged or any(isinstance(item, Choice) and offers.always(item) is None for item in offer.items)
    with stretch.source.inside(f"if {stretch.source.use(offers.can_choose)}(ways):" if may_lock else "if ways:"):
        line("return")
    return _write_fallbacks(offer, stretch)


def _write_ways(offer: Offer, stretch: Stretch) -> None:
    """Adds the offer's own ways that are open to ``ways``."""
    source = stretch.source
    for item in offer.items:
        tests = [] if offer.limit is None else [f"{source.use(len)}(ways) < {source.give(offer.limit)}"]
        if isinstance(item, Hand):
            _under(tests, f"ways += {stretch.deed(offers.hand, item)}", stretch)
        elif not item.fallback:
            tests += _tests(item, stretch)
            fixed = _fixed(item, stretch)
            way = stretch.deed(_settled, item, _body(item, stretch)) if fixed is None else source.give(fixed)
            _under(tests, f"ways.append({way})", stretch)
    if offer.limit is not None and any(isinstance(item, Hand) for item in offer.items):
        source.line(f"del ways[{source.give(offer.limit)}:]")


def _write_fallbacks(offer: Offer, stretch: Stretch) -> bool:
    """Writes which fallback is taken: those of merged scenes come first. Says whether there may be none."""
    stretch.line("s.ways = ()")
    if offer.merged:
        stretch.line(f"block = {stretch.deed(offers.merged_fallback)}")
        _under(["block"], "return block", stretch)
    for item in offer.items:
        if isinstance(item, Choice) and item.fallback:
            tests = _tests(item, stretch)
            _under(tests, f"return {stretch.block(item.body)}", stretch)
            if not tests:
                return False
    return True


def _tests(choice: Choice, stretch: Stretch) -> list[str]:
    """What must hold for a choice to be seen: that it is not used up, and its gate."""
    tests = []
    if not choice.sticky:
        visits = stretch.source.local("visits", "s.visits")
        tests.append(f"not {visits}.get({stretch.source.give(choice.key)}, 0)")
    if choice.gate is not None:
        tests.append(stretch.gate(choice.gate))
    return tests


def _under(tests: list[str], written: str, stretch: Stretch) -> None:
    """Writes a statement under some conditions."""
    if not tests:
        stretch.line(written)
        return
    with stretch.source.inside(f"if {' and '.join(tests)}:"):
        stretch.line(written)


def _is_free(choice: Choice) -> bool:
    """Whether a choice can be taken whenever its offer is made, and in the same words."""
    return choice.sticky and choice.gate is None and not choice.fallback and offers.always(choice) is not None


def _fixed(choice: Choice, stretch: Stretch) -> Way | None:
    """The way of a choice that is always offered in the same words."""
    offered = offers.always(choice)
    return None if offered is None else Way(offered, choice.key, choice, block=_body(choice, stretch))


def _settled(choice: Choice, body: Block, draft: Draft) -> Way:
    """The way of a choice whose words, lock or odds are settled when the offer is made."""
    return Way(offers.now(choice, draft), choice.key, choice, block=body)


def _body(choice: Choice, stretch: Stretch) -> Block:
    return stretch.blocks.at(stretch.scene.id, choice.body)


def _merge(offer: Offer, blocks: Blocks, draft: Draft) -> list[Way]:
    """Runs the scenes that are merged into an offer up to their own offers, and gives the ways there."""
    draft.merged = tuple(frame for merged in offer.merged for frame in blocks.look(merged, draft))
    return offers.merged_ways(offer, draft)
