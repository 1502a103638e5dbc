"""The edit experiment: games saved in our story are taken up in random edits of it, and none may be wrong without being told.

``python bench/experiment.py`` takes 100 games through 120 edits each: 12,000 loads. What is true of each load is known from
how the edit was made, and by making the same choices again. The test suite runs a smaller sample of the same.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from editing import Edit, Editor
from star_city_game.compiler.compilation import compile_story
from star_city_game.compiler.load import load_story, lock_story
from star_city_game.engine.offers import always
from star_city_game.errors import PlayError
from star_city_game.model.saved import SavedGame
from star_city_game.model.scene import Call, Choice, Hand, Offer, Scene
from star_city_game.model.state import GameState
from star_city_game.model.story import Story
from star_city_game.saves.codec import decode, encode
from star_city_game.session import Session

STORY = Path(__file__).resolve().parent.parent / "story"
SAVES, EDITS = 100, 120
LONGEST = 260
ROLES = ("cosmonaut", "engineer")
_NEAR = 0.6
"""How many of the edits are aimed at a scene in which a game rests, in parts of 1."""
_TRIES = 20
"""Edits drawn for each that is made, at the most."""
_SAID = re.compile(r"(?m)^(renames|retired|retyped):\n(  .*\n)+")
"""What our story says of its own earlier editions, which has no part in the experiment."""
_NOW_AND_THEN = 5
"""Of so many loads that an edit does not touch, one is played again and on."""
TEXTUAL = frozenset(
    {
        "a typo is put right",
        "a typo in a label is put right",
        "a label has other words",
        "a sentence is inserted",
        "a scene is moved to another file",
        "a scene is renamed",
        "a choice is renamed",
    }
)
"""Kinds of edits that change nothing but words, files and names: after them the same choices lead to the same state."""


NEAR, FAR = "a game that rests in an edited scene", "any other game"


@dataclass(slots=True)
class Result:
    """What became of the loads, by kind of edit and by what the player met; ``wrong`` says of each that is wrong why.

    ``thorough`` plays every game again, not only those that an edit touches and some of the others.
    """

    met: dict[str, Counter[str]] = field(default_factory=dict)
    total: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0
    thorough: bool = False

    def take(self, kind: str, what: str) -> None:
        """Counts one load."""
        self.met.setdefault(kind, Counter())[what] += 1


def games(story: Story, number: int, seed: int) -> list[SavedGame]:
    """Games saved at any moment of play, both roles in turn, as they are read back from a file."""
    chance = random.Random(seed)  # noqa: S311 - which games are tried
    found: list[SavedGame] = []
    while len(found) < number:
        session = Session.new(story, {"role": ROLES[len(found) % 2]}, chance.randrange(2**32))
        stop = chance.randrange(1, LONGEST)
        while session.turn.number < stop:
            free = [each.id for each in session.turn.choices if each.locked is None]
            if not free or session.turn.ended is not None:
                break
            session.choose(chance.choice(free))
        if session.turn.ended is not None:
            session.undo()
        found.append(decode(encode(session.saved(), "2026-11-28T06:00:00", "bench"))[0])
    return found


def edits(
    files: Mapping[str, str], number: int, seed: int, folder: Path, saved: list[SavedGame]
) -> Iterator[tuple[Edit, Story]]:
    """Edits of every kind in turn that can be played, each with the story that it makes.

    Every other one is made where one of the games rests.
    """
    editor = Editor(files)
    chance = random.Random(seed)  # noqa: S311 - which edits are tried
    made = tries = 0
    while made < number:
        tries += 1
        if tries > _TRIES * number:
            raise RuntimeError(f"{editor.kinds[made % len(editor.kinds)]}: no such edit of this story can be played")
        kind = editor.kinds[made % len(editor.kinds)]
        rests = chance.choice(saved).state.frames[-1].scene
        edit = editor.edit(kind, chance, frozenset({rests}) if chance.random() < _NEAR else frozenset())
        story = None if edit is None else compiled(files, edit.files, folder)
        if edit is not None and story is not None:
            made += 1
            yield edit, story


def compiled(files: Mapping[str, str], edited: Mapping[str, str], folder: Path) -> Story | None:
    """The edited story, or None when it cannot be played; the folder is as it was when this comes back."""
    changed = {name: text for name, text in edited.items() if files.get(name) != text}
    for name, text in changed.items():
        (folder / name).write_text(text, encoding="utf-8")
    story = compile_story(folder, is_linted=False).story
    for name in changed:
        if name in files:
            (folder / name).write_text(files[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    return story


def try_load(saved: SavedGame, edit: Edit, old: Story, new: Story, result: Result) -> None:
    """Takes a game up and holds it against what is known to be true."""
    began = perf_counter()
    session = Session.resume(new, saved)
    result.slowest = max(result.slowest, perf_counter() - began)
    account = session.account
    what = "moved" if account.move in ("back", "on", "anew") else "exact" if account.is_exact else "noticed"
    result.take(edit.kind, what)
    result.total[what] += 1
    truth = Truth(saved, edit, old, new, session)
    wrong = [*truth.moved()] if what == "moved" else [*truth.stayed()]
    wrong += [*truth.offers()]
    is_near = bool(edit.touched.intersection(frame.scene for frame in saved.state.frames))
    result.take(NEAR if is_near else FAR, what)
    is_looked_at = is_near or what != "exact" or sum(result.total.values()) % _NOW_AND_THEN == 0
    if is_looked_at or result.thorough:
        wrong += [*truth.replays()]
    if is_looked_at:
        wrong += [*truth.plays_on()]
    result.wrong += [f"{edit.kind} ({what}): {saved.state.scene}: {each}" for each in wrong]


@dataclass(slots=True)
class Truth:
    """What must be true of one load."""

    saved: SavedGame
    edit: Edit
    old: Story
    new: Story
    session: Session

    def _named(self, key: str) -> str:
        """A scene or a choice as it is called after the edit."""
        scene, dot, name = self.edit.renamed.get(key, key).partition(".")
        return f"{self.edit.renamed.get(scene, scene)}{dot}{name}"

    def stayed(self) -> Iterator[str]:
        """Of a game whose place is there: it stands at the same offer, with the same state; words differ only if told."""
        before, now = self.saved.state, self.session.saved().state
        told = self.session.account.told
        loud = [each for each in told if not each.quiet]
        if before.frames and before.frames[-1].scene in self.edit.gone:
            yield "the scene is gone, and the game claims to be there"
            return
        if [self._named(frame.scene) for frame in before.frames] != [frame.scene for frame in now.frames]:
            yield f"it rests in {now.frames}, not in {before.frames}"
        elif self.edit.keeps_offers and _ordinals(before, self.old) != _ordinals(now, self.new):
            yield f"it rests at offer {_ordinals(now, self.new)}, not {_ordinals(before, self.old)}"
        expected = {self._named(key): count for key, count in before.visits.items()}
        if expected != dict(now.visits):
            yield "visits are not what they were"
        clamped = {each.name for each in loud if each.topic == "trait"}
        for id_, value in before.values.items():
            if now.values[id_] != value and id_ not in clamped:
                yield f"{id_} is {now.values[id_]}, was {value}, and nobody said so"
        words_before = [(self._named(each.id), each.say, each.locked) for each in before.offered]
        words_now = [(each.id, each.say, each.locked) for each in now.offered]
        if sorted(words_before) != sorted(words_now) and not loud:
            yield f"on offer is {words_now}, was {words_before}, and nobody said so"
        same = (before.papers, before.people, before.defects, before.turn, before.picks, before.machines, before.draws)
        if same != (now.papers, now.people, now.defects, now.turn, now.picks, now.machines, now.draws):
            yield "something of the state is not what it was"

    def replays(self) -> Iterator[str]:
        """After an edit of words and names alone, the same choices lead to the state that was taken up."""
        if self.edit.kind not in TEXTUAL or self._is_dealt_anew():
            return
        replayed = self._replayed(len(self.saved.log))
        if replayed is None:
            yield "the same choices cannot be made again"
            return
        there, now = _unworded(replayed), _unworded(self.session.saved().state)
        others = [each.name for each in fields(GameState) if getattr(there, each.name) != getattr(now, each.name)]
        if others:
            yield f"the same choices lead to another state than was taken up: {', '.join(others)}"

    def moved(self) -> Iterator[str]:
        """Of a game whose place is gone: it is said, and a game that went back stands where the same choices lead."""
        account, now = self.session.account, self.session.saved().state
        frames = {frame.scene for frame in self.saved.state.frames}
        is_shut = account.move == "on" and not account.lost and self._is_shut()
        if not frames & self.edit.gone and not is_shut and not self._is_called_no_more():
            yield f"its place was left, though it is there: {account.lines}"
        if not any(each.topic == "place" for each in account.told if not each.quiet):
            yield "nobody said that it is elsewhere"
        if account.move == "back":
            there = self._replayed(len(self.saved.log) - account.lost)
            if there is None or _unworded(there) != _unworded(now):
                yield "it went back to where the same choices do not lead"

    def _is_dealt_anew(self) -> bool:
        """Whether a storylet has another name: chance goes by names, so that its deck is dealt in another order."""
        storylets = {id_ for ids in self.old.decks.values() for id_ in ids}
        return not storylets.isdisjoint(self.edit.renamed)

    def _is_called_no_more(self) -> bool:
        """Whether a scene that waits has lost its call of the one that it waits for: there is no such place any more."""
        frames = self.saved.state.frames
        return any(
            inner.scene in _called(self.old.scenes[outer.scene])
            and self._named(inner.scene) not in _called(self.new.scenes[self._named(outer.scene)])
            for outer, inner in pairwise(frames)
        )

    def _is_shut(self) -> bool:
        """Whether nothing that was on offer can be taken after the edit, so that the story must go on."""
        frame = self.saved.state.frames[-1]
        scene = self.new.scenes[self._named(frame.scene)]
        step = scene.steps[scene.anchors[frame.anchor]]
        holds = Session.resume(self.old, self.saved).holds
        return isinstance(step, Offer) and not any(
            isinstance(item, Hand) or item.gate is None or holds(item.gate)
            for item in step.items
            if isinstance(item, Hand) or not self.saved.state.visits.get(item.key)
        )

    def _replayed(self, picks: int) -> GameState | None:
        session = Session.new(self.new, self.saved.answers, self.saved.state.seed)
        try:
            for pick in self.saved.log[:picks]:
                session.choose(self._named(pick.choice))
        except PlayError:
            return None
        return session.saved().state

    def offers(self) -> Iterator[str]:
        """What is on offer is what the edited story offers as things stand, found again by asking each gate."""
        state = self.session.saved().state
        if state.ended is not None or not state.frames:
            return
        if not state.offered:
            yield "nothing is on offer, and the story has not ended"
            return
        frame = state.frames[-1]
        scene = self.new.scenes[frame.scene]
        offer = scene.steps[scene.anchors[frame.anchor]]
        if not isinstance(offer, Offer) or state.merged:
            return
        shown = {each.id: each for each in state.offered}
        for item in offer.items:
            if not isinstance(item, Choice) or item.fallback or offer.limit is not None:
                continue
            is_used = not item.sticky and state.visits.get(item.key, 0) > 0
            is_open = not is_used and (item.gate is None or self.session.holds(item.gate))
            if is_open != (item.key in shown):
                yield f"{item.key} is {'not ' if is_open else ''}on offer, and its gate says otherwise"
            words = always(item)
            if is_open and words is not None and item.key in shown and shown[item.key] != words:
                yield f"{item.key} is offered as {shown[item.key]}, and the story has {words}"

    def plays_on(self) -> Iterator[str]:
        """Each choice on offer can be taken, and the journal can be read."""
        session = self.session
        session.journal()
        saved = session.saved()
        for offered in session.turn.choices:
            if offered.locked is None:
                turn = Session.resume(self.new, saved).choose(offered.id)
                if turn.stopped:
                    yield f"after {offered.id} the story stops: {turn.stopped}"


def _unworded(state: GameState) -> GameState:
    """A state without the words of the choices that its deeds were done by: a report quotes them as they were read."""
    deeds = tuple(replace(deed, choice="") for deed in state.vehicle.deeds)
    return replace(state, vehicle=replace(state.vehicle, deeds=deeds))


def _called(scene: Scene) -> set[str]:
    """The scenes that a scene calls by name."""
    return {step.scene for step in scene.steps if isinstance(step, Call)}


def _ordinals(state: GameState, story: Story) -> list[int]:
    """Which offer of its scene each frame rests at or comes back to, counted; -1 for another kind of place."""
    found = []
    for frame in state.frames:
        scene = story.scenes[frame.scene]
        offers = [step.anchor for step in scene.steps if isinstance(step, Offer)]
        anchor = frame.anchor.removesuffix(".gather")
        found.append(offers.index(anchor) if anchor in offers else -1)
    return found


def experiment(
    saves: int, changes: int, seed: int, tell: Callable[[str], object] = lambda _: None, *, thorough: bool = False
) -> Result:
    """Takes so many games through so many edits."""
    result = Result(thorough=thorough)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in STORY.rglob("*"):
            if path.is_file() and path.suffix in (".yaml", ".lock") and "walkthroughs" not in path.parts:
                target = folder / path.relative_to(STORY)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
        head = folder / "story.yaml"
        head.write_text(_SAID.sub("", head.read_text(encoding="utf-8")), encoding="utf-8")
        (folder / "story.lock").unlink(missing_ok=True)
        lock_story(folder)
        old = load_story(folder)
        files = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        saved = games(old, saves, seed)
        for number, (edit, new) in enumerate(edits(files, changes, seed, folder, saved), 1):
            for game in saved:
                try_load(game, edit, old, replace(new, version="edited"), result)
            tell(f"{number} edits, {number * saves} loads, {len(result.wrong)} wrong")
    return result


def report(result: Result) -> list[str]:
    """The result as rows of a table."""
    rows = [f"| {'Edit':<37} | exactly | with a notice | at another place |", "|---|---|---|---|"]
    last = (NEAR, FAR)
    by_kind = [(kind, met) for kind, met in sorted(result.met.items()) if kind not in last]
    for kind, met in (
        *by_kind,
        *((kind, result.met[kind]) for kind in last if kind in result.met),
        ("all", result.total),
    ):
        every = sum(met.values())
        shares = [f"{100 * met[what] / every:.1f} %" for what in ("exact", "noticed", "moved")]
        rows.append(f"| {kind:<37} | {shares[0]:>7} | {shares[1]:>13} | {shares[2]:>16} |")
    return rows


def figures(row: Callable[[str, str, str], object]) -> None:
    """A sample of the experiment, for ``make bench``."""
    print("Editions")
    result = experiment(20, 15, 1966)
    loads = sum(result.total.values())
    row("games taken up in random edits of our story", f"{loads}", "")
    row("of them exactly as they were", f"{100 * result.total['exact'] / loads:.1f} %", "")
    row("silently wrong", f"{len(result.wrong)}", "0")
    row("the slowest to be taken up", f"{result.slowest * 1000:.0f} ms", "")


def main() -> int:
    """Runs the whole experiment and prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=SAVES)
    parser.add_argument("--edits", type=int, default=EDITS)
    parser.add_argument("--seed", type=int, default=1966)
    options = parser.parse_args()
    began = perf_counter()
    result = experiment(
        options.saves, options.edits, options.seed, lambda text: sys.stderr.write(f"\r{text}"), thorough=True
    )
    sys.stderr.write("\n")
    print("\n".join(report(result)))
    loads = sum(result.total.values())
    print(f"{loads} loads in {perf_counter() - began:.0f} s, the slowest {result.slowest * 1000:.0f} ms")
    print(f"silently wrong: {len(result.wrong)}")
    for wrong in result.wrong[:40]:
        print(f"  {wrong}")
    return 1 if result.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
