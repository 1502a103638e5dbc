"""Makes the golden saves of one version: a small set of files that every later version must load, for ever.

Run once, when a version is released, with the code and the story of that version and no other::

    python tests/saves/golden/make.py

It writes ``tests/saves/golden/VERSION``, which is then committed and never changed. To make the set of an older version, check
that version out beside this one and put its ``src`` first on the path: the script uses only what every version has.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from star_city_game import __version__
from star_city_game.compiler.load import load_story
from star_city_game.model.saved import SavedGame
from star_city_game.model.story import Story
from star_city_game.saves.codec import encode
from star_city_game.session import Session

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
GAMES = 40
"""Games of the real story that are looked through for what is wanted."""
LONGEST = 400
MADE = "2026-11-28T06:00:00.000000+00:00"
"""When the saves say that they were made."""
Wanted = Callable[[SavedGame], bool]

WANTED: Mapping[str, Wanted] = {
    "prologue-cosmonaut": lambda game: _role(game) == "cosmonaut" and len(game.log) == 9,
    "prologue-engineer": lambda game: _role(game) == "engineer" and len(game.log) == 14,
    "chapter1-cosmonaut": lambda game: _role(game) == "cosmonaut" and game.state.turn >= 4,
    "chapter1-engineer": lambda game: _role(game) == "engineer" and game.state.turn >= 6,
    "hub-day": lambda game: game.state.scene == "dekada_day",
    "hub-evening": lambda game: game.state.scene == "dekada_evening" and game.state.turn > 2,
    "supper-in-a-call": lambda game: any(frame.anchor.startswith("call.") for frame in game.state.frames[:-1]),
    "storylet-from-a-hand": lambda game: any(frame.anchor.endswith(".gather") for frame in game.state.frames[:-1]),
    "scene-that-fell-due": lambda game: any(frame.anchor == "due" for frame in game.state.frames[:-1]),
    "machine-has-moved": lambda game: "signal" in game.state.machines.values(),
    "odds-and-papers": lambda game: any(each.odds for each in game.turn.choices) and len(game.state.papers) > 2,
    "early-ending": lambda game: game.state.ended not in (None, "edition_end"),
    "end-of-the-edition": lambda game: game.state.ended == "edition_end",
}
"""Saves of the real story, by slot: the first game that is so."""
TALE: Mapping[str, tuple[str, ...]] = {
    "tale-begun": (),
    "tale-in-a-call": ("count", "porch"),
    "tale-in-a-hand": ("count", "count", "errand_of_keys"),
    "tale-merged": ("yard",),
    "tale-with-something-due": ("put_off", "sleep"),
    "tale-over": ("count", "yard", "home"),
    "quick": ("count",),
    "auto-0": ("count", "count"),
}
"""Saves of the small story in ``tale``, by slot: the choices made, each by the end of its id."""


def _role(game: SavedGame) -> str:
    return str(game.state.values["role"])


def games_of(story: Story) -> Iterator[SavedGame]:
    """Moments of many games of the real story, in which what was chosen least is chosen next."""
    for number in range(GAMES):
        chance = random.Random(number)  # noqa: S311 - which games are tried, not what happens in them
        session = Session.new(story, {"role": ("cosmonaut", "engineer")[number % 2]}, number)
        chosen: dict[str, int] = {}
        for _ in range(LONGEST):
            yield session.saved()
            free = [each.id for each in session.turn.choices if each.locked is None]
            if not free:
                break
            pick = min(free, key=lambda id_: (chosen.get(id_, 0), chance.random()))
            chosen[pick] = chosen.get(pick, 0) + 1
            session.choose(pick)


def tale_of(story: Story, choices: tuple[str, ...]) -> SavedGame:
    """A game of the small story after some choices."""
    session = Session.new(story, seed=7)
    for name in choices:
        offered = [each.id for each in session.turn.choices]
        session.choose(next(id_ for id_ in offered if id_ == name or id_.endswith(f".{name}")))
    return session.saved()


def keep(folder: Path, slot: str, game: SavedGame) -> None:
    """Writes one save as the version writes it."""
    (folder / f"{slot}.starcity").write_bytes(encode(game, MADE, __version__))


def main() -> int:
    """Writes the set of the version that runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--story", type=Path, default=ROOT / "story", help="the story of the version")
    parser.add_argument("--out", type=Path, default=HERE / __version__, help="where the set is written")
    options = parser.parse_args()
    if options.out.exists():
        sys.stderr.write(f"{options.out} is there already, and a set is never made twice\n")
        return 1
    options.out.mkdir()
    missing = dict(WANTED)
    for game in games_of(load_story(options.story)):
        for slot in [slot for slot, is_so in missing.items() if is_so(game)]:
            keep(options.out, slot, game)
            del missing[slot]
    tale = load_story(HERE / "tale")
    for slot, choices in TALE.items():
        keep(options.out, slot, tale_of(tale, choices))
    sys.stdout.write(f"{len(list(options.out.iterdir()))} files in {options.out}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
