"""Parses tokens to the shape of an expression, by binding power, within a fixed depth.

The first fault ends it: what follows a broken place in one line is guesswork. There are no exceptions here: after a
fault the parser stands at the end of the source, where every loop stops by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal as Only

from star_city_game.compiler import syntax
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.shapes import is_date
from star_city_game.compiler.syntax import Node
from star_city_game.compiler.tokens import Token, cut
from star_city_game.model.expression import LARGEST

LONGEST = 4000
"""Characters that an expression may have."""
DEEPEST = 60
"""How deep an expression may nest; Python’s own parser, which compiles what we write, stops at 200 brackets."""

_CHOICE, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _MINUS = range(1, 9)
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})
NOT_IN = "not in"
"""The sign of a comparison that is written in two words."""
_POWERS: Mapping[str, int] = {
    "if": _CHOICE,
    "or": _OR,
    "and": _AND,
    **dict.fromkeys((*_COMPARISONS, NOT_IN), _COMPARISON),
    **dict.fromkeys(("+", "-"), _SUM),
    **dict.fromkeys(("*", "//", "%"), _PRODUCT),
}
RESERVED = frozenset({"and", "or", "not", "in", "if", "else", "true", "false"})
"""Names that can mean nothing else."""
_FOREIGN: Mapping[str, str] = {
    "&&": "and",
    "&": "and",
    "||": "or",
    "|": "or",
    "!": "not",
    "=": "==",
    "<>": "!=",
    "≠": "!=",
    "≤": "<=",
    "=<": "<=",
    "≥": ">=",
    "=>": ">=",
    "/": "//",
    "÷": "//",
    "×": "*",
    "−": "-",
    "–": "-",
}
_QUOTES = "'\"“”‘’"


def read(source: str) -> tuple[Node | None, tuple[Fault, ...]]:
    """The shape of a source, or the fault that keeps it from having one."""
    if len(source) > LONGEST:
        message = f"this is {len(source)} characters long; an expression may have {LONGEST}"
        return None, (Fault("SC126", LONGEST, message, "a derived quality for a part of it"),)
    return read_tokens(cut(source))


def read_tokens(tokens: tuple[Token, ...]) -> tuple[Node | None, tuple[Fault, ...]]:
    """The same for tokens, the last of which is of kind ``end``."""
    parser = _Parser(tokens)
    node = parser.whole()
    return (None, (parser.fault,)) if parser.fault else (node, ())


class _Parser:
    """Reads one expression; ``fault`` is the first thing found wrong."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.fault: Fault | None = None
        self._tokens = tokens
        self._position = 0
        self._nesting = 0
        self._heights: dict[int, int] = {}

    @property
    def _now(self) -> Token:
        return self._tokens[self._position]

    def whole(self) -> Node:
        node = self._expression(0)
        if self._now.kind != "end":
            self._refuse(self._now)
        return node

    # moving on

    def _take(self) -> Token:
        token = self._now
        if token.kind != "end":
            self._position += 1
        return token

    def _accept(self, text: str) -> bool:
        """Takes the next token if it is this sign or word."""
        if self._now.text != text or self._now.kind == "bad":
            return False
        self._take()
        return True

    def _expect(self, text: str, opened: Token) -> None:
        """Takes a closing bracket, or faults where it was opened if the source ends first."""
        if self._accept(text):
            return
        if self._now.kind == "end":
            self._break("SC122", opened, f"this “{opened.text}” is not closed", f"“{text}”")
        else:
            self._refuse(self._now)

    def _break(self, code: str, token: Token, message: str, expected: str = "") -> None:
        if self.fault is None:
            self.fault = Fault(code, token.offset, message, expected, word=token.text)
        self._position = len(self._tokens) - 1

    def _built(self, node: Node, *children: Node) -> Node:
        """A node on its children, unless that makes the tree too deep."""
        height = 1 + max(self._heights.get(id(child), 0) for child in children)
        self._heights[id(node)] = height
        if height > DEEPEST:
            self._too_deep(self._now)
        return node

    def _too_deep(self, token: Token) -> None:
        self._break("SC127", token, f"this nests more than {DEEPEST} deep", "a derived quality for a part of it")

    # what stands between values

    def _expression(self, power: int) -> Node:
        self._nesting += 1
        if self._nesting > DEEPEST:
            self._too_deep(self._now)
        left = self._value(power)
        while self._infix_power() > power:
            left = self._after(left, self._sign())
        self._nesting -= 1
        return left

    def _infix_power(self) -> int:
        """How strongly the next token binds what stands before it; 0 for one that joins nothing."""
        token = self._now
        if token.kind not in ("name", "sign"):
            return 0
        return _COMPARISON if self._is_not_in() else _POWERS.get(token.text, 0)

    def _is_not_in(self) -> bool:
        """Whether ``not in`` comes next, where a sign may stand."""
        return self._now.text == "not" and self._tokens[self._position + 1].text == "in"

    def _sign(self) -> Token:
        """Takes what joins two values; ``not in`` is one sign."""
        is_not_in = self._is_not_in()
        token = self._take()
        if not is_not_in:
            return token
        self._take()
        return Token("sign", NOT_IN, token.offset)

    def _after(self, left: Node, token: Token) -> Node:
        power = _POWERS[token.text]
        if power == _CHOICE:
            return self._conditional(left)
        if power == _COMPARISON:
            return self._chain(left, token)
        if power in (_AND, _OR):
            return self._logic(left, token)
        right = self._expression(power)
        return self._built(syntax.Infix(token.offset, token.text, left, right), left, right)

    def _conditional(self, then: Node) -> Node:
        gate = self._expression(_CHOICE)
        if not self._accept("else"):
            self._break("SC121", self._now, "“if” has no “else” here", "a if condition else b")
        other = self._expression(0)
        return self._built(syntax.Conditional(then.offset, gate, then, other), gate, then, other)

    def _chain(self, left: Node, sign: Token) -> Node:
        operands, signs = [left], [sign]
        operands.append(self._expression(_COMPARISON))
        while self._now.text in _COMPARISONS or self._is_not_in():
            signs.append(self._sign())
            operands.append(self._expression(_COMPARISON))
        texts, places = tuple(sign.text for sign in signs), tuple(sign.offset for sign in signs)
        return self._built(syntax.Chain(left.offset, tuple(operands), texts, places), *operands)

    def _logic(self, left: Node, word: Token) -> Node:
        parts = [left, self._expression(_POWERS[word.text])]
        while self._accept(word.text):
            parts.append(self._expression(_POWERS[word.text]))
        both = word.text == "and"
        return self._built(syntax.Logic(left.offset, "and" if both else "or", tuple(parts)), *parts)

    # values

    def _value(self, power: int) -> Node:
        token = self._take()
        if token.kind == "number":
            return self._number(token)
        if token.kind == "date":
            return self._date(token)
        if token.kind == "name":
            return self._worded(token, power)
        if token.text in ("(", "{"):
            return self._bracketed(token)
        if token.text == "-":
            return self._prefixed(token, "-", _MINUS)
        return self._no_value(token)

    def _worded(self, token: Token, power: int) -> Node:
        if token.text == "not" and power <= _NOT:
            return self._prefixed(token, "not", _NOT - 1)
        if token.text in ("true", "false"):
            return syntax.Truth(token.offset, token.text == "true")
        if token.text not in RESERVED or (token.text == "in" and self._now.text == "("):
            return self._named(token)
        return self._no_value(token)

    def _prefixed(self, token: Token, sign: Only["not", "-"], power: int) -> Node:
        operand = self._expression(power)
        return self._built(syntax.Prefix(token.offset, sign, operand), operand)

    def _number(self, token: Token) -> Node:
        if not (token.text.isascii() and token.text.isdigit()):
            self._break("SC124", token, f"“{token.text}” is not a whole number", "a whole number such as 3")
            return syntax.Number(token.offset, 0)
        if len(token.text) > len(str(LARGEST)) or int(token.text) > LARGEST:
            self._break("SC124", token, "this number is too large", f"a number up to {LARGEST}")
            return syntax.Number(token.offset, 0)
        return syntax.Number(token.offset, int(token.text))

    def _date(self, token: Token) -> Node:
        if not is_date(token.text):
            self._break("SC333", token, f"there is no day {token.text}", "year-month-day, as in 1966-03-04")
        return syntax.Date(token.offset, token.text)

    def _named(self, token: Token) -> Node:
        opened = self._now
        if self._accept("("):
            return self._call(token, opened)
        if not self._accept("."):
            return syntax.Name(token.offset, token.text)
        field = self._take()
        if field.kind != "name":
            self._break("SC121", field, f"“{token.text}.” needs a name after its dot", "a name such as trust")
        return syntax.Dotted(token.offset, token.text, field.text, field.offset)

    def _call(self, function: Token, opened: Token) -> Node:
        args = self._list(")", opened)
        node = syntax.Call(function.offset, function.text, args)
        return self._built(node, *args) if args else node

    def _bracketed(self, opened: Token) -> Node:
        if opened.text == "{":
            members = self._list("}", opened)
            return syntax.Group(opened.offset, members)
        node = self._expression(0)
        self._expect(")", opened)
        return node

    def _list(self, close: str, opened: Token) -> tuple[Node, ...]:
        """Nodes parted by commas, up to the closing bracket."""
        if self._accept(close):
            return ()
        nodes = [self._expression(0)]
        while self._accept(","):
            nodes.append(self._expression(0))
        self._expect(close, opened)
        return tuple(nodes)

    # faults

    def _no_value(self, token: Token) -> Node:
        if token.kind == "end":
            self._break("SC121", token, "the expression breaks off here", "a value")
        elif token.text == "not":
            self._break("SC121", token, "“not” inside a comparison or a sum needs brackets", "(not …)")
        else:
            self._refuse(token, "a value")
        return syntax.Truth(token.offset, False)

    def _refuse(self, token: Token, expected: str = "") -> None:
        """A fault for a token that cannot stand where it stands."""
        text = token.text
        if text in _FOREIGN:
            meant = _FOREIGN[text]
            self._break("SC123", token, f"“{text}” is not a sign of this language here", f"“{meant}”")
        elif text == "**":
            self._break("SC123", token, "there are no powers", "a product with *")
        elif text in ("+=", "-="):
            self._break(
                "SC121", token, f"“{text}” changes something, and an expression only reads", "an effect under do:"
            )
        elif text[0] in _QUOTES:
            self._break("SC125", token, "words stand bare, without quotation marks", text.strip(_QUOTES))
        elif text in (")", "}"):
            self._break("SC122", token, f"this “{text}” closes nothing", expected)
        elif token.kind == "bad":
            self._break("SC120", token, f"“{text}” means nothing in an expression", expected)
        else:
            message = f"“{text}” does not fit here"
            self._break("SC121", token, message, expected or "and, or, a comparison, or the end")
