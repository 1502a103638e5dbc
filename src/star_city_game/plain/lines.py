"""Turns what a session shows into plain lines: no colour, no boxes, every gauge in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from star_city_game.model.edition import Account
from star_city_game.model.text import PARAGRAPH, Run
from star_city_game.model.turn import Block, Heading, Offered, Panel, Paper, Paragraph, Turn

if TYPE_CHECKING:
    from star_city_game.model.file_view import ReadingRoomView
    from star_city_game.model.view import CalendarView, CodexView, JournalEntry, PersonView, TermView

WIDTH = 72
NO_REPORT = "There has been no flight to report on."
_DIGITS = 9
"""Digits of the longest number that is read."""


def folded(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """A paragraph in lines of at most 72 columns."""
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=first if rest is None else rest) or [
        first.rstrip()
    ]


def numbered(typed: str, most: int) -> int | None:
    """Which of ``most`` things is meant by what was typed, from 1; None for anything that is not such a number."""
    typed = typed.strip()
    # Longer ones are no number of anything, and Python will not read them at all beyond some thousands.
    number = int(typed) if typed.isdecimal() and len(typed) <= _DIGITS else 0
    return number if 1 <= number <= most else None


def meant(typed: str, options: list[str]) -> int | None:
    """Which option is meant, from 0: by its number, or by words that begin a word of it and of no other."""
    number = numbered(typed, len(options))
    if number is not None:
        return number - 1
    words = typed.strip().casefold()
    found = [at for at, option in enumerate(options) if f" {words}" in f" {option.casefold()}"]
    return found[0] if words and not words.isdecimal() and len(found) == 1 else None


def sentence(said: object) -> str:
    """An error's words as a sentence of its own."""
    words = str(said)
    return f"{words[:1].upper()}{words[1:]}."


def account(taken: Account) -> list[str]:
    """What became of a game that was saved in another edition of the story."""
    head, *rest = taken.lines or ("",)
    return [*folded(head), *(line for text in rest for line in folded(text, "  * ", "    ")), ""] if head else []


def block(item: Block) -> list[str]:
    """A heading, a paragraph, a paper or a panel as lines, with a blank line before it."""
    match item:
        case Heading(_, title, when, place):
            under = " - ".join(part for part in (when, place) if part)
            return ["", f"== {title} ==", *([under] if under else [])]
        case Paragraph():
            text = "".join(_marked(run) for run in item.runs)
            return ["", *folded(f"> {text}" if item.echo else text)]
        case Panel():
            return ["", *folded(f"[{item.plain}]", "", " ")]
        case Paper(_, heading, lines):
            head = [f"    [{heading}]"] if heading else []
            return ["", *head, *(f"    {line}".rstrip() for line in lines)]


def _marked(run: Run) -> str:
    """A run with its emphasis in stars, since quoted words often stand only there."""
    if not run.style or not run.text.strip():
        return run.text
    words = run.text.strip()
    before, after = run.text.split(words, 1)
    return f"{before}*{words}*{after}"


def choice(number: int, offered: Offered) -> list[str]:
    """A numbered choice with its cost, its odds in words, or why it is locked."""
    notes = [f"costs {offered.cost}"] if offered.cost else []
    if offered.odds is not None:
        notes.append(f"odds: {offered.odds.band}")
    if offered.locked is not None:
        notes = [f"locked: {offered.locked}"]
    text = offered.say + (f" ({'; '.join(notes)})" if notes else "")
    return folded(text, f"{number:>3}. ", "     ")


def turn(now: Turn) -> list[str]:
    """A whole turn: rolls, text with the changes where the choice was made, status, and the choices."""
    lines: list[str] = []
    for outcome in now.outcomes:
        fell = "It comes off" if outcome.passed else "It does not come off"
        lines += ["", f"* {fell} (the odds were {outcome.odds.band})."]
    lines += [line for item in now.passage[: now.margin] for line in block(item)]
    if now.changes:
        lines += ["", *(line for change in now.changes for line in folded(change.text, "* ", "  "))]
    lines += [line for item in now.passage[now.margin :] for line in block(item)]
    if now.stopped:
        lines += ["", f"The story stops here: {now.stopped}."]
    elif now.ended:
        lines += ["", "The end."]
    else:
        lines += ["", *status(now), *(line for n, item in enumerate(now.choices, 1) for line in choice(n, item))]
    return lines


