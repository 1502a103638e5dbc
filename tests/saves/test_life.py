"""A life of saves at random: choose, take back, save, load, be killed, lose the power, be damaged, meet a new edition.

The model is a plain table of what each slot holds; after every blow the shelf must give what the table says, and tell.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from builders import the_lift
from saves.model_disk import FOLDER, Killed, ModelDisk, killed_at
from star_city_game.errors import SaveDamaged, SaveMissing
from star_city_game.model.saved import SavedGame, Terms
from star_city_game.saves.file_store import FileStore
from star_city_game.saves.shelf import Shelf
from star_city_game.saves.store import KEPT
from star_city_game.session import Session

STATES = 60
"""Of the states that a power cut may leave, one of the first so many is taken."""


@dataclass(frozen=True)
class Made:
    """A save of the model: its place among all saves, and the game."""

    number: int
    game: SavedGame


class Life(RuleBasedStateMachine):
    """``slots`` holds what each slot must give, the newest generation first."""

    def __init__(self) -> None:
        super().__init__()
        self.story = the_lift()
        self.slots: dict[str, list[Made]] = {}
        self.broken: set[str] = set()
        """Slots of the player's of which nothing can be read: they are told of until they are written again."""
        self.numbers = itertools.count()
        self.open(ModelDisk({}))

    def open(self, disk: ModelDisk) -> None:
        self.disk = disk
        self.shelf = Shelf(FileStore(FOLDER, disk), clock=lambda: "the clock stands still")

    @initialize(seed=st.integers(min_value=0, max_value=9), ironman=st.booleans())
    def begin(self, seed: int, ironman: bool) -> None:
        self.session = Session.new(self.story, seed=seed, terms=Terms("game", ironman))
        self.autosaved(self.session.saved())

    def autosaved(self, game: SavedGame) -> None:
        self.shelf.autosave(game)
        self.note(game)

    def note(self, game: SavedGame) -> None:
        """Writes down what was kept; which slot of the ring it went to is the shelf's own affair."""
        slot = self.shelf.list()[0].slot
        self.broken.discard(slot)
        older = self.slots.get(slot, []) if not slot.startswith("auto") else []
        self.slots[slot] = [Made(next(self.numbers), game), *older][: KEPT + 1]

    def last(self) -> tuple[str, Made] | None:
        there = [(slot, made[0]) for slot, made in self.slots.items() if made]
        return max(there, key=lambda each: each[1].number, default=None)

    # the player

    @precondition(lambda self: self.session.turn.ended is None)
    @rule(number=st.integers(min_value=0, max_value=3))
    def choose(self, number: int) -> None:
        choices = self.session.turn.choices
        self.session.choose(choices[number % len(choices)].id)
        self.autosaved(self.session.saved())

    @precondition(lambda self: self.session.can_undo)
    @rule(way=st.sampled_from(["undo", "rewind", "rewind_chapter"]))
    def go_back(self, way: str) -> None:
        getattr(self.session, way)()
        self.autosaved(self.session.saved())

    @precondition(lambda self: not self.session.terms.ironman)
    @rule(slot=st.sampled_from(["one", "two", "quick"]))
    def save(self, slot: str) -> None:
        self.shelf.save(slot, self.session.saved())
        self.note(self.session.saved())

    @rule(data=st.data())
    def load(self, data: st.DataObject) -> None:
        slot = data.draw(st.sampled_from(sorted(slot for slot, made in self.slots.items() if made) or ["none"]))
        try:
            loaded = self.shelf.load(slot)
        except SaveMissing:
            assert slot == "none"
            return
        assert loaded.game == self.slots[slot][0].game
        self.take_up(loaded.game)

    def take_up(self, game: SavedGame) -> None:
        self.session = Session.resume(self.story, game)
        assert self.session.turn == game.turn
        assert len(self.session.journal()) == len(game.log) + 1
        assert self.session.words == sum(turn.words for _, turn in self.session._moments)

    @rule()
    def close_and_come_back(self) -> None:
        self.shelf.close()
        self.open(ModelDisk(self.disk.now()))
        self.come_back(None)

    # blows

    @precondition(lambda self: self.session.turn.ended is None)
    @rule(at=st.integers(min_value=0, max_value=20), state=st.integers(min_value=-1, max_value=STATES - 1))
    def die(self, at: int, state: int) -> None:
        """Killed at a call of an autosave; from 0 on the power goes as well."""
        self.session.choose(self.session.turn.choices[0].id)
        game = self.session.saved()
        self.disk.fault = killed_at(self.disk, at)
        try:
            self.shelf.autosave(game)
            maybe = None
        except Killed:
            maybe = game
        self.disk.fault = None
        if maybe is None:
            self.note(game)
        states = list(itertools.islice(self.disk.after_a_power_cut(), STATES)) if state >= 0 else [self.disk.now()]
        self.open(ModelDisk(states[state % len(states)]))
        self.come_back(maybe)

    def come_back(self, maybe: SavedGame | None) -> None:
        """Continue gives the game kept last, or the one that was being kept; then the table is that of the shelf."""
        found = self.shelf.newest()
        last = self.last()
        if found is None:
            assert last is None
            self.session = Session.new(self.story, terms=self.session.terms)
            return
        instead = [notice for notice in found.notices if notice.endswith("was taken up in its place.")]
        passed = [notice for notice in found.notices if notice not in instead]
        assert all(any(f"“{slot}”" in notice for slot in self.broken) for notice in passed)
        assert len(instead) == bool(passed)
        if last is None or found.game != last[1].game:
            assert found.game == maybe
            self.note(found.game)
        self.take_up(found.game)

    @rule(place=st.integers(min_value=0), flip=st.integers(min_value=1, max_value=255), cut=st.booleans())
    def damage_the_last(self, place: int, flip: int, cut: bool) -> None:
        """The last save is damaged by hand: the one before it is loaded, and it is told."""
        last = self.last()
        if last is None:
            return
        slot, _ = last
        name = f"{slot}.starcity"
        data = bytearray(self.disk.now()[name])
        place %= len(data)
        if place in range(14, 16):
            return  # the number of the format: a higher one is not damage
        data[place] ^= flip
        damaged = bytes(data[:place]) if cut else bytes(data)
        self.shelf.close()
        self.open(ModelDisk(self.disk.now() | {name: damaged}))
        lost = self.slots[slot].pop(0)
        expected = self.last()
        try:
            found = self.shelf.newest()
        except SaveDamaged:
            assert expected is None
            self.slots, self.broken = {}, set()
            self.open(ModelDisk({}))
            self.session = Session.new(self.story, terms=self.session.terms)
            return
        assert found is not None
        if expected is None or found.game != expected[1].game:
            assert found.game == lost.game, "a write that was killed had given it a second name already"
            self.slots[slot].insert(0, lost)
        assert slot in " ".join(found.notices)
        if not (self.slots[slot] or slot.startswith("auto")):
            self.broken.add(slot)
        assert all(not info.fallen for info in self.shelf.list())
        self.take_up(found.game)

    @rule()
    def a_new_edition_comes_out(self) -> None:
        version = f"1.0.{int(self.story.version.split('.')[-1]) + 1}"
        self.story = replace(self.story, version=version, digest=f"small {version}")
        before = self.session
        self.session = Session.resume(self.story, before.saved())
        assert self.session.turn == before.turn
        assert self.session.saved().log == before.saved().log


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=50, stateful_step_count=20, deadline=None)
