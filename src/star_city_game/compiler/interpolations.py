"""What stands between braces and is no sequence: conditions, values, forms of names, and forms by number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from star_city_game.compiler.expressions import parse_expression, type_of
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import YOU, YOU_FORMS, Names, Scope
from star_city_game.compiler.references import Typed, value
from star_city_game.compiler.spelling import listed, near
from star_city_game.compiler.types import BOOL, INT
from star_city_game.model.expression import Expr
from star_city_game.model.text import Form, FormOf, Insert, Piece, Plural

_FORM = re.compile(r"\s*(?P<person>\w+)(?:\s*\.\s*(?P<form>\w+))?\s*")
_PLURAL = re.compile(r"\s*plural\s*\((?P<inside>.*)\)\s*", re.DOTALL)
_ESCAPED = re.compile(r"\\([{}|:<*\\])")
_LIKE_CODE = re.compile(r"[=<>(){}]")
_PLURAL_PARTS = 3


def condition(source: str, offset: int, names: Names, scope: Scope) -> tuple[Expr | None, tuple[Fault, ...]]:
    """The gate before a colon; ``offset`` is where it stands in its text, and faults are placed in the text."""
    expr, faults = parse_expression(source, names, scope, BOOL)
    if faults and _is_prose(source, faults[0]):
        message = "what stands before this colon is not a condition"
        return None, (Fault("SC135", offset + len(source), message, "\\: for a colon in prose", word=":"),)
    return expr, tuple(fault.moved(offset) for fault in faults)


def _is_prose(source: str, fault: Fault) -> bool:
    """Whether a writer put a colon into prose, rather than a wrong condition before a colon."""
    if _LIKE_CODE.search(source):
        return False
    return fault.code in ("SC120", "SC121", "SC123", "SC125") or fault.word[:1].isupper()


def interpolated(source: str, offset: int, names: Names, scope: Scope) -> tuple[Piece | None, tuple[Fault, ...]]:
    """What one value between braces prints; ``offset`` is as for :func:`condition`."""
    piece, faults = _piece(source, names, scope)
    return piece, tuple(fault.moved(offset) for fault in faults)


def _piece(source: str, names: Names, scope: Scope) -> tuple[Piece | None, tuple[Fault, ...]]:
    form = _FORM.fullmatch(source)
    if form is not None and (form["person"] == YOU or form["person"] in names.people):
        return _form(form, names, scope)
    if form is not None and form["form"] is not None:
        found = value(form["person"], names, scope)
        if found is not None and found[1].kind == "person":
            return _form_of(form, found, names)
    plural = _PLURAL.fullmatch(source)
    if plural is not None:
        return _plural(plural["inside"], plural.start("inside"), names, scope)
    return _value(source, names, scope)


def _form(found: re.Match[str], names: Names, scope: Scope) -> tuple[Piece | None, tuple[Fault, ...]]:
    person, form = found["person"], found["form"]
    forms = YOU_FORMS if person == YOU else tuple(sorted(names.people[person]))
    if form is None:
        message = f"“{person}” is a person, and a text says which form of the name"
        return None, (Fault("SC224", found.start("person"), message, f"{person}.short", word=person),)
    if form in forms:
        return Form(person, form), ()
    if form in ("trust", "debt") and person != YOU:
        return _value(found.string, names, scope)
    message = f"{person} has no form “{form}”"
    return None, (Fault("SC224", found.start("form"), message, listed(forms), near(form, forms), form),)


def _form_of(found: re.Match[str], person: Typed, names: Names) -> tuple[Piece | None, tuple[Fault, ...]]:
    """A form of the name of whoever a value is; everybody whom it may be must have the form."""
    expr, kind = person
    form = found["form"]
    lacking = next((each for each in kind.words if form not in names.people.get(each, (form,))), None)
    if lacking is None:
        return FormOf(expr, form), ()
    forms = sorted(set.intersection(*(set(names.people.get(each, ())) for each in kind.words)))
    message = f"{found['person']} may be {lacking}, who has no form “{form}”"
    return None, (Fault("SC224", found.start("form"), message, listed(forms), near(form, forms), form),)


def _plural(inside: str, offset: int, names: Names, scope: Scope) -> tuple[Piece | None, tuple[Fault, ...]]:
    parts = _parted(inside)
    if len(parts) != _PLURAL_PARTS or "{" in inside:
        message = "plural has a number and two forms between its brackets, in plain words"
        return None, (Fault("SC128", offset, message, "plural(days_left, day, days)"),)
    number, one, many = parts
    expr, faults = parse_expression(number, names, scope, INT)
    if expr is None:
        return None, tuple(fault.moved(offset) for fault in faults)
    return Plural(expr, _unescaped(one), _unescaped(many)), ()


def _parted(inside: str) -> list[str]:
    """What stands between brackets, cut at the commas that are in no further brackets."""
    commas, depth = [-1], 0
    for position, sign in enumerate(inside):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            commas.append(position)
    return [inside[before + 1 : after] for before, after in pairwise([*commas, len(inside)])]


def _unescaped(words: str) -> str:
    return " ".join(_ESCAPED.sub(r"\1", words).split())


def _value(source: str, names: Names, scope: Scope) -> tuple[Piece | None, tuple[Fault, ...]]:
    expr, faults = parse_expression(source, names, scope)
    if expr is None:
        return None, faults
    kind = type_of(expr, names, scope)
    refusal = _UNPRINTED.get(kind.kind)
    if refusal is not None:
        message, advice = refusal
        return None, (Fault("SC332", 0, message, advice.replace("…", source.strip())),)
    return Insert(expr, literal=kind.kind == "text"), ()


_UNPRINTED: Mapping[str, tuple[str, str]] = {
    "bool": ("yes or no cannot be printed", "{…: words if it holds | words if not}"),
    "set": ("a set cannot be printed", "count(…), or a condition"),
    "person": ("a person cannot be printed without saying which form of the name", "{….short}"),
    "scene": ("a scene cannot be printed", "a condition for each scene that it may be"),
    "date": ("a date cannot be printed", "days_to(1966-03-04), or a condition"),
}
"""What cannot be printed, by type, and what to write instead."""
