"""Builds what the story declares about the vehicle and its flights; what names something that is not there is a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.launch_drafts import (
    CallDraft,
    CauseDraft,
    DefectDraft,
    EndDraft,
    FlightDraft,
    GaugeDraft,
    PhaseDraft,
    Ways,
)
from star_city_game.compiler.names import NOWHERE
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.options import OptionBuilder
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.values import Values
from star_city_game.model.flight import Cause, Flight, FlightEnd, JudgementCall, Phase, Way
from star_city_game.model.launch import Defect, Gauge, Launch, Milestone

FAULT = "fault_"
"""With the id of a defect behind it: the scene that is played when the defect shows, if it names no other."""


def build_launch(declared: Declared, values: Values, resolver: Resolver) -> Launch:
    """The vehicle and its flights."""
    return _Builder(declared, values, resolver).launch()


@dataclass(slots=True)
class _Builder:
    declared: Declared
    values: Values
    resolver: Resolver

    def launch(self) -> Launch:
        draft = self.declared.launch
        usual = Launch()
        built = Launch(
            subsystems=dict(draft.subsystems),
            defects={id_: self._defect(each) for id_, each in draft.defects.items()},
            milestones={
                id_: Milestone(id_, each.name, self._amounts(each.tests), self._amounts(each.skipped))
                for id_, each in draft.milestones.items()
            },
            people=self._gauge("people", usual.people),
            save=self._gauge("save", usual.save),
            escape=self._gauge("escape", usual.escape),
            flights={id_: self._flight(each) for id_, each in draft.flights.items()},
            risk="" if draft.risk is None or not self.resolver.flight(draft.risk) else draft.risk.text,
            bands=draft.bands,
            tree=self.values.gate(draft.tree, NOWHERE),
        )
        check_ends(self.declared, built.flights.values())
        return built

    def _gauge(self, name: str, usual: Gauge) -> Gauge:
        draft: GaugeDraft | None = self.declared.launch.gauges.get(name)
        if draft is None:
            return usual
        modifiers = OptionBuilder("", self.values, self.resolver).modifiers(draft.modifiers, NOWHERE)
        return Gauge(draft.base, draft.least, draft.most, modifiers)

    def _amounts(self, amounts: list[tuple[ScalarNode, int]]) -> dict[str, int]:
        return {node.text: amount for node, amount in amounts if self.resolver.subsystem(node)}

    def _defect(self, draft: DefectDraft) -> Defect:
        phases = {phase for flight in self.declared.launch.flights.values() for phase in flight.phases}
        own = f"{FAULT}{draft.at.text}"
        scene = draft.scene.text if draft.scene is not None and self.resolver.scene_alone(draft.scene) else ""
        return Defect(
            id=draft.at.text,
            subsystem=draft.subsystem.text if draft.subsystem and self.resolver.subsystem(draft.subsystem) else "",
            name=draft.name,
            days=draft.days,
            dealt=draft.dealt,
            phases=tuple(node.text for node in draft.phases if self.resolver.phase(node, phases)),
            shows=draft.shows,
            catastrophic=draft.catastrophic,
            found_by=draft.found_by,
            hidden_by=draft.hidden_by,
            signed_by=draft.signed_by,
            knew=tuple(node.text for node in draft.knew if self.resolver.person(node)),
            oddity=self.values.text_if_any(draft.oddity, "prose"),
            flight=self.values.text_if_any(draft.flight, "prose"),
            paper=draft.paper.text if draft.paper is not None and self.resolver.entry(draft.paper) else "",
            scene=scene or (own if own in self.values.names.scenes else ""),
        )

    def _flight(self, draft: FlightDraft) -> Flight:
        return Flight(
            id=draft.at.text,
            name=draft.name,
            crewed=draft.crewed,
            phases=tuple(self._phase(phase, draft) for phase in draft.phases.values()),
            ends={id_: self._end(end, draft) for id_, end in draft.ends.items()},
            calls={id_: self._call(call, draft) for id_, call in draft.calls.items()},
            least=draft.least,
            most=draft.most,
            fault=self._ways(draft.fault, always=False),
            cause=None if draft.cause is None else self._cause(draft.cause, draft),
        )

    def _phase(self, draft: PhaseDraft, flight: FlightDraft) -> Phase:
        risks = tuple(node.text for node in draft.risks if self.resolver.subsystem(node))
        if risks and draft.lost is None:
            message = f"the phase {draft.at.text} tries sub-systems, and does not say what comes of it if one destroys"
            self.declared.findings.add("SC531", draft.at, message, expected="lost: an end of the flight")
        return Phase(
            id=draft.at.text,
            name=draft.name,
            at=draft.time,
            ways=self._ways(draft.ways),
            risks=risks,
            abort=self._end_id(draft.abort, flight),
            lost=self._end_id(draft.lost, flight),
            escape=self._end_id(draft.escape, flight),
            by_hand=tuple(node.text for node in draft.by_hand if self.resolver.defect(node)),
        )

    def _end_id(self, node: ScalarNode | None, flight: FlightDraft) -> str:
        return node.text if node is not None and self.resolver.flight_end(node, flight.ends) else ""

    def _end(self, draft: EndDraft, flight: FlightDraft) -> FlightEnd:
        resume = ""
        if draft.resume is not None and self.resolver.phase(draft.resume, flight.phases):
            resume = draft.resume.text
            self._check_resume(draft, draft.resume, flight)
        return FlightEnd(draft.at.text, draft.name, draft.kind, self._ways(draft.ways, always=False), resume)

    def _check_resume(self, end: EndDraft, resume: ScalarNode, flight: FlightDraft) -> None:
        """Where an end lets the flight go on, it must go forward."""
        order = list(flight.phases)
        for phase in flight.phases.values():
            leads = {node.text for node in (phase.abort, phase.lost, phase.escape) if node is not None}
            if end.at.text in leads and order.index(phase.at.text) >= order.index(resume.text):
                message = f"the flight comes to {end.at.text} in {phase.at.text}, and {resume.text} is not after that"
                self.declared.findings.add("SC530", resume, message, advice="Name a later phase, or another end.")
                return

    def _call(self, draft: CallDraft, flight: FlightDraft) -> JudgementCall:
        phases = tuple(node.text for node in draft.phases if self.resolver.phase(node, flight.phases))
        return JudgementCall(draft.at.text, self._ways(draft.ways), phases)

    def _cause(self, draft: CauseDraft, flight: FlightDraft) -> Cause | None:
        if not self.resolver.phase(draft.phase, flight.phases):
            return None
        defects = tuple(node.text for node in draft.defects if self.resolver.defect(node))
        return Cause(draft.phase.text, defects, draft.otherwise.text)

    def _ways(self, ways: Ways, *, always: bool = True) -> tuple[Way, ...]:
        """Scenes with their gates; where one must always be played, the last may have none."""
        found = tuple(
            Way(node.text, self.values.gate(gate, NOWHERE)) for gate, node in ways if self.resolver.scene_alone(node)
        )
        if always and ways and found and all(way.gate is not None for way in found):
            advice = "Give the last scene no when."
            message = "none of these scenes is always played"
            self.declared.findings.add("SC533", ways[-1][1], message, advice=advice)
        return found


def check_ends(declared: Declared, flights: Iterable[Flight]) -> None:
    """Adds a finding for each flight without exactly one good end; one that is always lost needs none."""
    for flight in flights:
        good = [end for end in flight.ends.values() if end.kind == "home"]
        draft = declared.launch.flights[flight.id]
        if len(good) != 1 and not (flight.cause is not None and not good):
            number = "no" if not good else "more than one"
            message = f"{flight.id} has {number} end of the kind home, to which it comes when all goes well"
            declared.findings.add("SC529", draft.at, message, expected="one end with kind: home")
