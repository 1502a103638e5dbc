"""People: whom the player has met, and how they stand, in words."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.model.view import PersonView
from star_city_game.tui.content import LAMP, SOFT, Content, join, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine

NOBODY = "You have met nobody yet whose name you would know again."


class PeopleScreen(SheetScreen):
    """The player's own traits; then names, how each stands, and what each does."""

    AUTO_FOCUS = "#people"

    def body(self) -> Iterable[Widget]:
        """Oneself, then everybody met."""
        game = self.star_city.current
        met, traits = game.people(), game.traits()
        yield TopLine("People", f"met: {len(met)}")
        with VerticalScroll(id="people"):
            if traits:
                column = max(len(trait.label) for trait in traits) + 2
                rows = [line((trait.label.ljust(column), SOFT), trait.word) for trait in traits]
                yield Static(join([line(("Yourself", f"bold {LAMP}")), *rows, line()]), markup=False)
            if not met:
                yield Static(line((NOBODY, SOFT)), markup=False)
            for person in met:
                yield Static(line((person.name, "bold")), markup=False)
                yield Static(_about(person), classes="about", markup=False)


def _about(person: PersonView) -> Content:
    wants = line(("wants: ", SOFT), person.wants) if person.wants else line()
    done = [line((each, SOFT)) for each in person.done]
    return join([part for part in (line(person.regard), line((person.about, SOFT)), wants, *done) if part])
