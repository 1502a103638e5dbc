"""The sub-commands. Each imports what it needs when it runs, so that none pays for another."""
# ruff: noqa: PLC0415 - see the docstring

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from star_city_game.cli.places import Places, find, schemas_of
from star_city_game.errors import StoryError

if TYPE_CHECKING:
    from star_city_game.compiler.diagnostics import Diagnostic
    from star_city_game.model.story import Story
    from star_city_game.plain.player import PlainPlayer
    from star_city_game.tui.app import StarCityApp

_Loaded = TypeVar("_Loaded")
FINE, PROBLEMS, MISUSE = 0, 1, 2
Form: TypeAlias = Literal["words", "json", "sarif"]
"""How findings are told."""


def run(options: argparse.Namespace) -> int:
    """Runs the sub-command that the options name and gives its exit code."""
    places = find(options.story, options.saves)
    deeds: dict[str | None, Callable[[], int]] = {
        "check": lambda: check(places, against=options.against, form=_form(options), strict=options.strict),
        "lock": lambda: lock(places),
        "test": lambda: walk(places, options.names),
        "schema": lambda: schema(places, out=options.out, ids=options.ids, modeline=options.modeline),
        "fmt": lambda: fmt(places, options),
        "where": lambda: where(places),
        "saves": lambda: look_after_saves(options, places),
    }
    return deeds.get(
        options.command, lambda: play(places, plain=options.plain, seed=options.seed, writer=options.writer)
    )()


def where(places: Places) -> int:
    """Prints every path in use."""
    rows = [("story", places.story), ("saves", places.saves), ("settings", places.settings), ("cache", places.cache)]
    rows += [("checkout", places.checkout)] if places.checkout else []
    sys.stdout.writelines(f"{name:<9} {path}\n" for name, path in rows)
    return FINE


def _form(options: argparse.Namespace) -> Form:
    return "json" if options.json else "sarif" if options.sarif else "words"


