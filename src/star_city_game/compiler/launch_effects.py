"""Effects on the vehicle and on the flight in the air, from what a writer wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from star_city_game.compiler import syntax
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names
from star_city_game.compiler.naming import known, wrong_number
from star_city_game.compiler.syntax import Call, Name
from star_city_game.model.effect import Act, Effect, Mend, Reveal, Steer
from star_city_game.model.flight import DeedKind

_CERTAIN = 100
_MOST_DRAWS = 9
_DEFECT = ("SC226", "a defect")
_PAIR = 2


def _on(kind: DeedKind) -> Callable[[Call, Names], Effect | Fault]:
    """An effect on one defect."""

    def effect(node: Call, names: Names) -> Effect | Fault:
        if len(node.args) != 1:
            return wrong_number(node, f"{node.function}(defect)")
        defect = known(node.args[0], names.defects, *_DEFECT)
        if isinstance(defect, Fault):
            return defect
        return Mend(defect, kind) if kind in ("found", "fixed", "waived") else Act(kind, defect)

    return effect


def _reveal(node: Call, names: Names) -> Effect | Fault:
    """An entry of the codex may be looked up, or a defect is told to the Commission: the id says which."""
    if len(node.args) != 1:
        return wrong_number(node, "reveal(entry)")
    word = node.args[0]
    if isinstance(word, Name) and word.word in names.defects and word.word not in names.terms:
        return Act("revealed", word.word)
    term = known(word, names.terms, "SC232", "a codex entry")
    return term if isinstance(term, Fault) else Reveal(term)


def _blame(node: Call, names: Names) -> Effect | Fault:
    if len(node.args) != _PAIR:
        return wrong_number(node, "blame(defect, person)")
    defect = known(node.args[0], names.defects, *_DEFECT)
    if isinstance(defect, Fault):
        return defect
    person = known(node.args[1], names.people, "SC224", "a person")
    return person if isinstance(person, Fault) else Act("blamed", defect, person)


def _counted(kind: DeedKind, most: int, usual: int) -> Callable[[Call, Names], Effect | Fault]:
    """An effect on a sub-system, with a number that may be left out."""

    def effect(node: Call, names: Names) -> Effect | Fault:
        if len(node.args) not in (1, _PAIR):
            return wrong_number(node, f"{node.function}(subsystem)")
        subsystem = known(node.args[0], names.subsystems, "SC204", "a sub-system")
        if isinstance(subsystem, Fault):
            return subsystem
        if len(node.args) == 1:
            return Act(kind, subsystem, amount=usual)
        amount = _number(node, node.args[1], 1, most)
        return amount if isinstance(amount, Fault) else Act(kind, subsystem, amount=amount)

    return effect


def _number(node: Call, given: syntax.Node, low: int, high: int) -> int | Fault:
    if isinstance(given, syntax.Number) and low <= given.value <= high:
        return given.value
    return Fault("SC330", given.offset, f"{node.function} wants a plain number here", f"{low} to {high}")


def _milestone(kind: DeedKind) -> Callable[[Call, Names], Effect | Fault]:
    def effect(node: Call, names: Names) -> Effect | Fault:
        if len(node.args) != 1:
            return wrong_number(node, f"{node.function}(milestone)")
        milestone = known(node.args[0], names.milestones, "SC524", "a milestone")
        return milestone if isinstance(milestone, Fault) else Act(kind, milestone)

    return effect


def _abort(node: Call, names: Names) -> Effect | Fault:
    if len(node.args) != 1:
        return wrong_number(node, "abort(end)")
    ends = {end for ends in names.flight_ends.values() for end in ends}
    end = known(node.args[0], ends, "SC525", "an end of a flight")
    return end if isinstance(end, Fault) else Steer("abort", end)


def _clear(node: Call, names: Names) -> Effect | Fault:
    if len(node.args) != 1:
        return wrong_number(node, "clear(defect)")
    defect = known(node.args[0], names.defects, *_DEFECT)
    return defect if isinstance(defect, Fault) else Steer("clear", defect)


def _steady(sign: int) -> Callable[[Call, Names], Effect | Fault]:
    def effect(node: Call, names: Names) -> Effect | Fault:
        del names
        if len(node.args) != 1:
            return wrong_number(node, f"{node.function}(points)")
        points = _number(node, node.args[0], 1, _CERTAIN)
        return points if isinstance(points, Fault) else Steer("steady", points=sign * points)

    return effect


EFFECTS: Mapping[str, Callable[[Call, Names], Effect | Fault]] = {
    "find": _on("found"),
    "fix": _on("fixed"),
    "waive": _on("waived"),
    "hide": _on("hidden"),
    "hint": _on("hinted"),
    "reveal": _reveal,
    "blame": _blame,
    "test": _counted("tested", _CERTAIN, 0),
    "haste": _counted("hasted", _MOST_DRAWS, 1),
    "hold": _milestone("held"),
    "skip": _milestone("skipped"),
    "abort": _abort,
    "clear": _clear,
    "steady": _steady(1),
    "shake": _steady(-1),
}
"""The effects, by what a writer calls them."""
