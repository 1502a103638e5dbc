"""Effects, from what a writer wrote to a record, or to faults; never an exception, whatever was written."""

from __future__ import annotations

from typing import get_args

from star_city_game.compiler import casework_effects, launch_effects, syntax
from star_city_game.compiler.assignments import assigned
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.naming import (
    ENTRY,
    FACT,
    MACHINE,
    PERSON,
    SCENE,
    Effects,
    Kind,
    Part,
    known,
    on,
    wrong_number,
)
from star_city_game.compiler.parser import LONGEST, read_tokens
from star_city_game.compiler.spelling import listed, near
from star_city_game.compiler.syntax import Call, Node
from star_city_game.compiler.tokens import Token, cut
from star_city_game.model.effect import (
    Cancel,
    Effect,
    Learn,
    Meet,
    Record,
    Schedule,
    Sign,
    Tell,
    Trigger,
)

_SIGNS: tuple[Sign, ...] = get_args(Sign)
_LEVELS = ("symptom", "rumour", "seen")
_MOST_TURNS = 100
_PAIR = 2
_OPERATORS = frozenset({"*", "//", "%", "/", "**"})


def parse_effect(source: str, names: Names, scope: Scope) -> tuple[Effect | None, tuple[Fault, ...]]:
    """The effect that a writer wrote, or None and what is wrong with it."""
    if len(source) > LONGEST:
        message = f"this is {len(source)} characters long; an effect may have {LONGEST}"
        return None, (Fault("SC126", LONGEST, message),)
    tokens = cut(source)
    for sign in _SIGNS:
        for position, token in enumerate(tokens):
            if token.text == sign:
                return _assignment(tokens, position, sign, names, scope)
    node, broken = read_tokens(tokens)
    if node is None:
        return None, _listing(tokens, broken)
    effect = _named(node, names)
    return (None, (effect,)) if isinstance(effect, Fault) else (effect, ())


def _assignment(
    tokens: tuple[Token, ...], position: int, sign: Sign, names: Names, scope: Scope
) -> tuple[Effect | None, tuple[Fault, ...]]:
    end = Token("end", "", tokens[position].offset)
    before = tokens[position - 1]
    if position and before.text in _OPERATORS:
        whole = f"{before.text}{sign}"
        message = f"there is no “{whole}”; only +, - and a plain = change something"
        return None, (Fault("SC331", before.offset, message, f"a = a {before.text} b", word=whole),)
    target, broken = read_tokens((*tokens[:position], end))
    if target is None:
        return None, broken
    value, broken = read_tokens(tokens[position + 1 :])
    if value is None:
        return None, _listing(tokens, broken)
    return assigned(target, sign, value, names, scope)


def _listing(tokens: tuple[Token, ...], broken: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults, told another way where a second effect follows on the first."""
    follows = {token.offset: token.text for token in tokens if token.text in (",", ";")}
    if not broken or broken[0].offset not in follows:
        return broken
    message = "one effect stands by itself"
    offset = broken[0].offset
    return (Fault("SC138", offset, message, "a list: do: [effect, effect]", word=follows[offset]),)


def _named(node: Node, names: Names) -> Effect | Fault:
    """An effect that is written like a function."""
    if not isinstance(node, Call):
        message = "this reads something and changes nothing"
        return Fault("SC138", node.offset, message, f"quality = value, += or -=, or one of {listed(_EFFECTS)}")
    make = _EFFECTS.get(node.function)
    if make is None:
        alike = near(node.function, _EFFECTS)
        message = f"there is no effect “{node.function}”"
        return Fault("SC230", node.offset, message, listed(_EFFECTS, 20), alike, node.function)
    return make(node, names)


def _due(node: Call, names: Names) -> Effect | Fault:
    if len(node.args) != _PAIR:
        return wrong_number(node, "due(scene, turns)")
    scene = known(node.args[0], names.scenes, SCENE.code, SCENE.told)
    if isinstance(scene, Fault):
        return scene
    if names.params.get(scene):
        message = f"{scene} takes {listed(names.params[scene])}, and nothing can give it to a scene that is due"
        return Fault("SC242", node.args[0].offset, message, "a scene without parameters", word=scene)
    turns = node.args[1]
    if not isinstance(turns, syntax.Number) or turns.value > _MOST_TURNS:
        message = "due wants a plain number of calendar turns"
        return Fault("SC330", turns.offset, message, f"0 to {_MOST_TURNS}")
    return Schedule(scene, turns.value)


_LEVEL = Kind("seen", "SC221", f"one of {listed(_LEVELS)}", lambda _: _LEVELS)
_EVENT = Part("event", "SC227", "an event of {}", lambda names, machine: names.events.get(machine, ()))
_PUT_OFF = Kind("id", "SC231", "something put off", lambda names: names.put_off)
_EFFECTS: Effects = {
    "meet": on(Meet, PERSON),
    "tell": on(Tell, PERSON, FACT),
    "record": on(Record, ENTRY),
    "learn": on(Learn, ENTRY, _LEVEL),
    **casework_effects.EFFECTS,
    **launch_effects.EFFECTS,
    "trigger": on(Trigger, MACHINE, _EVENT),
    "due": _due,
    "cancel": on(Cancel, _PUT_OFF),
}
