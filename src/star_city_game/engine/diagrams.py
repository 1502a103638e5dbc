"""Statecharts as Mermaid diagrams.

Mermaid cannot draw every arrow: none that crosses from the inside of one stage to the inside of another beside it, and
none that begins or ends at a stage with an inside that itself stands in another (its issues 4052, 4866 and 5096). Such a
move is drawn between the stages side by side that hold its ends, and from or to the innermost stage in which those
begin; its words then name the true ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.engine.charts import Chart
from star_city_game.model.machine import Machine, Move, Stage

_INDENT = "    "


def diagram(machine: Machine) -> str:
    """A machine as a Mermaid state diagram."""
    drawing = _Drawing(Chart(machine))
    lines = drawing.inside(machine.stages, machine.initial, "")
    return "\n".join(["stateDiagram-v2", *(_INDENT + line for line in lines)])


class _Drawing:
    """The lines of one diagram; ``_arrows`` are those of the moves, by the stage inside which they are drawn."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._arrows: dict[str, list[str]] = {}
        for move in chart.machine.moves:
            around, arrow = self._arrow(move)
            self._arrows.setdefault(around, []).append(arrow)

    def inside(self, stages: tuple[Stage, ...], initial: str, around: str) -> Iterator[str]:
        """What stands inside a stage, or inside the machine itself."""
        yield f"[*] --> {self._end(initial)}"
        for stage in stages:
            yield from self._stage(stage)
        yield from self._arrows.get(around, ())

    def _stage(self, stage: Stage) -> Iterator[str]:
        label = _words(stage.label) + (" (remembers)" if stage.history else "")
        if stage.nested:
            yield f"state {stage.id} {{" if label == stage.id else f'state "{label}" as {stage.id} {{'
            inside = self._regions(stage) if stage.parallel else self.inside(stage.nested, stage.initial, stage.id)
            yield from (_INDENT + line for line in inside)
            yield "}"
        elif label != stage.id:
            yield f"{stage.id}: {label}"
        if stage.final:
            yield f"{self._end(stage.id)} --> [*]"

    def _regions(self, stage: Stage) -> Iterator[str]:
        for number, inner in enumerate(stage.nested):
            if number:
                yield "--"
            if not inner.nested:
                yield f"[*] --> {inner.id}"
            yield from self._stage(inner)
            if not inner.nested:
                yield from self._arrows.get(inner.id, ())
            if not number:
                yield from self._arrows.get(stage.id, ())

    def _arrow(self, move: Move) -> tuple[str, str]:
        """The stage inside which a move is drawn, or nothing for the machine itself, and the arrow."""
        source, target = self._chart.paths[move.source], self._chart.paths[move.target]
        common = 0
        while common < min(len(source), len(target)) - 1 and source[common] == target[common]:
            common += 1
        if common and source[common] != target[common] and self._chart.stages[source[common - 1]].parallel:
            common -= 1
        start, end = self._end(source[common]), self._end(target[common])
        around = "".join(source[common - 1 : common])
        holder = self._chart.stages.get(around)
        if holder is not None and start == end and (holder.parallel or self._chart.stages[source[common]].nested):
            around = source[common]
        words = [move.event]
        if move.after:
            words.append(f"after {move.after} turn{'' if move.after == 1 else 's'}")
        if move.gate is not None:
            words.append("if …")
        if (start, end) != (move.source, move.target):
            words.append(f"({move.source} to {move.target})")
        if move.reenter:
            words.append("again")
        return around, f"{start} --> {end}: {' '.join(words)}"

    def _end(self, id_: str) -> str:
        """Where an arrow begins or ends that means a stage."""
        stage = self._chart.stages[id_]
        if len(self._chart.paths[id_]) == 1:
            return id_
        while stage.nested:
            stage = next((inner for inner in stage.nested if inner.id == stage.initial), stage.nested[0])
        return stage.id


def _words(label: str) -> str:
    return label.replace(":", " ").replace(";", ",").replace('"', "'")
