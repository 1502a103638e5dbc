"""Effects on the vehicle and on the flight in the air, from what a writer wrote."""

from __future__ import annotations

from functools import partial

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names
from star_city_game.compiler.naming import (
    DEFECT,
    MILESTONE,
    PERSON,
    SUBSYSTEM,
    TERM,
    Effects,
    Kind,
    Make,
    counted,
    known,
    on,
    plain_number,
    wrong_number,
)
from star_city_game.compiler.syntax import Call, Name
from star_city_game.model.effect import Act, Effect, Mend, Reveal, Steer
from star_city_game.model.flight import DeedKind

_CERTAIN = 100
_MOST_DRAWS = 9
_PAIR = 2
_END = Kind(
    "end", "SC525", "an end of a flight", lambda names: (end for ends in names.flight_ends.values() for end in ends)
)


def _reveal(node: Call, names: Names) -> Effect | Fault:
    """An entry of the codex may be looked up, or a defect is told to the Commission: the id says which."""
    word = node.args[0] if len(node.args) == 1 else None
    if isinstance(word, Name) and word.word in names.defects and word.word not in names.terms:
        return Act("revealed", word.word)
    return on(Reveal, TERM)(node, names)


def _on_subsystem(kind: DeedKind, most: int, usual: int) -> Make:
    """An effect on a sub-system, with a number that may be left out."""

    def effect(node: Call, names: Names) -> Effect | Fault:
        if len(node.args) not in (1, _PAIR):
            return wrong_number(node, f"{node.function}(subsystem)")
        subsystem = known(node.args[0], names.subsystems, SUBSYSTEM.code, SUBSYSTEM.told)
        if isinstance(subsystem, Fault):
            return subsystem
        amount = usual if len(node.args) == 1 else plain_number(node, node.args[1], 1, most)
        return amount if isinstance(amount, Fault) else Act(kind, subsystem, amount=amount)

    return effect


EFFECTS: Effects = {
    "find": on(partial(Mend, status="found"), DEFECT),
    "fix": on(partial(Mend, status="fixed"), DEFECT),
    "waive": on(partial(Mend, status="waived"), DEFECT),
    "hide": on(partial(Act, "hidden"), DEFECT),
    "hint": on(partial(Act, "hinted"), DEFECT),
    "reveal": _reveal,
    "blame": on(partial(Act, "blamed"), DEFECT, PERSON),
    "test": _on_subsystem("tested", _CERTAIN, 0),
    "haste": _on_subsystem("hasted", _MOST_DRAWS, 1),
    "hold": on(partial(Act, "held"), MILESTONE),
    "skip": on(partial(Act, "skipped"), MILESTONE),
    "abort": on(partial(Steer, "abort"), _END),
    "clear": on(partial(Steer, "clear"), DEFECT),
    "steady": counted(lambda points: Steer("steady", points=points), _CERTAIN),
    "shake": counted(lambda points: Steer("steady", points=-points), _CERTAIN),
}
"""The effects, by what a writer calls them."""
