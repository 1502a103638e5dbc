"""A second way to run statecharts: a tree of active stages walked by hand. It shares no code with the engine's charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from star_city_game.model.machine import Machine, Move, Stage

Gate = Callable[[Move], bool]


@dataclass
class Node:
    """A stage with the stage around it."""

    stage: Stage
    parent: Node | None
    children: list[Node] = field(default_factory=list)
    is_active: bool = False
    last: Node | None = None

    @property
    def line(self) -> list[Node]:
        """From the outermost stage to this one."""
        return [*(self.parent.line if self.parent else []), self]

    def before(self) -> list[Node]:
        """This stage and all inside it, as they are written."""
        return [self, *(node for child in self.children for node in child.before())]


class ReferenceChart:
    """One machine in play: it keeps its own place."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.roots = [self._node(stage, None) for stage in machine.stages]
        self.all = [node for root in self.roots for node in root.before()]
        self.by_id = {node.stage.id: node for node in self.all}
        self._enter(self.by_id[machine.initial], [], [])

    def _node(self, stage: Stage, parent: Node | None) -> Node:
        node = Node(stage, parent)
        node.children = [self._node(inner, node) for inner in stage.nested]
        return node

    @property
    def active(self) -> list[str]:
        """The active stages, as they are written."""
        return [node.stage.id for node in self.all if node.is_active]

    def send(self, event: str, gate: Gate) -> list[str]:
        """Sends an event; gives what is left and entered, a word each, with ``.`` before each move."""
        told: list[str] = []
        asked = sorted((node for node in self.all if node.is_active), key=lambda node: -len(node.line))
        held_back: list[Node] = []
        for node in asked:
            if node in held_back or not node.is_active:
                continue
            moves = [move for move in self.machine.moves if move.event == event and move.source == node.stage.id]
            move = next((move for move in moves if gate(move)), None)
            if move is not None:
                told += [".", *self._make(move, node)]
                held_back += node.line
        return told

    def _make(self, move: Move, source: Node) -> list[str]:
        target = self.by_id[move.target]
        told: list[str] = []
        if move.reenter:
            shared = [node for node in target.line if node in source.line]
            gone = shared[-1] if shared else next(root for root in self.roots if root.is_active)
            self._leave(gone, told)
            start = shared[-1] if shared else target.line[0]
        elif target.is_active:
            for child in reversed(target.children):
                self._leave(child, told)
            target.last = None
            self._fill(target, [], told)
            return told
        else:
            stays = [node for node in target.line if node.is_active]
            beside = stays[-1].children if stays else self.roots
            for node in reversed(beside):
                self._leave(node, told)
            start = target.line[len(stays)]
        way = target.line[target.line.index(start) + 1 :]
        self._enter(start, way, told)
        return told

    def _leave(self, node: Node, told: list[str]) -> None:
        if not node.is_active:
            return
        inner = [child for child in node.children if child.is_active]
        for child in reversed(inner):
            self._leave(child, told)
        if node.stage.history and inner:
            node.last = inner[0]
        node.is_active = False
        told.append(f"-{node.stage.id}")

    def _enter(self, node: Node, way: list[Node], told: list[str]) -> None:
        node.is_active = True
        told.append(f"+{node.stage.id}")
        self._fill(node, way, told)

    def _fill(self, node: Node, way: list[Node], told: list[str]) -> None:
        if node.stage.parallel:
            for child in node.children:
                self._enter(child, way[1:] if way and way[0] is child else [], told)
        elif node.children:
            first = self.by_id[node.stage.initial]
            if way:
                first = way[0]
            elif node.stage.history and node.last is not None:
                first = node.last
            self._enter(first, way[1:], told)
