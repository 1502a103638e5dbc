"""Collects the findings of a run: turns a place in a node into file, line, column and excerpt."""

from __future__ import annotations

from star_city_game.compiler.characters import visible
from star_city_game.compiler.codes import CODES
from star_city_game.compiler.diagnostics import Diagnostic
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.nodes import Node, ScalarNode, Source


class Findings:
    """All findings so far. Two findings of one code at one place are one.

    In a snippet only those that say the same are one: what is wrong in it may hang on what it is given.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, int, int, str], Diagnostic] = {}
        self._errors = 0

    def add(  # noqa: PLR0913 - a finding has that many parts, and each is named at the call
        self,
        code: str,
        node: Node,
        message: str,
        *,
        expected: str = "",
        advice: str = "",
        suggestion: str = "",
        offset: int | None = None,
    ) -> None:
        """Adds a finding at a node, or at a character of a scalar's text."""
        line, column = node.line, node.column
        if offset is not None and isinstance(node, ScalarNode):
            line, column = node.at(offset)
        self.add_at(code, node.source, (line, column), message, expected=expected, advice=advice, suggestion=suggestion)

    def add_at(  # noqa: PLR0913 - as above
        self,
        code: str,
        source: Source,
        place: tuple[int, int],
        message: str,
        *,
        expected: str = "",
        advice: str = "",
        suggestion: str = "",
    ) -> None:
        """Adds a finding at a line and column of a source."""
        line, column = place
        excerpt = visible(source.line(line))
        told = f"{message} (included at {source.via})" if source.via else message
        self._keep(
            Diagnostic(
                code, CODES[code].severity, source.file, line, column, told, expected, advice, suggestion, excerpt
            ),
            message if source.via else "",
        )

    def add_to_file(self, code: str, file: str, message: str, *, advice: str = "", line: int = 0) -> None:
        """Adds a finding about a whole file, or about a line of a file that has no text."""
        self._keep(Diagnostic(code, CODES[code].severity, file, line, 1 if line else 0, message, advice=advice))

    def add_fault(self, node: ScalarNode, fault: Fault, offset: int = 0) -> None:
        """Adds a fault of an expression, text or effect that begins at ``offset`` of the scalar's text."""
        suggestion = fault.candidates[0] if fault.candidates else ""
        self.add(
            fault.code,
            node,
            fault.message,
            expected=fault.expected,
            suggestion=suggestion,
            offset=fault.offset + offset,
        )

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All findings by file and place."""
        return tuple(sorted(self._found.values(), key=lambda each: each.order))

    @property
    def errors(self) -> int:
        """How many of the findings so far are errors."""
        return self._errors

    def __len__(self) -> int:
        return len(self._found)

    def _keep(self, diagnostic: Diagnostic, of_snippet: str = "") -> None:
        key = (diagnostic.code, diagnostic.file, diagnostic.line, diagnostic.column, of_snippet)
        if key not in self._found:
            self._found[key] = diagnostic
            self._errors += diagnostic.severity == "error"
