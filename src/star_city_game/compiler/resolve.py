"""What a name outside an expression refers to: scenes, labels, people, places, papers; unknown ones with the nearest name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.names import Names
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.shapes import ID
from star_city_game.compiler.spelling import listed, near
from star_city_game.compiler.values import add_generated
from star_city_game.model.scene import Goto


@dataclass(slots=True)
class Resolver:
    """Finds what names refer to; whatever is unknown is a finding. All methods say whether the name is known."""

    declared: Declared
    names: Names

    def scene(self, node: ScalarNode) -> bool:
        """A scene."""
        return self._known("SC223", "scene", node, self.names.scenes)

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
        return self._known("SC204", "sub-system", node, self.declared.subsystems)

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

    def target(self, node: ScalarNode, own: str) -> Goto | None:
        """Where a goto leads: ``scene``, ``scene.label`` or ``.label``; ``own`` is the scene it stands in."""
        scene, dot, label = node.text.partition(".")
        if not (ID.match(scene) or (dot and not scene)) or (dot and not ID.match(label)):
            expected = "scene, scene.label or .label"
            self.declared.findings.add("SC115", node, f"{node.text} is not a place to go to", expected=expected)
            return None
        if scene and not self._known("SC223", "scene", node, self.names.scenes):
            return None
        scene = scene or own
        if not dot or self._label(node, scene, label):
            return Goto(scene, label if dot else None)
        return None

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

    def _known(self, code: str, kind: str, node: ScalarNode, names: Iterable[str]) -> bool:
        known = names if isinstance(names, (frozenset, set, dict)) else frozenset(names)
        word = node.text.partition(".")[0]
        if word in known:
            return True
        if self.declared.may_declare(word):
            return False
        guess = next(iter(near(word, known)), "")
        suggestion = guess + node.text[len(word) :] if guess else ""
        self.declared.findings.add(code, node, f"there is no {kind} called {word}", suggestion=suggestion)
        return False
