"""Builds scenes: heads, storylets, and the steps that their bodies are laid out in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from star_city_game.compiler.drafts import Declared, SceneDraft, StoryDraft, StoryletDraft
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.layout import Layout
from star_city_game.compiler.names import Scope
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.trees import conditions_in
from star_city_game.compiler.values import NO_TEXT, Values
from star_city_game.model.deck import STRATEGIES, Storylet, Strategy
from star_city_game.model.scene import Hand, Offer, Place, Scene


@dataclass(slots=True)
class SceneBuilder:
    """Builds scenes; ``laid`` keeps for each where its steps were written."""

    declared: Declared
    values: Values
    resolver: Resolver
    laid: dict[str, Laid]

    def build(self, ids: Iterable[str]) -> dict[str, Scene]:
        """Some scenes, in order."""
        return {id_: self._scene(id_, self.declared.scenes[id_]) for id_ in ids}

    def decks(self, scenes: dict[str, Scene]) -> dict[str, tuple[str, ...]]:
        """Each deck's storylets in order of id."""
        decks: dict[str, list[str]] = {}
        for id_, scene in sorted(scenes.items()):
            if scene.storylet is not None:
                decks.setdefault(scene.storylet.deck, []).append(id_)
        return {deck: tuple(ids) for deck, ids in sorted(decks.items())}

    def _scene(self, id_: str, draft: SceneDraft) -> Scene:
        if draft.place is not None:
            self.resolver.place(draft.place)
        people = tuple(person.text for person in draft.people if self.resolver.person(person))
        storylet = None if draft.storylet is None else self._storylet(id_, draft.storylet)
        laid = self.laid[id_] = Layout(draft, self.values, self.resolver).lay_out()
        return Scene(
            id=id_,
            steps=tuple(laid.steps),
            title=draft.title,
            date=draft.date,
            time=draft.time,
            place="" if draft.place is None else draft.place.text,
            people=people,
            tags=draft.tags,
            storylet=storylet,
            is_ending=draft.is_ending,
            gate=self.values.gate(draft.gate, Scope(id_)),
            priority=draft.priority or 0,
            group="" if draft.group is None else draft.group.text,
            labels=laid.labels,
            anchors=laid.anchors,
            at=Place(draft.at.source.file, draft.at.line, draft.at.column),
        )

    def check_hands(self, scenes: dict[str, Scene]) -> None:
        """A storylet that a hand may deal needs a label to be dealt with."""
        offers = [step for scene in scenes.values() for step in scene.steps if isinstance(step, Offer)]
        dealt = {item.deck for offer in offers for item in offer.items if isinstance(item, Hand)}
        for draft in self.declared.scenes.values():
            storylet = draft.storylet
            if storylet is not None and storylet.say is None and storylet.deck.text in dealt:
                message = f"the deck {storylet.deck.text} is dealt in a hand, and this storylet has no say"
                self.declared.findings.add("SC112", draft.at, message, expected="say: …")

    def _storylet(self, id_: str, draft: StoryletDraft) -> Storylet:
        scope = Scope(id_)
        gate = self.values.gate(draft.gate, scope)
        if draft.cooldown or draft.deck.text in self._by_last_visit():
            self.values.watched.setdefault(id_, set()).add(id_)
        return Storylet(
            deck=draft.deck.text,
            say=NO_TEXT if draft.say is None else self.values.text(draft.say, scope, "label"),
            gate=gate,
            must=draft.must,
            priority=draft.priority,
            weight=draft.weight,
            max=draft.most,
            cooldown=draft.cooldown,
            conditions=conditions_in(gate),
            expires=None if draft.expires is None else self._last_turn(draft.expires),
            lasts=draft.lasts,
        )

    def _by_last_visit(self) -> set[str]:
        """The decks that go by the last visit to their storylets."""
        head = self.declared.story or StoryDraft()
        return {deck.text for deck, order in head.orders if any(strategy.text == "rarest" for strategy in order)}

    def _last_turn(self, turn: ScalarNode) -> int | None:
        return list(self.declared.turns).index(turn.text) if self.resolver.turn(turn) else None

    def orders(self) -> dict[str, tuple[Strategy, ...]]:
        """The strategies of each deck for which the story sets them."""
        head = self.declared.story or StoryDraft()
        return {
            deck.text: tuple(strategy for node in order for strategy in STRATEGIES if strategy == node.text)
            for deck, order in head.orders
            if self.resolver.deck(deck)
        }
