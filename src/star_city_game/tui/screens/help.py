"""Help, built from the registry of commands."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from star_city_game.tui import bindings
from star_city_game.tui.bindings import REGISTRY, Command, key_name
from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, join, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine

READING = (
    "You read, and then you choose: by the digit before a choice, by arrows and Enter, or by mouse. While there is more "
    "text below, Enter reads on. A choice that is locked says why. Odds are words; they can be numbers. What chance has "
    "decided stays decided: going back does not roll again. The game is saved after every choice."
)
_CHOOSING = (
    ("1 – 9", "take a choice"),
    ("Up Down", "move among the choices"),
    ("Enter", "take one"),
    ("Tab", "go between text and choices"),
)
_GROUPS = (
    ("While you play", bindings.PLAY),
    ("Anywhere", bindings.ANYWHERE),
    ("On a page", bindings.SHEET),
    ("In the journal", bindings.JOURNAL),
    ("In the file, on the board, in the calendar", bindings.FOLDER),
    ("In the reading room and a report", bindings.DOCUMENT),
    ("Among the saves", bindings.SAVES),
    ("On the title", bindings.TITLE),
)
_NAMES = "A command goes by its label, or by the name in brackets."
_KEY_WIDTH = 8


class HelpScreen(SheetScreen):
    """What the game is, and every key there is."""

    AUTO_FOCUS = "#help"

    def body(self) -> Iterable[Widget]:
        """The words, then the keys by kind of screen."""
        yield TopLine("Help")
        with VerticalScroll(id="help"):
            yield Static(line(READING), markup=False)
            yield Static(join(self._groups(), "\n\n"), classes="gap", markup=False)
            yield Static(self._file(), classes="gap", markup=False)

    def _groups(self) -> Iterable[Content]:
        choosing = [_row(key, about) for key, about in _CHOOSING]
        yield join([line(("Choosing", f"bold {LAMP}")), *choosing])
        groups = (*_GROUPS, ("For a writer", bindings.WRITER)) if self.star_city.writer else _GROUPS
        for title, where in groups:
            rows = [self._command(command) for command in REGISTRY if command.where == where]
            yield join([line((title, f"bold {LAMP}")), *rows])

    def _command(self, command: Command) -> Content:
        name = "" if command.id == command.label.lower() else command.id
        return _row(key_name(command, self.star_city.keys), f"{command.label:<10}{command.about}", name)

    def _file(self) -> Content:
        path = self.star_city.settings.path
        where = str(path) if path is not None else "the settings file"
        return line((f'Keys can be changed in {where}, under [keys]: journal = "b". {_NAMES}', SOFT))


def _row(key: str, about: str, name: str = "") -> Content:
    return line((f"  {key:<{_KEY_WIDTH}}", "bold"), about, (f"  [{name}]" if name else "", FAINT))
