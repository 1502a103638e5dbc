"""Reads the machines that writers declare: stages at any depth, and moves."""

from __future__ import annotations

import re

from star_city_game.compiler.drafts import Declared, MachineDraft, MoveDraft, StageDraft
from star_city_game.compiler.excuses import read_excuses
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode
from star_city_game.compiler.shapes import Fields, as_mapping, as_scalars, check_id, members
from star_city_game.model.machine import DEEPEST, TURN

_TURNS = re.compile(r"([0-9]{1,9}) turns?\Z")
_MOST_TURNS = 999


def declare_machines(node: Node, declared: Declared) -> None:
    """Adds the machines of one file."""
    mapping = as_mapping(node, "a file of machines", declared.findings)
    if mapping is None:
        return
    for key, value in members(mapping, "a machine", declared.findings):
        body = as_mapping(value, f"the machine {key.text}", declared.findings)
        if not declared.claim("machine", key):
            continue
        before = declared.findings.errors
        if body is not None:
            declared.machines[key.text] = _Reader(key, declared).machine(body)
        if declared.findings.errors > before:
            declared.poisoned.add(key.text)
            declared.machines.setdefault(key.text, MachineDraft(key, "", None, {}, []))


class _Reader:
    """Reads one machine."""

    def __init__(self, key: ScalarNode, declared: Declared) -> None:
        self._key = key
        self._declared = declared
        self._findings = declared.findings

    def machine(self, node: MapNode) -> MachineDraft:
        fields = Fields(node, KEYS["a machine"], "a machine", self._findings)
        fields.require("initial", "stages")
        read_excuses(self._key, fields, self._declared)
        stages = fields.mapping("stages")
        machine = MachineDraft(
            at=self._key,
            about=fields.line("about"),
            initial=self._initial(fields),
            stages={} if stages is None else self._stages(stages, 1),
            moves=[],
        )
        for item in fields.items("moves"):
            move = self._move(item)
            if move is not None:
                machine.moves.append(move)
        return machine

    def _stages(self, node: Node, depth: int) -> dict[str, StageDraft]:
        """Stages by id; inside a stage also a list of ids, for stages of which nothing more is to be said."""
        stages: dict[str, StageDraft] = {}
        if isinstance(node, MapNode):
            for name, value in members(node, "a stage", self._findings):
                body = as_mapping(value, f"the stage {name.text}", self._findings)
                if body is not None and self._claim(name, depth):
                    stages[name.text] = self._stage(name, body, depth)
            return stages
        for name in as_scalars(node, "nested of a stage", self._findings):
            if check_id(name, "a stage", self._findings) and self._claim(name, depth):
                stages[name.text] = StageDraft(name, name.text.replace("_", " "))
        return stages

    def _claim(self, name: ScalarNode, depth: int) -> bool:
        if depth > DEEPEST:
            self._findings.add("SC107", name, f"stages stand in one another at most {DEEPEST} deep")
            return False
        return self._declared.claim(f"stage of {self._key.text}", name)

    def _stage(self, name: ScalarNode, node: MapNode, depth: int) -> StageDraft:
        fields = Fields(node, KEYS["a stage"], "a stage", self._findings)
        read_excuses(name, fields, self._declared)
        stage = StageDraft(
            at=name,
            label=fields.line("label", name.text.replace("_", " ")),
            enter=self._effects(fields, "enter"),
            leave=self._effects(fields, "leave"),
            text=fields.scalar("text"),
            scene=fields.identifier("scene"),
            parallel=fields.flag("parallel"),
            history=fields.flag("history"),
            final=fields.flag("final"),
        )
        inside = fields.get("nested")
        if inside is not None:
            stage.nested = self._stages(inside, depth + 1)
            if not (inside.items if isinstance(inside, ListNode) else isinstance(inside, ScalarNode) or inside.pairs):
                self._findings.add("SC113", inside, "nested of a stage holds no stage")
        stage.initial = self._nested_initial(fields, stage)
        if stage.history and (stage.parallel or inside is None):
            what = "all stages inside it are active at once" if inside is not None else "there is no stage inside it"
            self._findings.add("SC355", fields.at("history"), f"{name.text} has nothing to remember: {what}")
        return stage

    def _nested_initial(self, fields: Fields, stage: StageDraft) -> ScalarNode | None:
        inside = fields.get("nested")
        if inside is None:
            for key in ("initial", "parallel"):
                if key in fields:
                    message = f"a stage with {key} needs the key nested"
                    self._findings.add("SC112", fields.at(key), message, expected="nested: …")
        elif not stage.parallel:
            fields.require("initial")
        elif "initial" in fields:
            message = f"all stages inside {stage.at.text} are active at once, so none comes first"
            self._findings.add("SC350", fields.at("initial"), message, advice="Delete initial, or parallel.")
        return self._initial(fields)

    def _initial(self, fields: Fields) -> ScalarNode | None:
        node = fields.get("initial")
        if isinstance(node, ListNode) and len(node.items) > 1:
            message = "a machine begins in one stage, and so does the inside of a stage"
            advice = "Put the stages inside one with parallel: true, or name one of them."
            self._findings.add("SC350", node, message, advice=advice)
            return None
        return fields.identifier("initial")

    def _effects(self, fields: Fields, key: str) -> list[ScalarNode]:
        """Effects as one, as a list, or as a list of ``do:`` beats."""
        node = fields.get(key)
        items = node.items if isinstance(node, ListNode) else [] if node is None else [node]
        effects: list[ScalarNode] = []
        for item in items:
            if isinstance(item, MapNode):
                inner = Fields(item, KEYS["an effect of a stage"], f"{key} of a stage", self._findings)
                effects += inner.scalars("do")
            else:
                effects += as_scalars(item, f"{key} of a stage", self._findings)
        return effects

    def _move(self, node: Node) -> MoveDraft | None:
        mapping = as_mapping(node, "a move", self._findings)
        if mapping is None:
            return None
        fields = Fields(mapping, KEYS["a move"], "a move", self._findings)
        fields.require("from", "to", *(() if "after" in fields else ("on",)))
        event, target, sources = fields.identifier("on"), fields.identifier("to"), fields.scalars("from")
        gate, scene, after = fields.scalars("when"), fields.identifier("scene"), self._after(fields)
        reenter = fields.flag("reenter")
        timed = fields.scalar("after") if after else event if event is not None and event.text == TURN else None
        at = event or timed
        if target is None or not sources or at is None:
            return None
        name = TURN if event is None else event.text
        return MoveDraft(at, name, sources, target, gate, scene, after=after, reenter=reenter, timed=timed)

    def _after(self, fields: Fields) -> int:
        """A number of calendar turns, as ``3 turns``; 0 when there is none."""
        node = fields.scalar("after")
        if node is None:
            return 0
        match = _TURNS.match(node.text)
        if match is None:
            self._findings.add("SC113", node, "after of a move is a number of turns", expected="3 turns")
            return 0
        turns = int(match[1])
        if not 1 <= turns <= _MOST_TURNS:
            message = f"after of a move cannot be {node.text}"
            self._findings.add("SC141", node, message, expected=f"from 1 turn to {_MOST_TURNS} turns")
        return turns
