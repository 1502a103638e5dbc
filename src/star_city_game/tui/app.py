"""The app: it owns the story, the game under way, the settings and the keeping of saves, and opens screens by name."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from textual import work
from textual.app import App
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.widget import AwaitMount

from star_city_game.errors import PlayError, SaveError, StoryError
from star_city_game.model.saved import Terms
from star_city_game.model.story import Story
from star_city_game.saves.shelf import Loaded
from star_city_game.saves.stopwatch import Stopwatch
from star_city_game.tui import themes
from star_city_game.tui.autosave import STORE, Autosave, Stored, ask
from star_city_game.tui.bindings import keymap
from star_city_game.tui.filters import AsciiOnly, AttributesOnly
from star_city_game.tui.ports import Game, Games, SaveStore, Start, StorySource
from star_city_game.tui.screens.frame import Framed
from star_city_game.tui.screens.play import PlayScreen
from star_city_game.tui.screens.title import TitleScreen
from star_city_game.tui.settings import Settings, save_settings
from star_city_game.tui.terminal import listen, shows_unicode
from star_city_game.tui.widgets.room import LEAST_HEIGHT, LEAST_WIDTH

SCREENS: Mapping[str, str] = {
    "journal": "JournalScreen",
    "dossier": "DossierScreen",
    "reading_room": "ReadingRoomScreen",
    "report": "ReportScreen",
    "people": "PeopleScreen",
    "launch": "LaunchScreen",
    "calendar": "CalendarScreen",
    "backstage": "BackstageScreen",
    "saves": "SavesScreen",
    "settings": "SettingsScreen",
    "help": "HelpScreen",
    "menu": "MenuScreen",
    "ending": "EndingScreen",
    "new_game": "NewGameScreen",
}
"""Screens that are opened by name; each stands in the module of that name and is imported when first opened."""


class StarCityApp(App[None]):
    """The full-screen game.

    ``story_source`` is called in a thread behind the title. ``seed`` is that of new games; None draws one. ``games``
    begins and resumes games; by default that is the session.
    """

    TITLE = "Star City"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = ["styles/frame.tcss", "styles/title.tcss", "styles/play.tcss"]  # noqa: RUF012 (Textual's own type)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (Textual's own type)
        (0, "-tiny"),
        (LEAST_WIDTH, "-narrow"),
        (80, "-normal"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-squat"), (LEAST_HEIGHT, "-low"), (24, "-high"), (30, "-tall")]  # noqa: RUF012 (Textual's own type)

    @dataclass
    class StoryLoaded(Message):
        """The story can be played."""

        story: Story

    @dataclass
    class StoryFailed(Message):
        """The story cannot be played."""

        error: StoryError

    def __init__(
        self,
        story_source: StorySource,
        store: SaveStore,
        seed: int | None,
        settings: Settings,
        games: Games | None = None,
    ) -> None:
        self.writer = False
        """Whether whoever plays may look backstage."""
        self.settings = settings
        self.keys, wrong = keymap(settings.keys)
        super().__init__()
        self.store = store
        self.story: Story | None = None
        self.game: Game | None = None
        self.fault: StoryError | None = None
        self.notices = (*settings.notices, *wrong)
        self.last_words = ""
        self._source = story_source
        self._seed = seed
        self._games = games
        self._autosave = Autosave(self, store)
        self._watch = Stopwatch()
        self._is_locked = False
        self._line_filters: Sequence[LineFilter] = ()

    # looks

    @property
    def ascii_only(self) -> bool:
        """Whether only ASCII may reach the terminal."""
        return self.settings.charset == "ascii" or (self.settings.charset == "auto" and not shows_unicode())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our named colours for themes that do not bring them."""
        return dict(themes.fallback_colours(self.current_theme))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every line drawn."""
        return self._line_filters

    def apply(self, settings: Settings) -> None:
        """Takes over settings and writes them down; says so when they cannot be written."""
        self.settings = settings
        self._dress()
        try:
            save_settings(settings)
        except OSError as error:
            self.tell(f"The settings could not be written: {error.strerror or error}.", alarm=True)

    def _dress(self) -> None:
        filters = [AttributesOnly()] if self.no_color else list(super().get_line_filters())
        self._line_filters = [*filters, AsciiOnly()] if self.ascii_only else filters
        known = self.settings.theme in self.available_themes and not self.no_color
        self.theme = self.settings.theme if known else themes.DEFAULT
        if self.settings.reduced_motion:
            self.animation_level = "none"
        self.refresh(layout=True)

    # beginning

    def get_default_screen(self) -> Screen[None]:
        """The title."""
        return TitleScreen()

    def on_load(self) -> None:
        """Settles the looks before anything is drawn."""
        for theme in themes.OURS:
            self.register_theme(theme)
        self._dress()

    def on_mount(self) -> None:
        """Loads the story behind the title, and listens for signals."""
        self.set_keymap(self.keys)
        self._load_story()
        if not self.is_headless:
            listen(self._stop)

    @work(thread=True, group="story")
    def _load_story(self) -> None:
        try:
            story = self._source()
        except StoryError as error:
            self.post_message(self.StoryFailed(error))
        else:
            self.post_message(self.StoryLoaded(story))

    async def on_star_city_app_story_loaded(self, message: StoryLoaded) -> None:
        """The story is here."""
        self.story = message.story
        for screen in self.screen_stack:
            if isinstance(screen, TitleScreen):
                await screen.story_came(message.story)

    def on_star_city_app_story_failed(self, message: StoryFailed) -> None:
        """There is nothing to play."""
        self.fault = message.error
        self.exit(return_code=1)

    # games

    @property
    def games(self) -> Games:
        """What begins and resumes games."""
        if self._games is None:
            self._games = import_module("star_city_game.tui.sessions").SessionGames()
        return self._games

    def begin(self, answers: Mapping[str, str], *, ironman: bool = False) -> AwaitMount:
        """Begins a new game with the answers of the form."""
        seed = self._seed if self._seed is not None else secrets.randbits(32)
        game = self.games.new(self._whole_story, answers, seed, Terms(self.store.fresh_id(), ironman))
        shown = self._play(game, ())
        self.keep(game)
        return shown

    def resume(self, loaded: Loaded, start: Start = "") -> AwaitMount:
        """Takes up a saved game, at the ``start`` of its scene or chapter where that is asked for.

        Raises:
            SaveError: the save belongs to another story.
        """
        game = self.games.resume(self._whole_story, loaded.game)
        if not game.account.is_exact:
            self.ask_store(lambda: self.store.keep_original(loaded.slot), "")
        return self._play(game, (*loaded.notices, *_gone_back(game, start)))

    @property
    def _whole_story(self) -> Story:
        if self.story is None:
            raise RuntimeError("games begin once the story is there")
        return self.story

    def _play(self, game: Game, notices: tuple[str, ...]) -> AwaitMount:
        self.game = game
        self._watch.lap()
        self.to_title()
        return self.push_screen(PlayScreen(game, notices))

    @property
    def current(self) -> Game:
        """The game under way; only screens that lie over one ask for it."""
        if self.game is None:
            raise RuntimeError("no game is under way")
        return self.game

    def keep(self, game: Game) -> None:
        """Asks for the game to be autosaved."""
        game.spend(self._watch.lap())
        self._autosave.keep(game.saved())

    def on_autosave_kept(self, message: Autosave.Kept) -> None:
        """A game is safe; that is said when it is the one on the screen."""
        self._is_locked = False
        for screen in self.screen_stack:
            if isinstance(screen, PlayScreen) and message.ticket == self._autosave.asked:
                screen.kept(is_kept=True)
        if message.told:
            self.tell(" ".join(message.told), alarm=True)

    def on_autosave_failed(self, message: Autosave.Failed) -> None:
        """The game is not safe, and the player must know; of another window it is enough to hear once."""
        for screen in self.screen_stack:
            if isinstance(screen, PlayScreen):
                screen.kept(is_kept=False)
        if not (message.is_locked and self._is_locked):
            self.tell(message.why, alarm=True)
        self._is_locked = message.is_locked

    def ask_store(self, act: Callable[[], object], said: str) -> None:
        """Has the store do something in a thread. It is the app's, so that closing a page does not call it off."""
        self.run_worker(lambda: self.post_message(ask(self.store, act, said)), thread=True, group=STORE)

    def on_stored(self, message: Stored) -> None:
        """Shows what the store has done on the page that shows saves, or tells it where there is none any more."""
        shown = any(screen.stored(message) for screen in reversed(self.screen_stack) if isinstance(screen, Framed))
        if not shown and message.said:
            self.tell(message.said, alarm=message.alarm)

    # screens

    async def open(self, name: str) -> None:
        """Opens a screen over the present one, unless it is the one in front; comes back when it can take keys."""
        if type(self.screen).__name__ != SCREENS[name]:
            module = import_module(f"star_city_game.tui.screens.{name}")
            await self.push_screen(getattr(module, SCREENS[name])())

    async def action_open(self, name: str) -> None:
        """Opens a screen."""
        await self.open(name)

    def to_title(self) -> None:
        """Closes everything down to the title."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def tell(self, text: str, *, alarm: bool = False) -> None:
        """Shows the player a short message, on the play screen or the title."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, (PlayScreen, TitleScreen)):
                screen.tell(text, alarm=alarm)
                return

    # ending

    def action_help_quit(self) -> None:
        """Ctrl+C leaves, as it does everywhere else in a terminal; the game is kept."""
        self.call_later(self.action_quit)

    async def action_quit(self) -> None:
        """Leaves once everything is kept."""
        await self.workers.wait_for_complete([worker for worker in self.workers if worker.group == STORE])
        self._finish()
        self.exit()

    def _stop(self, number: int) -> None:
        self._finish()
        self.exit(return_code=128 + number)

    def _finish(self) -> None:
        try:
            self._autosave.finish()
        except SaveError as error:
            self.last_words = f"The game could not be saved: {error}"

    def _handle_exception(self, error: Exception) -> None:
        """Keeps the game before a fault of ours ends the program, and says so."""
        self._finish()
        if self.game is not None and not self.last_words:
            self.last_words = "That was a fault of the game's. It was saved up to your last choice."
        super()._handle_exception(error)


def _gone_back(game: Game, start: Start) -> tuple[str, ...]:
    """Takes a game back to the start of its scene or chapter; what to tell when that cannot be."""
    if not start or not game.turn.number:
        return ()
    try:
        game.rewind() if start == "scene" else game.rewind_chapter()
    except PlayError as refused:
        return (f"It could not be taken back: {refused}.",)
    return ()
