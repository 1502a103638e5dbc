"""Everything that can be said against a story that can be played: what is never reached, used, drawn or true."""

from __future__ import annotations

from star_city_game.compiler.bounds import Bounds
from star_city_game.compiler.build_descent import lint_descents
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.flow import Flow
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.lint_casework import lint_casework
from star_city_game.compiler.lint_decks import lint_decks
from star_city_game.compiler.lint_due import lint_due
from star_city_game.compiler.lint_ends import lint_ends
from star_city_game.compiler.lint_launch import lint_launch
from star_city_game.compiler.lint_machines import lint_machines
from star_city_game.compiler.lint_offers import lint_offers
from star_city_game.compiler.lint_reach import lint_beats, lint_reach
from star_city_game.compiler.merging import lint_merged
from star_city_game.compiler.prose_lint import lint_prose
from star_city_game.compiler.snippets import lint_snippets
from star_city_game.compiler.usage import lint_parameters, lint_usage, usage_of
from star_city_game.compiler.values import Values
from star_city_game.model.scene import Roll
from star_city_game.model.story import Story


def lint_story(story: Story, flow: Flow, declared: Declared, values: Values, laid: dict[str, Laid]) -> None:
    """Adds every warning about a story.

    Args:
        story: the story as built.
        flow: where its flow can go.
        declared: where things were declared; takes the findings.
        values: the gates and texts that were read.
        laid: where each scene's steps were written.
    """
    usage = usage_of(story)
    spared = lint_ends(declared) | lint_launch(story, flow.graph, usage, declared, laid)
    lint_reach(flow.graph, declared, usage, laid, spared)
    lint_beats(flow.graph, declared, laid)
    lint_machines(story, declared, usage)
    lint_offers(flow, declared, laid)
    lint_due(story, declared, laid)
    lint_decks(story, declared)
    lint_descents(declared)
    lint_merged(flow.graph, declared, laid)
    lint_casework(story, usage, declared)
    lint_usage(story, usage, declared)
    lint_parameters(story, declared)
    lint_snippets(declared)
    lint_prose(declared, values.written)
    _lint_gates(story, declared, values)
    _lint_checks(story, declared, laid)


def _lint_gates(story: Story, declared: Declared, values: Values) -> None:
    bounds = Bounds(story)
    for node, expr in values.gates:
        verdict = bounds.verdict(expr)
        if verdict is not None:
            message = f"this is {'always' if verdict else 'never'} true, whatever happens"
            declared.findings.add("SC311", node, message, advice="Look at the bounds of what is compared.")


def _lint_checks(story: Story, declared: Declared, laid: dict[str, Laid]) -> None:
    first: dict[str, str] = {}
    for id_, scene in story.scenes.items():
        for number, step in enumerate(scene.steps):
            at = laid[id_].origins[number]
            if not isinstance(step, Roll) or step.check.save is not None or at is None:
                continue
            here = f"{at.source.file}:{at.line}"
            here = f"{here}, included at {at.source.via}" if at.source.via else here
            place = first.setdefault(step.check.name, here)
            if place != here:
                message = f"a check called {step.check.name} already stands at {place}"
                declared.findings.add("SC340", at, message, advice="The roll depends on the name: give each its own.")
