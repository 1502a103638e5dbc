"""Reads the expressions, texts and effects that stand inside scalars, and gives their faults a place in the file."""

from __future__ import annotations

import re

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.effects import parse_effect
from star_city_game.compiler.expressions import parse_expression, type_of
from star_city_game.compiler.fault import Fault
from star_city_game.compiler.names import NOWHERE, RESERVED, Names, Scope
from star_city_game.compiler.nodes import ScalarNode, as_written
from star_city_game.compiler.spelling import distinct
from star_city_game.compiler.text import parse_text
from star_city_game.compiler.trees import conjuncts, together, walk_expressions
from star_city_game.compiler.types import BOOL, Type
from star_city_game.model.effect import Effect
from star_city_game.model.expression import Ask, Expr, Literal
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text

NO_TEXT = Text(())
"""What stands for a text that cannot be read."""
ALWAYS = Literal(True)
"""What stands for a gate that cannot be read."""
_STORY = "story"
_UNKNOWN = ("SC2", "SC52")
"""How the codes of unknown names begin."""
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_PLACES = re.compile(r"\b(?:seen|visits|chosen|turns_since|picks_since)\b")
_COMMENT = re.compile(r"\s+#")


@frozen
class Written:
    """A text as it was written: where, in which scene, and as what (``prose``, ``label``, ``paper`` or ``other``)."""

    at: ScalarNode
    scene: str
    kind: str


