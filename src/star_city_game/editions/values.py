"""The qualities of a saved game in another edition: added, removed, of another type, or out of their new bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from star_city_game.model.edition import Earlier, Told
from star_city_game.model.expression import Value
from star_city_game.model.quality import Quality

_RANGE = re.compile(r"(-?\d+)-(-?\d+)\Z")


def fit_values(
    values: Mapping[str, Value],
    orphans: Mapping[str, Value],
    qualities: Mapping[str, Quality],
    earlier: Earlier,
) -> tuple[dict[str, Value], dict[str, Value], list[Told]]:
    """Every quality of this edition with a value that it may have, what has no quality here, and what is not as it was.

    ``orphans`` are values that an earlier edition had no quality for: one that is there again takes its value back.
    """
    fitted: dict[str, Value] = {}
    told: list[Told] = []
    for quality in qualities.values():
        if quality.derived is not None:
            continue
        if quality.id in values:
            fitted[quality.id] = _fit(quality, values[quality.id], earlier, told)
        elif quality.id in orphans:
            fitted[quality.id] = _fit(quality, orphans[quality.id], earlier, told)
            told.append(Told("trait", quality.id, f"{name_of(quality)} is back, as it was.", quiet=True))
        else:
            fitted[quality.id] = quality.default
            told.append(Told("trait", quality.id, f"{name_of(quality)} is new.", quiet=True))
    lost = {id_: value for id_, value in values.items() if id_ not in fitted}
    told += [
        Told(
            "trait",
            id_,
            f"“{id_.replace('_', ' ')}” is no longer in the story; it is kept in case it comes back.",
            True,
        )
        for id_ in lost
        if id_ not in qualities and not earlier.is_retired("qualities", id_)
    ]
    left = {**orphans, **lost}
    kept = {id_: it for id_, it in left.items() if id_ not in fitted and not earlier.is_retired("qualities", id_)}
    return fitted, kept, told


def name_of(quality: Quality) -> str:
    """What a quality is called to the player: its label, else its id in words."""
    return f"“{quality.label or quality.id.replace('_', ' ')}”"


def _fit(quality: Quality, value: Value, earlier: Earlier, told: list[Told]) -> Value:
    """A value as the quality may have it."""
    retyped = _retyped(value, quality, earlier)
    if retyped is not None:
        return retyped
    if quality.type == "int":
        return _fit_number(quality, value, told)
    if quality.type == "set":
        return _fit_set(quality, value, told)
    if _is_fine(quality, value):
        return value
    told.append(
        Told(
            "trait",
            quality.id,
            f"{name_of(quality)} was {_words(value)}, which it cannot be any more: it begins again.",
        )
    )
    return quality.default


def _is_fine(quality: Quality, value: Value) -> bool:
    if quality.type == "bool":
        return isinstance(value, bool)
    return isinstance(value, str) and (quality.type == "text" or value in quality.words)


def _fit_number(quality: Quality, value: Value, told: list[Told]) -> Value:
    if not isinstance(value, int):
        text = f"{name_of(quality)} was {_words(value)} and is a number now: it begins again at {quality.default}."
        told.append(Told("trait", quality.id, text))
        return quality.default
    held = min(max(int(value), quality.low), quality.high)
    if held != value:
        text = f"{name_of(quality)} was {value} and can only be from {quality.low} to {quality.high}: it is {held} now."
        told.append(Told("trait", quality.id, text))
    return held


def _fit_set(quality: Quality, value: Value, told: list[Told]) -> Value:
    words = value if isinstance(value, frozenset) else frozenset({value} if isinstance(value, str) else ())
    lost = sorted(word for word in words if word not in quality.words)
    if lost or not isinstance(value, frozenset | str):
        gone = ", ".join(word.replace("_", " ") for word in lost) or "all of it"
        told.append(Told("trait", quality.id, f"{name_of(quality)} no longer holds: {gone}."))
    return words.intersection(quality.words)


def _retyped(value: Value, quality: Quality, earlier: Earlier) -> Value | None:
    """What an old value becomes, as the story says; None when it says nothing, or the value fits as it is."""
    rules = earlier.retyped.get(quality.id, ())
    if not rules or _fits(quality, value):
        return None
    return next((rule.becomes for rule in rules if _is_meant(rule.was, value)), None)


def _fits(quality: Quality, value: Value) -> bool:
    if quality.type == "int":
        return type(value) is int and quality.low <= value <= quality.high
    if quality.type == "set":
        return isinstance(value, frozenset) and value.issubset(quality.words)
    return _is_fine(quality, value)


def _is_meant(written: str, value: Value) -> bool:
    if isinstance(value, bool):
        return written == ("true" if value else "false")
    if isinstance(value, int):
        span = _RANGE.match(written)
        return written == str(value) or (span is not None and int(span[1]) <= value <= int(span[2]))
    return written == value


def _words(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)).replace("_", " ") or "nothing"
    return f"“{str(value).replace('_', ' ')}”" if isinstance(value, str) else str(value)
