"""What a name outside an expression refers to: scenes, labels, people, places, papers; unknown ones with the nearest name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.references import value
from star_city_game.compiler.shapes import HELD, ID
from star_city_game.compiler.spelling import listed, near
from star_city_game.compiler.values import add_generated
from star_city_game.model.expression import Field, Get
from star_city_game.model.frozen import frozen
from star_city_game.model.scene import Goto, GotoBy


@frozen
class Destination:
    """A scene held by a quality or a temporary: its name, where to read it, and the scenes that it may be."""

    name: str
    scenes: tuple[str, ...]
    field: Field


@dataclass(slots=True)
class Resolver:
    """Finds what names refer to; whatever is unknown is a finding. All methods say whether the name is known."""

    declared: Declared
    names: Names

    def scene(self, node: ScalarNode) -> bool:
        """A scene."""
        return self._known("SC223", "scene", node, self.names.scenes)

    def scene_alone(self, node: ScalarNode) -> bool:
        """A scene that is entered where nothing can be given to it: it must take no parameters."""
        return self.scene(node) and self._takes_nothing(node, node.text)

    def _takes_nothing(self, node: ScalarNode, scene: str) -> bool:
        params = self.names.params.get(scene, {})
        if params and scene not in self.declared.poisoned:
            message = f"{scene} takes {listed(params)}, and here nothing can give it"
            self.declared.findings.add("SC242", node, message, advice="Lead to it with goto or call, and with.")
        return not params

    def place(self, node: ScalarNode) -> bool:
        """A place."""
        return self._known("SC201", "place", node, self.names.places)

    def person(self, node: ScalarNode) -> bool:
        """A person."""
        return self._known("SC224", "person", node, self.names.people)

    def entry(self, node: ScalarNode) -> bool:
        """A dossier entry."""
        return self._known("SC225", "dossier entry", node, self.names.entries)

    def deck(self, node: ScalarNode) -> bool:
        """A deck."""
        return self._known("SC228", "deck", node, self.names.decks)

    def turn(self, node: ScalarNode) -> bool:
        """A turn of the calendar."""
        return self._known("SC202", "turn", node, self.names.turns)

    def subsystem(self, node: ScalarNode) -> bool:
        """A sub-system of the launch."""
        return self._known("SC204", "sub-system", node, self.declared.launch.subsystems)

    def defect(self, node: ScalarNode) -> bool:
        """A defect of the launch."""
        return self._known("SC226", "defect", node, self.names.defects)

    def flight(self, node: ScalarNode) -> bool:
        """A flight."""
        return self._known("SC522", "flight", node, self.names.phases)

    def phase(self, node: ScalarNode, phases: Iterable[str]) -> bool:
        """One of the phases of a flight."""
        return self._known("SC523", "phase", node, phases)

    def flight_end(self, node: ScalarNode, ends: Iterable[str]) -> bool:
        """One of the ends of a flight."""
        return self._known("SC525", "end of the flight", node, ends)

    def machine(self, node: ScalarNode) -> bool:
        """A machine."""
        return self._known("SC227", "machine", node, self.names.machines)

    def stage(self, node: ScalarNode, stages: Iterable[str]) -> bool:
        """A stage of a machine."""
        return self._known("SC227", "stage", node, stages)

    def quality(self, node: ScalarNode) -> bool:
        """A quality."""
        return self._known("SC220", "quality", node, self.names.qualities)

    def ending(self, node: ScalarNode) -> bool:
        """An ending."""
        if node.text in self.names.scenes and node.text not in self.names.endings:
            advice = "Move the scene to a file under endings/, or write goto."
            self.declared.findings.add("SC205", node, f"{node.text} is a scene and no ending", advice=advice)
            return False
        return self._known("SC205", "ending", node, self.names.endings)

    def destination(self, node: ScalarNode, scope: Scope) -> Destination | None:
        """What holds the scene that ``{name}`` leads to, and the scenes that it may be."""
        name = HELD.match(node.text)
        word = "" if name is None else name[1]
        found = value(word, self.names, scope)
        if found is not None:
            expr, kind = found
            if isinstance(expr, Get) and kind.kind == "scene":
                for scene in kind.words:
                    self._takes_nothing(node, scene)
                return Destination(word, kind.words, expr.field)
        if word not in self.declared.poisoned and not self.declared.may_declare(word):
            scenes = [id_ for id_, quality in self.names.qualities.items() if quality.type == "scene"]
            scenes += [id_ for id_, kind in scope.temporaries.items() if kind.kind == "scene"]
            self.declared.findings.add(
                "SC243",
                node,
                f"{word} is no quality of type scene",
                expected=listed(scenes) or "a quality of type scene, with the scenes it may be under of",
                suggestion=next((f"{{{guess}}}" for guess in near(word, scenes)), ""),
            )
        return None

    @property
    def groups(self) -> list[str]:
        """Every group of epilogues, in the order in which they come up first."""
        groups = (scene.group.text for scene in self.declared.scenes.values() if scene.group is not None)
        return list(dict.fromkeys(groups))

    def group(self, node: ScalarNode) -> bool:
        """A group of epilogues."""
        return self._known("SC207", "group of epilogues", node, self.groups)

    def target(self, node: ScalarNode, scope: Scope) -> Goto | GotoBy | None:
        """Where a goto leads: ``scene``, ``scene.label``, ``.label`` of its own scene, or ``{quality}``."""
        if node.text.startswith("{"):
            held = self.destination(node, scope)
            return None if held is None else GotoBy(held.name, held.scenes, held.field)
        own = scope.scene
        scene, dot, label = node.text.partition(".")
        if not (ID.match(scene) or (dot and not scene)) or (dot and not ID.match(label)):
            expected = "scene, scene.label, .label or {quality}"
            self.declared.findings.add("SC115", node, f"{node.text} is not a place to go to", expected=expected)
            return None
        if scene and not self._known("SC223", "scene", node, self.names.scenes, self._own_label(scene, own)):
            return None
        scene = scene or own
        if not dot or self._label(node, scene, label):
            return Goto(scene, label if dot else None)
        return None

    def _own_label(self, name: str, scene: str) -> str:
        """What is meant by the bare name of a label of the scene itself."""
        return f".{name}" if name in self.names.marks.get(scene, frozenset()) else ""

    def _label(self, node: ScalarNode, scene: str, label: str) -> bool:
        marks = self.names.marks.get(scene, frozenset())
        if label in marks:
            return True
        draft = self.declared.scenes.get(scene)
        if scene in self.declared.poisoned or self.declared.may_declare(label):
            return False
        if draft is not None and label in draft.marks.generated:
            add_generated(self.declared, node, label, node.text.find(".") + 1)
            return False
        guess = next(iter(near(label, marks)), "")
        message = f"{scene} has no label or choice id {label}"
        suggestion = f"{node.text.partition('.')[0]}.{guess}" if guess else ""
        expected = listed(sorted(marks))
        self.declared.findings.add("SC223", node, message, expected=expected, suggestion=suggestion)
        return False

    def _known(self, code: str, kind: str, node: ScalarNode, names: Iterable[str], meant: str = "") -> bool:
        known = names if isinstance(names, (frozenset, set, dict)) else frozenset(names)
        word = node.text.partition(".")[0]
        if word in known:
            return True
        if self.declared.may_declare(word):
            return False
        guess = next(iter(near(word, known)), "")
        suggestion = meant or (guess + node.text[len(word) :] if guess else "")
        self.declared.findings.add(code, node, f"there is no {kind} called {word}", suggestion=suggestion)
        return False
