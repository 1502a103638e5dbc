"""The lock file: ids that saves hold and that no writer wrote, pinned so that new words for a thing change nothing.

``star-city lock`` writes it; it is read with the story, reviewed in git, and never edited by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from star_city_game.compiler.pins import NONE, Pin, Pins
from star_city_game.errors import LockDamaged
from star_city_game.model.frozen import frozen

FORMAT = 1
ABOUT = "Made by star-city lock, which keeps ids of choices and places that saves hold. Keep it in git; do not edit it."
_KINDS = ("choices", "places", "sequences", "later")
_PARTS = 5
"""Parts of a pin, of which the last may be left out."""


@frozen
class Lock:
    """What is pinned, by scene."""

    scenes: Mapping[str, Pins] = field(default_factory=dict)

    def pins(self, scene: str, earlier: Mapping[str, str]) -> Pins:
        """What is pinned in a scene; ``earlier`` maps scenes of earlier editions to their present names."""
        found = self.scenes.get(scene)
        if found is None:
            found = next(
                (self.scenes[old] for old, new in earlier.items() if new == scene and old in self.scenes), NONE
            )
        return found


def read_lock(text: str) -> Lock:
    """The lock in the text of a file.

    Raises:
        LockDamaged: it is none.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LockDamaged(f"it is no JSON: {error}") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("scenes"), dict):
        raise LockDamaged(f"it has no format {FORMAT}, or no scenes")
    return Lock({scene: _pins(scene, pins) for scene, pins in whole["scenes"].items()})


def _pins(scene: str, pins: Any) -> Pins:
    if not isinstance(pins, dict) or not set(pins) <= {*_KINDS, "gone"}:
        raise LockDamaged(f"{scene} holds something unknown")
    gone = pins.get("gone", [])
    if not isinstance(gone, list) or not all(isinstance(id_, str) for id_ in gone):
        raise LockDamaged(f"{scene} does not say what is gone")
    rows = {kind: pins.get(kind, []) for kind in _KINDS}
    if not all(isinstance(listed, list) for listed in rows.values()):
        raise LockDamaged(f"{scene} does not list its pins")
    by_kind = {kind: tuple(_pin(scene, row) for row in listed) for kind, listed in rows.items()}
    return Pins(**by_kind, gone=tuple(gone))


def _pin(scene: str, row: Any) -> Pin:
    if not isinstance(row, list) or not 1 <= len(row) <= _PARTS or not all(isinstance(part, str) for part in row):
        raise LockDamaged(f"{scene} has a pin that is none")
    id_, made, said, after, leads = [str(part) for part in row] + [""] * (_PARTS - len(row))
    return Pin(id_, made or id_, said, after, leads)


def written(lock: Lock) -> str:
    """A lock as the text of a file: one line for each pin, so that two edits of one story can be merged."""
    scenes = [_scene(id_, pins) for id_, pins in sorted(lock.scenes.items()) if pins != NONE]
    body = ",\n".join(scenes)
    return f'{{\n"about": {_said(ABOUT)},\n"format": {FORMAT},\n"scenes": {{\n{body}\n}}\n}}\n'


def _scene(id_: str, pins: Pins) -> str:
    kinds = [(kind, [_row(pin) for pin in getattr(pins, kind)]) for kind in _KINDS]
    kinds.append(("gone", [_said(gone) for gone in sorted(pins.gone)]))
    rows = [
        f" {_said(kind)}: [\n" + ",\n".join(f"  {row}" for row in listed) + "\n ]" for kind, listed in kinds if listed
    ]
    return f"{_said(id_)}: {{\n" + ",\n".join(rows) + "\n}"


def _row(pin: Pin) -> str:
    parts = [pin.id, "" if pin.made == pin.id else pin.made, pin.said, pin.after, pin.leads]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return json.dumps(parts, ensure_ascii=False)


def _said(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
