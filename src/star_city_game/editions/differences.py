"""What a player is told about choices and traits that are not as they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from star_city_game.editions.values import name_of
from star_city_game.model.edition import Told
from star_city_game.model.quality import Quality
from star_city_game.model.state import GameState
from star_city_game.model.turn import Offered


def offers_told(before: tuple[Offered, ...], now: tuple[Offered, ...]) -> Iterator[Told]:
    """Every difference between what was on offer and what is."""
    old = {offered.id: offered for offered in before}
    new = {offered.id: offered for offered in now}
    for id_, offered in old.items():
        if id_ not in new:
            yield Told("choice", id_, f"No longer on offer: “{offered.say}”")
    for id_, offered in new.items():
        if id_ not in old:
            yield Told("choice", id_, f"Now on offer: “{offered.say}”")
        else:
            for text in _changes(old[id_], offered):
                yield Told("choice", id_, text)


def _changes(old: Offered, new: Offered) -> Iterator[str]:
    if old.say != new.say:
        yield f"“{old.say}” now reads “{new.say}”"
    if old.locked != new.locked:
        yield f"“{new.say}” can be chosen now." if new.locked is None else f"“{new.say}” is locked now: {new.locked}"
    before, now = (None if each.odds is None else each.odds.percent for each in (old, new))
    if before != now:
        yield f"“{new.say}” is no longer left to chance." if now is None else _odds(new.say, before, now)
    if old.cost != new.cost:
        yield f"“{new.say}” costs {new.cost or 'nothing'} now."


def _odds(say: str, before: int | None, now: int) -> str:
    was = "it was not left to chance" if before is None else f"it was {before} %"
    return f"“{say}” has a chance of {now} % now; {was}."


def traits_told(before: GameState, now: GameState, qualities: Mapping[str, Quality]) -> Iterator[Told]:
    """Every value that is not what it was, where the same choices were made again; what a player never sees is quiet."""
    for id_, value in now.values.items():
        if id_ in before.values and before.values[id_] != value:
            quality = qualities[id_]
            text = f"{name_of(quality)} is not what it was."
            yield Told("trait", id_, text, quiet=quality.shows == "hidden")
