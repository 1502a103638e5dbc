"""Reads people and places."""

from __future__ import annotations

from star_city_game.compiler.declare_course import declare_wishes
from star_city_game.compiler.drafts import Declared, PersonDraft
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_mapping, as_scalar, fold, members
from star_city_game.model.person import TRUST

_FORMS = ("full", "short", "address")
NOTES = ("signs", "secret", "refuses")
"""What is said of a person to writers only."""
GENDERS = ("m", "f")
"""Grammatical genders of people."""


def declare_cast(node: Node, declared: Declared) -> None:
    """Adds the people of one file."""
    mapping = as_mapping(node, "a file of people", declared.findings)
    if mapping is None:
        return
    for key, value in members(mapping, "a person", declared.findings):
        body = as_mapping(value, f"the person {key.text}", declared.findings)
        if not declared.claim("person", key):
            continue
        if body is None:
            declared.poisoned.add(key.text)
            declared.people[key.text] = PersonDraft(key, "m", "", {})
            continue
        fields = Fields(body, KEYS["a person"], "a person", declared.findings)
        if not fields.require("full", "short", "gender"):
            declared.poisoned.add(key.text)
        gender = fields.word("gender", GENDERS, "m")
        about = fields.line("about") or fields.line("role")
        declared.people[key.text] = PersonDraft(
            key,
            gender,
            about,
            _forms(fields, declared),
            fields.number("told", 1, *TRUST),
            {note: fields.line(note) for note in NOTES},
        )
        declare_wishes(key, fields, declared)


def declare_places(node: Node, declared: Declared) -> None:
    """Adds the places of one file."""
    mapping = as_mapping(node, "a file of places", declared.findings)
    if mapping is None:
        return
    for key, value in members(mapping, "a place", declared.findings):
        name = as_scalar(value, f"the place {key.text}", declared.findings)
        if declared.claim("place", key):
            declared.places[key.text] = key.text if name is None else fold(name.text)


def _forms(fields: Fields, declared: Declared) -> dict[str, ScalarNode]:
    forms: dict[str, ScalarNode] = {}
    for form in _FORMS:
        node = fields.scalar(form)
        if node is not None:
            forms[form] = node
    words = fields.mapping("words")
    if words is None:
        return forms
    for key, value in members(words, "a form of a name", declared.findings):
        node = as_scalar(value, f"the form {key.text}", declared.findings)
        if key.text in forms:
            declared.findings.add("SC203", key, f"the form {key.text} is already given")
        elif node is not None:
            forms[key.text] = node
    return forms
