"""Makes a lock of a story as it is now, and says where the one that it has is behind or holds what is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from star_city_game.compiler.drafts import Declared, SceneDraft
from star_city_game.compiler.files import LOCK_NAME
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.lock import Lock
from star_city_game.compiler.pin_scenes import places_of, sequences_of
from star_city_game.compiler.pins import Pin, Pins
from star_city_game.compiler.spelling import listed

_SHOWN = 4
_WHAT = {"choices": "a choice", "places": "a place", "sequences": "a sequence", "later": "something put off"}


def lock_of(declared: Declared, laid: Mapping[str, Laid]) -> Lock:
    """Everything in a story whose id is made from words, with its present id and words."""
    return Lock({id_: _pins(id_, draft, laid[id_]) for id_, draft in declared.scenes.items() if not draft.within})


def _pins(id_: str, draft: SceneDraft, laid: Laid) -> Pins:
    marks, old = draft.marks, draft.marks.pins
    places = [_as_made(pin, laid.made) for pin in places_of(laid.steps)]
    sequences = [_as_made(pin, laid.made) for pin in sequences_of(id_, laid.steps)]
    now = Pins(tuple(marks.made_choices()), tuple(places), tuple(sequences), tuple(marks.made_later()))
    there = {pin.id for _, pin in _every(now)} | set(marks.names)
    gone = {*old.gone, *(pin.id for _, pin in _every(old))} - there
    return Pins(now.choices, now.places, now.sequences, now.later, tuple(sorted(gone)))


def _as_made(pin: Pin, made: Mapping[str, str]) -> Pin:
    return Pin(pin.id, made.get(pin.id, pin.id), pin.said)


def _every(pins: Pins) -> Iterator[tuple[str, Pin]]:
    for kind in _WHAT:
        for pin in getattr(pins, kind):
            yield kind, pin


def check_lock(declared: Declared, laid: Mapping[str, Laid]) -> None:
    """Adds what is to be said about a story's lock: that it is behind, and what it pins that is gone."""
    if not declared.lock.scenes:
        return
    now = lock_of(declared, laid)
    reworded: list[str] = []
    for id_, pins in now.scenes.items():
        draft = declared.scenes[id_]
        before = {(kind, pin.id): pin for kind, pin in _every(draft.marks.pins)}
        after = {(kind, pin.id): pin for kind, pin in _every(pins)}
        reworded += [
            f"{id_} “{pin.said}”"
            for key, pin in after.items()
            if key in before and key[0] != "places" and before[key].said != pin.said
        ]
        for (kind, name), pin in before.items():
            if (kind, name) not in after and name not in draft.marks.names and kind != "sequences":
                _tell_gone(declared, draft, kind, pin)
    if reworded:
        message = f"it is behind the story, in which these have other words: {listed(reworded, _SHOWN)}"
        declared.findings.add_to_file(
            "SC601", LOCK_NAME, message, advice="Run star-city lock, so that they keep their ids."
        )
    _tell_lost_scenes(declared)


def _tell_gone(declared: Declared, draft: SceneDraft, kind: str, pin: Pin) -> None:
    what = f"{_WHAT[kind]}, {pin.id} (“{pin.said[:60]}”)"
    message = f"{what}, is no longer in {draft.at.text}, and saved games may hold it"
    advice = "If it was made another, say so under renames in story.yaml; if it is gone for good, run star-city lock."
    declared.findings.add("SC602", draft.at, message, advice=advice)


def _tell_lost_scenes(declared: Declared) -> None:
    head = declared.story
    earlier = (
        set()
        if head is None
        else {*declared.earlier_scenes, *(old.text for old, _ in head.earlier.retired.get("scenes", []))}
    )
    lost = [id_ for id_ in declared.lock.scenes if id_ not in declared.scenes and id_ not in earlier]
    for id_ in lost:
        message = f"the scene {id_} is no longer in the story, and saved games may hold it"
        advice = "Say under renames or retired in story.yaml what became of it, or run star-city lock."
        declared.findings.add_to_file("SC602", LOCK_NAME, message, advice=advice)
