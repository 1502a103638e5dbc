"""The time machine: every kind of state of an older edition is taken up in this one, and an ending must still be reachable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from star_city_game.compiler.codes import CODES
from star_city_game.compiler.diagnostics import Diagnostic
from star_city_game.errors import SaveElsewhere
from star_city_game.model.edition import Account, Told
from star_city_game.model.saved import SavedGame
from star_city_game.model.scene import Place
from star_city_game.model.story import Story
from star_city_game.session import Session
from star_city_game.workshop.bots import GAMES, Explorer, find_ending

MOST = 3000
"""Choices made at the most from each state in the search for an ending."""
_STORY = "story.yaml"
_MOVES = {
    "back": "is taken back to",
    "on": "goes on in",
    "anew": "enters once more",
    "found": "is found again in",
    "none": "stays in",
}


@dataclass(slots=True)
class Count:
    """What was tried: kinds of states, how many stood exactly, with a notice, and at another place, and searches made."""

    states: int = 0
    exact: int = 0
    noticed: int = 0
    moved: int = 0
    searched: int = 0

    def take(self, account: Account) -> None:
        """Counts one state."""
        self.states += 1
        if account.is_exact:
            self.exact += 1
        elif account.move in ("none", "found"):
            self.noticed += 1
        else:
            self.moved += 1


@dataclass(slots=True)
class Against:
    """An older edition held against this one, in so many ``games`` of it at the most.

    ``tell`` is called again and again while it works, with what was tried so far.
    """

    old: Story
    new: Story
    tell: Callable[[Count], object] = lambda _: None
    games: int = GAMES
    count: Count = field(default_factory=Count)
    _found: dict[tuple[str, str], Diagnostic] = field(default_factory=dict)
    _searched: set[tuple[str, ...]] = field(default_factory=set)

    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything that a game saved in the older edition would lose in this one, in order of file and place."""
        if self.old.id != self.new.id:
            message = f"it is another story, {self.old.id}, and none of its saves can be taken up"
            self._add("SC614", "", None, message, advice="Compare two editions of one story.")
        else:
            for saved in Explorer(self.old, self.games).explore():
                self.tell(self.count)
                self._try(saved)
        return tuple(sorted(self._found.values(), key=lambda each: each.order))

    def _try(self, saved: SavedGame) -> None:
        try:
            session = Session.resume(self.new, saved)
        except SaveElsewhere as error:
            self._add("SC614", saved.state.scene, None, f"a game saved in {self._where(saved)} is refused: {error}")
            return
        account = session.account
        self.count.take(account)
        if account.move in ("back", "on", "anew"):
            self._tell_moved(saved, session)
        for told in account.told:
            if not told.quiet and told.topic not in ("place", "choice"):
                self._tell_lost(saved, told)
        self._search(saved, session)

    def _tell_moved(self, saved: SavedGame, session: Session) -> None:
        account = session.account
        place = next((told.name for told in account.told if told.topic == "place"), saved.state.scene)
        if self.new.earlier.instead("scenes", place.partition(" ")[0]):
            return  # the story says where such a game goes on
        lost = f", {account.lost} choices earlier" if account.lost else ""
        message = f"a game saved at {place} ({self._where(saved)}) {_MOVES[account.move]} {session.scene}{lost}"
        advice = "Say under renames or retired what became of it, or leave it: the player is told."
        self._add("SC611", f"{place} {account.move}", session.scene, message, advice=advice)

    def _tell_lost(self, saved: SavedGame, told: Told) -> None:
        message = f"of a game saved in {self._where(saved)}, {told.name} is not kept: {told.text}"
        advice = "Say under renames, retired or retyped what became of it, or leave it: the player is told."
        self._add("SC612", f"{told.topic} {told.name}", saved.state.scene, message, advice=advice)

    def _search(self, saved: SavedGame, session: Session) -> None:
        """Looks for an ending, once for each place."""
        state = session.saved().state
        where = tuple(f"{frame.scene} {frame.anchor}" for frame in state.frames)
        if where in self._searched or session.turn.ended is not None:
            return
        self._searched.add(where)
        self.count.searched += 1
        place = session.scene
        if find_ending(session, MOST, lambda: self.tell(self.count)) is None:
            message = f"from a game saved in {self._where(saved)} and taken up in {place} no ending was reached"
            self._add("SC613", " ".join(where), place, f"{message} in {MOST} choices")

    def _where(self, saved: SavedGame) -> str:
        """A place of the older edition, as messages name it."""
        scene = self.old.scenes.get(saved.state.scene)
        at = None if scene is None else scene.at
        return saved.state.scene if at is None else f"{saved.state.scene}, {at.file}:{at.line} of the older edition"

    def _add(self, code: str, key: str, scene: str | None, message: str, *, advice: str = "") -> None:
        """Adds a finding at a scene of this edition; one of each code and key."""
        at = next(iter(self._places(scene)), Place(_STORY, 0, 0))
        if (code, key) not in self._found:
            severity = CODES[code].severity
            self._found[code, key] = Diagnostic(code, severity, at.file, at.line, at.column, message, advice=advice)

    def _places(self, scene: str | None) -> Iterator[Place]:
        known = self.new.scenes.get(scene or "")
        if known is not None and known.at is not None:
            yield known.at


def in_words(count: Count) -> str:
    """What was tried, as one line."""
    return (
        f"{count.states} kinds of states of the older edition: {count.exact} stand exactly, {count.noticed} with a notice,"
        f" {count.moved} at another place; an ending was looked for from {count.searched}"
    )
