"""People: whom the player has met, and how they stand, in words."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.model.view import PersonView
from star_city_game.tui.content import SOFT, Content, join, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine

NOBODY = "You have met nobody yet whose name you would know again."


class PeopleScreen(SheetScreen):
    """Names, what each does, how each stands; and the player's own traits."""

    def body(self) -> Iterable[Widget]:
        """Everybody met, then oneself."""
        game = self.star_city.current
        met, traits = game.people(), game.traits()
        yield TopLine("People", f"met: {len(met)}")
        with VerticalScroll(id="people"):
            people = [_person(person) for person in met] or [line((NOBODY, SOFT))]
            yield Static(join(people, "\n\n"), markup=False)
            if traits:
                column = max(len(trait.label) for trait in traits) + 2
                rows = [line((trait.label.ljust(column), SOFT), trait.word) for trait in traits]
                yield Static(join([line(("Yourself", "bold $lamp")), *rows]), classes="gap", markup=False)

    def on_mount(self) -> None:
        """Lets the arrows scroll."""
        self.set_focus(self.query_one("#people"))


def _person(person: PersonView) -> Content:
    head = line((person.name, "bold"), (f", {person.about}" if person.about else "", SOFT))
    return join([head, line(f"  {person.regard}")])
