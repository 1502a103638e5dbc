"""Rules: what a writer says must hold in every game, for tests and tools; play itself does not look at them."""

from __future__ import annotations

from typing import Literal as Only

from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen
from star_city_game.model.scene import Place


@frozen
class Rule:
    """What must hold whenever the player can choose, and at the end.

    ``always``: the gate holds each time. ``never``: it does so at no time. ``eventually``: it has held once by the time
    the story ends. ``after``: each time the gate comes to hold, ``then`` holds at that time or later, before more than
    ``within`` of the ``unit`` have passed, or, where that is 0, by the time the story ends. ``source`` is the rule as it
    was written.
    """

    kind: Only["always", "never", "eventually", "after"]
    gate: Expr
    source: str
    then: Expr | None = None
    within: int = 0
    unit: Only["turn", "choice"] = "turn"
    about: str = ""
    at: Place | None = None
