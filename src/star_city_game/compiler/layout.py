"""Lays nested beats out in one flat tuple of steps, as :mod:`star_city_game.model.scene` describes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from star_city_game.compiler import beats
from star_city_game.compiler.descent_beat import expanded
from star_city_game.compiler.drafts import SceneDraft
from star_city_game.compiler.ends import first_ending, fitting_epilogues
from star_city_game.compiler.laid import Laid, first_name
from star_city_game.compiler.names import Scope
from star_city_game.compiler.nodes import Node
from star_city_game.compiler.options import OptionBuilder
from star_city_game.compiler.parameters import give_nothing, given
from star_city_game.compiler.pin_scenes import pin_places, pin_sequences
from star_city_game.compiler.pins import NONE
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.shapes import HELD
from star_city_game.compiler.spelling import distinct
from star_city_game.compiler.trees import conditions_in
from star_city_game.compiler.types import Type, quality_type
from star_city_game.compiler.values import ALWAYS, Values
from star_city_game.model import scene as model
from star_city_game.model.effect import Schedule
from star_city_game.model.expression import Expr
from star_city_game.model.flight_steps import Fly, ShowCommission, Troubles

_AWAY = model.End("")
"""Stands for a leave whose target is unknown: it leaves, so that nothing after it is found wanting."""


class Layout:
    """Lays out one scene."""

    def __init__(self, draft: SceneDraft, values: Values, resolver: Resolver) -> None:
        self.id = draft.at.text
        self.draft = draft
        self.values = values
        self.resolver = resolver
        self.laid = Laid()
        params = values.names.params.get(self.id, {})
        self.temporaries: dict[str, Type] = {name: quality_type(quality) for name, quality in params.items()}
        self.scope = Scope(draft.within or self.id, self.temporaries, frozenset(params))
        self._options = OptionBuilder(self.id, values, resolver)

    def lay_out(self) -> Laid:
        """The whole scene, with what stands at its end."""
        self._body(self.draft.body)
        last = self.draft.body[-1].at if self.draft.body else self.draft.at
        self._emit(model.End(self.id) if self.draft.is_ending else model.Stop(), last)
        pins = self.draft.marks.pins
        if pins is not NONE:
            self.laid.made.update(pin_places(self.laid.steps, self.laid.anchors, pins))
            if pins.sequences:
                self.laid.made.update(pin_sequences(self.id, self.laid.steps, pins))
        return self.laid

    def _emit(self, step: model.Step, origin: Node | None = None) -> int:
        self.laid.steps.append(step)
        self.laid.origins.append(origin)
        return len(self.laid.steps) - 1

    def _reserve(self, origin: Node | None = None) -> int:
        """Keeps a place for a step that must know how far it leads."""
        return self._emit(model.Jump(0), origin)

    def _set(self, number: int, step: model.Step) -> None:
        self.laid.steps[number] = step

    @property
    def _here(self) -> int:
        return len(self.laid.steps)

    def _anchor(self, name: str) -> str:
        return distinct(name, set(self.laid.anchors))

    def _body(self, body: beats.Body) -> None:
        merge: beats.Merge | None = None
        for beat in body:
            if merge is not None:
                self._offer(merge, beat if isinstance(beat, beats.Choices) else None)
            is_joined = merge is not None and isinstance(beat, beats.Choices)
            merge = beat if isinstance(beat, beats.Merge) else None
            if merge is None and not is_joined:
                self._LAY[type(beat)](self, beat)
        if merge is not None:
            self._offer(merge, None)

    def _prose(self, beat: beats.Prose) -> None:
        self._emit(model.Say(self.values.text(beat.at, self.scope, "prose")), beat.at)

    def _when(self, beat: beats.When) -> None:
        ends: list[int] = []
        for gate, body in beat.cases:
            branch = self._reserve(beat.at)
            test = self.values.gate(gate, self.scope) or ALWAYS
            self._body(body)
            ends.append(self._reserve())
            self._set(branch, model.Branch(test, self._here))
        self._body(beat.otherwise)
        for end in ends:
            self._set(end, model.Jump(self._here))

    def _effects(self, beat: beats.Effects) -> None:
        self._emit(model.Do(self.values.effects(beat.effects, self.scope)), beat.at)

    def _leave(self, beat: beats.Leave) -> None:
        goto = self.resolver.target(beat.target, self.scope)
        if isinstance(goto, model.Goto) and (goto.scene != self.id or goto.label is None):
            args = given(beat.given, goto.scene, beat.at, self.scope, self.values)
            goto = replace(goto, args=args) if args else goto
        elif goto is not None:
            give_nothing(
                beat.given, "a jump within the scene" if isinstance(goto, model.Goto) else "{…}", self.values.declared
            )
        self._emit(goto or _AWAY, beat.at)

    def _label(self, beat: beats.Label) -> None:
        self.laid.labels.setdefault(beat.name, self._here)
        self._emit(model.Arrive(f"{self.id}.{beat.name}"), beat.at)

    def _call(self, beat: beats.CallScene) -> None:
        if HELD.match(beat.scene.text):
            self._call_by(beat)
            return
        if self.resolver.scene(beat.scene):
            anchor = self._anchor(f"call.{beat.scene.text}")
            args = given(beat.given, beat.scene.text, beat.at, self.scope, self.values)
            self._emit(model.Call(beat.scene.text, anchor, args), beat.at)
            self.laid.anchors[anchor] = self._here

    def _call_by(self, beat: beats.CallScene) -> None:
        held = self.resolver.destination(beat.scene, self.scope)
        if held is not None:
            give_nothing(beat.given, "{…}", self.values.declared)
            anchor = self._anchor(f"call.{held.name}")
            self._emit(model.CallBy(held.name, anchor, held.scenes, held.field), beat.at)
            self.laid.anchors[anchor] = self._here

    def _return(self, beat: beats.ComeBack) -> None:
        known = beat.scene is not None and self.resolver.scene_alone(beat.scene)
        self._emit(model.Return(beat.scene.text if known and beat.scene is not None else None), beat.at)

    def _finish(self, beat: beats.Finish) -> None:
        if beat.ending.text == beats.FIRST:
            self._first_ending(beat)
            return
        known = self.resolver.ending(beat.ending)
        self._emit(model.Goto(beat.ending.text) if known else _AWAY, beat.at)

    def _first_ending(self, beat: beats.Finish) -> None:
        for ending, gate in first_ending(beat, self.resolver.declared, self.values):
            if gate is None:
                self._emit(model.Goto(ending), beat.at)
                return
            branch = self._reserve(beat.at)
            self._emit(model.Goto(ending), beat.at)
            self._set(branch, model.Branch(gate, self._here))
        self._emit(_AWAY, beat.at)

    def _epilogues(self, beat: beats.Epilogues) -> None:
        for group, candidates in fitting_epilogues(beat, self.resolver.declared, self.values, self.resolver):
            ends: list[int] = []
            for epilogue, gate in candidates:
                branch = None if gate is None else self._reserve(beat.at)
                anchor = self._anchor(f"epilogue.{group}")
                self._emit(model.Call(epilogue, anchor), beat.at)
                self.laid.anchors[anchor] = self._here
                ends.append(self._reserve())
                if branch is not None and gate is not None:
                    self._set(branch, model.Branch(gate, self._here))
            for end in ends:
                self._set(end, model.Jump(self._here))

    def _vary(self, beat: beats.Vary) -> None:
        vary = self._reserve(beat.at)
        items: list[model.VaryItem] = []
        ends: list[int] = []
        for gate, body in beat.items:
            test = self.values.gate(gate, self.scope)
            items.append(model.VaryItem(self._here, test, conditions_in(test)))
            self._body(body)
            ends.append(self._reserve())
        for end in ends:
            self._set(end, model.Jump(self._here))
        name = self.values.distinct(self.id, f"{self.id}.vary.{beat.words}")
        kind: Any = beat.kind  # one of the kinds: the shape was checked
        self._set(vary, model.Vary(name, kind, tuple(items), self._here))

    def _lets(self, beat: beats.Lets) -> None:
        for key, value in beat.pairs:
            found = self.values.temporary(key, value, self.scope)
            if found is not None:
                expr, self.temporaries[key.text] = found
                self._emit(model.Let(key.text, expr), beat.at)

    def _draw(self, beat: beats.DrawOne) -> None:
        if self.resolver.deck(beat.deck):
            anchor = self._anchor(f"draw.{beat.deck.text}")
            self._emit(model.Draw(beat.deck.text, anchor), beat.at)
            self.laid.anchors[anchor] = self._here

    def _paper(self, beat: beats.WrittenPaper) -> None:
        heading = None if beat.heading is None else self.values.text(beat.heading, self.scope, "heading")
        lines = tuple(self.values.text(line, self.scope, "paper") for line in beat.lines)
        self._emit(model.ShowPaper(beat.kind, heading, lines), beat.at)

    def _entry(self, beat: beats.EntryPaper) -> None:
        if self.resolver.entry(beat.entry):
            self._emit(model.ShowEntry(beat.entry.text), beat.at)

    def _dossier(self, beat: beats.WholeDossier) -> None:
        self._emit(model.ShowDossier(beat.unmasked), beat.at)

    def _advance(self, beat: beats.NextTurn) -> None:
        self._emit(model.Advance(beat.turns), beat.at)

    def _put_off(self, beat: beats.PutOff) -> None:
        if beat.effects or self.resolver.scene_alone(beat.scene):
            self._emit(model.Do((Schedule(beat.scene.text, beat.turns, beat.name),)), beat.at)

    def _due(self, beat: beats.RunDue) -> None:
        anchor = self._anchor("due")
        self.laid.anchors[anchor] = self._emit(model.Due(anchor), beat.at)

    def _fly(self, beat: beats.FlyFlight) -> None:
        if self.resolver.flight(beat.flight):
            anchor = self._anchor(f"fly.{beat.flight.text}")
            self.laid.anchors[anchor] = self._emit(Fly(beat.flight.text, anchor), beat.at)

    def _trouble(self, beat: beats.RunTroubles) -> None:
        anchor = self._anchor("trouble")
        self.laid.anchors[anchor] = self._emit(Troubles(anchor), beat.at)

    def _commission(self, beat: beats.CommissionPaper) -> None:
        known = beat.flight is not None and self.resolver.flight(beat.flight)
        self._emit(ShowCommission(beat.flight.text if known and beat.flight is not None else ""), beat.at)

    def _attempt(self, beat: beats.Attempt, option: str = "") -> None:
        check = self._options.check(beat.trial, self.scope, option)
        roll = self._reserve(beat.at)
        self._body(beat.passed)
        end = self._reserve()
        self._set(roll, model.Roll(check, self._here))
        self._body(beat.failed)
        self._set(end, model.Jump(self._here))

    def _descend(self, beat: beats.Descend) -> None:
        self._body(expanded(beat, self.values.declared))

    def _again(self, beat: beats.Again) -> None:
        top = self._here
        self._body(beat.body)
        branch = self._reserve(beat.at)
        self._emit(model.Jump(top))
        self._set(branch, model.Branch(self.values.gate(beat.gate, self.scope) or ALWAYS, self._here))

    def _choices(self, beat: beats.Choices) -> None:
        self._offer(None, beat)

    def _offer(self, merge: beats.Merge | None, beat: beats.Choices | None) -> None:
        """An offer of merged scenes, of choices, or of both."""
        merged = () if merge is None else self._merged(merge)
        at = beat.at if beat is not None else None if merge is None else merge.at
        offer = self._reserve(at)
        name = first_name(beat.items) if beat is not None else "_".join(("with", *(each.scene for each in merged)))
        anchor = self._anchor(f"offer.{name}")
        self.laid.anchors[anchor] = offer
        self.laid.anchors[f"{anchor}.gather"] = offer
        ends: list[int] = []
        items = tuple(self._items([] if beat is None else beat.items, [], ends))
        for end in ends:
            self._set(end, model.Jump(self._here))
        self.laid.anchors[f"{anchor}.gather"] = self._here
        limit = None if beat is None else beat.limit
        self._set(offer, model.Offer(anchor, items, self._here, limit, merged))

    def _merged(self, merge: beats.Merge) -> tuple[model.Merged, ...]:
        return tuple(
            model.Merged(scene.text, given(pairs, scene.text, scene, self.scope, self.values))
            for scene, pairs in merge.scenes
            if self.resolver.scene(scene)
        )

    def _items(self, items: list[beats.Item], outer: list[Expr], ends: list[int]) -> list[model.Choice | model.Hand]:
        found: list[model.Choice | model.Hand] = []
        for item in items:
            if isinstance(item, beats.Group):
                inner = [self.values.condition(node, self.scope) for node in item.gate]
                found += self._items(item.items, [*outer, *inner], ends)
            elif isinstance(item, beats.DrawHand):
                if self.resolver.deck(item.deck):
                    gate = self._options.gate(item.gate, outer, self.scope)
                    found.append(model.Hand(item.deck.text, item.count, gate))
            else:
                found.append(self._options.choice(item, outer, self._here, self.scope))
                self._follow(item, found[-1], ends)
        return found

    def _follow(self, option: beats.Option, choice: model.Choice | model.Hand, ends: list[int]) -> None:
        """The body of a choice: everything that picking it runs, in its settled order."""
        if isinstance(choice, model.Hand):
            return
        if option.named:
            self.laid.labels.setdefault(option.id, self._here)
        self._emit(model.Arrive(choice.key), option.at)
        if option.effects is not None:
            self._effects(option.effects)
        if option.echo:
            self._emit(model.Echo(choice.say), option.at)
        if option.test is not None:
            self._attempt(option.test, option.id)
        self._body(option.then)
        for beat in option.exits:
            self._LAY[type(beat)](self, beat)
        ends.append(self._reserve())

    # One table for all scenes: making it takes as long as laying out a short scene.
    _LAY: ClassVar[Mapping[type, Callable[[Layout, Any], object]]] = {
        beats.Prose: _prose,
        beats.When: _when,
        beats.Effects: _effects,
        beats.Leave: _leave,
        beats.Label: _label,
        beats.CallScene: _call,
        beats.ComeBack: _return,
        beats.Vary: _vary,
        beats.Lets: _lets,
        beats.DrawOne: _draw,
        beats.WrittenPaper: _paper,
        beats.EntryPaper: _entry,
        beats.WholeDossier: _dossier,
        beats.NextTurn: _advance,
        beats.PutOff: _put_off,
        beats.RunDue: _due,
        beats.FlyFlight: _fly,
        beats.RunTroubles: _trouble,
        beats.CommissionPaper: _commission,
        beats.Finish: _finish,
        beats.Epilogues: _epilogues,
        beats.Attempt: _attempt,
        beats.Choices: _choices,
        beats.Descend: _descend,
        beats.Again: _again,
        beats.Bare: lambda self, beat: self._emit(beat.step, beat.at),
    }
