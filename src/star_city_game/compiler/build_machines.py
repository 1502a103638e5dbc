"""Builds machines: stages at any depth, and moves between those that exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from star_city_game.compiler.drafts import Declared, MachineDraft, MoveDraft, StageDraft
from star_city_game.compiler.names import NOWHERE
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.values import Values
from star_city_game.model.machine import Machine, Move, Stage


def build_machine(draft: MachineDraft, declared: Declared, values: Values, resolver: Resolver) -> Machine:
    """Builds one machine; moves of stages that do not exist are left out, and are findings."""
    builder = _Builder(draft, declared, values, resolver)
    stages = builder.stages(draft.stages)
    initial = builder.initial(draft.initial, draft.stages)
    moves = [move for each in draft.moves for move in builder.moves(each)]
    return Machine(draft.at.text, initial, stages, tuple(moves), draft.about)


@dataclass(slots=True)
class _Builder:
    draft: MachineDraft
    declared: Declared
    values: Values
    resolver: Resolver

    def stages(self, drafts: Mapping[str, StageDraft]) -> tuple[Stage, ...]:
        return tuple(self._stage(draft) for draft in drafts.values())

    def _stage(self, draft: StageDraft) -> Stage:
        return Stage(
            id=draft.at.text,
            label=draft.label,
            effects=self.values.effects(draft.enter, NOWHERE),
            leave=self.values.effects(draft.leave, NOWHERE),
            text=self.values.text_if_any(draft.text, "prose"),
            scene=self._forced(draft.scene),
            nested=self.stages(draft.nested),
            initial=self.initial(draft.initial, draft.nested),
            parallel=draft.parallel,
            history=draft.history,
            final=draft.final,
        )

    def initial(self, node: ScalarNode | None, stages: Mapping[str, StageDraft]) -> str:
        """The stage that comes first among some, which must be one of them."""
        if node is None:
            return ""
        if node.text in self.draft.all_stages and node.text not in stages and self._is_sound():
            message = f"{node.text} is not one of the stages here, but stands elsewhere in {self.draft.at.text}"
            self.declared.findings.add("SC227", node, message, expected=", ".join(stages))
        else:
            self._known(node, stages)
        return node.text

    def moves(self, draft: MoveDraft) -> Iterable[Move]:
        """The moves of one item, one from each of its sources."""
        stages = self.draft.all_stages
        known = [self._known(node, stages) for node in (*draft.sources, draft.target)]
        gate, scene = self.values.gate(draft.gate, NOWHERE), self._forced(draft.scene)
        self._check_calendar(draft)
        if not all(known):
            return
        for source in draft.sources:
            if not draft.reenter:
                self._check_apart(source, draft.target)
            yield Move(draft.event, source.text, draft.target.text, gate, scene, draft.after, draft.reenter)

    def _known(self, node: ScalarNode, stages: Mapping[str, StageDraft]) -> bool:
        """Whether a stage is one of some; where stages could not be read, none is called unknown."""
        return node.text in stages or (self._is_sound() and self.resolver.stage(node, stages))

    def _is_sound(self) -> bool:
        return self.draft.at.text not in self.declared.poisoned

    def _forced(self, scene: ScalarNode | None) -> str | None:
        return scene.text if scene is not None and self.resolver.scene_alone(scene) else None

    def _check_calendar(self, draft: MoveDraft) -> None:
        has_calendar = self.declared.turns or self.declared.unread is None or self.declared.unread
        if draft.timed is not None and not has_calendar:
            advice = "Declare the turns in calendar.yaml."
            message = "the calendar times this move, and the story has none"
            self.declared.findings.add("SC353", draft.timed, message, advice=advice)

    def _check_apart(self, source: ScalarNode, target: ScalarNode) -> None:
        """Refuses a move that would leave nothing, since its ends are active at once."""
        here, there = self._path(source.text), self._path(target.text)
        common = 0
        while common < min(len(here), len(there)) and here[common].at.text == there[common].at.text:
            common += 1
        if 0 < common < min(len(here), len(there)) and here[common - 1].parallel:
            around = here[common - 1].at.text
            message = f"{source.text} and {target.text} are active at once in {around}"
            advice = (
                "Start the move inside the stage that it ends in, and ask for the other one: when: in(machine, stage)."
            )
            self.declared.findings.add("SC351", target, message, advice=advice)

    def _path(self, id_: str) -> list[StageDraft]:
        """A stage and those around it, the outermost first."""

        def within(stages: Mapping[str, StageDraft]) -> list[StageDraft]:
            for stage in stages.values():
                if stage.at.text == id_:
                    return [stage]
                inner = within(stage.nested)
                if inner:
                    return [stage, *inner]
            return []

        return within(self.draft.stages)
