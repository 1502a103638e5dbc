"""Reads qualities: types, bounds, words, defaults and bands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from star_city_game.compiler.drafts import Declared, Parameter
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS, OF_TYPE
from star_city_game.compiler.names import RESERVED
from star_city_game.compiler.nodes import MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_mapping, as_scalar, check_id, fold, members
from star_city_game.compiler.spelling import listed, near
from star_city_game.model.expression import Value
from star_city_game.model.quality import Band, Quality

QualityType: TypeAlias = Literal["int", "bool", "enum", "set", "text", "person", "scene"]
TYPES: dict[str, QualityType] = {kind: kind for kind in get_args(QualityType)}
"""What a quality may be."""
PARAMETERS: dict[str, QualityType] = {kind: TYPES[kind] for kind in ("int", "bool", "enum", "person", "scene")}
"""What a parameter may be."""
SHOWS: dict[str, Literal["hidden", "word", "number"]] = {"hidden": "hidden", "word": "word", "number": "number"}
"""How a quality may be shown."""
_MEANT = {
    **dict.fromkeys(("number", "integer", "counter"), "int"),
    **dict.fromkeys(("boolean", "flag"), "bool"),
    **dict.fromkeys(("string", "str", "name"), "text"),
    **dict.fromkeys(("list", "flags", "tags"), "set"),
}
"""Types as other languages call them."""
_COMMON = tuple(key for key in KEYS["a quality"] if not any(key in own for own in OF_TYPE.values()))
_BAND = re.compile(r"(-?\d{1,9})(?:-(-?\d{1,9}))?\Z")
_FARTHEST = 1_000_000


def declare_qualities(node: Node, declared: Declared) -> None:
    """Adds the qualities of one file."""
    mapping = as_mapping(node, "a file of qualities", declared.findings)
    if mapping is None:
        return
    for key, value in members(mapping, "a quality", declared.findings):
        body = as_mapping(value, f"the quality {key.text}", declared.findings)
        if not declared.claim("quality", key):
            continue
        before = declared.findings.errors
        quality = None if body is None else _quality(key, body, declared)
        if declared.findings.errors > before or quality is None:
            declared.poisoned.add(key.text)
        declared.qualities[key.text] = quality or Quality(key.text, "int", 0)


def _quality(key: ScalarNode, node: MapNode, declared: Declared) -> Quality | None:
    fields = Fields(node, KEYS["a quality"], "a quality", declared.findings)
    if key.text in RESERVED:
        declared.findings.add("SC115", key, f"{key.text} already means something in expressions", advice="Rename it.")
    kind = _kind(fields, TYPES, _COMMON)
    if kind is None:
        return None
    read_excuses(key, fields, declared)
    reader = _Reader(key.text, fields, declared)
    low, high = reader.bounds(kind)
    words = reader.words(kind)
    if "is" in fields:
        formula = fields.scalar("is")
        if formula is not None:
            declared.derived[key.text] = formula
    return Quality(
        id=key.text,
        type=kind,
        default=reader.default(kind, words, (low, high)),
        low=low,
        high=high,
        words=words,
        ordered=fields.flag("ordered"),
        label=fields.line("label"),
        about=fields.line("about"),
        shows=SHOWS[fields.word("shows", SHOWS, "hidden")],
        announce=fields.flag("announce"),
        bands=reader.bands((low, high)),
    )


def read_parameters(node: MapNode, declared: Declared) -> dict[str, Parameter]:
    """The parameters of a scene, by name; those that cannot be read are left out."""
    parameters: dict[str, Parameter] = {}
    for key, value in members(node, "a parameter", declared.findings):
        body = as_mapping(value, f"the parameter {key.text}", declared.findings)
        if key.text in RESERVED:
            message = f"{key.text} already means something in expressions"
            declared.findings.add("SC115", key, message, advice="Rename it.")
        if body is None:
            continue
        fields = Fields(body, KEYS["a parameter"], "a parameter", declared.findings)
        kind = _kind(fields, PARAMETERS, ("type",))
        if kind is None:
            continue
        reader = _Reader(key.text, fields, declared)
        (low, high), words = reader.bounds(kind), reader.words(kind)
        quality = Quality(key.text, kind, 0, low, high, words, ordered=fields.flag("ordered"))
        parameters[key.text] = Parameter(key, quality)
    return parameters


def _kind(fields: Fields, types: Mapping[str, QualityType], common: Iterable[str]) -> QualityType | None:
    """The type under ``type``; keys that only other types have are findings."""
    kind = types.get(fields.word("type", types, "", _MEANT)) if fields.require("type") else None
    if kind is None:
        return None
    own = OF_TYPE.get(kind, ())
    for name in sorted({name for other in OF_TYPE.values() for name in other if name in fields} - set(own)):
        message = f"{fields.what} of type {kind} has no {name}"
        fields.findings.add("SC111", fields.at(name), message, expected=listed((*common, *own)))
    return kind


@dataclass(slots=True)
class _Reader:
    """Reads the parts of one quality."""

    id: str
    fields: Fields
    declared: Declared

    def bounds(self, kind: QualityType) -> tuple[int, int]:
        if kind != "int":
            return 0, 0
        self.fields.require("min", "max")
        low = self.fields.number("min", 0, -_FARTHEST, _FARTHEST)
        high = self.fields.number("max", max(low, 0), -_FARTHEST, _FARTHEST)
        if low > high:
            message = f"min {low} is more than max {high}"
            self.declared.findings.add("SC141", self.fields.at("min"), message)
            return high, low
        return low, high

    def words(self, kind: QualityType) -> tuple[str, ...]:
        match kind:
            case "person" | "scene":
                return self._ids(kind)
            case "enum" | "set":
                return self._words()
            case _:
                return ()

    def _words(self) -> tuple[str, ...]:
        self.fields.require("words")
        words = self._distinct("words", "word")
        if "words" in self.fields and not self.fields.scalars("words"):
            self.declared.findings.add("SC113", self.fields.at("words"), "words must hold at least one word")
        for word, node in words.items():
            self.declared.where[f"word of {self.id}", word] = node
        return tuple(words)

    def _ids(self, kind: Literal["person", "scene"]) -> tuple[str, ...]:
        """The people or scenes that it may be; whether they are there is asked when all files are read."""
        if kind == "scene":
            self.fields.require("of")
        nodes = self._distinct("of", kind)
        if "of" in self.fields and not nodes:
            self.declared.findings.add("SC113", self.fields.at("of"), f"of must name at least one {kind}")
        self.declared.listed += [(kind, node) for node in nodes.values()]
        return tuple(nodes)

    def _distinct(self, key: str, what: str) -> dict[str, ScalarNode]:
        seen: dict[str, ScalarNode] = {}
        for node in self.fields.scalars(key):
            if not check_id(node, f"a {what}", self.declared.findings):
                continue
            if node.text in seen:
                message = f"the {what} {node.text} stands here twice"
                self.declared.findings.add("SC203", node, message)
            seen[node.text] = node
        return seen

    def default(self, kind: QualityType, words: tuple[str, ...], bounds: tuple[int, int]) -> Value:
        low, high = bounds
        match kind:
            case "int":
                return self.fields.number("default", min(max(0, low), high), low, high)
            case "bool":
                return self.fields.flag("default")
            case "text":
                return self.fields.line("default")
            case "enum" | "scene":
                return self._word(words)
            case "person":
                return self._word(words) if words else self._anybody()
            case "set":
                return frozenset(self._checked(node, words) for node in self.fields.scalars("default"))

    def _anybody(self) -> str:
        """The default of a person who may be anybody; empty for the first of the cast."""
        node = self.fields.identifier("default")
        if node is None:
            return ""
        self.declared.listed.append(("person", node))
        return node.text

    def _word(self, words: tuple[str, ...]) -> str:
        node = self.fields.scalar("default")
        if node is None:
            return words[0] if words else ""
        return self._checked(node, words)

    def _checked(self, node: ScalarNode, words: tuple[str, ...]) -> str:
        if node.text not in words:
            message = f"the default {node.text} is not one of the words"
            guess = next(iter(near(node.text, words)), "")
            self.declared.findings.add("SC221", node, message, expected=listed(words), suggestion=guess)
        return node.text

    def bands(self, bounds: tuple[int, int]) -> tuple[Band, ...]:
        node = self.fields.mapping("bands")
        bands: list[Band] = []
        for pair in node.pairs.values() if node is not None else ():
            match = _BAND.match(pair.key.text)
            word = as_scalar(pair.value, "a band", self.declared.findings)
            if match is None:
                message = f"{pair.key.text} is not a range"
                self.declared.findings.add("SC113", pair.key, message, expected="0-2, or -5--4, or 3")
            elif word is not None:
                low = int(match[1])
                bands.append(Band(low, low if match[2] is None else int(match[2]), fold(word.text)))
        if bands:
            self._check_cover(bands, bounds)
        return tuple(bands)

    def _check_cover(self, bands: list[Band], bounds: tuple[int, int]) -> None:
        expected = bounds[0]
        for band in sorted(bands, key=lambda band: band.low):
            if band.low != expected or band.high < band.low:
                break
            expected = band.high + 1
        if expected != bounds[1] + 1:
            message = f"the bands do not cover {bounds[0]} to {bounds[1]} one after another; look at {expected}"
            self.declared.findings.add("SC318", self.fields.at("bands"), message)