def check(places: Places, *, against: str | None = None, form: Form, strict: bool) -> int:
    """Reports every fault of the story's files; with ``strict`` a warning is a problem too.

    ``against`` names an older edition, whose saves must still be able to come to an ending.
    """
    from star_city_game.compiler.diagnostics import as_data, has_errors, lay_out_all, summary
    from star_city_game.compiler.load import check_story

    story, found = _undisturbed(lambda: check_story(places.story))
    if against is not None and story is not None:
        found = (*found, *_against(places, against, story))
    if form == "json":
        sys.stdout.write(json.dumps([as_data(item) for item in found], indent=2, ensure_ascii=False) + "\n")
    elif form == "sarif":
        sys.stdout.write(json.dumps(_sarif(found, places), indent=2, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(lay_out_all(found) + "\n" if found else "")
        sys.stdout.write("" if found else summary(found) + "\n")
    return PROBLEMS if has_errors(found) or (strict and found) else FINE


def _sarif(found: Sequence[Diagnostic], places: Places) -> dict[str, Any]:
    from star_city_game import __version__
    from star_city_game.workshop.sarif import as_sarif

    story, here = places.story.resolve(), Path.cwd()
    folder = story.relative_to(here) if story.is_relative_to(here) else story
    return as_sarif(found, "" if folder == Path() else folder.as_posix(), __version__)


def _against(places: Places, named: str, story: Story) -> tuple[Diagnostic, ...]:
    from star_city_game.cli.progress import Progress
    from star_city_game.cli.revisions import edition
    from star_city_game.compiler.load import load_story
    from star_city_game.workshop.against import Against, in_words

    with edition(named, places.story) as folder, Progress(sys.stderr.write) as progress:
        compared = Against(load_story(folder), story, lambda count: progress.tell(in_words(count)))
        found = compared.findings()
    sys.stderr.write(in_words(compared.count) + "\n")
    return found


def lock(places: Places) -> int:
    """Pins the ids that saves hold and no writer wrote, as they are now."""
    from star_city_game.compiler.diagnostics import lay_out_all
    from star_city_game.compiler.load import lock_story

    number, errors = lock_story(places.story)
    if errors:
        sys.stderr.write(lay_out_all(errors) + "\n")
        return PROBLEMS
    sys.stdout.write(f"{number} ids pinned in {places.story / 'story.lock'}\n")
    return FINE


def walk(places: Places, names: list[str]) -> int:
    """Runs the story's walkthroughs and prints what differs."""
    from star_city_game.workshop.walkthrough import run_folder

    return PROBLEMS if run_folder(places.story, names, sys.stdout.write) else FINE


def schema(places: Places, *, out: Path | None, ids: bool, modeline: bool) -> int:
    """Writes the JSON Schemas of a story's files, and on request the modelines that lead an editor to them."""
    from star_city_game.compiler.load import read_declared
    from star_city_game.workshop.modeline import set_modelines
    from star_city_game.workshop.schema import ids_of, write_schemas

    if not (places.story / "story.yaml").is_file():
        raise StoryError(f"there is no story.yaml in {places.story}")
    folder = out or schemas_of(places, own=ids)
    written = write_schemas(folder, ids_of(read_declared(places.story)) if ids else None)
    sys.stdout.write(f"{len(written)} schemas in {folder}\n")
    if modeline:
        files, changed = set_modelines(places.story, folder)
        sys.stdout.write(f"{files} files in {places.story}, {changed} of them changed\n")
    return FINE


def fmt(places: Places, options: argparse.Namespace) -> int:
    """Lays files out as ``star-city fmt`` was asked to."""
    from star_city_game.cli.fmt import Wanted
    from star_city_game.cli.fmt import fmt as lay_out_files

    return lay_out_files(places.story, Wanted(options.files, options.name, options.width, options.check))


def look_after_saves(options: argparse.Namespace, places: Places) -> int:
    """Does what ``star-city saves`` was asked for."""
    from star_city_game.cli.saves import Keeping

    return Keeping(places).run(options)


def play(places: Places, *, plain: bool, seed: int | None, writer: bool = False) -> int:
    """Plays: on the full screen, or on plain lines when asked to or when there is no terminal to draw on."""
    if plain or not sys.stdout.isatty() or os.environ.get("TERM", "") == "dumb":
        return _play_plain(places, seed, writer=writer)
    if not sys.stdin.isatty():
        sys.stderr.write("star-city: the full screen needs a keyboard; to play from a file or a pipe use --plain\n")
        return MISUSE
    return _play_full_screen(places, seed, writer=writer)


def _new_seed(seed: int | None) -> Callable[[], int]:
    return (lambda: int.from_bytes(os.urandom(4))) if seed is None else (lambda: seed)


def _story(places: Places) -> Story:
    """The story to be played."""
    from star_city_game.compiler.load import load_story

    return load_story(places.story, places.cache)


def _undisturbed(load: Callable[[], _Loaded]) -> _Loaded:
    """Loads what stays until the end, modules or a story, so the collector of garbage need not look through it, now or ever.

    On a large story that would take a third of the time to load it, and half the time of a choice.
    """
    gc.disable()
    try:
        return load()
    finally:
        gc.freeze()
        gc.enable()


def _play_plain(places: Places, seed: int | None, *, writer: bool) -> int:
    player = _undisturbed(lambda: _plain_player(places, seed, writer=writer))
    from star_city_game.plain.console import Stopped

    try:
        player.play()
    except Stopped as stopped:
        return 128 + stopped.number
    return FINE


def _plain_player(places: Places, seed: int | None, *, writer: bool) -> PlainPlayer:
    from star_city_game.plain.console import Console
    from star_city_game.plain.player import PlainPlayer
    from star_city_game.saves.places import shelf_at

    console = Console()
    console.listen()
    player = PlainPlayer(_story(places), shelf_at(places.saves), console.read, console.write, _new_seed(seed))
    player.writer = writer
    return player


def _play_full_screen(places: Places, seed: int | None, *, writer: bool) -> int:
    app = _undisturbed(lambda: _full_screen(places, seed, writer=writer))
    from star_city_game.tui.terminal import play_full_screen

    return play_full_screen(app)


def _full_screen(places: Places, seed: int | None, *, writer: bool) -> StarCityApp:
    from star_city_game.saves.places import shelf_at
    from star_city_game.tui.app import StarCityApp
    from star_city_game.tui.settings import load_settings

    app = StarCityApp(
        lambda: _undisturbed(lambda: _story(places)), shelf_at(places.saves), seed, load_settings(places.settings)
    )
    app.writer = writer
    return app