def status(now: Turn) -> list[str]:
    """The status line in words."""
    at = now.status
    words = [
        part
        for part in (at.when, at.place, f"file: {at.file}" if at.file else "", f"risk: {at.risk}" if at.risk else "")
        if part
    ]
    return folded(f"[{' - '.join(words)}]", "", " ") if words else []


def reading_room(view: ReadingRoomView | None) -> Iterator[str]:
    """The whole file, line by line as it is exported."""
    yield from ("The reading room opens when the story is over.",) if view is None else view.lines


def people(views: Iterable[PersonView]) -> Iterator[str]:
    """People met, in words."""
    yield "People"
    for person in views:
        wants = f" Wants: {person.wants}." if person.wants else ""
        regard = f"{person.regard[:1].upper()}{person.regard[1:]}"
        yield from folded(f"{person.name}: {person.about}. {regard}.{wants}", "  ", "    ")
        for each in person.done:
            yield from folded(each, "    ", "    ")


def calendar(view: CalendarView) -> Iterator[str]:
    """Today and what is known of the time to come, in words."""
    now = next((date for date in view.dates if date.tense == "now"), None)
    if now is None:
        yield "This story keeps no calendar."
        return
    yield " - ".join(part for part in (view.today, now.name, view.chapter) if part)
    if now.left is not None:
        yield f"  Days left: {now.left}."
    if view.rival_days is not None:
        yield f"  {view.rival[:1].upper()}{view.rival[1:]}: {view.rival_days}."
    for date in view.ahead:
        yield from folded(f"{date.day}, in {date.days} days: {date.what}.", "  ", "    ")
    for lapse in view.lapsing:
        until = f"to be had until {lapse.until}" if lapse.until else "to be had, and it keeps"
        yield from folded(f"{lapse.what}: {until}.", "  ", "    ")


def codex(view: CodexView, wanted: str) -> Iterator[str]:
    """A term of the codex with what it is, or, for no term, all that may be looked up."""
    if not wanted:
        yield "The codex" if view.terms else "There is nothing to look up yet."
        yield from (f"  {_headed(term)}" for term in view.terms)
        return
    sought = wanted.casefold()
    found = [term for term in view.terms if sought in (term.id, term.term.casefold(), term.native.casefold())]
    found = found or [term for term in view.terms if term.term.casefold().startswith(sought)]
    if not found:
        yield f"“{wanted[:40]}” is not in the codex. Type codex for a list."
    for term in found:
        yield _headed(term)
        for paragraph in term.text.split(PARAGRAPH):
            yield from folded(paragraph, "    ")


def _headed(term: TermView) -> str:
    return f"{term.term} ({term.native})" if term.native else term.term


def journal(entries: Iterable[JournalEntry], wanted: str = "") -> Iterator[str]:
    """Everything read, with the choices that led to it; of words that are wanted, the paragraphs that hold them."""
    parts = [part for entry in entries for part in _entry(entry)]
    found = [shown for text, shown in parts if wanted.casefold() in text.casefold()]
    if not found:
        yield "Nothing that you have read says that."
    for shown in found:
        yield from shown


def _entry(entry: JournalEntry) -> Iterator[tuple[str, list[str]]]:
    """Each part of an entry: its bare words, and its lines."""
    if entry.picked:
        yield entry.picked, ["", f"> {entry.picked}"]
    for item in entry.passage:
        shown = block(item)
        yield "".join(run.text for run in item.runs) if isinstance(item, Paragraph) else " ".join(shown), shown
    yield from ((note, [f"* {note}"]) for note in entry.notes)
