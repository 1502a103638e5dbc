"""Looks for stages that nothing enters or leaves, and for moves that nothing makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from star_city_game.compiler.drafts import Declared, MachineDraft
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.usage import Usage
from star_city_game.engine.charts import Chart, active
from star_city_game.model.machine import TURN, WEIGH, Move, Stage
from star_city_game.model.story import Story

_Asks: TypeAlias = Callable[[Move], bool]


def lint_machines(story: Story, declared: Declared, usage: Usage) -> None:
    """Adds the findings about machines."""
    for machine in story.machines.values():
        draft = declared.machines[machine.id]
        _MachineLint(Chart(machine), draft, declared).run()
        sent = {WEIGH, TURN, *(event for name, event in usage.sent if name == machine.id)}
        for move in draft.moves:
            if move.event not in sent:
                advice = f"do: trigger({machine.id}, {move.event})"
                declared.findings.add(
                    "SC358", move.at, f"nothing ever sends {move.event} to {machine.id}", advice=advice
                )


class _MachineLint:
    """The findings about one machine."""

    def __init__(self, chart: Chart, draft: MachineDraft, declared: Declared) -> None:
        self._chart = chart
        self._draft = draft
        self._findings = declared.findings
        self._drafts = draft.all_stages
        self._entered = self._find_entered()

    def run(self) -> None:
        for id_, stage in self._chart.stages.items():
            if id_ not in self._entered:
                self._add("SC314", id_, f"no move of {self._name} ever enters {id_}")
            else:
                self._lint_beginning(stage)
        self._lint_ends(self._chart.machine.stages)
        self._lint_moves()

    @property
    def _name(self) -> str:
        return self._chart.machine.id

    def _add(self, code: str, stage: str, message: str, advice: str = "") -> None:
        self._findings.add(code, self._drafts[stage].at, message, advice=advice)

    def _find_entered(self) -> set[str]:
        """The stages that the machine begins in or can come to."""
        entered = set(active(self._chart.start))
        before = 0
        while len(entered) > before:
            before = len(entered)
            for move in self._chart.machine.moves:
                if move.source in entered:
                    entered |= self._chart.reached(move.target)
            for stage in self._chart.stages.values():
                # a stage that remembers one inside it enters that one afresh
                again = [inner.id for inner in stage.nested if inner.id in entered] if stage.history else []
                entered.update(*map(self._chart.reached, again))
        return entered

    def _lint_beginning(self, stage: Stage) -> None:
        """Finds what an initial stage does on entering, where no move enters it: a game begins in it, and nothing is done."""
        does = stage.effects or stage.text is not None or stage.scene is not None
        if does and stage.id in active(self._chart.start) and not any(map(self._enters(stage), self._made())):
            message = f"a game begins in {stage.id}, and no move enters it: what it does on entering is never done"
            self._add("SC356", stage.id, message, "Put it where the story begins.")

    def _made(self) -> Iterator[Move]:
        return (move for move in self._chart.machine.moves if move.source in self._entered)

    def _enters(self, stage: Stage) -> _Asks:
        inside = {inner.id for inner in stage.within}

        def enters(move: Move) -> bool:
            if stage.id not in self._chart.reached(move.target):
                return False
            return move.reenter or not {move.source, move.target} <= inside

        return enters

    def _lint_ends(self, stages: tuple[Stage, ...]) -> None:
        """Finds stages that no move leads out of, the outermost of each; one that has no other beside it is left alone."""
        for stage in stages:
            if stage.id not in self._entered:
                continue
            is_left = any(map(self._leaves(stage), self._chart.machine.moves))
            if is_left and stage.final:
                self._add("SC354", stage.id, f"{stage.id} is final, and a move leads out of it", "Delete final.")
            if len(stages) > 1 and not is_left and not stage.final:
                message = f"no move of {self._name} leads out of {stage.id}"
                self._add("SC354", stage.id, message, "Write final: true if it is meant to be the end.")
            elif not stage.final:
                for group in [(inner,) for inner in stage.nested] if stage.parallel else [stage.nested]:
                    self._lint_ends(group)

    def _leaves(self, stage: Stage) -> _Asks:
        inside = {inner.id for inner in stage.within}
        around = inside.union(self._chart.paths[stage.id])
        return lambda move: move.source in around and move.target not in inside

    def _lint_moves(self) -> None:
        """Finds moves that do nothing, and moves that an earlier one always comes before."""
        first: dict[tuple[str, str], list[tuple[int, ScalarNode]]] = {}
        for draft in self._draft.moves:
            for source in draft.sources:
                idle = source.text == draft.target.text and not self._drafts[source.text].nested
                if idle and not draft.reenter and draft.scene is None:
                    advice = "Write reenter: true to leave the stage and enter it again."
                    message = f"{source.text} stays where it is: nothing is left or entered"
                    self._findings.add("SC352", draft.target, message, advice=advice)
                before = first.setdefault((source.text, draft.event), [])
                earlier = next((at for after, at in before if after <= draft.after), None)
                if earlier is not None:
                    message = f"{source.text} always makes the move at line {earlier.line} on {draft.event}"
                    self._findings.add("SC357", source, message, advice="Put this one first, with a gate.")
                elif not draft.gate:
                    before.append((draft.after, source))
