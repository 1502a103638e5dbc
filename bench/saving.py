"""What saving costs: a durable autosave of our own story, in files and in SQLite, and a game of ten thousand choices.

The long game is played over a story of 1,000 scenes and 3,000 choices, whose names are as long as those of ours. Every save
measured is durable: the time is that of all its calls, synced. What the disk itself takes for that is shown first: on a
machine where others write too, it is most of it.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TypeAlias

import synthetic
from star_city_game.compiler.load import load_story
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode, encode
from star_city_game.saves.places import shelf_at
from star_city_game.saves.shelf import Shelf
from star_city_game.session import Session

Row: TypeAlias = Callable[[str, str, str], None]
RUNS = 60
LONG = 10_000
SCENES = 1_000


def figures(row: Row, session: Session) -> None:
    """Everything there is to say about saves; ``session`` is a game of our story."""
    print("Saves")
    with tempfile.TemporaryDirectory() as folder:
        bare = _times(_bare(Path(folder), encode(session.saved(), "now", "1")), RUNS)
        row("the same bytes by bare calls, synced twice: this disk", _ms(median(bare)), "")
        for what, name in (("files", "saves"), ("SQLite", "saves.sqlite")):
            shelf = shelf_at(Path(folder) / name)
            shelf.autosave(session.saved())
            times = _times(lambda shelf=shelf: shelf.autosave(session.saved()), RUNS)  # type: ignore[misc]
            last = quantiles(times, n=20)[-1]
            row(f"a durable autosave in {what}, median", _ms(median(times)), "under 5 ms")
            row(f"  and the slowest but a twentieth of {RUNS}", _ms(last), "")
        _sizes(row, session, shelf_at(Path(folder) / "named"))
        _long(row, Path(folder))


def _bare(folder: Path, data: bytes) -> Callable[[], object]:
    """What a durable write costs here without any of us: a file, a rename, and the folder."""

    def write() -> None:
        handle = os.open(folder / "bare.tmp", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(handle, data)
        os.fsync(handle)
        os.close(handle)
        (folder / "bare.tmp").replace(folder / "bare")
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)

    return write


def _sizes(row: Row, session: Session, shelf: Shelf) -> None:
    saved = session.saved()
    row(f"  its size after {len(saved.log)} choices", _kb(len(encode(saved, "now", "1"))), "")
    row("  made into bytes", _ms(median(_times(lambda: encode(saved, "now", "1"), RUNS))), "")
    shelf.save("bench", saved)
    row("  loaded", _ms(median(_times(lambda: shelf.load("bench"), RUNS))), "")


def _long(row: Row, folder: Path) -> None:
    session = _long_game(_story(folder / "story"))
    shelf = shelf_at(folder / "long")
    shelf.autosave(session.saved())
    saved = session.saved()
    data = encode(saved, "now", "1")
    moves = len(set(saved.log))
    row(f"a game of {LONG:,} choices ({moves:,} different): its size", _kb(len(data)), "under 300 kB")
    row("  the value to be saved, on the thread of the screen", _ms(median(_times(session.saved, 20))), "")
    row("  a durable autosave of it", _ms(median(_times(lambda: shelf.autosave(saved), 20))), "under 10 ms")
    shelf.save("long", saved)
    loading = _times(lambda: Session.resume(session.story, shelf.load("long").game), 10)
    row("  loaded and taken up", _ms(median(loading)), "under 100 ms")
    row(f"  a list of {len(shelf.list())} such saves", _ms(median(_times(shelf.list, 10))), "")
    if decode(data)[0] != saved:
        raise SystemExit("what was read is not what was written")


def _story(folder: Path) -> Story:
    """Scenes with names such as ours have: ``c1_corridor_12``."""
    named = {
        f"c1_corridor_{id_[1:]}": replace(
            scene,
            id=f"c1_corridor_{id_[1:]}",
            choices=tuple(
                replace(each, target=f"c1_corridor_{each.target[1:]}", label=f"{each.label.split()[0]} {number}")
                for number, each in enumerate(scene.choices)
            ),
        )
        for id_, scene in synthetic.scenes(SCENES).items()
    }
    synthetic.write(folder, named)
    head = folder / "story.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("entry: s0", "entry: c1_corridor_0"), encoding="utf-8")
    return load_story(folder)


def _long_game(story: Story) -> Session:
    dice = random.Random(3)  # noqa: S311 - the same game every time, nothing secret
    session = Session.new(story)
    for _ in range(LONG):
        session.choose(dice.choice([choice.id for choice in session.turn.choices if choice.locked is None]))
    return session


def _times(deed: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        began = perf_counter()
        deed()
        times.append(perf_counter() - began)
    return times


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _kb(count: int) -> str:
    return f"{count / 1000:.1f} kB"
