"""Read-only records that the faces' screens show; a face never sees the state itself.

Those of the launch stand in ``launch_view``, those of the file in ``file_view``.
"""

from __future__ import annotations

from star_city_game.model.frozen import frozen
from star_city_game.model.turn import Block


@frozen
class PersonView:
    """A person the player has met, in words.

    ``wants`` is what the person asks in this chapter; ``done`` what the player has been told that the person did meanwhile.
    """

    id: str
    name: str
    about: str
    regard: str
    wants: str = ""
    done: tuple[str, ...] = ()


@frozen
class TraitView:
    """A quality of the player that may be seen: its label and its word or number."""

    label: str
    word: str


@frozen
class TermView:
    """An entry of the codex that may be looked up; ``text`` is in paragraphs parted by blank lines."""

    id: str
    term: str
    native: str
    text: str


@frozen
class CodexView:
    """What may be looked up so far, in order of the terms."""

    terms: tuple[TermView, ...]


@frozen
class DateView:
    """A turn of the calendar: past, now or to come."""

    name: str
    tense: str
    left: int | None


@frozen
class AheadView:
    """A date that is known beforehand: the day as the screen writes it, what it is, and the days until then."""

    day: str
    what: str
    days: int


@frozen
class LapseView:
    """Something that is to be had, and the name of the turn with which it lapses; an empty word when nothing lapses."""

    what: str
    until: str


@frozen
class CalendarView:
    """The turns of the calendar; today and the chapter; the rival’s clock; the next known dates; what lapses.

    ``rival_days`` is None where nothing is reported of a rival.
    """

    dates: tuple[DateView, ...]
    today: str = ""
    chapter: str = ""
    rival: str = ""
    rival_days: int | None = None
    ahead: tuple[AheadView, ...] = ()
    lapsing: tuple[LapseView, ...] = ()


@frozen
class JournalEntry:
    """One turn as it was read: the choice that led to it and the text that followed."""

    number: int
    picked: str
    passage: tuple[Block, ...]
    notes: tuple[str, ...]
    scene: str
