"""Looks for informers that cannot be found out, clues that no scene gives, papers that never wake, and unknown sources."""

from __future__ import annotations

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.usage import Usage
from star_city_game.model.casework import FEWEST_CLUES
from star_city_game.model.story import Story


def lint_casework(story: Story, usage: Usage, declared: Declared) -> None:
    """Adds the findings about the file."""
    _lint_suspects(story, usage, declared)
    _lint_sources(story, declared)
    _lint_sleepers(story, usage, declared)


def _lint_suspects(story: Story, usage: Usage, declared: Declared) -> None:
    for suspects in declared.casework.informers.values():
        for person, suspect in suspects.items():
            count = len(suspect.clues)
            if count < FEWEST_CLUES:
                message = (
                    f"{person} may be the informer, and there {'is' if count == 1 else 'are'} {count or 'no'} of the"
                )
                advice = f"Give at least {FEWEST_CLUES} that do not need one another."
                declared.findings.add("SC501", suspect.at, f"{message} clues that would show it", advice=advice)
            for id_, clue in suspect.clues.items():
                if f"{person}.{id_}" not in usage.noticed:
                    message = f"no scene lets the player notice {id_}"
                    declared.findings.add("SC502", clue.at, message, advice=f"do: notice({person}, {id_})")
            if person not in usage.suspected and story.casework.informers:
                message = f"{person} may be the informer, and can never be accused"
                declared.findings.add("SC512", suspect.at, message, advice=f"do: accuse({person})")


def _lint_sources(story: Story, declared: Declared) -> None:
    codes = {source.code for source in story.casework.sources.values()}
    if not codes:
        return
    for id_, entry in story.entries.items():
        if entry.source not in codes:
            message = f"no source signs itself {entry.source}"
            advice = f"Declare it: sources: {{…: {{code: {entry.source}}}}}"
            declared.findings.add("SC503", declared.where["dossier entry", id_], message, advice=advice)


def _lint_sleepers(story: Story, usage: Usage, declared: Declared) -> None:
    for id_, entry in story.entries.items():
        if entry.gravity != entry.wakes and id_ not in usage.woken:
            message = f"{id_} could wake to {entry.wakes}, and nothing ever wakes it"
            declared.findings.add("SC511", declared.where["dossier entry", id_], message, advice=f"do: wake({id_})")
