"""Builds choices and checks: gates, reasons, costs and what is rolled."""

from __future__ import annotations

from dataclasses import dataclass

from star_city_game.compiler.beats import Gate, Modify, Option, Trial
from star_city_game.compiler.names import Scope
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.trees import conjuncts, together
from star_city_game.compiler.values import NO_TEXT, Values
from star_city_game.engine.reasons import reason_for
from star_city_game.model.check import Check, Modifier
from star_city_game.model.expression import Expr
from star_city_game.model.scene import Choice, Need
from star_city_game.model.text import Text, Words


@dataclass(slots=True)
class OptionBuilder:
    """Builds the choices and checks of one scene."""

    scene: str
    values: Values
    resolver: Resolver

    def gate(self, nodes: Gate, outer: list[Expr], scope: Scope) -> Expr | None:
        """A gate joined to those of the groups around it."""
        own = [self.values.condition(node, scope) for node in nodes]
        return together([part for expr in (*outer, *own) for part in conjuncts(expr)])

    def choice(self, option: Option, outer: list[Expr], body: int, scope: Scope) -> Choice:
        """A choice whose body starts at a step."""
        return Choice(
            id=option.id,
            key=f"{self.scene}.{option.id}",
            say=NO_TEXT if option.say is None else self.values.text(option.say, scope, "label"),
            body=body,
            gate=self.gate(option.when, outer, scope),
            needs=self._needs(option, scope),
            sticky=option.sticky,
            fallback=option.fallback,
            cost=self._cost(option),
            check=None if option.test is None else self.check(option.test.trial, scope, option.id),
            tags=option.tags,
        )

    def check(self, trial: Trial, scope: Scope, option: str) -> Check:
        """A check, or the save of a choice, whose id is ``option``; the quality of a check must be a number."""
        if trial.quality is None:
            return Check(f"{self.scene}.save.{option}", "", 0, (), trial.save)
        known = self.resolver.quality(trial.quality)
        if known and self.values.names.qualities[trial.quality.text].type != "int":
            message = f"{trial.quality.text} is no number, so nothing can be rolled against it"
            self.values.declared.findings.add("SC326", trial.quality, message)
        return Check(trial.name, trial.quality.text, trial.difficulty, self.modifiers(trial.modifiers, scope))

    def modifiers(self, modifiers: list[Modify], scope: Scope) -> tuple[Modifier, ...]:
        """Modifiers of odds."""
        return tuple(Modifier(self.values.gate(each.gate, scope), each.add, each.because) for each in modifiers)

    def _needs(self, option: Option, scope: Scope) -> tuple[Need, ...]:
        written = None if option.because is None else self.values.text(option.because, scope, "reason")
        gates = [self.values.condition(node, scope) for node in option.need]
        if written is not None:
            return tuple(Need(gate, written) for gate in gates)
        parts = [part for gate in gates for part in conjuncts(gate)]
        return tuple(Need(part, self._reason(part)) for part in parts)

    def _reason(self, gate: Expr) -> Text:
        return Text((Words(reason_for(gate, self.values.names.qualities, self.values.declared.turns)),))

    def _cost(self, option: Option) -> tuple[tuple[str, int], ...]:
        cost: list[tuple[str, int]] = []
        for quality, amount in option.cost:
            if not self.resolver.quality(quality):
                continue
            declared = self.values.names.qualities[quality.text]
            if declared.type != "int" or self.values.names.is_derived(quality.text):
                message = f"{quality.text} is no number that can be spent"
                self.values.declared.findings.add("SC327", quality, message)
            cost.append((quality.text, amount))
        return tuple(cost)
