"""``star-city saves``: list, show, verify, export, import, repair."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from star_city_game.cli.places import Places
from star_city_game.errors import SaveDamaged, SaveError, SaveMissing
from star_city_game.model.saved import SavedGame
from star_city_game.saves.codec import decode, read, salvage
from star_city_game.saves.disk import RealDisk
from star_city_game.saves.files import explained, read_file, write_file
from star_city_game.saves.places import shelf_at
from star_city_game.saves.shelf import CORRUPT
from star_city_game.saves.slots import SlotInfo
from star_city_game.saves.stopwatch import duration

if TYPE_CHECKING:
    from star_city_game.model.story import Story

FINE, PROBLEMS = 0, 1


class Keeping:
    """The saves of a place, without a game."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._shelf = shelf_at(places.saves, window=False)
        self._story: Story | None = None

    def run(self, options: argparse.Namespace) -> int:
        """Does what was asked for and gives the exit code."""
        deeds: dict[str, Callable[[], int]] = {
            "list": lambda: self.list_all(as_json=options.json),
            "show": lambda: self.show(options.slot, as_json=options.json),
            "verify": lambda: self.verify(options.slots, replay=options.replay, as_json=options.json),
            "export": lambda: self.export(options.slot, options.file),
            "import": lambda: self.take_in(options.file, options.slot, over=options.over),
            "repair": lambda: self.repair(as_json=options.json),
        }
        return deeds[options.action]()

    def list_all(self, *, as_json: bool) -> int:
        """Lists the saves, the last saved first."""
        found = self._shelf.list()
        if as_json:
            return _print([asdict(info) for info in found])
        for info in found:
            sys.stdout.write(f"{info.slot:<32} {info.saved_at[:19]:<19} {_in_short(info)}\n")
        if not found:
            sys.stdout.write(f"no saves in {self._places.saves}\n")
        return FINE

    def show(self, slot: str, *, as_json: bool) -> int:
        """Shows what is in a save, and changes nothing."""
        held = self._shelf.store.get(slot)
        game, saved_at = decode(held.data)
        shown: dict[str, Any] = {
            "slot": slot,
            "title": game.title,
            "saved_at": saved_at,
            "engine": read(held.data).get("engine"),
            "story": game.story,
            "edition": game.story_version,
            "game": game.terms.id,
            "ironman": game.terms.ironman,
            "seed": game.state.seed,
            "scene": game.state.scene,
            "choices": len(game.log),
            "words": game.words,
            "played": game.played,
            "ended": game.turn.ended,
            "answers": dict(game.answers),
            "bytes": len(held.data),
            "before_it": len(self._generations(slot)) - 1,
        }
        if as_json:
            return _print(shown)
        shown["played"] = duration(game.played)
        sys.stdout.writelines(f"{name.replace('_', ' '):<10} {_in_words(value)}\n" for name, value in shown.items())
        return FINE

    def verify(self, slots: list[str], *, replay: bool, as_json: bool) -> int:
        """Reads every generation of saves whole; with ``replay`` plays each game again. Anything wrong is a problem."""
        rows = []
        for slot in slots or self._shelf.store.slots():
            wrong = [
                (back, str(each)) for back, each in enumerate(self._generations(slot)) if isinstance(each, SaveError)
            ]
            if not wrong and replay:
                wrong = self._replayed(slot)
            rows += [{"slot": slot, "generations_back": back, "wrong": said} for back, said in wrong]
        bad = {str(row["slot"]) for row in rows}
        sound = len(slots or self._shelf.store.slots()) - len(bad)
        if as_json:
            _print({"sound": sound, "damaged": rows})
        else:
            for row in rows:
                back = row["generations_back"]
                sys.stderr.write(f"{row['slot']}{f', {back} before it' if back else ''}: {row['wrong']}\n")
            sys.stdout.write(f"{sound} sound, {len(bad)} damaged\n")
        return PROBLEMS if bad else FINE

    def _replayed(self, slot: str) -> list[tuple[int, str]]:
        from star_city_game.session.replay import replayed  # noqa: PLC0415 - most commands need no story

        game, _ = decode(self._shelf.store.get(slot).data)
        story = self._whole_story()
        if game.story != story.id or game.story_digest != story.digest:
            return []
        return [] if replayed(story, game) else [(0, "its log does not lead to its snapshot")]

    def export(self, slot: str, file: Path) -> int:
        """Copies a save that can be read into a file that is not there yet."""
        held = self._shelf.store.get(slot)
        decode(held.data)
        if str(file) == "-":
            sys.stdout.flush()
            sys.stdout.buffer.write(held.data)
            return FINE
        with explained(f"“{slot}” could not be copied", file):
            write_file(RealDisk(), file, held.data)
        sys.stdout.write(f"“{slot}” is in {file}\n")
        return FINE

    def take_in(self, file: Path, slot: str | None, *, over: bool) -> int:
        """Takes a file in as a save, once it has been read whole."""
        with explained("it could not be read", file):
            data = read_file(RealDisk(), file)
        game, saved_at = decode(data)
        name = slot or file.name.split(".")[0].lower()
        self._shelf.take_in(name, game, saved_at, over=over)
        sys.stdout.write(f"{game.title or name}: taken in as “{self._shelf.list()[0].slot}”\n")
        return FINE

    def repair(self, *, as_json: bool) -> int:
        """Puts the newest generation that can be read in the place of damaged ones; what nothing helps is a problem."""
        rows = [row for slot in self._shelf.store.slots() if (row := self._repaired(slot)) is not None]
        if as_json:
            _print(rows)
        else:
            for row in rows:
                sys.stdout.write(f"{row['slot']}: {row['said']}\n")
            sys.stdout.write("" if rows else "nothing to repair\n")
        return FINE if all(row["repaired"] for row in rows) else PROBLEMS

    def _repaired(self, slot: str) -> dict[str, Any] | None:
        found = self._generations(slot)
        if not isinstance(found[0], SaveDamaged):
            return None
        if any(isinstance(each, tuple) for each in found):
            loaded = self._shelf.load(slot)
            return {"slot": slot, "repaired": True, "said": " ".join(loaded.notices)}
        game = self._proved(slot)
        if game is None:
            return {"slot": slot, "repaired": False, "said": f"nothing can be read any more: {found[0]}"}
        name = self._shelf.store.set_aside(slot, CORRUPT)
        self._shelf.put_back(slot, game)
        said = f"the game was made again out of its log, and is what was saved; the damaged file was kept as {name}"
        return {"slot": slot, "repaired": True, "said": said}

    def _proved(self, slot: str) -> SavedGame | None:
        """The game in a damaged file, if its log proves that it is the one that was saved."""
        from star_city_game.session.replay import replayed  # noqa: PLC0415 - most commands need no story

        try:
            saved = salvage(self._shelf.store.get(slot).data)
        except SaveError:
            return None
        session = replayed(self._whole_story(), saved)
        return session.saved() if session is not None else None

    def _generations(self, slot: str) -> list[tuple[SavedGame, str] | SaveError]:
        """Each generation of a slot, the newest first: the game and its date, or what is wrong with it."""
        found: list[tuple[SavedGame, str] | SaveError] = []
        while True:
            try:
                found.append(decode(self._shelf.store.get(slot, len(found)).data))
            except SaveMissing:
                if not found:
                    raise
                return found
            except SaveError as error:
                found.append(error)

    def _whole_story(self) -> Story:
        if self._story is None:
            from star_city_game.compiler.load import load_story  # noqa: PLC0415 - most commands need no story

            self._story = load_story(self._places.story, self._places.cache)
        return self._story


def _in_short(info: SlotInfo) -> str:
    if info.damaged is not None:
        return f"{'newer' if info.too_new else 'damaged'}: {info.damaged}"
    fallen = f"  (the one before it; the newest is damaged: {info.fallen})" if info.fallen else ""
    where = " - ".join(part for part in (info.title, info.place) if part and part not in info.when)
    return f"{info.picks:>5} choices {info.words:>7} words  {where}{fallen}"


def _in_words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {each}" for name, each in value.items())
    if value is None or isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _print(data: object) -> int:
    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    return FINE
