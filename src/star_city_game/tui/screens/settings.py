"""Settings: each a line, changed by Enter or a click, at work at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual.widget import Widget

from star_city_game.tui import themes
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.settings import CHARSETS, Settings
from star_city_game.tui.widgets.menu import Item, Menu
from star_city_game.tui.widgets.rows import Rows


class SettingsScreen(SheetScreen):
    """Theme, odds, motion, characters."""

    AUTO_FOCUS = "#settings-list"

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield TopLine("Settings", "Enter changes")
        yield Menu(_items(self.star_city.settings), id="settings-list")

    async def picked(self, rows: Rows, index: int) -> None:
        """Changes a setting to its next value."""
        del rows
        app = self.star_city
        menu = self.query_one(Menu)
        ours = [theme.name for theme in themes.OURS]
        others = sorted(name for name in app.available_themes if name not in ours)
        app.apply(_changed(app.settings, menu.items[index].id, [*ours, *others]))
        menu.touched = True
        menu.fill(_items(app.settings))
        for screen in app.screen_stack:
            if isinstance(screen, PlayScreen):
                screen.refreshed()


def _items(settings: Settings) -> list[Item]:
    return [
        Item("theme", "Theme", settings.theme),
        Item("odds_numbers", "Odds", "numbers and words" if settings.odds_numbers else "words"),
        Item("reduced_motion", "Motion", "none" if settings.reduced_motion else "text glides when it scrolls"),
        Item("charset", "Characters", {"auto": "as the terminal says"}.get(settings.charset, settings.charset)),
    ]


def _changed(settings: Settings, name: str, names: Sequence[str]) -> Settings:
    if name == "theme":
        return replace(settings, theme=_next(settings.theme, names))
    if name == "charset":
        return replace(settings, charset=_next(settings.charset, CHARSETS))
    if name == "odds_numbers":
        return replace(settings, odds_numbers=not settings.odds_numbers)
    return replace(settings, reduced_motion=not settings.reduced_motion)


def _next(value: str, values: Sequence[str]) -> str:
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
