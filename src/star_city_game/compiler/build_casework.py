"""Builds what a story declares about the file besides papers; what names something that is not there is a finding."""

from __future__ import annotations

from dataclasses import dataclass

from star_city_game.compiler.casework_drafts import Lines, SuspectDraft
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.names import NOWHERE
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.trees import walk_expressions
from star_city_game.compiler.values import NO_TEXT, Values
from star_city_game.model.casework import Casework, Clue, Line, Officer, Room, Rules, Source, Suspect
from star_city_game.model.expression import Expr, Get
from star_city_game.model.text import Text


def build_casework(declared: Declared, values: Values, resolver: Resolver) -> Casework:
    """The rules, the sources, the informers, the officer and the reading room."""
    return _Builder(declared, values, resolver).casework()


@dataclass(slots=True)
class _Builder:
    declared: Declared
    values: Values
    resolver: Resolver

    def casework(self) -> Casework:
        draft = self.declared.casework
        self._check_dealt()
        return Casework(
            rules=self._rules(),
            sources={
                id_: Source(id_, each.code, self._text(each.behind), each.dealt, self._text(each.slip))
                for id_, each in draft.sources.items()
            },
            informers={
                id_: {person: self._suspect(each) for person, each in suspects.items()}
                for id_, suspects in draft.informers.items()
            },
            officer=self._officer(),
            room=self._room(),
        )

    def _check_dealt(self) -> None:
        """Finds sources that nobody can be, and informers that no source is."""
        draft = self.declared.casework
        for id_, source in draft.sources.items():
            if source.dealt and not draft.informers.get(id_):
                message = f"the seed deals who {source.code} is, and there is nobody to deal"
                advice = f"Declare the suspects: informers: {{{id_}: …}}."
                self.declared.findings.add("SC504", source.at, message, advice=advice)
        for id_, at in draft.heads.items():
            if id_ not in draft.sources:
                message = f"{id_} is not a source"
                self.declared.findings.add("SC505", at, message, expected=", ".join(draft.sources))
            elif not draft.sources[id_].dealt:
                message = f"{id_} has suspects, and the seed does not deal it"
                self.declared.findings.add("SC504", at, message, advice=f"Write dealt: true with the source {id_}.")

    def _rules(self) -> Rules:
        draft = self.declared.casework.rules
        return Rules(
            dormant=draft.dormant,
            shields=draft.shields,
            shield=self.values.gate(draft.shield, NOWHERE),
            explains=self._paper(draft.explains),
            explain_turns=draft.explain_turns,
            vouches=self._paper(draft.vouches),
            vouch_trust=draft.vouch_trust,
            vouch_weight=draft.vouch_weight,
            trades=self._paper(draft.trades, again=False),
            codenames=draft.codenames,
        )

    def _paper(self, node: ScalarNode | None, *, again: bool = True) -> str:
        """The paper that a counter-move leaves; one that may be made again needs a paper that repeats."""
        if node is None or not self.resolver.entry(node):
            return ""
        if again and not self.declared.entries[node.text].repeats:
            message = f"this may be done again, and {node.text} can be recorded only once"
            advice = f"Write repeats: true in {node.text}."
            self.declared.findings.add("SC510", node, message, advice=advice)
        return node.text

    def _suspect(self, draft: SuspectDraft) -> Suspect:
        self.resolver.person(draft.at)
        gate = self.values.gate(draft.gate, NOWHERE)
        self._check_fixed(draft, gate)
        clues = {
            id_: Clue(id_, self._text(clue.true) or NO_TEXT, self._text(clue.innocent) or NO_TEXT)
            for id_, clue in draft.clues.items()
        }
        return Suspect(draft.at.text, gate, clues, self._text(draft.why), self._text(draft.omitted))

    def _check_fixed(self, draft: SuspectDraft, gate: Expr | None) -> None:
        """Refuses a suspect that depends on what the new-game form does not settle: the deal would change in mid-game."""
        story = self.declared.story
        asked = set() if story is None else {question.quality for _, question in story.questions}
        for part in walk_expressions(gate) if gate is not None else ():
            if isinstance(part, Get) and (part.field != "quality" or part.name not in asked):
                message = f"{part.name or part.field} may change, and with it who is dealt"
                advice = "Ask only for qualities that the new-game form sets."
                self.declared.findings.add("SC506", draft.gate[0], message, advice=advice)
                return

    def _officer(self) -> Officer | None:
        draft = self.declared.casework.officer
        if draft is None or draft.person is None or not self.resolver.person(draft.person):
            return None
        return Officer(
            person=draft.person.text,
            superior=draft.superior,
            want=draft.want,
            limit=draft.limit,
            quota=draft.quota,
            agents=draft.agents,
            patience=draft.patience,
            idle=draft.idle,
            filled=draft.filled,
            closed=draft.closed,
            says=self._lines(draft.says),
        )

    def _room(self) -> Room:
        draft = self.declared.casework.room
        return Room(
            number=draft.number,
            cover=self._text(draft.cover),
            opening=self._lines(draft.opening),
            withdrawn=self._lines(draft.withdrawn),
            unfound=self._lines(draft.unfound),
            closing=self._lines(draft.closing),
        )

    def _lines(self, lines: Lines) -> tuple[Line, ...]:
        return tuple(
            Line(self.values.text(text, NOWHERE, "dossier"), self.values.gate(gate, NOWHERE), date)
            for gate, text, date in lines
        )

    def _text(self, node: ScalarNode | None) -> Text | None:
        return self.values.text_if_any(node, "dossier")