class Values:
    """Reads the insides of scalars against the names that a story declares.

    ``watched`` gathers, by the scene that needs it, the place keys whose last visit is kept; ``gates`` and ``written`` what
    was read, for the findings that come after.
    """

    def __init__(self, declared: Declared, names: Names) -> None:
        self.declared = declared
        self.names = names
        self.watched: dict[str, set[str]] = {}
        self.gates: list[tuple[ScalarNode, Expr]] = []
        self.written: list[Written] = []
        self._sequences: dict[str, set[str]] = {}
        self._known: dict[tuple[str, str, Type | None], Expr] = {}
        self._effects: dict[tuple[str, str], Effect] = {}

    def expression(self, node: ScalarNode, scope: Scope, want: Type | None) -> Expr | None:
        """One expression, or None when it cannot be read."""
        key = (node.text, _owner(node.text, scope), want)
        known = None if scope.temporaries else self._known.get(key)
        if known is not None:
            return known
        expr, faults = parse_expression(node.text, self.names, scope, want)
        self._add(node, scope, faults)
        if expr is not None:
            self._watch(node.text, expr, scope)
            if not scope.temporaries:
                self._known[key] = expr
        return expr

    def gate(self, nodes: list[ScalarNode], scope: Scope) -> Expr | None:
        """A gate of one expression or of several that must all hold; None for no gate."""
        parts = [part for node in nodes for part in conjuncts(self.condition(node, scope))]
        return together(parts)

    def condition(self, node: ScalarNode, scope: Scope) -> Expr:
        """One expression of a gate."""
        expr = self.expression(node, scope, BOOL)
        if expr is None:
            return ALWAYS
        self.gates.append((node, expr))
        return expr

    def temporary(self, key: ScalarNode, value: ScalarNode, scope: Scope) -> tuple[Expr, Type] | None:
        """The value of a temporary with its type; one that is set again keeps its type."""
        if key.text in scope.params:
            self._refuse_temporary("SC327", key, f"{key.text} is a parameter, and stays what was given")
            return None
        if key.text in RESERVED:
            self._refuse_temporary("SC115", key, f"{key.text} already means something in expressions")
        if key.text in self.names.qualities or key.text in self.names.machines:
            self._refuse_temporary("SC203", key, f"{key.text} is already a quality or a machine")
        before = scope.temporaries.get(key.text)
        expr = self.expression(value, scope, before)
        if expr is None:
            return None
        kind = before or type_of(expr, self.names, scope)
        if kind.kind == "person" and key.text in self.names.people:
            self._refuse_temporary("SC203", key, f"{key.text} is already somebody in the cast")
        return expr, kind

    def _refuse_temporary(self, code: str, key: ScalarNode, message: str) -> None:
        self.declared.findings.add(code, key, message, advice="Give the temporary a name of its own.")

    def distinct(self, scene: str, name: str) -> str:
        """The name of a counter of a scene, made distinct from those before it."""
        taken = self._sequences.setdefault(scene, set())
        name = distinct(name, taken)
        taken.add(name)
        return name

    def text(self, node: ScalarNode, scope: Scope, kind: str = "other") -> Text:
        """One text. Its sequences are numbered within its scene."""
        taken = self._sequences.setdefault(scope.scene, set())
        text, faults = parse_text(node.text, self.names, scope, f"{scope.scene or _STORY}.", taken)
        self._add(node, scope, faults)
        self.written.append(Written(node, scope.scene, kind))
        if not node.style:
            self._warn_of_comment(node)
        if text is None:
            return NO_TEXT
        if "_since" in node.text:
            for expr in walk_expressions(text):
                self._watch(node.text, expr, scope)
        return text

    def text_if_any(self, node: ScalarNode | None, kind: str = "other") -> Text | None:
        """A text outside scenes that may be left out."""
        return None if node is None else self.text(node, NOWHERE, kind)

    def effects(self, nodes: list[ScalarNode], scope: Scope) -> tuple[Effect, ...]:
        """Effects in order; those that cannot be read are left out."""
        effects = (self._effect(node, scope) for node in nodes)
        return tuple(effect for effect in effects if effect is not None)

    def _effect(self, node: ScalarNode, scope: Scope) -> Effect | None:
        key = (node.text, _owner(node.text, scope))
        known = None if scope.temporaries else self._effects.get(key)
        if known is not None:
            return known
        effect, faults = parse_effect(node.text, self.names, scope)
        self._add(node, scope, faults)
        if effect is not None:
            for expr in walk_expressions(effect):
                self._watch(node.text, expr, scope)
            if not scope.temporaries:
                self._effects[key] = effect
        return effect

    def _watch(self, source: str, expr: Expr, scope: Scope) -> None:
        if "_since" in source:
            for part in walk_expressions(expr):
                if isinstance(part, Ask) and part.name in ("turns_since", "picks_since"):
                    self.watched.setdefault(scope.scene, set()).add(part.ids[0])

    def _add(self, node: ScalarNode, scope: Scope, faults: tuple[Fault, ...]) -> None:
        if not faults or not self.declared.poisoned.isdisjoint(_WORD.findall(node.text)):
            return
        for fault in faults:
            is_excused = fault.code.startswith(_UNKNOWN) and self._may_be_declared(fault.word)
            if not is_excused and not self._is_generated(node, scope, fault):
                self.declared.findings.add_fault(node, fault)

    def _may_be_declared(self, word: str) -> bool:
        return any(self.declared.may_declare(part) for part in word.split("."))

    def _is_generated(self, node: ScalarNode, scope: Scope, fault: Fault) -> bool:
        """Whether the fault names a choice id that was made from a label; then the finding says to give it an id."""
        if fault.code != "SC223":
            return False
        owner, dot, name = node.text[max(node.text.rfind(" ", 0, fault.offset), 0) :].rpartition(".")
        owner = re.split(r"\W", owner)[-1] if dot else scope.scene
        name = fault.word.rpartition(".")[2] or name
        scene = self.declared.scenes.get(owner) or self.declared.scenes.get(scope.scene)
        if scene is None or name not in scene.marks.generated:
            return False
        add_generated(self.declared, node, name, fault.offset)
        return True

    def _warn_of_comment(self, node: ScalarNode) -> None:
        node = as_written(node)
        line = node.source.line(node.line)
        end = node.column - 1 + len(node.text)
        rest = line[end:]
        if "#" in rest and " " in node.text and _COMMENT.match(rest):
            message = "what follows the # is a comment and is not printed"
            advice = "If it is prose, write the text as a block: - |"
            self.declared.findings.add("SC119", node, message, advice=advice, offset=len(node.text))


def _owner(source: str, scope: Scope) -> str:
    """The scene on which the meaning of a source may depend: one that asks about places may mean its own labels."""
    return scope.scene if _PLACES.search(source) else ""


def add_generated(declared: Declared, node: ScalarNode, name: str, offset: int) -> None:
    """Adds the finding for a reference to a choice id that was made from a label."""
    message = f"{name} is made from the words of a label, and rewording it would break this"
    declared.findings.add("SC206", node, message, advice=f"Give the choice an id: id: {name}", offset=offset)
