"""Findings about a story's files: what is wrong, where, and what to write instead; for people or as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from textwrap import wrap
from typing import TypeAlias

from star_city_game.compiler.characters import visible
from star_city_game.compiler.codes import Severity
from star_city_game.model.frozen import frozen

Data: TypeAlias = dict[str, str | int]
_LONGEST = 120
_WIDTH = 80


@frozen
class Diagnostic:
    """One finding.

    ``file`` is relative to the story; ``line`` and ``column`` count from 1 (0 where a whole file is meant); ``excerpt``
    is the line of the source; ``suggestion`` is what to write instead, ready to paste.
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    expected: str = ""
    advice: str = ""
    suggestion: str = ""
    excerpt: str = ""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sorts findings by file and place."""
        return (self.file, self.line, self.column, self.code)


def lay_out(diagnostic: Diagnostic) -> str:
    """The finding as several lines for a terminal of 80 columns or more, with the source line and a caret."""
    where = visible(diagnostic.file.replace("\n", " "))
    if diagnostic.line:
        where += f":{diagnostic.line}:{diagnostic.column}"
    rows = [f"{where}: {diagnostic.severity} {diagnostic.code}: {diagnostic.message}"]
    if diagnostic.excerpt.strip():
        rows += _excerpt(diagnostic)
    for label, text in (
        ("expected", diagnostic.expected),
        ("did you mean", diagnostic.suggestion.strip() if "\n" not in diagnostic.suggestion else ""),
        ("advice", diagnostic.advice),
    ):
        if text:
            rows += wrap(f"{label}: {text}", _WIDTH, initial_indent="    ", subsequent_indent="      ")
    if "\n" in diagnostic.suggestion:
        rows.append("    write:")
        rows += [f"        {row}" for row in diagnostic.suggestion.split("\n")]
    return "\n".join(rows)


def lay_out_all(diagnostics: Sequence[Diagnostic]) -> str:
    """Every finding laid out, parted by blank lines, and a count at the end; nothing for no findings."""
    if not diagnostics:
        return ""
    return "\n\n".join([*(lay_out(each) for each in diagnostics), summary(diagnostics)])


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many errors and warnings there are, in words."""
    errors = sum(each.severity == "error" for each in diagnostics)
    warnings = len(diagnostics) - errors
    return f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}"


def as_data(diagnostic: Diagnostic) -> Data:
    """The finding as plain data that any JSON writer takes; empty fields are left out."""
    return {key: value for key, value in asdict(diagnostic).items() if value != ""}


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding is an error, so that the story cannot be played."""
    return any(each.severity == "error" for each in diagnostics)


def _excerpt(diagnostic: Diagnostic) -> list[str]:
    """The source line and a caret under the place, cut to a window when the line is long."""
    line = diagnostic.excerpt.replace("\t", " ")
    column = max(diagnostic.column, 1)
    start = max(0, column - _LONGEST // 2) if len(line) > _LONGEST else 0
    shown = line[start : start + _LONGEST]
    number = str(diagnostic.line)
    return [f"    {number} | {shown}", f"    {' ' * len(number)} | {' ' * (column - 1 - start)}^"]


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
