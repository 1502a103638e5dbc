"""Ids in calls: what stands between brackets must name declared things, each of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names
from star_city_game.compiler.spelling import listed, near
from star_city_game.compiler.syntax import Call, Name, Node, Number
from star_city_game.model.dossier import CATEGORIES
from star_city_game.model.effect import Effect
from star_city_game.model.frozen import frozen

_FEW = 8
"""No more names than this are listed in a fault."""


@frozen
class Kind:
    """A kind of declared things.

    ``code`` is that of the fault for an unknown one, ``told`` what it is in words, ``pool`` gives those that there are, and
    ``slot`` is what stands for it where the shape of a call is shown.
    """

    slot: str
    code: str
    told: str
    pool: Callable[[Names], Iterable[str]]


@frozen
class Part:
    """A kind of things that belong to the one named before them in the call, which stands for ``{}`` in ``told``."""

    slot: str
    code: str
    told: str
    pool: Callable[[Names, str], Iterable[str]]


PERSON = Kind("person", "SC224", "a person", lambda names: names.people)
FACT = Kind("fact", "SC550", "a fact", lambda names: names.facts)
LAPSE = Kind("lapse", "SC555", "something that lapses", lambda names: names.lapses)
ENTRY = Kind("entry", "SC225", "a dossier entry", lambda names: names.entries)
SUSPECT = Kind("suspect", "SC507", "a suspect", lambda names: names.clues)
CLUE = Part("clue", "SC507", "a clue about {}", lambda names, suspect: names.clues[suspect])
SOURCE = Kind("source", "SC505", "a source", lambda names: names.sources)
CATEGORY = Kind("category", "SC509", "a category of the file", lambda _: CATEGORIES)
TERM = Kind("entry", "SC232", "a codex entry", lambda names: names.terms)
DECK = Kind("deck", "SC228", "a deck", lambda names: names.decks)
SCENE = Kind("scene", "SC223", "a scene", lambda names: names.scenes)
MACHINE = Kind("machine", "SC227", "a machine", lambda names: names.machines)
DEFECT = Kind("defect", "SC226", "a defect", lambda names: names.defects)
SUBSYSTEM = Kind("subsystem", "SC204", "a sub-system", lambda names: names.subsystems)
MILESTONE = Kind("milestone", "SC524", "a milestone", lambda names: names.milestones)
FLIGHT = Kind("flight", "SC522", "a flight", lambda names: names.phases)

Make: TypeAlias = Callable[[Call, Names], Effect | Fault]
"""What makes an effect of a call."""


def ids(node: Call, names: Names, *kinds: Kind | Part) -> tuple[str, ...] | Fault:
    """The ids between the brackets of a call, one of each kind."""
    if len(node.args) != len(kinds):
        return wrong_number(node, f"{node.function}({', '.join(kind.slot for kind in kinds)})")
    found: list[str] = []
    for argument, kind in zip(node.args, kinds, strict=True):
        pool = kind.pool(names) if isinstance(kind, Kind) else kind.pool(names, found[-1])
        told = kind.told.format(*found[-1:])
        id_ = known(argument, pool, kind.code, told)
        if isinstance(id_, Fault):
            return id_
        found.append(id_)
    return tuple(found)


def on(make: Callable[..., Effect], *kinds: Kind | Part) -> Make:
    """What makes an effect on things named by their ids: ``make`` is given the ids."""

    def effect(node: Call, names: Names) -> Effect | Fault:
        found = ids(node, names, *kinds)
        return found if isinstance(found, Fault) else make(*found)

    return effect


def plain_number(node: Call, given: Node, low: int, high: int) -> int | Fault:
    """A whole number that is written out, within two bounds."""
    if isinstance(given, Number) and low <= given.value <= high:
        return given.value
    return Fault("SC330", given.offset, f"{node.function} wants a plain number here", f"{low} to {high}")


def counted(make: Callable[[int], Effect], most: int) -> Make:
    """What makes an effect of a number of points, from 1 to ``most``."""

    def effect(node: Call, names: Names) -> Effect | Fault:
        del names
        if len(node.args) != 1:
            return wrong_number(node, f"{node.function}(points)")
        points = plain_number(node, node.args[0], 1, most)
        return points if isinstance(points, Fault) else make(points)

    return effect


def wrong_number(node: Call, expected: str) -> Fault:
    """The fault for too few or too many things between a function’s brackets."""
    count = len(node.args)
    message = f"{node.function} has {count} thing{'' if count == 1 else 's'} between its brackets"
    return Fault("SC128", node.offset, message, expected, word=node.function)


def known(node: Node, pool: Iterable[str], code: str, kind: str) -> str | Fault:
    """The id that a node is, which must be one of ``pool``."""
    if not isinstance(node, Name):
        return Fault("SC128", node.offset, f"{kind} is wanted here, by its id", kind)
    ids = frozenset(pool)
    if node.word in ids:
        return node.word
    expected = listed(sorted(ids)) if len(ids) <= _FEW else ""
    return Fault(code, node.offset, f"“{node.word}” is not {kind}", expected, near(node.word, ids), node.word)


Effects: TypeAlias = Mapping[str, Make]
"""What makes effects, by what a writer calls them."""
