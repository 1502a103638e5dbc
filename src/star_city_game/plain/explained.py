"""Turns explanations into plain lines: in words for players, or the whole for writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from star_city_game.errors import NothingCalled
from star_city_game.model.backstage import Backstage
from star_city_game.plain.lines import folded, numbered
from star_city_game.session import Session
from star_city_game.session.explained import Told, what_told, why_told

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
    yield from _laid_out(why_told(view, whole=whole))


def what(session: Session, asked: str) -> Iterator[str]:
    """What a value is and where it came from."""
    name, whole = _asked(asked)
    if not name:
        yield "What? Type what and the name of a trait."
        return
    labels = (trait.label for trait in session.traits() if not whole)  # before an id that is spelt alike and hidden
    try:
        view = session.what(next((label for label in labels if label.casefold() == name.casefold()), name))
    except NothingCalled as error:
        yield f"{str(error)[:1].upper()}{str(error)[1:]}."
        return
    if not view.label and not whole:
        yield f"“{view.id}” is not told to players. Type what {view.id} {WHOLE} for what it is."
        return
    yield from _laid_out(what_told(view, whole=whole))


def _asked(words: str) -> tuple[str, bool]:
    """What is asked about, and whether all of it is wanted."""
    subject, _, last = words.rpartition(" ")
    return (subject.strip(), True) if last == WHOLE and subject else (words, False)


def _laid_out(told: Iterable[Told]) -> Iterator[str]:
    for first, rest, text in told:
        yield from folded(text, first, rest)


def place(view: Backstage) -> str:
    """Where the game rests, in one line."""
    return f"[{view.scene} - {view.at or 'the end'}]"


def backstage(view: Backstage) -> Iterator[str]:
    """What a writer sees of the present moment; ``why`` and ``what`` say more of each."""
    yield f"{view.scene} ({view.at or 'the end'}), resting at {view.anchor or 'nothing'}"
    for each in view.stack:
        yield from folded(f"under {each}", "  ", "    ")
    yield f"  turn {view.turn or 'none'}, {view.picks} choices, seed {view.seed}"
    yield from (f"  due: {each}" for each in view.due)
    for subject in view.subjects:
        yield from folded(f"{subject.standing:<6}  {subject.id}: {subject.name}", "  ", "            ")
    if view.changed:
        yield "Changed by the last choice:"
    for held in view.changed:
        yield from folded(f"{held.id}: {held.before} -> {held.value}", "  ", "    ")
    yield "Values:"
    yield from folded(", ".join(f"{held.id} {held.value}" for held in view.values), "  ", "  ")
