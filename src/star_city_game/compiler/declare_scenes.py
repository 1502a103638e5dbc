"""Reads scenes, storylets, endings and epilogues: what heads them, and their bodies as nested beats."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from star_city_game.compiler.beats import FIRST, Effects
from star_city_game.compiler.bodies import BodyReader
from star_city_game.compiler.declare_qualities import read_parameters
from star_city_game.compiler.drafts import Declared, Parameter, SceneDraft, StoryletDraft
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS, STORYLET
from star_city_game.compiler.marks import Marks
from star_city_game.compiler.nodes import MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import ID, Fields, as_mapping, members
from star_city_game.compiler.spans import as_span

Kind: TypeAlias = Literal["a scene", "an ending", "an epilogue"]
"""What a file of scenes may hold, as messages call it; a storylet is a scene with a deck."""
_KEYS = {kind: frozenset(KEYS[kind]) for kind in get_args(Kind)}
_MOST = 9999


def declare_scenes(node: Node, declared: Declared, kind: Kind = "a scene") -> None:
    """Adds the scenes of one file."""
    mapping = as_mapping(node, "a file of scenes", declared.findings)
    if mapping is None:
        return
    for key, value in members(mapping, kind, declared.findings):
        if not declared.claim("scene", key):
            continue
        body = as_mapping(value, f"the scene {key.text}", declared.findings)
        marks = Marks(key.text, declared.findings, declared.pins(key.text))
        if body is None:
            declared.poisoned.add(key.text)
            declared.scenes[key.text] = SceneDraft(key, [], marks, is_ending=kind == "an ending")
        else:
            declared.scenes[key.text] = _scene(key, body, marks, declared, kind)
        for at, effects in marks.hidden.values():
            hidden = Marks(at.text, declared.findings)
            declared.scenes[at.text] = SceneDraft(at, [Effects(at, effects)], hidden, within=key.text)


def _scene(key: ScalarNode, node: MapNode, marks: Marks, declared: Declared, kind: Kind) -> SceneDraft:
    fields = Fields(node, _KEYS[kind], kind, declared.findings)
    fields.require("body")
    before = declared.findings.errors
    params = _parameters(fields, declared)
    body = BodyReader(marks, declared).read(fields.get("body"))
    marks.name_options()
    if declared.findings.errors > before or "body" not in fields:
        declared.poisoned.add(key.text)
    read_excuses(key, fields, declared)
    scene = SceneDraft(
        at=key,
        body=body,
        marks=marks,
        title=fields.line("title"),
        date=fields.date("date"),
        time=fields.time("time"),
        place=fields.identifier("place"),
        people=fields.scalars("people"),
        tags=tuple(tag.text for tag in fields.scalars("tags")),
        params=params,
        is_ending=kind == "an ending",
    )
    if kind == "a scene":
        scene.storylet = _storylet(fields, declared)
    else:
        _read_ending(scene, fields, declared)
    return scene


def _read_ending(scene: SceneDraft, fields: Fields, declared: Declared) -> None:
    """Reads what says whether an ending or an epilogue is the one that is taken."""
    scene.gate = fields.scalars("when")
    if scene.is_ending:
        scene.priority = fields.number("priority", 0, -_MOST, _MOST) if "priority" in fields else None
        if scene.at.text == FIRST:
            message = "an ending cannot be called first: ending: first asks for the first that fits"
            declared.findings.add("SC115", scene.at, message)
    else:
        fields.require("group")
        scene.group = fields.identifier("group")


def _parameters(fields: Fields, declared: Declared) -> dict[str, Parameter]:
    node = fields.mapping("params")
    if node is None:
        return {}
    if "deck" in fields:
        message = "a storylet takes no parameters: nothing can give them"
        declared.findings.add("SC242", fields.at("params"), message, advice="Set a quality instead.")
    return read_parameters(node, declared)


def _storylet(fields: Fields, declared: Declared) -> StoryletDraft | None:
    if "deck" not in fields:
        for key in STORYLET:
            if key in fields:
                message = f"only a storylet has {key}, and this scene has no deck"
                declared.findings.add("SC112", fields.at(key), message, expected="deck: …")
        return None
    deck = fields.identifier("deck")
    priority = fields.scalar("priority")
    must = priority is not None and priority.text == "must"
    number = 0 if must else fields.number("priority", 0, -_MOST, _MOST)
    expires, lasts = _expiry(fields)
    if deck is None:
        return None
    return StoryletDraft(
        deck=deck,
        say=fields.scalar("say"),
        gate=fields.scalars("when"),
        must=must,
        priority=number,
        weight=fields.number("weight", 1, 1, _MOST),
        most=fields.number("max", 1, 1, _MOST),
        cooldown=fields.number("cooldown", 0, 0, _MOST),
        expires=expires,
        lasts=lasts,
    )


def _expiry(fields: Fields) -> tuple[ScalarNode | None, int]:
    """The turn after which a storylet expires, or the number of turns that it lasts."""
    node = fields.scalar("expires")
    if node is None or ID.match(node.text):
        return node, 0
    span = as_span(node, "expires of a storylet", fields.findings, ("turn",))
    return None, 0 if span is None else span.number
