"""The rules of statecharts: what a move leaves and enters, and in what order. It fires nothing and knows no library.

Where a machine is, is said in a *place*: the innermost active stages in the order in which they are written, each with
the stages around it, as ``operational/searches|operational/tail``. A machine without nested stages is in a place that is
just the name of its stage.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from star_city_game.model.frozen import frozen
from star_city_game.model.machine import Machine, Move, Stage

INSIDE, BESIDE = "/", "|"
"""What stands in a place between a stage and one inside it, and between two stages that are active at once."""


@cache
def active(place: str) -> frozenset[str]:
    """The stages that are active in a place: the innermost ones and all around them."""
    return frozenset(place.replace(BESIDE, INSIDE).split(INSIDE))


def outermost(place: str) -> str:
    """The one active stage of a place that stands in no other: what the place compares as."""
    return place.partition(BESIDE)[0].partition(INSIDE)[0]


@frozen
class Change:
    """What a move does to a place.

    ``left`` and ``entered`` are in the order in which it happens: the innermost stage is left first, the outermost is
    entered first. ``remembered`` maps the key of each stage with a history that was left to the stage that was active
    directly inside it.
    """

    place: str
    left: tuple[str, ...]
    entered: tuple[str, ...]
    remembered: Mapping[str, str]


class Chart:
    """A machine as a tree of stages. It holds no game.

    ``stages`` and ``paths`` are by id, in the order in which the stages are written; a path names the stages from the
    outermost to the stage itself. ``start`` is the place where a game begins; ``timed`` are the keys of the stages with
    moves that are timed.
    """

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.stages: dict[str, Stage] = {stage.id: stage for stage in machine.all_stages}
        self.paths: dict[str, tuple[str, ...]] = {}
        self._walk(machine.stages, ())
        self._order = {id_: number for number, id_ in enumerate(self.stages)}
        self.is_flat = not any(stage.nested for stage in machine.stages)
        self.timed = frozenset(self.key(move.source) for move in machine.moves if move.after)
        self.start = self.place(self._entered(machine.initial, (), {}))

    def _walk(self, stages: Iterable[Stage], around: tuple[str, ...]) -> None:
        for stage in stages:
            self.paths[stage.id] = (*around, stage.id)
            self._walk(stage.nested, self.paths[stage.id])

    def key(self, stage: str) -> str:
        """What a game keeps about a stage under: the machine and the stage."""
        return f"{self.machine.id}.{stage}"

    def place(self, stages: Collection[str]) -> str:
        """Active stages as the text of a place."""
        leaves = [id_ for id_ in self._ordered(stages) if not self.stages[id_].nested]
        return BESIDE.join(INSIDE.join(self.paths[leaf]) for leaf in leaves)

    def is_legal(self, place: str) -> bool:
        """Whether a machine can be in a place: one outermost stage, and inside each active stage one, or all in parallel."""
        stages = active(place)
        if not stages <= self.stages.keys() or place != self.place(stages):
            return False
        outer = [stage for stage in self.machine.stages if stage.id in stages]
        return len(outer) == 1 and self._is_whole(outer[0], stages)

    def _is_whole(self, stage: Stage, stages: Collection[str]) -> bool:
        inner = [each for each in stage.nested if each.id in stages]
        expected = len(stage.nested) if stage.parallel else min(1, len(stage.nested))
        return len(inner) == expected and all(self._is_whole(each, stages) for each in inner)

    def adopted(self, place: str) -> str | None:
        """The place that stands for one of another edition of the story: the stage entered afresh where its inside changed.

        None when the machine no longer has the outermost stage.
        """
        if self.is_legal(place):
            return place
        outer = outermost(place)
        if all(stage.id != outer for stage in self.machine.stages):
            return None
        return self.place(self._entered(outer, (), {}))

    def reached(self, stage: str) -> frozenset[str]:
        """The stages that are active when a stage is entered from outside all that stand around it."""
        path = self.paths[stage]
        return self._entered(path[0], path[1:], {})

    def change(self, move: Move, place: str, remembered: Mapping[str, str]) -> Change:
        """What a move does, from a place where its source is active.

        Only what must be is left: an active stage on the way to the target stays, and a move to an active stage only
        begins its inside afresh, at the initial stage. ``reenter`` leaves also the innermost stage that is or holds both
        ends.
        """
        stages = active(place)
        path = self.paths[move.target]
        kept = self._kept(move, stages)
        left = self._left(path, kept, stages)
        last = {
            self.key(id_): next(inner.id for inner in self.stages[id_].nested if inner.id in stages)
            for id_ in left
            if self.stages[id_].history
        }
        memory = {**remembered, **last}
        if kept == len(path):
            memory.pop(self.key(move.target), None)
            entered = self._inside(move.target, (), memory)
        else:
            entered = self._entered(path[kept], path[kept + 1 :], memory)
        return Change(
            place=self.place((stages - left) | entered),
            left=tuple(reversed(self._ordered(left))),
            entered=tuple(self._ordered(entered)),
            remembered=last,
        )

    def _kept(self, move: Move, stages: Collection[str]) -> int:
        """How many stages on the way to the target, from the outermost, are not left."""
        path = self.paths[move.target]
        if not move.reenter:
            return sum(1 for id_ in path if id_ in stages)
        both = sum(1 for one, other in zip(path, self.paths[move.source], strict=False) if one == other)
        return max(0, both - 1)

    def _left(self, path: tuple[str, ...], kept: int, stages: Collection[str]) -> frozenset[str]:
        """The active stages inside the last that is kept; of parallel ones only the one on the way to the target."""
        around = path[:kept]
        if kept < len(path) and around and self.stages[around[-1]].parallel:
            around = path[: kept + 1]
            return frozenset(id_ for id_ in stages if self.paths[id_][: len(around)] == around)
        return frozenset(id_ for id_ in stages if len(self.paths[id_]) > kept and self.paths[id_][:kept] == around)

    def _entered(self, id_: str, way: tuple[str, ...], remembered: Mapping[str, str]) -> frozenset[str]:
        """A stage and what becomes active inside it when it is entered on the way to one inside it, or for itself."""
        return frozenset({id_}) | self._inside(id_, way, remembered)

    def _inside(self, id_: str, way: tuple[str, ...], remembered: Mapping[str, str]) -> frozenset[str]:
        stage = self.stages[id_]
        if stage.parallel:
            return frozenset().union(
                *(
                    self._entered(inner.id, way[1:] if way[:1] == (inner.id,) else (), remembered)
                    for inner in stage.nested
                )
            )
        if not stage.nested:
            return frozenset()
        if way:
            return self._entered(way[0], way[1:], remembered)
        last = remembered.get(self.key(id_), "") if stage.history else ""
        first = last if any(inner.id == last for inner in stage.nested) else stage.initial
        return self._entered(first, (), remembered)

    def _ordered(self, stages: Collection[str]) -> list[str]:
        return sorted(stages, key=self._order.__getitem__)
