"""The labels and choice ids of one scene, and the ids made from the words of labels."""

from __future__ import annotations

import re
import unicodedata
from zlib import crc32

from star_city_game.compiler.beats import Option
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.nodes import Node, ScalarNode

_BRACES = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile("['’]")
_WORDS = 5


class Marks:
    """What may be jumped to and counted within one scene: labels and explicit choice ids share their names.

    ``generated`` are the ids made from labels, which nothing may refer to; ``put_off`` the names of things to come;
    ``asks_first`` says whether the scene asks for the first ending that fits, ``shown`` the groups of epilogues that it
    shows, or None for all; ``hidden`` the scenes that only carry out effects later, by their own names, with those effects.
    """

    def __init__(self, scene: str, findings: Findings) -> None:
        self.scene = scene
        self.findings = findings
        self.labels: dict[str, ScalarNode] = {}
        self.choices: dict[str, ScalarNode] = {}
        self.generated: set[str] = set()
        self.put_off: set[str] = set()
        self.asks_first = False
        self.shown: set[str] | None = set()
        self.hidden: dict[str, tuple[ScalarNode, list[ScalarNode]]] = {}
        self._options: list[Option] = []

    @property
    def names(self) -> frozenset[str]:
        """Every label and explicit choice id."""
        return frozenset(self.labels) | frozenset(self.choices)

    def add_label(self, node: ScalarNode) -> None:
        """Takes a label; a name that the scene already has is a finding."""
        if self._is_new(node):
            self.labels[node.text] = node

    def add_choice(self, node: ScalarNode) -> None:
        """Takes an explicit choice id; a name that the scene already has is a finding."""
        if self._is_new(node):
            self.choices[node.text] = node

    def add_option(self, option: Option) -> None:
        """Takes a choice without an id, to be named when all explicit ids are known."""
        self._options.append(option)

    def hide(self, at: Node, name: ScalarNode | None, effects: list[ScalarNode]) -> ScalarNode:
        """Makes a hidden scene of effects to come; gives its name, which no writer can write."""
        said = crc32(" ".join(effect.text for effect in effects).encode())
        id_ = distinct(f"{self.scene}.after.{f'{said:08x}' if name is None else name.text}", set(self.hidden))
        node = ScalarNode(at.source, at.line, at.column, id_)
        self.hidden[id_] = (node, effects)
        return node

    def name_options(self) -> None:
        """Gives each choice without an id one made from its label, in order of their standing."""
        taken = set(self.names)
        for option in self._options:
            words = "fallback" if option.fallback or option.say is None else slug(option.say.text)
            option.id = distinct(words, taken)
            taken.add(option.id)
            self.generated.add(option.id)

    def _is_new(self, node: ScalarNode) -> bool:
        first = self.labels.get(node.text) or self.choices.get(node.text)
        if first is None:
            return True
        message = f"{self.scene} already has a label or choice id {node.text}, at line {first.line}"
        self.findings.add("SC203", node, message, advice="Labels and choice ids of a scene share their names.")
        return False


def slug(label: str) -> str:
    """An id of at most five words made from a label; what stands in braces is left out."""
    text = label
    while _BRACES.search(text):
        text = _BRACES.sub(" ", text)
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).encode("ascii", "ignore").decode()
    words = _WORD.findall(plain.lower())[:_WORDS]
    name = "_".join(words)
    if not name:
        return "choice"
    return name if name[0].isalpha() else f"choice_{name}"


def distinct(name: str, taken: set[str]) -> str:
    """The name, with ``_2``, ``_3`` … after it when it is taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
