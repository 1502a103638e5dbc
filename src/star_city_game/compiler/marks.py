"""The labels and choice ids of one scene, and the ids made from the words of labels."""

from __future__ import annotations

import re
import unicodedata
from zlib import crc32

from star_city_game.compiler.beats import Option
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.keys import EXITS
from star_city_game.compiler.nodes import MapNode, Node, ScalarNode, words_of
from star_city_game.compiler.pins import NONE, Pin, Pins, pinned
from star_city_game.compiler.spelling import distinct

_BRACES = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile("['’]")
_WORDS = 5
_FOLLOWING = ("do", "check", "then", "pass", "fail")


class Marks:
    """What may be jumped to and counted within one scene: labels and explicit choice ids share their names.

    ``generated`` are the ids made from labels, which nothing may refer to; ``put_off`` the names of things to come;
    ``asks_first`` says whether the scene asks for the first ending that fits, ``shown`` the groups of epilogues that it
    shows, or None for all; ``hidden`` the scenes that only carry out effects later, by their own names, with those effects.
    """

    def __init__(self, scene: str, findings: Findings, pins: Pins = NONE) -> None:
        self.scene = scene
        self.findings = findings
        self.pins = pins
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
        """Gives each choice without an id the one that is pinned for it, else one made from its label."""
        made = self.made_choices()
        ids = [pin.made for pin in made]
        if self.pins is not NONE:
            ids = pinned(self.pins.choices, made, self.pins.gone, self.names)
            self._name_later()
        for option, id_ in zip(self._options, ids, strict=True):
            option.id = id_
        self.generated.update(ids)

    def made_choices(self) -> list[Pin]:
        """The choices without an id, with the ids that their words make, in order of their standing."""
        taken = set(self.names)
        made: list[Pin] = []
        for option in self._options:
            words = "fallback" if option.fallback or option.say is None else slug(option.say.text)
            id_ = distinct(words, taken)
            taken.add(id_)
            after, leads = _what_follows(option) if self.pins is not NONE or option.id else ("", "")
            made.append(Pin(option.id or id_, id_, "" if option.say is None else option.say.text, after, leads))
        return made

    def made_later(self) -> list[Pin]:
        """The hidden scenes, with the ids that their effects make, without the scene's name."""
        made = []
        for id_, (node, effects) in self.hidden.items():
            name = id_.removeprefix(f"{self.scene}.")
            made.append(Pin(node.text.removeprefix(f"{self.scene}."), name, " ".join(each.text for each in effects)))
        return made

    def _name_later(self) -> None:
        made = self.made_later()
        ids = pinned(self.pins.later, made, self.pins.gone, ())
        hidden = zip(ids, self.hidden.values(), strict=True)
        for id_, (node, _) in hidden:
            node.text = f"{self.scene}.{id_}"

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


def _what_follows(option: Option) -> tuple[str, str]:
    """A hash of what follows a choice, and where it leads, as they were written."""
    pairs = option.at.pairs if isinstance(option.at, MapNode) else {}
    after = " ".join(word for key in _FOLLOWING if key in pairs for word in words_of(pairs[key].value))
    leads = " ".join(word for key in EXITS if key in pairs for word in words_of(pairs[key].value))
    return (f"{crc32(after.encode()):08x}" if after else "", leads)
