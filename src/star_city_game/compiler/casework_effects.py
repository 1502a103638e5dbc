"""Effects on the file besides recording papers, from what a writer wrote."""

from __future__ import annotations

from functools import partial

from star_city_game.compiler.casework_references import ANSWERABLE, CODENAME
from star_city_game.compiler.naming import (
    CATEGORY,
    CLUE,
    ENTRY,
    PERSON,
    SOURCE,
    SUSPECT,
    Effects,
    counted,
    on,
)
from star_city_game.model.casework import PATIENCE
from star_city_game.model.effect import Handle, Weigh

EFFECTS: Effects = {
    "explain": on(partial(Weigh, status="explained"), ANSWERABLE),
    "corroborate": on(partial(Weigh, status="corroborated"), ANSWERABLE),
    "refute": on(partial(Weigh, status="refuted"), ANSWERABLE),
    "wake": on(partial(Weigh, status="awake"), ENTRY),
    "vouch": on(partial(Handle, "vouched"), ANSWERABLE, PERSON),
    "notice": on(partial(Handle, "noticed"), SUSPECT, CLUE),
    "accuse": on(partial(Handle, "accused"), SUSPECT),
    "discredit": on(partial(Handle, "discredited"), SOURCE),
    "trade": on(partial(Handle, "traded"), CODENAME),
    "shelve": on(partial(Handle, "shelved"), CATEGORY),
    "please": counted(lambda points: Handle("pressed", amount=points), PATIENCE[1]),
    "press": counted(lambda points: Handle("pressed", amount=-points), PATIENCE[1]),
}
"""The effects by name."""
