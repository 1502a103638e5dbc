"""Statecharts as Mermaid diagrams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from star_city_game.engine.charts import Chart
from star_city_game.model.machine import Machine, Move, Stage

_INDENT = "    "


def diagram(machine: Machine) -> str:
    """A machine as a Mermaid state diagram.

    Mermaid draws no arrow between the insides of two stages: such a move is drawn between the stages side by side that
    hold its ends, and its words name the ends.
    """
    chart = Chart(machine)
    arrows: dict[str, list[str]] = {}
    for move in machine.moves:
        around, arrow = _arrow(chart, move)
        arrows.setdefault(around, []).append(arrow)
    lines = _inside(machine.stages, machine.initial, arrows, "")
    return "\n".join(["stateDiagram-v2", *(_INDENT + line for line in lines)])


def _inside(stages: Iterable[Stage], initial: str, arrows: dict[str, list[str]], around: str) -> Iterator[str]:
    yield f"[*] --> {initial}"
    for stage in stages:
        yield from _stage(stage, arrows)
    yield from arrows.get(around, ())


def _stage(stage: Stage, arrows: dict[str, list[str]]) -> Iterator[str]:
    if stage.label != stage.id:
        yield f"{stage.id}: {_words(stage.label)}"
    if stage.nested:
        yield f"state {stage.id} {{"
        inside = _regions(stage, arrows) if stage.parallel else _inside(stage.nested, stage.initial, arrows, stage.id)
        yield from (_INDENT + line for line in inside)
        yield "}"
    if stage.history:
        yield f"note right of {stage.id}: remembers the stage inside it"
    if stage.final:
        yield f"{stage.id} --> [*]"


def _regions(stage: Stage, arrows: dict[str, list[str]]) -> Iterator[str]:
    for number, inner in enumerate(stage.nested):
        if number:
            yield "--"
        yield f"[*] --> {inner.id}"
        yield from _stage(inner, arrows)
        # a move of a region upon itself is the only one beside it
        yield from (arrow for arrow in arrows.get(stage.id, ()) if arrow.startswith(f"{inner.id} "))


def _arrow(chart: Chart, move: Move) -> tuple[str, str]:
    """The stage inside which a move is drawn, or nothing for the machine itself, and the arrow."""
    source, target = chart.paths[move.source], chart.paths[move.target]
    common = 0
    while common < min(len(source), len(target)) - 1 and source[common] == target[common]:
        common += 1
    start, end = source[common], target[common]
    words = move.event
    if move.after:
        words += f" after {move.after} turn{'' if move.after == 1 else 's'}"
    if move.gate is not None:
        words += " if …"
    if start != move.source or end != move.target:
        words += f" ({move.source} to {move.target})"
    if move.reenter:
        words += " again"
    return "".join(source[common - 1 : common]), f"{start} --> {end}: {words}"


def _words(label: str) -> str:
    return label.replace(":", " ").replace(";", ",")
