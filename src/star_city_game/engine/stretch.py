"""A stretch of a scene while it is written as one Python function: what the steps have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from star_city_game.engine.draft import Draft
from star_city_game.engine.expressions import Writer
from star_city_game.engine.program import Program
from star_city_game.engine.prose import Still
from star_city_game.engine.source import Source
from star_city_game.engine.texts import TextWriter, constant
from star_city_game.engine.ways import Block
from star_city_game.model.expression import Expr
from star_city_game.model.scene import Merged, Scene
from star_city_game.model.state import Frame, Last
from star_city_game.model.text import Text


class Blocks(Protocol):
    """What a stretch asks of the code of all scenes."""

    @property
    def program(self) -> Program:
        """The story."""

    def at(self, scene: str, step: int, *, looking: bool = False) -> Block:
        """The block that begins at a step of a scene."""

    def look(self, merged: Merged, draft: Draft) -> list[Frame]:
        """Runs a merged scene up to its first offer, and gives where it and the scenes merged there rest."""


class Stretch:
    """Writes one stretch. ``looking`` says that it belongs to a scene that is merged: see :func:`~.follow.make_run`."""

    def __init__(self, scene: Scene, blocks: Blocks, *, looking: bool) -> None:
        self.scene = scene
        self.blocks = blocks
        self.looking = looking
        self.source = Source()
        self.values = Writer(self.source, blocks.program.derived)
        self._texts = TextWriter(self.values, blocks.program.numbers)

    def line(self, written: str) -> None:
        """Adds a statement."""
        self.source.line(written)

    def gate(self, expr: Expr) -> str:
        """The source of a condition."""
        return self.values.value(expr)

    def text(self, text: Text) -> str:
        """The source of a text."""
        return self._texts.write(text)

    def say(self, text: Text) -> None:
        """Shows a text."""
        always = constant(text)
        written = self.text(text) if always is None else self.source.give(Still(always))
        self.show(written, clean=self._texts.is_clean(text))

    def show(self, written: str, *, clean: bool = False) -> None:
        """Shows what a piece of source gives; ``clean`` if that is surely a paragraph with nothing to be worked on."""
        self.line(f"{self.source.local('shown', 's.shown')}.append({written})")
        if not clean:
            self.line("s.is_rough = True")

    def arrive(self, key: str, name: str) -> None:
        """Counts an arrival at a place, which the source names already."""
        visits = self.source.local("visits", "s.visits")
        self.line(f"{visits}[{name}] = {visits}.get({name}, 0) + 1")
        if key in self.blocks.program.story.watched:
            self.line(f"s.last[{name}] = {self.source.use(Last)}(s.turn, s.picks)")

    def deed(self, function: Callable[..., object], *given: object) -> str:
        """The source of a call of one of the engine's functions, with what it is given and the draft."""
        names = [self.source.give(each) for each in given]
        return f"{self.source.use(function)}({', '.join((*names, 's'))})"

    def block(self, number: int) -> str:
        """The source of the block that begins at a step of this scene."""
        return self.source.give(self.blocks.at(self.scene.id, number, looking=self.looking))

    def go_to(self, number: int) -> None:
        """Ends the stretch: the flow goes on at a step of this scene."""
        self.line(f"return {self.block(number)}")
