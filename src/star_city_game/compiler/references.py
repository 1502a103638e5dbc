"""What names in an expression stand for: values by name, fields after a dot, and questions about things by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal as Only
from typing import TypeAlias, get_args

from star_city_game.compiler import casework_references, course_references, launch_references, naming
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.naming import Kind, Part, ids, wrong_number
from star_city_game.compiler.spelling import listed, near
from star_city_game.compiler.syntax import Call, Date, Dotted, Name, Node
from star_city_game.compiler.types import BOOL, DATE, INT, Type, quality_type
from star_city_game.model.dossier import CATEGORIES
from star_city_game.model.expression import Ask, Expr, Field, Get
from star_city_game.model.launch import DEFECT_STATUS
from star_city_game.systems.descent_readings import SHOWN

Typed: TypeAlias = tuple[Expr, Type]
"""A resolved expression with its type."""

PlaceQuestion: TypeAlias = Only["visits", "seen", "chosen", "turns_since", "picks_since"]
PLACES: tuple[PlaceQuestion, ...] = get_args(PlaceQuestion)
"""Functions that ask about a scene, a label or a choice id."""
_BOOLS = frozenset(
    {
        "seen",
        "chosen",
        "recorded",
        "met",
        "can_draw",
        "in",
        "chance",
        "revealed",
        *launch_references.BOOLS,
        *course_references.BOOLS,
        *casework_references.BOOLS,
    }
)
_NUMBERS = frozenset(
    {
        "visits",
        "turns_since",
        "picks_since",
        "days_to",
        "min",
        "max",
        "abs",
        "clamp",
        "count",
        *course_references.NUMBERS,
        *casework_references.NUMBERS,
    }
)
FUNCTIONS = _BOOLS | _NUMBERS | {"defect", *launch_references.WORDS}
"""Every function of the language."""
DEFECT = Type("enum", DEFECT_STATUS, name="a defect’s status")
"""What ``defect(d)`` gives."""
LAUNCH = ("known", "found", "fixed", "waived", "risk", "word")
"""The fields of ``launch``."""
DOSSIER = ("total", "effective", "gravest", *CATEGORIES)
"""The fields of ``dossier``."""


def value(word: str, names: Names, scope: Scope) -> Typed | None:
    """What a bare name stands for, if it is not a word: a temporary, the turn, a quality, or a machine’s stage."""
    if word in scope.temporaries:
        return Get("local", word), scope.temporaries[word]
    if word == "turn":
        return Get("turn", ""), Type("enum", names.turns, ordered=True, name="turn")
    if word == "date" and names.dated:
        return Get("date", ""), DATE
    if word in names.qualities:
        field: Field = "derived" if names.is_derived(word) else "quality"
        return Get(field, word), quality_type(names.qualities[word])
    if word in names.machines:
        return Get("machine", word), Type("enum", names.machines[word], ordered=True, name=word)
    return None


def unknown_value(node: Name, names: Names, scope: Scope) -> Fault:
    """The fault for a bare name that stands for nothing, with what was probably meant."""
    word = node.word
    owner = next((quality.id for quality in names.qualities.values() if word in quality.words), None)
    if owner is not None:
        message = f"“{word}” is a word of {owner}, and nothing here says so"
        return Fault("SC328", node.offset, message, f"{owner} == {word}", (owner,), word)
    for belongs, kind, expected in _MEANT:
        if belongs(word, names, scope):
            message = f"“{word}” is {kind}, not a value"
            return Fault("SC220", node.offset, message, expected.format(word), word=word)
    if word.lower() in ("true", "yes", "on", "false", "no", "off"):
        meant = "true" if word.lower() in ("true", "yes", "on") else "false"
        return Fault("SC220", node.offset, f"“{word}” is not a value", meant, (meant,), word)
    if word == "date":
        return _undated(node)
    known = [*scope.temporaries, "turn", "date", *names.qualities, *names.machines]
    message = f"nothing is called “{word}”"
    return Fault(
        "SC220", node.offset, message, "a quality, a temporary, a machine, turn or date", near(word, known), word
    )


_Belongs: TypeAlias = Callable[[str, Names, Scope], bool]
_MEANT: tuple[tuple[_Belongs, str, str], ...] = (
    (lambda word, names, _: word in names.people, "a person", "met({0}), {0}.trust or {0}.debt"),
    (lambda word, names, _: word in names.defects, "a defect", "defect({0}) == found"),
    (lambda word, names, _: word in names.entries, "a paper of the file", "recorded({0})"),
    (lambda word, names, _: word in names.decks, "a deck", "can_draw({0})"),
    (lambda word, names, _: word in names.terms, "a codex entry", "revealed({0})"),
    (lambda word, names, scope: word in names.marks.get(scope.scene, ()), "a label", "seen({0})"),
    (lambda word, names, _: word in names.scenes, "a scene", "seen({0})"),
    (lambda word, _, __: word == "dossier", "the file", "dossier.total or dossier.loyalty"),
    (lambda word, _, __: word == "officer", "the officer", "officer.patience"),
    (lambda word, _, __: word == "launch", "the launch", "launch.known"),
    (lambda word, _, __: word == "descent", "the descent", "descent.height"),
    (lambda word, names, _: word in names.facts, "a fact", "knows(person, {0})"),
    (lambda word, names, _: word in names.lapses, "something that lapses", "stands({0}) or lapsed({0})"),
    (lambda word, _, __: word == "rival", "the rival", "rival.days"),
    (lambda word, _, __: word in FUNCTIONS, "a function", "{0}(…)"),
)


def dotted(node: Dotted, names: Names) -> Typed | Fault:
    """What ``owner.field`` stands for: a weight of the file, a count of defects, or how a person stands."""
    owner, field = node.owner, node.field
    if owner in _SYSTEMS:
        return _SYSTEMS[owner](node, names)
    quality = names.qualities.get(owner)
    if owner not in names.people and quality is not None and quality.type == "person":
        message = f"{owner} is whoever it holds; of that person only the forms of the name can be read, in a text"
        return Fault("SC229", node.at, message, f"{{{owner}.short}}, or {owner} == {quality.words[0]}", (), node.field)
    if owner not in names.people:
        pool = [*names.people, *_SYSTEMS]
        message = f"nobody is called “{owner}”"
        return Fault("SC224", node.offset, message, "a person, dossier, launch or descent", near(owner, pool), owner)
    if field == "trust":
        return Get("trust", owner), INT
    return (Get("debt", owner), INT) if field == "debt" else _no_field(node, ("trust", "debt"))


def _descent(node: Dotted, _names: Names) -> Typed | Fault:
    shown = SHOWN.get(node.field)
    if shown is None:
        return _no_field(node, tuple(SHOWN))
    if isinstance(shown.kind, tuple):
        return Get("descent", node.field), Type("enum", shown.kind, name=f"descent.{node.field}")
    return Get("descent", node.field), BOOL if shown.kind is bool else INT


def _officer(node: Dotted, _names: Names) -> Typed | Fault:
    fields = casework_references.OFFICER
    return (Get("officer", node.field), INT) if node.field in fields else _no_field(node, fields)


def _of_dossier(node: Dotted, _names: Names) -> Typed | Fault:
    return (Get("dossier", node.field), INT) if node.field in DOSSIER else _no_field(node, DOSSIER)


def _of_launch(node: Dotted, names: Names) -> Typed | Fault:
    if node.field == "word":
        return Get("risk", ""), launch_references.risk_type(names)
    return (Get("launch", node.field), INT) if node.field in LAUNCH else _no_field(node, LAUNCH)


def _of_rival(node: Dotted, _names: Names) -> Typed | Fault:
    is_known = node.field in course_references.RIVAL
    return (Get("rival", node.field), INT) if is_known else _no_field(node, course_references.RIVAL)


_SYSTEMS: Mapping[str, Callable[[Dotted, Names], Typed | Fault]] = {
    "dossier": _of_dossier,
    "officer": _officer,
    "launch": _of_launch,
    "descent": _descent,
    "rival": _of_rival,
}


def _no_field(node: Dotted, fields: tuple[str, ...]) -> Fault:
    message = f"{node.owner} has no “{node.field}” in an expression"
    return Fault("SC229", node.at, message, listed(fields), near(node.field, fields), node.field)


def call_type(function: str) -> Type | None:
    """The type that a function gives; None when there is no such function."""
    if function in _NUMBERS:
        return INT
    if function == "defect":
        return DEFECT
    return BOOL if function in _BOOLS else None


def unknown_function(node: Call) -> Fault:
    """The fault for a call of something that is no function."""
    message = f"there is no function “{node.function}”"
    return Fault("SC222", node.offset, message, "", near(node.function, FUNCTIONS), node.function)


def asked(node: Call, names: Names, scope: Scope) -> Typed | Fault:
    """The question that a call puts to the state about things named by id."""
    name = node.function
    if name == "days_to":
        return _days_to(node, names)
    if name in casework_references.FUNCTIONS:
        return casework_references.asked(node, names)
    if launch_references.is_about(node, names):
        return launch_references.asked(node, names)
    return course_references.asked(node, names) if course_references.is_about(node) else _thing(node, names, scope)


def _thing(node: Call, names: Names, scope: Scope) -> Typed | Fault:
    """The question about one thing."""
    name = node.function
    for question in PLACES:
        if question == name:
            wrong = wrong_number(node, f"{name}(scene, label or choice)")
            return _place(question, node.args[0], names, scope) if len(node.args) == 1 else wrong
    found = ids(node, names, *_THINGS[name])
    if isinstance(found, Fault):
        return found
    if name == "defect":
        return Get("defect", *found), DEFECT
    if name == "in":
        return Ask("in_stage", found), BOOL
    return (Get("met", *found) if name == "met" else Ask(name, found)), BOOL


_THINGS: Mapping[str, tuple[Kind | Part, ...]] = {
    "recorded": (naming.ENTRY,),
    "can_draw": (naming.DECK,),
    "met": (naming.PERSON,),
    "revealed": (naming.TERM,),
    "defect": (naming.DEFECT,),
    "in": (
        naming.MACHINE,
        Part("stage", "SC227", "a stage of {}", lambda names, of: (*names.machines[of], *names.nested.get(of, ()))),
    ),
}


def _days_to(node: Call, names: Names) -> Typed | Fault:
    if len(node.args) != 1:
        return wrong_number(node, "days_to(1966-03-04)")
    day = node.args[0]
    if not isinstance(day, Date):
        return Fault("SC128", day.offset, "a date is wanted here", "year-month-day, as in 1966-03-04")
    return (Ask("days_to", (day.value,)), INT) if names.dated else _undated(node)


def _undated(node: Name | Call) -> Fault:
    message = "neither a calendar nor any scene of this story has a date"
    word = node.word if isinstance(node, Name) else node.function
    return Fault("SC334", node.offset, message, "turns in calendar.yaml, or date: in scenes", word=word)


def _place(question: PlaceQuestion, node: Node, names: Names, scope: Scope) -> Typed | Fault:
    if isinstance(node, Name):
        key = _own_place(node, names, scope)
    elif isinstance(node, Dotted):
        key = _other_place(node, names)
    else:
        key = Fault("SC128", node.offset, "a scene, a label or a choice id is wanted here", "scene or scene.label")
    if isinstance(key, Fault):
        return key
    if question == "chosen" and "." not in key:
        message = f"“{key}” is a scene, and chosen asks about the id of a choice"
        return Fault("SC223", node.offset, message, f"seen({key})", word=key)
    return Ask(question, (key,)), BOOL if question in _BOOLS else INT


def _own_place(node: Name, names: Names, scope: Scope) -> str | Fault:
    own = names.marks.get(scope.scene, frozenset())
    if node.word in own:
        return f"{scope.scene}.{node.word}"
    if node.word in names.scenes:
        return node.word
    message = f"no scene is called “{node.word}”, nor a label or choice id of this scene"
    return Fault("SC223", node.offset, message, "", near(node.word, [*own, *names.scenes]), node.word)


def _other_place(node: Dotted, names: Names) -> str | Fault:
    if node.owner not in names.scenes:
        message = f"no scene is called “{node.owner}”"
        return Fault("SC223", node.offset, message, "", near(node.owner, names.scenes), node.owner)
    marks = names.marks.get(node.owner, frozenset())
    if node.field in marks:
        return node.word
    message = f"{node.owner} has no label or choice id “{node.field}”"
    return Fault("SC223", node.at, message, "", near(node.field, marks), node.field)
