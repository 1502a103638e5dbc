"""Turns explanations into plain lines: in words for players, or the whole for writers."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.errors import NothingCalled
from star_city_game.model.explanation import Aspect, Origin, Part, What, Why
from star_city_game.plain.lines import folded, numbered, quoted
from star_city_game.session import Session

WHOLE = "full"
"""What asks for the whole."""


def why(session: Session, asked: str) -> Iterator[str]:
    """Why a choice on offer (by its number), or anything else by its id, is available or not."""
    subject, whole = _asked(asked)
    choices = session.turn.choices
    number = numbered(subject, len(choices))
    if number is not None:
        subject = choices[number - 1].id
    if not subject:
        yield "Why what? Type why and the number of a choice, or the id of a scene."
        return
    try:
        view = session.why(subject)
    except NothingCalled as error:
        yield f"{str(error)[:1].upper()}{str(error)[1:]}."
        return
    yield from _why(view, whole=whole)


def what(session: Session, asked: str) -> Iterator[str]:
    """What a value is and where it came from."""
    name, whole = _asked(asked)
    if not name:
        yield "What? Type what and the name of a trait."
        return
    try:
        view = session.what(name)
    except NothingCalled as error:
        yield f"{str(error)[:1].upper()}{str(error)[1:]}."
        return
    yield from _what(view, whole=whole)


def _asked(words: str) -> tuple[str, bool]:
    """What is asked about, and whether all of it is wanted."""
    subject, _, last = words.rpartition(" ")
    return (subject.strip(), True) if last == WHOLE and subject else (words, False)


def _why(view: Why, *, whole: bool) -> Iterator[str]:
    yield from folded(f"{quoted(view.name)}: {'yes' if view.is_available else 'not now'}.")
    for reason in view.reasons:
        yield from folded(reason, "  ")
    if whole:
        yield f"  [{view.kind} {view.id}]"
        for aspect in view.aspects:
            yield from _aspect(aspect)


def _aspect(aspect: Aspect) -> Iterator[str]:
    told = " - ".join(each for each in (_truth(aspect.holds), aspect.text) if each)
    yield from folded(f"{aspect.name}: {told}" if told else aspect.name, "  ", "      ")
    if aspect.part is not None:
        yield from _part(aspect.part, "    ")


def _part(part: Part, indent: str) -> Iterator[str]:
    values = ", ".join(f"{source} is {value}" for source, value in part.values)
    truth = _truth(part.holds) or "not to be told now"
    yield from folded(f"{part.source}: {truth}{f' ({values})' if values else ''}", indent, f"{indent}  ")
    for inner in part.parts:
        yield from _part(inner, f"{indent}  ")


def _truth(holds: bool | None) -> str:
    return "" if holds is None else "yes" if holds else "no"


def _what(view: What, *, whole: bool) -> Iterator[str]:
    if not view.label and not whole:
        yield f"Nothing is known of {view.id} to players. Type what {view.id} {WHOLE} for what it is."
        return
    yield f"{view.label or view.id}: {view.word}"
    for origin in view.origins:
        yield from folded(_origin(origin, whole=whole), "  ", "      ")
    if whole:
        yield f"  [{view.id} is {view.value}]"
        for part in view.parts:
            yield from folded(part, "  ", "      ")
        for place, source in view.effects:
            yield from folded(f"{place}: {source}", "  ", "      ")


def _origin(origin: Origin, *, whole: bool) -> str:
    when = f"{origin.turn}, " if origin.turn else ""
    if not origin.picked:
        return f"{when}at the beginning: {origin.after}"
    where = f"choice {origin.number}, in {origin.scene}, " if whole else f"{origin.title}, " if origin.title else ""
    return f"{when}{where}{quoted(origin.picked)}: {origin.before} -> {origin.after}"
