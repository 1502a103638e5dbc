"""Functions made of Python source that the engine writes: the one place of the house where source becomes code.

What is written is only ever the fixed forms of the modules that write it: expressions, texts, blocks. All that belongs to
a story, its ids, words, numbers, texts and the functions made for them, is *given*: the source names it ``k0``, ``k1``, …
and the function has it as the default of an argument. So nothing that a writer wrote can stand in the source, the function
needs no globals and no builtins, and all functions of one shape share one piece of code, whatever story they are of.
Decisions 0005 and 0012 weigh the alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any

_NOTHING: dict[str, Any] = {"__builtins__": {}}
"""The globals of every function that is made here."""


class Source:
    """One function while it is written: its source, line by line, and what it is given. The function's argument is ``s``."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._locals: dict[str, str] = {}
        self._given: list[object] = []
        self._used: dict[int, str] = {}
        self._depth = 1

    def give(self, value: object) -> str:
        """A name for something of the story; every call gives a new name, so that the shape does not depend on values."""
        self._given.append(value)
        return f"k{len(self._given) - 1}"

    def use(self, part: object) -> str:
        """A name for a part of the engine, such as a function; the same name each time."""
        name = self._used.get(id(part))
        if name is None:
            name = self._used[id(part)] = self.give(part)
        return name

    def local(self, name: str, written: str) -> str:
        """A short name for something that stays the same while the function runs; it is looked up once, at the start."""
        self._locals[name] = written
        return name

    def line(self, written: str) -> None:
        """Adds a statement."""
        self._lines.append(" " * self._depth + written)

    @contextmanager
    def inside(self, head: str) -> Iterator[None]:
        """Adds a statement that holds others: those added while this lasts."""
        self.line(head)
        count = len(self._lines)
        self._depth += 1
        yield
        if len(self._lines) == count:
            self.line("pass")
        self._depth -= 1

    @property
    def depth(self) -> int:
        """How many statements the next one stands in, counting the function."""
        return self._depth

    @property
    def size(self) -> int:
        """How many statements there are so far."""
        return len(self._lines)

    def function(self) -> Callable[..., Any]:
        """The function."""
        names = "".join(f", k{number}" for number in range(len(self._given)))
        locals_ = (f" {name} = {written}" for name, written in self._locals.items())
        code = _code("\n".join((f"def run(s{names}):", *locals_, *self._lines)))
        return FunctionType(code, _NOTHING, "run", tuple(self._given))


@lru_cache(maxsize=8192)
def _code(source: str) -> CodeType:
    """The code of a function's source. A story asks the same small things in the same ways many times."""
    module = compile(source, "<story>", "exec", dont_inherit=True)
    return next(constant for constant in module.co_consts if isinstance(constant, CodeType))
