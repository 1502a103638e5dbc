"""Each code has a page; what the page calls wrong gives exactly that code, and what it calls right gives nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from star_city_game.compiler.codes import CODES
from star_city_game.compiler.load import check_story, load_story
from star_city_game.workshop.against import Against

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "docs" / "diagnostics"
ELSEWHERE = frozenset({"SC137"})
"""Codes that no file gives: the reader finds such a character first, and calls it SC106."""

_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^# ([\w/]+\.(?:ya?ml|lock))(?:, (\d+) times|, (bytes))?\n", re.MULTILINE)
_BYTE = re.compile(rb"\\x([0-9a-f]{2})")


def examples(page: str, heading: str) -> list[str]:
    section = re.split(r"^## ", page, flags=re.MULTILINE)
    return [block for part in section if part.startswith(heading) for block in _BLOCK.findall(part)]


def write(folder: Path, example: str) -> None:
    """Writes an example: whole files under their names in a comment, or the beats of a scene, within the frame."""
    alone = example.startswith("# alone\n")
    if not alone:
        shutil.copytree(HERE / "frame", folder)
    parts = _FILE.split(example.removeprefix("# alone\n"))
    files = dict(zip(parts[1::4], zip(parts[2::4], parts[3::4], parts[4::4], strict=True), strict=True))
    for name, (times, is_bytes, text) in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode() * int(times or 1)
        path.write_bytes(_BYTE.sub(lambda match: bytes([int(match[1], 16)]), data) if is_bytes else data)
    if not alone and not any("\nhall:" in f"\n{text}" for _, _, text in files.values()):
        beats = "".join(f"    {line}\n" for line in parts[0].splitlines())
        (folder / "scenes" / "hall.yaml").write_text(f"hall:\n  body:\n{beats}    - ending: over\n", encoding="utf-8")


def found_in(folder: Path, example: str) -> set[str]:
    before, then, now = example.partition("# then\n")
    write(folder, now if then else before)
    story, found = check_story(folder)
    if then:
        older = folder.with_name(f"{folder.name}-older")
        write(older, before)
        assert story is not None, found
        found = (*found, *Against(load_story(older), story).findings())
    return {each.code for each in found}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {path.stem for path in PAGES.glob("SC*.md")} == set(CODES)
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    for number, code in CODES.items():
        assert f"| [{number}]({number}.md) | {code.title} | {code.severity} |" in index


def test_the_frame_has_no_finding(tmp_path: Path) -> None:
    assert found_in(tmp_path / "frame", "- Nothing more.\n") == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_page(code: str, tmp_path: Path) -> None:
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {code}: {CODES[code].title}\n")
    wrong, right = examples(page, "Wrong"), examples(page, "Right")
    assert right
    assert wrong or code in ELSEWHERE
    for number, example in enumerate(wrong):
        assert found_in(tmp_path / f"wrong{number}", example) == {code}, example
    for number, example in enumerate(right):
        assert found_in(tmp_path / f"right{number}", example) == set(), example
