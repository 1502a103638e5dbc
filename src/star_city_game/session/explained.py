"""Explanations in sentences, for every face: each with how far it stands in, and its further lines if there is no room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from star_city_game.model.explanation import Aspect, Origin, Part, What, Why

Told: TypeAlias = tuple[str, str, str]
"""The margin of the first line, that of those that follow, and the text."""


def quoted(words: str) -> str:
    """Words in quotation marks, unless they begin with one."""
    return words if words.startswith("“") else f"“{words}”"


def why_told(view: Why, *, whole: bool) -> Iterator[Told]:
    """Why something is available or not: what a player may be told, or the whole for a writer."""
    yield "", "", f"{quoted(view.name)}: {'yes' if view.is_available else 'not now'}."
    for reason in view.reasons:
        yield "  ", "  ", reason
    if whole:
        yield "  ", "  ", f"[{view.kind} {view.id}]"
        for aspect in view.aspects:
            yield from _aspect(aspect)


def _aspect(aspect: Aspect) -> Iterator[Told]:
    told = " - ".join(each for each in (_truth(aspect.holds), aspect.text) if each)
    yield "  ", "      ", f"{aspect.name}: {told}" if told else aspect.name
    if aspect.part is not None:
        yield from _part(aspect.part, "    ")


def _part(part: Part, indent: str) -> Iterator[Told]:
    values = ", ".join(f"{source} is {value}" for source, value in part.values)
    truth = _truth(part.holds) or "not to be told now"
    yield indent, f"{indent}  ", f"{part.source}: {truth}{f' ({values})' if values else ''}"
    for inner in part.parts:
        yield from _part(inner, f"{indent}  ")


def _truth(holds: bool | None) -> str:
    return "" if holds is None else "yes" if holds else "no"


def what_told(view: What, *, whole: bool) -> Iterator[Told]:
    """What a value is and which choices made it so; for a writer also what it is made of and what else can change it."""
    yield "", "", f"{view.label or view.id}: {view.word}"
    for origin in view.origins:
        yield "  ", "      ", _origin(origin, whole=whole)
    if whole:
        yield "  ", "  ", f"[{view.id} is {view.value}]"
        for part in view.parts:
            yield "  ", "      ", part
        for place, source in view.effects:
            yield "  ", "      ", f"{place}: {source}"


def _origin(origin: Origin, *, whole: bool) -> str:
    when = f"{origin.turn}, " if origin.turn else ""
    if not origin.picked:
        return f"{when}at the beginning: {origin.after}"
    where = f"choice {origin.number}, in {origin.scene}, " if whole else f"{origin.title}, " if origin.title else ""
    return f"{when}{where}{quoted(origin.picked)}: {origin.before} -> {origin.after}"
