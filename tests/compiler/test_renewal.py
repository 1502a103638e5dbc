"""What is compiled again after an edit comes to the very story, or report, that compiling everything does."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from star_city_game.compiler import load
from star_city_game.compiler.compilation import Compiled
from star_city_game.compiler.files import SCENES
from star_city_game.compiler.load import load_story
from star_city_game.errors import StoryError
from star_city_game.model.story import Story
from tales import write_tale

ROOT = Path(__file__).resolve().parents[2]
CASES = [path.parent for path in sorted((ROOT / "tests" / "conformance").rglob("story.yaml"))]
_SCENE = re.compile(r"^(?=[a-z][a-z0-9_]*:)", re.MULTILINE)
_WORD = re.compile(r"[a-z][a-z0-9_]+")
RICH = {
    "story": "id: tale\ntitle: A tale\nentry: hall\n",
    "qualities": "nerve: {type: int, min: 0, max: 9, default: 4}\nmood: {type: enum, words: [calm, tense]}\n",
    "cast": "ivan: {full: Ivan Petrov, short: Ivan, gender: m}\n",
    "calendar": "turns:\n  t1: {from: 1966-01-01, to: 1966-01-10, name: One}\n"
    "  t2: {from: 1966-01-11, to: 1966-01-20, name: Two}\n",
    "snippets": "greet: {params: [who], body: ['{$who.short} nods.', {do: nerve += 1}]}\n",
    "scenes__hall": (
        "hall:\n  date: 1966-01-02\n  body:\n    - include: {snippet: greet, with: {who: ivan}}\n"
        "    - 'The hall, nerve {nerve}. {turns_since(yard) > 1: Long ago.}'\n    - due: true\n    - label: again\n"
        "    - offer: [door]\n    - choices:\n        - {say: Out, goto: yard, with: {cold: 3}}\n"
        "        - {say: Stay, id: stay, sticky: true, do: nerve -= 1, goto: .again}\n"
        "        - {draw: rumours, count: 2}\n        - {say: Fork, goto: fork}\n"
        "        - {say: Ask, call: cellar, sticky: true}\n    - goto: hall\n"
    ),
    "scenes__yard": (
        "yard:\n  params: {cold: {type: int, min: 0, max: 5}}\n  body:\n    - let: {steps: cold + 1}\n"
        "    - 'Cold {cold}, steps {steps}. {seen(hall.stay): You stayed.}'\n"
        "    - after: {turns: 1, do: nerve += 2}\n    - advance: true\n    - when: nerve > 6\n      then: {goto: hall.again}\n"
        "    - ending: first\n"
    ),
    "scenes__cellar": "cellar: {body: [Below., {do: mood = tense}, {return: true}]}\n"
    "door: {body: [{choices: [{say: Knock, then: No answer., goto: hall}]}]}\n",
    "scenes__fork": (
        "fork: {body: [{call: maybe}, {draw: quiet}, {goto: hall}, {label: deep}, Deep.]}\n"
        "maybe: {body: [{when: nerve > 3, then: {let: {luck: nerve}}}, Something., {return: true}]}\n"
    ),
    "storylets__rumours": (
        "one: {deck: rumours, say: A rumour, when: nerve >= 2, body: [They say., {do: nerve += 1}]}\n"
        "two: {deck: rumours, say: Another, max: 3, body: [They say more.]}\n"
        "three: {deck: quiet, body: [Nobody says anything.]}\n"
    ),
    "endings__best": "brave: {when: nerve > 7, priority: 2, body: Brave.}\n"
    "over: {priority: 0, body: [{epilogues: true}]}\n",
    "epilogues__men": "ivan_after: {group: men, when: mood == tense, body: He left.}\n"
    "ivan_stays: {group: men, body: He stayed.}\n",
}


def never(_: Path) -> tuple[Story, Compiled]:
    raise AssertionError("everything was compiled again")


def said(folder: Path, cache: Path | None) -> Story | str:
    """The story, or the report of why there is none."""
    try:
        return load_story(folder, cache)
    except StoryError as error:
        return error.report


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def agree(folder: Path, base: Path) -> None:
    """What comes by way of what was kept is what comes without it, and so is what is kept of it."""
    kept, fresh = said(folder, base / "cache"), said(folder, None)
    assert kept == fresh
    if isinstance(kept, Story) and isinstance(fresh, Story):
        assert list(kept.scenes) == list(fresh.scenes)
        other = base / "other"
        load_story(folder, other)
        files = [next(cache.iterdir()) for cache in (base / "cache", other)]
        assert files[0].read_bytes() == files[1].read_bytes()
        files[1].unlink()


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    folder = write_tale(tmp_path / "tale", **RICH)
    (folder / "endings" / "over.yaml").unlink(missing_ok=True)
    load_story(folder, tmp_path / "cache")
    return folder


@pytest.mark.parametrize(
    "edit",
    [
        ("scenes/hall", "The hall, nerve", "The great hall: nerve"),
        ("scenes/hall", "say: Out", "say: Out of here"),
        ("scenes/hall", "do: nerve -= 1", "do: [nerve -= 2, mood = calm]"),
        ("scenes/hall", "turns_since(yard) > 1", "turns_since(cellar) > 2"),
        (
            "scenes/hall",
            "    - due: true\n",
            "    - due: true\n    - More words.\n    - {when: nerve > 3, then: Brave.}\n",
        ),
        ("scenes/hall", "goto: .again", "goto: hall"),
        ("scenes/hall", "call: cellar", "goto: door"),
        ("scenes/hall", "count: 2", "count: 1"),
        ("scenes/hall", "who: ivan", "who: ivan}}\n    - include: {snippet: greet, with: {who: ivan"),
        ("scenes/yard", "cold + 1", "cold + 2"),
        ("scenes/yard", "goto: hall.again", "goto: hall"),
        ("scenes/cellar", "Below.", "Far below."),
        ("storylets/rumours", "nerve >= 2", "nerve >= 3"),
        ("endings/best", "body: Brave.", "body: Very brave."),
        ("epilogues/men", "body: He left.", "body: He left early."),
    ],
)
def test_an_edit_that_concerns_one_file_compiles_that_one(
    rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: tuple[str, str, str]
) -> None:
    change(rich, *edit)
    with monkeypatch.context() as patched:
        patched.setattr(load, "_compiled", never)
        load_story(rich, tmp_path / "cache")
    agree(rich, tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("scenes/hall", "id: stay", "id: stays"),
        ("scenes/hall", "label: again", "label: anew"),
        ("scenes/hall", "date: 1966-01-02\n", "title: The hall\n"),
        ("scenes/hall", "offer: [door]", "offer: [yard]"),
        ("scenes/hall", "offer: [door]", "offer: [cellar]"),
        ("scenes/hall", "cold: 3", "cold: 7"),
        ("scenes/hall", "who: ivan", "whom: ivan"),
        ("scenes/yard", "max: 5", "max: 2"),
        ("scenes/yard", "cold + 1", "steps + 1"),
        ("scenes/yard", "do: nerve += 2", "do: nerve += 3"),
        ("scenes/yard", "do: nerve += 2", "id: warm, do: nerve += 2"),
        ("scenes/yard", "    - ending: first\n", ""),
        ("scenes/cellar", "door: {", "gate: {"),
        ("scenes/cellar", "body: [{choices", "body: [{do: nerve = 1}, {choices"),
        ("scenes/cellar", "Below., {do: mood = tense}, {return: true}", "{goto: cellar}"),
        ("scenes/cellar", "door: {", "hall: {"),
        ("storylets/rumours", "say: Another, ", ""),
        ("storylets/rumours", "deck: rumours, say: A", "deck: tales, say: A"),
        ("endings/best", "priority: 0", "priority: 3"),
        ("scenes/hall", "draw: rumours", "draw: quiet"),
        ("scenes/fork", "Something.", "'Luck {luck}.'"),
        ("scenes/hall", "goto: fork", "goto: fork.deep"),
        ("endings/best", "nerve > 7", "nerve > 8"),
        ("endings/best", "brave: {", "ivan_stays: {body: Twice.}\nbrave: {"),
        ("epilogues/men", "ivan_after: {", "brave: {group: men, body: Twice.}\nivan_after: {"),
        ("epilogues/men", "group: men, when: mood == tense", "group: women, when: mood == tense"),
        ("qualities", "max: 9", "max: 6"),
        ("story", "title: A tale", "title: Another tale"),
        ("snippets", "nods", "waves"),
        ("cast", "short: Ivan", "short: Vanya"),
        ("calendar", "1966-01-20", "1966-01-19"),
    ],
)
def test_an_edit_that_concerns_other_files_is_seen_in_all_of_them(
    rich: Path, tmp_path: Path, name: str, old: str, new: str
) -> None:
    change(rich, name, old, new)
    agree(rich, tmp_path)


@pytest.mark.parametrize("kind", ["added", "deleted", "renamed", "two at once", "emptied", "unread"])
def test_files_that_come_and_go(rich: Path, tmp_path: Path, kind: str) -> None:
    yard = rich / "scenes" / "yard.yaml"
    match kind:
        case "added":
            (rich / "scenes" / "more.yaml").write_text("more: {body: [{goto: hall}]}\n", encoding="utf-8")
        case "deleted":
            yard.unlink()
        case "renamed":
            yard.rename(rich / "scenes" / "a_yard.yaml")
        case "two at once":
            change(rich, "scenes/hall", "The hall", "A hall")
            change(rich, "scenes/yard", "Cold", "Very cold")
        case "emptied":
            yard.write_text("{}\n", encoding="utf-8")
        case _:
            yard.write_bytes(b"\xff")
    agree(rich, tmp_path)


def test_a_file_that_holds_no_scenes_may_be_edited(rich: Path, tmp_path: Path) -> None:
    empty = rich / "scenes" / "to_come.yaml"
    for text in ("{}\n", "# The gate.\n{}\n", "# The gate, and what is behind it.\n"):
        empty.write_text(text, encoding="utf-8")
        agree(rich, tmp_path)


def part(folder: Path) -> None:
    """Gives every scene of a story a file of its own."""
    for kind in SCENES:
        for path in sorted((folder / kind).rglob("*.yaml")) + sorted(folder.glob(f"{kind}.yaml")):
            pieces = [piece for piece in _SCENE.split(path.read_text(encoding="utf-8")) if piece.strip()]
            path.unlink()
            for number, piece in enumerate(pieces):
                (folder / kind).mkdir(exist_ok=True)
                (folder / kind / f"{path.stem}{number:03}.yaml").write_text(piece, encoding="utf-8")


def mangle(data: st.DataObject, folder: Path) -> None:
    """Changes one line of one file, most often of a file of scenes; what comes of it may be no story any more."""
    files = [path for path in sorted(folder.rglob("*.yaml")) if path.relative_to(folder).parts[0] in SCENES]
    if not files or data.draw(st.integers(0, 9)) == 0:
        files = sorted(folder.rglob("*.yaml"))
    words = sorted({word for path in folder.rglob("*.yaml") for word in _WORD.findall(path.read_text("utf-8"))})
    path = data.draw(st.sampled_from(files))
    lines = path.read_text(encoding="utf-8").split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    match data.draw(st.sampled_from(["word", "word", "word", "number", "delete", "twice", "swap"])):
        case "word":
            found = list(_WORD.finditer(lines[at]))
            if found:
                word = data.draw(st.sampled_from(found))
                lines[at] = lines[at][: word.start()] + data.draw(st.sampled_from(words)) + lines[at][word.end() :]
        case "number":
            lines[at] = re.sub(r"\d+", str(data.draw(st.integers(0, 9))), lines[at])
        case "delete":
            del lines[at]
        case "twice":
            lines.insert(at, lines[at])
        case _:
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
    path.write_text("\n".join(lines), encoding="utf-8")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_after_any_edits_of_any_story_it_is_the_story_of_the_files(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("edits")
    case = data.draw(st.sampled_from([None, *CASES]))
    folder = write_tale(base / "tale", **RICH) if case is None else Path(copytree(case, base / "tale"))
    if case is None:
        (folder / "endings" / "over.yaml").unlink()
    part(folder)
    said(folder, base / "cache")
    for _ in range(data.draw(st.integers(1, 4))):
        before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
        mangle(data, folder)
        agree(folder, base)
        if isinstance(said(folder, None), str) and data.draw(st.booleans()):  # so that more than one edit goes well
            for path, content in before.items():
                path.write_bytes(content)
            agree(folder, base)
