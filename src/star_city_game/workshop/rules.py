"""Watches the rules of a story along a game: for walkthroughs, and for whatever else plays and looks.

A rule is looked at when the player can choose, and at the end; what happens in between is not seen. What is watched is a value,
so that a game that goes back goes back to what was watched then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal as Only
from typing import TypeAlias

from star_city_game.model.explanation import Part
from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen
from star_city_game.model.rule import Rule
from star_city_game.model.story import Story
from star_city_game.session import Session


@frozen
class Moment:
    """What rules look at: whether an expression holds now, the calendar's turn and the choices made, and where it is.

    ``turn`` is the number of the calendar's turn from 0; ``is_over`` says that the story has ended, not merely stopped.
    """

    holds: Callable[[Expr], bool]
    turn: int
    picks: int
    scene: str
    is_over: bool


@frozen
class Mark:
    """How one rule stands: broken already, or held; for ``after``, whether it held last time and since when it waits."""

    is_broken: bool = False
    held: bool = False
    since: tuple[int, int] | None = None


Watched: TypeAlias = tuple[Mark, ...]
"""How the rules of a story stand, in their order."""
How: TypeAlias = Only["", "now", "over", "late"]
"""How a rule is broken: not at all, by what holds now, by the end of the story, or because too much time has passed."""


@frozen
class Broken:
    """A rule that is broken: by what, after how many choices, and in which scene."""

    rule: Rule
    how: How
    picks: int
    scene: str


def begin(story: Story) -> Watched:
    """How the rules stand before a game begins."""
    return tuple(Mark() for _ in story.rules)


def look(story: Story, watched: Watched, moment: Moment) -> tuple[Watched, tuple[Broken, ...]]:
    """How the rules stand at the next moment, and which are broken at it; a rule is told only once in a game.

    Args:
        story: the story; its rules are looked at.
        watched: how they stood at the moment before, or :func:`begin`.
        moment: the moment.
    """
    marks: list[Mark] = []
    broken: list[Broken] = []
    for rule, mark in zip(story.rules, watched, strict=True):
        if mark.is_broken:
            marks.append(mark)
            continue
        now, how = _looked(rule, mark, moment)
        marks.append(replace(now, is_broken=True) if how else now)
        if how:
            broken.append(Broken(rule, how, moment.picks, moment.scene))
    return tuple(marks), tuple(broken)


def _looked(rule: Rule, mark: Mark, moment: Moment) -> tuple[Mark, How]:
    holds = moment.holds(rule.gate)
    match rule.kind:
        case "always":
            return mark, "" if holds else "now"
        case "never":
            return mark, "now" if holds else ""
        case "eventually":
            now = replace(mark, held=mark.held or holds)
            return now, "over" if moment.is_over and not now.held else ""
        case "after":
            return _followed(rule, mark, moment, holds)


def _followed(rule: Rule, mark: Mark, moment: Moment, holds: bool) -> tuple[Mark, How]:
    """A rule of something that must follow: it waits from when its gate comes to hold."""
    since = (moment.turn, moment.picks) if holds and not mark.held and mark.since is None else mark.since
    if since is not None:
        passed = moment.turn - since[0] if rule.unit == "turn" else moment.picks - since[1]
        if rule.within and passed > rule.within:
            return Mark(), "late"
        if rule.then is not None and moment.holds(rule.then):
            since = None
    is_left_open = moment.is_over and since is not None and not rule.within
    return Mark(held=holds, since=since), "over" if is_left_open else ""


class Watch:
    """Watches the rules along one session, and can go back with it."""

    def __init__(self, session: Session) -> None:
        """Looks at the session as it stands."""
        self._story = session.story
        self._path: list[Watched] = [begin(session.story)]
        self.broken: list[str] = []
        """What was broken so far, in words."""
        self.look(session)

    def look(self, session: Session) -> None:
        """Looks at the session after a choice."""
        moment = Moment(
            session.holds, session.calendar_turn, session.turn.number, session.scene, bool(session.turn.ended)
        )
        watched, broken = look(self._story, self._path[-1], moment)
        self._path.append(watched)
        self.broken += [_told(each, session) for each in broken]

    def undo(self) -> None:
        """Goes back by one choice; what was broken stays told."""
        self._path.pop()


def _told(broken: Broken, session: Session) -> str:
    rule = broken.rule
    where = f" ({rule.at.file}:{rule.at.line})" if rule.at is not None else ""
    when = f"after choice {broken.picks}, in {broken.scene}"
    why = {
        "now": ", ".join(f"{source} is {value}" for source, value in _values(session.part(rule.gate))),
        "over": "the story is over, and it has not come",
        "late": f"it has not come within {rule.within} {rule.unit}{'s' if rule.within > 1 else ''}",
        "": "",
    }[broken.how]
    return f"the rule “{rule.source}”{where} is broken {when}{f': {why}' if why else ''}"


def _values(part: Part) -> tuple[tuple[str, str], ...]:
    """What a condition reads, each thing once."""
    found = dict(part.values)
    if not part.values and not part.parts:
        found = {part.source: "true" if part.holds else "false"}
    for inner in part.parts:
        found |= dict(_values(inner))
    return tuple(found.items())
