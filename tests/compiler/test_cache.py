"""A story that was kept is the story that its files make, and anything else is as if nothing had been kept."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from star_city_game.compiler import cache as store
from star_city_game.compiler import load
from star_city_game.compiler.compilation import Compiled
from star_city_game.compiler.load import load_story
from star_city_game.errors import StoryError
from star_city_game.model.story import Story
from star_city_game.session import Session
from tales import HEAD, write_tale

ROOT = Path(__file__).resolve().parents[2]
STORIES = [
    path.parent
    for folder in ("story", "examples", "tests/conformance")
    for path in sorted((ROOT / folder).rglob("story.yaml"))
]
TWO = {
    "story": HEAD,
    "qualities": "nerve: {type: int, min: 0, max: 9, default: 4}\n",
    "scenes__hall": "hall: {body: [The hall., {choices: [{say: Out, goto: yard}, {say: Stay, goto: hall, sticky: true}]}]}\n",
    "scenes__yard": "yard: {body: ['Nerve {nerve}.', {do: [nerve += 1]}, {ending: over}]}\n",
}


def file_of(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def never(_: Path) -> tuple[Story, Compiled]:
    raise AssertionError("it was compiled again")


@pytest.fixture
def tale(tmp_path: Path) -> Path:
    return write_tale(tmp_path / "tale", **TWO)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_every_story_comes_out_of_the_cache_as_it_went_in(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = said(folder, None)
    assert said(folder, cache) == fresh
    if isinstance(fresh, str):
        return
    monkeypatch.setattr(load, "_compiled", never)
    kept = load_story(folder, cache)
    assert list(kept.scenes) == list(fresh.scenes)
    assert kept == fresh


def test_only_scenes_that_are_entered_are_read(tale: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_story(tale, cache)
    monkeypatch.setattr(load, "_compiled", never)
    story = load_story(tale, cache)
    session = Session.new(story, {}, 1)
    assert session.turn.choices
    assert set(getattr(story.scenes, "_read")) == {"hall"}  # noqa: B009 - the type is Mapping on purpose
    assert story.scenes["hall"] is story.scenes["hall"]
    assert "nowhere" not in story.scenes


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:-1],
        lambda data: data + b" ",
        lambda data: data.replace(b"The hall", b"The hell"),
        lambda data: data.replace(b"STARCITY-STORY 3", b"STARCITY-STORY 4"),
        lambda data: b"\x80\x04." + data,
        lambda data: data.split(b"\n")[0],
    ],
)
def test_a_damaged_file_is_as_good_as_none(tale: Path, cache: Path, damage: object) -> None:
    fresh = load_story(tale, cache)
    path = file_of(cache)
    sound = path.read_bytes()
    path.write_bytes(damage(sound))  # type: ignore[operator]
    assert load_story(tale, cache) == fresh
    assert path.read_bytes() == sound


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'["Scene"', b'["Story"'),
        (b'["Goto","yard"', b'["Exec","yard"'),
        (b'["Goto","yard"]', b'["Goto"]'),
        (b'["Goto","yard"]', b'["Goto","yard",null,[],1]'),
        (b'["End","over"]', b'["End",true]'),
        (b'["Text",[["Words","The hall."]]]', b'["Text",[["Words",1]]]'),
    ],
)
def test_data_of_the_wrong_kind_is_compiled_again_even_with_a_true_digest(
    tale: Path, cache: Path, old: bytes, new: bytes
) -> None:
    fresh = load_story(tale, cache)
    kept = store.load(cache, tale)
    assert kept is not None
    assert old in b"".join(kept.scenes.values())
    scenes = {id_: memoryview(bytes(scene).replace(old, new)) for id_, scene in kept.scenes.items()}
    head = replace(kept.head, scenes={id_: len(scene) for id_, scene in scenes.items()})
    store.keep(cache, tale, replace(kept, head=head, scenes=scenes))
    assert load_story(tale, cache) == fresh


def test_what_another_compiler_made_is_not_taken(tale: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = load_story(tale, cache)
    before = file_of(cache).read_bytes()
    monkeypatch.setattr(store, "maker", lambda: "another")
    assert load_story(tale, cache) == fresh
    assert file_of(cache).read_bytes() != before


def test_a_folder_that_cannot_be_kept_still_plays(tale: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    assert load_story(tale, in_the_way / "cache") == load_story(tale)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_in_its_place_is_not_waited_for(tale: Path, cache: Path) -> None:
    fresh = load_story(tale, cache)
    path = file_of(cache)
    path.unlink()
    os.mkfifo(path)
    assert load_story(tale, cache) == fresh


def test_a_fault_is_reported_and_not_kept(tale: Path, cache: Path) -> None:
    load_story(tale, cache)
    (tale / "scenes" / "yard.yaml").write_text("yard: {body: [{goto: nowhere}]}\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(StoryError, match="cannot be played"):
            load_story(tale, cache)


def test_the_oldest_are_forgotten(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST", 2)
    for number in range(4):
        load_story(write_tale(tmp_path / f"tale{number}", **TWO), cache)
        for path in cache.iterdir():
            os.utime(path, (path.stat().st_atime - 100, path.stat().st_mtime - 100))
    assert len(list(cache.iterdir())) == 2


def test_many_at_once_never_see_half_a_file(tale: Path, cache: Path) -> None:
    fresh = load_story(tale)
    with ThreadPoolExecutor(4) as pool:
        assert all(story == fresh for story in pool.map(lambda _: load_story(tale, cache), range(24)))
    assert len(list(cache.iterdir())) == 1


EDITS = st.lists(
    st.sampled_from(
        ["words", "effect", "label", "new scene", "rename", "delete", "quality", "title", "target", "undo"]
    ),
    min_size=1,
    max_size=6,
)


def edit(folder: Path, how: str, number: int) -> None:
    """One change as a writer would make it; some of them leave a story that cannot be played."""
    hall, yard = folder / "scenes" / "hall.yaml", folder / "scenes" / "yard.yaml"
    match how:
        case "words":
            hall.write_text(TWO["scenes__hall"].replace("The hall", f"The hall {number}"), encoding="utf-8")
        case "effect":
            yard.write_text(TWO["scenes__yard"].replace("+= 1", f"+= {number}"), encoding="utf-8")
        case "label":
            hall.write_text(TWO["scenes__hall"].replace("say: Out", f"say: Out {number}"), encoding="utf-8")
        case "new scene":
            (folder / "scenes" / f"more{number}.yaml").write_text(
                f"more{number}: {{body: [{{goto: hall}}]}}\n", "utf-8"
            )
        case "rename" if yard.exists():
            yard.rename(folder / "scenes" / f"renamed{number}.yaml")
        case "delete":
            (folder / "scenes" / f"more{number - 1}.yaml").unlink(missing_ok=True)
        case "quality":
            (folder / "qualities.yaml").write_text(TWO["qualities"].replace("max: 9", f"max: {number + 5}"), "utf-8")
        case "title":
            yard.write_text(TWO["scenes__yard"].replace("{body", f"{{title: Yard {number}, body"), encoding="utf-8")
        case "target":
            hall.write_text(TWO["scenes__hall"].replace("goto: hall", "goto: yard"), encoding="utf-8")
        case _:
            write_tale(folder, **TWO)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_after_any_edits_it_is_the_story_of_the_files(
    edits: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("edits")
    folder, cache = write_tale(base / "tale", **TWO), base / "cache"
    load_story(folder, cache)
    for number, how in enumerate(edits):
        edit(folder, how, number)
        assert said(folder, cache) == said(folder, None)


def said(folder: Path, cache: Path | None) -> Story | str:
    """The story, or the report of why there is none."""
    try:
        return load_story(folder, cache)
    except StoryError as error:
        return error.report


def test_a_copy_is_a_story_of_its_own(tale: Path, cache: Path, tmp_path: Path) -> None:
    fresh = load_story(tale, cache)
    assert load_story(copytree(tale, tmp_path / "copy"), cache) == fresh
    assert len(list(cache.iterdir())) == 2
