"""The tutorial, followed literally: every file is written, every command is run, and what is shown is what comes out.

A block ``yaml FILE`` is a whole file, ``yaml FILE add`` goes to its end; ``sh`` holds commands; the ``text`` block after it is
what they print, where a line ``…`` stands for any lines. What stands after a prompt in it is what the reader types.
``--rewrite`` puts in what came out, except where lines are left out.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pages import Fence, read_page, rewrite

PAGE = Path(__file__).resolve().parents[2] / "docs" / "writing.md"
FENCES = [block for block in read_page(PAGE) if isinstance(block, Fence)]
PROMPT = "> "
LEFT_OUT = "…"


@dataclass(slots=True)
class Reader:
    """Somebody who does what the page says, in an empty folder."""

    folder: Path
    printed: dict[int, str] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)

    def do(self, fence: Fence) -> None:
        if fence.language == "yaml":
            self._write(fence)
        elif fence.language == "sh":
            self.commands = [line for line in fence.text.splitlines() if not self._made_folders(line)]
        else:
            typed = re.findall(rf"^{PROMPT}(.*)$", fence.text, re.MULTILINE)
            self.printed[fence.line] = "".join(self._run(command, typed) for command in self.commands)
            self.commands = []

    def _write(self, fence: Fence) -> None:
        path = self.folder / fence.words[1]
        adds = fence.words[2:] == ("add",)
        assert path.parent.is_dir(), f"the reader has not made {path.parent.name} yet"
        assert path.is_file() or not adds, f"there is no {path.name} to add to"
        path.write_text((path.read_text(encoding="utf-8") if adds else "") + fence.text, encoding="utf-8")

    def _made_folders(self, command: str) -> bool:
        words = shlex.split(command)
        for name in words[2:] if words[:2] == ["mkdir", "-p"] else ():
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        return words[0] == "mkdir"

    def _run(self, command: str, typed: list[str]) -> str:
        name, *arguments = shlex.split(command)
        assert name == "star-city", f"the reader does not know {name}"
        done = subprocess.run(
            [sys.executable, "-m", "star_city_game", *arguments],
            cwd=self.folder,
            env={**os.environ, "STAR_CITY_SAVES": str(self.folder / "saves"), "PYTHONUTF8": "1"},
            input="".join(f"{line}\n" for line in typed),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1), done.stdout
        answers = iter(typed)
        shown = re.sub(rf"^{PROMPT}", lambda _: f"{PROMPT}{next(answers, '')}\n", done.stdout, flags=re.MULTILINE)
        return re.sub(r" +$", "", shown, flags=re.MULTILINE).rstrip("\n") + "\n"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """The reader, at the end of the page."""
    reader = Reader(tmp_path_factory.mktemp("empty"))
    for fence in FENCES:
        reader.do(fence)
    yield reader
    if request.config.getoption("--rewrite"):
        whole = {fence.line for fence in FENCES if LEFT_OUT not in fence.text.splitlines()}
        rewrite(PAGE, {line: text for line, text in reader.printed.items() if line in whole})


def matches(shown: str, printed: str) -> bool:
    """Whether a block shows what was printed; ``…`` on a line of its own stands for any lines."""
    parts = [re.escape(part) for part in re.split(rf"^{LEFT_OUT}\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*".join(parts), printed) is not None


SHOWN = [fence for fence in FENCES if fence.language == "text"]


@pytest.mark.parametrize("fence", SHOWN, ids=lambda fence: f"line {fence.line}")
def test_what_is_shown_is_what_comes_out(fence: Fence, reader: Reader) -> None:
    printed = reader.printed[fence.line]
    assert matches(fence.text, printed), f"shown:\n{fence.text}\nprinted:\n{printed}"


def test_every_block_is_followed() -> None:
    assert {fence.language for fence in FENCES} == {"yaml", "sh", "text"}
    for fence in FENCES:
        assert len(fence.words) >= 2 or fence.language != "yaml"
    commands = [line for fence in FENCES if fence.language == "sh" for line in fence.text.splitlines()]
    assert all(line.startswith(("star-city --story tram", "mkdir -p tram/")) for line in commands)


def test_every_file_is_named_before_it_is_shown() -> None:
    """On the page itself nobody sees what a block is called."""
    lines = PAGE.read_text(encoding="utf-8").split("\n")
    for fence in FENCES:
        if fence.language == "yaml":
            above = next(line for line in reversed(lines[: fence.line - 2]) if line.strip())
            start = lines.index(above)
            while lines[start - 1].strip():
                start -= 1
            assert fence.words[1] in " ".join(lines[start : fence.line - 1]), fence.words[1]


def test_real_mistakes_are_shown_with_what_is_said_of_them(reader: Reader) -> None:
    codes = [set(re.findall(r"error (SC\d+)", fence.text)) for fence in SHOWN]
    assert len(set().union(*codes)) >= 3
    assert any("FAILED" in fence.text for fence in SHOWN)
    assert "0 errors, 0 warnings" in SHOWN[-3].text
    assert reader.printed


def test_the_end_is_a_finished_game(reader: Reader) -> None:
    files = sorted(path.relative_to(reader.folder).as_posix() for path in (reader.folder / "tram").rglob("*.yaml"))
    assert files == sorted({fence.words[1] for fence in FENCES if fence.language == "yaml"})
