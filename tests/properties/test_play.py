"""A machine that plays: choices, undo, saving, loading and damage, against a plain model of what must be true."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from builders import the_lift
from star_city_game.model.turn import Turn
from star_city_game.saves.codec import decode, encode
from star_city_game.saves.file_store import FileStore
from star_city_game.saves.shelf import Shelf
from star_city_game.session import Session


class Play(RuleBasedStateMachine):
    """The model is the list of turns seen; every way back must show exactly those."""

    def __init__(self) -> None:
        super().__init__()
        self.story = the_lift()
        self.folder = tempfile.TemporaryDirectory()
        self.ticks = 0
        self.store = Shelf(FileStore(Path(self.folder.name)), clock=self.clock)
        self.kept: dict[str, list[Turn]] = {}

    def clock(self) -> str:
        self.ticks += 1
        return f"{self.ticks:09}"

    @initialize(seed=st.integers(min_value=0, max_value=2**32 - 1))
    def begin(self, seed: int) -> None:
        self.session = Session.new(self.story, seed=seed)
        self.seen = [self.session.turn]

    @precondition(lambda self: self.session.turn.ended is None)
    @rule(number=st.integers(min_value=0, max_value=3))
    def choose(self, number: int) -> None:
        choices = self.session.turn.choices
        self.seen.append(self.session.choose(choices[number % len(choices)].id))

    @precondition(lambda self: len(self.seen) > 1)
    @rule()
    def undo(self) -> None:
        self.seen.pop()
        assert self.session.undo() == self.seen[-1]

    @precondition(lambda self: len(self.seen) > 1)
    @rule()
    def choosing_again_decides_the_same(self) -> None:
        last = self.seen[-1]
        self.session.undo()
        again = next(choice for choice in self.session.turn.choices if choice.say == last.picked)
        assert self.session.choose(again.id) == last

    @rule()
    def through_a_file(self) -> None:
        game, _ = decode(encode(self.session.saved(), "now", "1"))
        self.session = Session.resume(self.story, game)

    @rule(slot=st.sampled_from(["one", "two"]))
    def save(self, slot: str) -> None:
        self.store.save(slot, self.session.saved())
        self.kept[slot] = list(self.seen)

    @rule(slot=st.sampled_from(["one", "two"]))
    def load(self, slot: str) -> None:
        if slot in self.kept:
            self.session = Session.resume(self.story, self.store.load(slot).game)
            self.seen = list(self.kept[slot])

    @rule(slot=st.sampled_from(["one", "two"]), cut=st.integers(min_value=0, max_value=200))
    def a_damaged_file_is_never_taken_for_a_game(self, slot: str, cut: int) -> None:
        if slot in self.kept:
            path = self.store.store.where / f"{slot}.starcity"
            path.write_bytes(path.read_bytes()[:cut])
            info = next(info for info in self.store.list() if info.slot == slot)
            assert info.damaged or info.fallen
            self.store.delete(slot)
            del self.kept[slot]

    @invariant()
    def what_is_shown_is_what_was_seen(self) -> None:
        if hasattr(self, "session"):
            assert self.session.turn == self.seen[-1]

    @invariant()
    def the_journal_is_all_of_it(self) -> None:
        if hasattr(self, "session"):
            assert [entry.passage for entry in self.session.journal()] == [turn.passage for turn in self.seen]

    def teardown(self) -> None:
        self.folder.cleanup()


TestPlay = Play.TestCase
TestPlay.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
