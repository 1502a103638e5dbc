"""The faults for a value of one type where another is wanted, each with what was probably meant."""

from __future__ import annotations

from star_city_game.compiler import syntax
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.syntax import Node
from star_city_game.compiler.types import Type


def mismatch(node: Node, got: Type, want: Type, code: str) -> Fault:
    """The fault for ``got`` where ``want`` is wanted; ``code`` says in what position."""
    word = written(node)
    if code == "SC320":
        message = f"this is {got.told()}, and a condition must be yes or no; there is no truthiness"
        expected, candidates = _as_condition(node, got)
        return Fault(code, node.offset, message, expected, candidates, word)
    if code == "SC321" and "text" in (got.kind, want.kind):
        return text_compared(node)
    if code == "SC321":
        message = f"{want.told()} never compares with {got.told()}"
        return Fault(code, node.offset, message, want.told(), word=word)
    if code == "SC323":
        return Fault(code, node.offset, f"this is {got.told()}, and arithmetic needs numbers", "a number", word=word)
    return Fault(code, node.offset, f"this is {got.told()}, and {want.told()} is wanted", want.told(), word=word)


def text_compared(node: Node) -> Fault:
    """The fault for a comparison of what the player wrote."""
    return Fault("SC324", node.offset, "the player’s own text is printed, never compared", word=written(node))


def written(node: Node) -> str:
    """A node as it was written, where that is one word; else an empty word."""
    match node:
        case syntax.Name() | syntax.Dotted():
            return node.word
        case syntax.Number(value=plain) | syntax.Date(value=plain):
            return str(plain)
        case syntax.Call(function=function):
            return function
        case _:
            return ""


def _as_condition(node: Node, got: Type) -> tuple[str, tuple[str, ...]]:
    """What a value that is no condition was probably meant to say: what is expected, and what stands for it exactly."""
    subject = written(node) or "…"
    if isinstance(node, syntax.Call) and node.function == "visits" and len(node.args) == 1:
        return "yes or no", (f"seen({written(node.args[0])})",)
    if got.kind == "int":
        return f"a comparison such as {subject} > 0", ()
    if got.is_worded and got.words:
        return f"a comparison such as {subject} == {got.words[-1]}", ()
    if got.kind == "set" and got.words:
        return f"a test such as {got.words[0]} in {subject}", ()
    return "a comparison", ()
