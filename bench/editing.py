"""Random edits of a story, such as a writer makes, each to the text of its files; and what is known of each by construction."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from star_city_game.compiler.files import SCENES
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode, Source
from star_city_game.compiler.reader import read_source

_WORD = re.compile(r"\b[a-z]{6,}\b")
_BRACES = re.compile(r"\{[^{}]*\}")
SENTENCES = ("Somebody coughs in the corridor.", "A door is shut, two floors down.", "The radiator knocks twice.")
LABELS = ("Wait a little.", "Say nothing to that.", "Look at the clock.")
_FEWEST = 3
"""Words of a label that is reworded."""
NUMBERS = ("nerve", "craft", "health", "candour", "faith")


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit: its kind, the files as they are after it, the scenes that it touches, and how they are called now.

    ``keeps_offers`` says that every scene still has as many offers, in the same order; ``renamed`` maps old names of scenes
    and choices to new ones; ``gone`` are scenes that were taken out.
    """

    kind: str
    files: Mapping[str, str]
    touched: frozenset[str]
    keeps_offers: bool = True
    renamed: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Option:
    """A choice in a file: its scene, the lines that it takes, from ``first`` up to ``end``, and those beside it."""

    file: str
    scene: str
    node: MapNode
    first: int
    end: int
    indent: int
    beside: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file that holds prose or a label of a scene, counted from 1."""

    file: str
    scene: str
    line: int


_T = TypeVar("_T", _Line, _Option)


class Editor:
    """Makes edits of one story. ``files`` maps the names of its files to their text."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self.scenes: dict[str, tuple[str, MapNode]] = {}
        self.options: list[_Option] = []
        self.prose: list[_Line] = []
        self.labels: list[_Line] = []
        self._near: frozenset[str] = frozenset()
        for name, text in files.items():
            if name.startswith(tuple(f"{folder}/" for folder in SCENES)):
                self._look(name, text)
        self._makers: dict[str, Callable[[random.Random], Edit | None]] = {
            "a typo is put right": lambda chance: self._typo(chance, self.prose, "a typo is put right"),
            "a typo in a label is put right": lambda chance: self._typo(
                chance, self.labels, "a typo in a label is put right"
            ),
            "a label has other words": self._reword,
            "a sentence is inserted": self._sentence,
            "a condition is inserted": self._condition,
            "an effect is inserted": self._effect,
            "a choice is inserted": self._insert,
            "a choice is deleted": self._delete,
            "a choice is moved": self._move,
            "a choice is renamed": self._rename_choice,
            "a scene is renamed": self._rename_scene,
            "a scene is deleted": self._delete_scene,
            "a scene is retired": self._retire_scene,
            "a scene is moved to another file": self._move_scene,
            "bounds are changed": self._bounds,
        }
        self.kinds = tuple(self._makers)

    def edit(self, kind: str, chance: random.Random, near: frozenset[str] = frozenset()) -> Edit | None:
        """One edit of a kind, or None when the place that was drawn does not allow it.

        ``near`` are the scenes in which it is made; none for any scene.
        """
        self._near = near
        return self._makers[kind](chance)

    def _draw(self, chance: random.Random, places: list[_T]) -> _T:
        return chance.choice([place for place in places if place.scene in self._near] or places)

    def _draw_scene(self, chance: random.Random) -> str:
        return chance.choice(sorted(self._near & self.scenes.keys()) or sorted(self.scenes))

    def _look(self, name: str, text: str) -> None:
        node = read_source(Source(name, text), Findings())
        if not isinstance(node, MapNode):
            return
        for id_, pair in node.pairs.items():
            if isinstance(pair.value, MapNode):
                self.scenes[id_] = (name, pair.value)
                self._look_into(name, id_, pair.value)

    def _look_into(self, name: str, scene: str, node: Node) -> None:
        for key, inner in _pairs(node):
            if key == "say" and isinstance(inner, ScalarNode):
                self.labels.append(_Line(name, scene, inner.line))
            elif isinstance(inner, ScalarNode) and inner.style == "|":
                self.prose += [
                    _Line(name, scene, inner.line + 1 + n) for n, line in enumerate(inner.text.split("\n")) if line
                ]
            if key == "choices" and isinstance(inner, ListNode) and not inner.flow:
                self._take_options(name, scene, inner)
            self._look_into(name, scene, inner)

    def _take_options(self, name: str, scene: str, listed: ListNode) -> None:
        lines = self.files[name].split("\n")
        for item in listed.items:
            if isinstance(item, MapNode) and not item.flow and "say" in item.pairs:
                first = item.line - 1
                indent = len(lines[first]) - len(lines[first].lstrip())
                end = first + 1
                while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
                    end += 1
                while not lines[end - 1].strip():
                    end -= 1
                self.options.append(_Option(name, scene, item, first, end, indent, len(listed.items)))

    # edits of one line

    def _text(self, place: _Line) -> str:
        return self.files[place.file].split("\n")[place.line - 1]

    def _changed(self, kind: str, place: _Line, text: str) -> Edit:
        lines = self.files[place.file].split("\n")
        lines[place.line - 1] = text
        return Edit(kind, {**self.files, place.file: "\n".join(lines)}, frozenset({place.scene}))

    def _typo(self, chance: random.Random, places: list[_Line], kind: str) -> Edit | None:
        place = self._draw(chance, places)
        text = self._text(place)
        outside = _BRACES.sub(lambda braces: " " * len(braces[0]), text)
        words = [
            word for word in _WORD.finditer(outside) if "say:" not in text or word.start() > text.index("say:") + 4
        ]
        if not words:
            return None
        word = chance.choice(words)
        at = word.start() + 3
        return self._changed(kind, place, text[:at] + text[at] + text[at:])

    def _reword(self, chance: random.Random) -> Edit | None:
        place = self._draw(chance, self.labels)
        text = self._text(place)
        said = re.match(r"(.*say: )([^\"{].*)$", text)
        if said is None or "#" in said[2]:
            return None
        words = said[2].rstrip(".").split()
        if len(words) < _FEWEST:
            return None
        other = ["Now", *(word if n else word[0].lower() + word[1:] for n, word in enumerate(words[:-1])), "instead"]
        return self._changed("a label has other words", place, f"{said[1]}{' '.join(other)}.")

    def _sentence(self, chance: random.Random) -> Edit | None:
        place = self._draw(chance, self.prose)
        text = self._text(place)
        if not text.endswith((".", "”")):
            return None
        return self._changed("a sentence is inserted", place, f"{text} {chance.choice(SENTENCES)}")

    # edits of choices

    def _spliced(self, kind: str, option: _Option, first: int, end: int, lines: list[str]) -> Edit:
        text = self.files[option.file].split("\n")
        text[first:end] = lines
        return Edit(kind, {**self.files, option.file: "\n".join(text)}, frozenset({option.scene}))

    def _condition(self, chance: random.Random) -> Edit | None:
        option = self._draw(chance, self.options)
        if "when" in option.node.pairs:
            return None
        gate = f"{chance.choice(NUMBERS)} {chance.choice(('>=', '<'))} {chance.randint(1, 5)}"
        line = f"{' ' * (option.indent + 2)}when: {gate}"
        return self._spliced("a condition is inserted", option, option.first + 1, option.first + 1, [line])

    def _effect(self, chance: random.Random) -> Edit | None:
        option = self._draw(chance, self.options)
        if "do" in option.node.pairs:
            return None
        line = f"{' ' * (option.indent + 2)}do: {chance.choice(NUMBERS)} += 1"
        return self._spliced("an effect is inserted", option, option.first + 1, option.first + 1, [line])

    def _insert(self, chance: random.Random) -> Edit:
        option = self._draw(chance, self.options)
        at = chance.choice((option.first, option.end))
        line = f"{' ' * option.indent}- {{say: {chance.choice(LABELS)}, then: It passes.}}"
        return self._spliced("a choice is inserted", option, at, at, [line])

    def _delete(self, chance: random.Random) -> Edit | None:
        option = self._draw(chance, self.options)
        if option.beside == 1:
            return None
        return self._spliced("a choice is deleted", option, option.first, option.end, [])

    def _move(self, chance: random.Random) -> Edit | None:
        one = self._draw(chance, self.options[:-1])
        other = self.options[self.options.index(one) + 1]
        if one.end != other.first or one.file != other.file or one.indent != other.indent:
            return None
        lines = self.files[one.file].split("\n")
        swapped = [*lines[other.first : other.end], *lines[one.first : one.end]]
        return self._spliced("a choice is moved", one, one.first, other.end, swapped)

    def _rename_choice(self, chance: random.Random) -> Edit | None:
        option = self._draw(chance, self.options)
        if "id" not in option.node.pairs:
            return None
        node = option.node.pairs["id"].value
        if not isinstance(node, ScalarNode):
            return None
        lines = self.files[option.file].split("\n")
        new = f"{node.text}_now"
        lines[node.line - 1] = re.sub(rf"\bid: {node.text}\b", f"id: {new}", lines[node.line - 1])
        key = f"{option.scene}.{node.text}"
        files = self._saying({**self.files, option.file: "\n".join(lines)}, f"renames: {{choices: {{{key}: {new}}}}}")
        return Edit("a choice is renamed", files, frozenset({option.scene}), renamed={key: f"{option.scene}.{new}"})

    # edits of scenes and of the world

    def _rename_scene(self, chance: random.Random) -> Edit | None:
        scene = self._draw_scene(chance)
        names = re.compile(rf"(?m)\bid: {scene}\b|^\s*{scene}:")
        if sum(len(names.findall(text)) for text in self.files.values()) != 1:
            return None  # something else is called so too, and would have another name unsaid
        new = f"{scene}_now"
        files = {name: re.sub(rf"\b{scene}\b", new, text) for name, text in self.files.items() if name != "story.lock"}
        if "story.lock" in self.files:
            files["story.lock"] = self.files["story.lock"]
        files = self._saying(files, f"renames: {{scenes: {{{scene}: {new}}}}}")
        return Edit("a scene is renamed", files, frozenset({scene}), renamed={scene: new})

    def _without(self, chance: random.Random) -> tuple[str, dict[str, str]] | None:
        """A storylet or a dated scene that nothing else leads to, and the files without it."""
        scene = self._draw_scene(chance)
        name, node = self.scenes[scene]
        leads = sum(
            len(re.findall(rf"\b{scene}\b", text)) for other, text in self.files.items() if other.endswith("yaml")
        )
        dated = rf"(?m)^  - \{{turn: \w+, day: \d+, scene: {scene}\b.*\n"
        events = len(re.findall(dated, self.files["calendar.yaml"]))
        if leads != 1 + events or (not events and "deck" not in node.pairs):
            return None
        files = dict(self.files)
        files["calendar.yaml"] = re.sub(dated, "", files["calendar.yaml"])
        first, end = _extent(self.files[name], scene)
        lines = self.files[name].split("\n")
        del lines[first:end]
        files[name] = "\n".join(lines)
        return scene, files

    def _delete_scene(self, chance: random.Random) -> Edit | None:
        made = self._without(chance)
        if made is None:
            return None
        scene, files = made
        return Edit("a scene is deleted", files, frozenset({scene}), keeps_offers=False, gone=frozenset({scene}))

    def _retire_scene(self, chance: random.Random) -> Edit | None:
        made = self._without(chance)
        if made is None:
            return None
        scene, files = made
        files = self._saying(files, f"retired: {{scenes: [{scene}]}}")
        return Edit("a scene is retired", files, frozenset({scene}), keeps_offers=False, gone=frozenset({scene}))

    def _move_scene(self, chance: random.Random) -> Edit | None:
        scene = self._draw_scene(chance)
        name, _ = self.scenes[scene]
        if not name.startswith("scenes/"):
            return None
        first, end = _extent(self.files[name], scene)
        lines = self.files[name].split("\n")
        taken = lines[first:end]
        del lines[first:end]
        files = {**self.files, name: "\n".join(lines), "scenes/moved.yaml": "\n".join([*taken, ""])}
        return Edit("a scene is moved to another file", files, frozenset({scene}))

    def _bounds(self, chance: random.Random) -> Edit | None:
        quality = chance.choice(NUMBERS)
        text = self.files["qualities.yaml"]
        high = chance.randint(3, 5)
        changed, number = re.subn(rf"(?m)^({quality}:\n  \{{type: int, min: -?\d, max: )\d", rf"\g<1>{high}", text)
        if not number or changed == text:
            return None
        return Edit("bounds are changed", {**self.files, "qualities.yaml": changed}, frozenset())

    def _saying(self, files: Mapping[str, str], said: str) -> dict[str, str]:
        return {**files, "story.yaml": f"{files['story.yaml'].rstrip()}\n{said}\n"}


def _pairs(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, MapNode):
        for key, pair in node.pairs.items():
            yield key, pair.value
    elif isinstance(node, ListNode):
        for item in node.items:
            yield "", item


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _extent(text: str, scene: str) -> tuple[int, int]:
    """The lines of a scene in a file."""
    lines = text.split("\n")
    first = next(n for n, line in enumerate(lines) if re.match(rf"{scene}:", line))
    end = first + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" ")):
        end += 1
    return first, end
