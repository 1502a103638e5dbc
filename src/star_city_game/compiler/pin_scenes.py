"""Pins the places and sequences of a scene once it is laid out: what was pinned before keeps its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from star_city_game.compiler.pins import Pin, Pins, pinned
from star_city_game.model import scene as model
from star_city_game.model.flight_steps import Fly, Troubles
from star_city_game.model.text import Alternatives, Text, Words

_Anchored = model.Call | model.CallBy | model.Draw | model.Due | model.Offer | Fly | Troubles
_T = TypeVar("_T")
_GATHER = ".gather"


def places_of(steps: list[model.Step]) -> list[Pin]:
    """The anchors of a scene as its words make them, in order of standing."""
    return [Pin(step.anchor, step.anchor, _said(step)) for step in steps if isinstance(step, _Anchored)]


def _said(step: _Anchored) -> str:
    """What is offered or called at a place."""
    target = ""
    match step:
        case model.Offer(items=items, merged=merged):
            names = [item.id if isinstance(item, model.Choice) else f"hand_{item.deck}" for item in items]
            return " ".join([*(f"with_{each.scene}" for each in merged), *names])
        case model.Call(scene=target) | model.CallBy(quality=target) | model.Draw(deck=target) | Fly(flight=target):
            pass
    return f"{step.anchor.partition('.')[0]} {target}".rstrip()


def sequences_of(scene: str, steps: list[model.Step]) -> list[Pin]:
    """The counters of a scene as its words make them, in order of standing, without the scene's name."""
    return [
        Pin(made, made, said)
        for sequence in _sequences(steps)
        for made, said in [(sequence.id.removeprefix(f"{scene}."), _words_of(sequence))]
    ]


def _sequences(value: object) -> Iterator[Alternatives | model.Vary]:
    if isinstance(value, Alternatives | model.Vary):
        yield value
    if isinstance(value, (tuple, list)):
        for inner in value:
            yield from _sequences(inner)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _sequences(getattr(value, each.name))


def _words_of(sequence: Alternatives | model.Vary) -> str:
    if isinstance(sequence, model.Vary):
        return f"{sequence.kind} {len(sequence.items)}"
    return f"{sequence.kind} {' | '.join(_words(item) for item in sequence.items)}"


def _words(text: Text) -> str:
    return "".join(piece.text if isinstance(piece, Words) else "…" for piece in text.pieces)


def pin_places(steps: list[model.Step], anchors: dict[str, int], pins: Pins) -> dict[str, str]:
    """Gives the anchors of a scene their pinned names, and the steps that bear them; tells what their words made of them."""
    made = places_of(steps)
    ids = pinned(pins.places, made, pins.gone, ())
    names = {pin.made: id_ for pin, id_ in zip(made, ids, strict=True)}
    if all(old == new for old, new in names.items()):
        return {}
    for number, step in enumerate(steps):
        if isinstance(step, _Anchored):
            steps[number] = replace(step, anchor=names[step.anchor])
    places = [(_pinned_anchor(anchor, names), step) for anchor, step in anchors.items()]
    anchors.clear()
    anchors.update(places)
    return {new: old for old, new in names.items() if new != old}


def _pinned_anchor(anchor: str, names: Mapping[str, str]) -> str:
    return names[anchor] if anchor in names else names[anchor.removesuffix(_GATHER)] + _GATHER


def pin_sequences(scene: str, steps: list[model.Step], pins: Pins) -> dict[str, str]:
    """Gives the counters in the steps of a scene their pinned names; tells what their words made of them."""
    made = sequences_of(scene, steps)
    ids = pinned(pins.sequences, made, pins.gone, ())
    names = {f"{scene}.{pin.made}": f"{scene}.{id_}" for pin, id_ in zip(made, ids, strict=True) if pin.made != id_}
    if names:
        steps[:] = [_renamed(step, names) for step in steps]
    return {id_: pin.made for pin, id_ in zip(made, ids, strict=True) if pin.made != id_}


def _renamed(value: _T, names: Mapping[str, str]) -> _T:
    """Something with every counter in it under its new name; the same where it holds none."""
    changed: Any = value
    if isinstance(value, tuple):
        inner = tuple(_renamed(each, names) for each in value)
        changed = inner if any(one is not other for one, other in zip(inner, value, strict=True)) else value
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: _renamed(getattr(value, each.name), names) for each in fields(value)}
        if isinstance(value, Alternatives | model.Vary) and value.id in names:
            parts["id"] = names[value.id]
        if any(parts[each.name] is not getattr(value, each.name) for each in fields(value)):
            changed = replace(value, **parts)
    return changed  # type: ignore[no-any-return]  # the same type, rebuilt
