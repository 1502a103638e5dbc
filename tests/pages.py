"""Our Markdown pages as tests read them: fenced blocks with what stands on their first line, and marked tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^( *)(```+)(.*)$")
_MARK = re.compile(r"^<!-- (\w+): (.*) -->$")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the words on its first line, its text, the line where its text begins, from 1, and its page."""

    words: tuple[str, ...]
    text: str
    line: int
    page: Path

    @property
    def language(self) -> str:
        """The first word."""
        return self.words[0] if self.words else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a mark, ``<!-- kind: argument -->``: its rows as cells, heads left out, its first line, its page."""

    kind: str
    argument: str
    rows: tuple[tuple[str, ...], ...]
    line: int
    page: Path


def read_page(path: Path) -> list[Fence | Table]:
    """Every fenced block and every marked table of a page, in order."""
    lines = path.read_text(encoding="utf-8").split("\n")
    found: list[Fence | Table] = []
    mark: re.Match[str] | None = None
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        if opening:
            end = next(at for at in range(number + 1, len(lines)) if lines[at].strip() == opening[2])
            text = "".join(f"{line.removeprefix(opening[1])}\n" for line in lines[number + 1 : end])
            found.append(Fence(tuple(opening[3].split()), text, number + 2, path))
            number = end
        elif lines[number].startswith("|") and mark:
            end = next((at for at in range(number, len(lines)) if not lines[at].startswith("|")), len(lines))
            rows = tuple(_cells(line) for line in lines[number + 2 : end])
            found.append(Table(mark[1], mark[2], rows, number + 3, path))
            number, mark = end, None
        else:
            mark = _MARK.match(lines[number]) or (mark if not lines[number].strip() else None)
        number += 1
    return found


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1])


def code_in(cell: str) -> list[str]:
    """Everything in a cell that stands in code signs."""
    return [match[2] for match in _CODE.finditer(cell)]


def rewrite(path: Path, texts: dict[int, str]) -> None:
    """Puts other texts into fenced blocks, by the line where their text begins."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for first in sorted(texts, reverse=True):
        end = next(at for at in range(first - 1, len(lines)) if lines[at].startswith("```"))
        lines[first - 1 : end] = texts[first].rstrip("\n").split("\n")
    path.write_text("\n".join(lines), encoding="utf-8")
