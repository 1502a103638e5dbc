"""Answers what expressions ask about the file, the informers and the officer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from star_city_game.engine import chance
from star_city_game.model.casework import Case, Officer, Suspect
from star_city_game.model.dossier import Contribution
from star_city_game.model.expression import Value
from star_city_game.systems import dossier

if TYPE_CHECKING:
    from star_city_game.engine.draft import Draft

ANY = "any"
"""In place of a code name: whichever was chosen."""


def desk(draft: Draft) -> dossier.Desk:
    """What the papers are weighed by now."""
    story = draft.program.story
    return dossier.Desk(
        entries=story.entries,
        rules=story.casework.rules,
        sources=story.casework.sources,
        case=draft.case,
        turn=draft.turn,
        turns=draft.program.turn_numbers,
        falsely=sum(not is_informer(person, draft) for person in draft.case.accused),
    )


def contributions(draft: Draft) -> tuple[Contribution, ...]:
    """What every paper of the file adds to it now."""
    return dossier.contributions(desk(draft), draft.papers)


def number(field: str, draft: Draft) -> int:
    """A number of the file: the weight of a category or in all, what of it is effective, or the gravest paper."""
    found = contributions(draft)
    if field == "gravest":
        return dossier.gravest(found)
    if field != "effective":
        return dossier.total(found, field)
    return max(0, dossier.total(found) - shielded(draft))


def shielded(draft: Draft) -> int:
    """The points that do not count now because the player is needed."""
    rules = draft.program.story.casework.rules
    return rules.shields if rules.shield is not None and draft.program.value(rules.shield)(draft) else 0


def suspects(source: str, draft: Draft) -> tuple[Suspect, ...]:
    """Those who may be a source in this game, in the order in which they are declared."""
    declared = draft.program.story.casework.informers.get(source, {})
    value = draft.program.value
    return tuple(each for each in declared.values() if each.gate is None or value(each.gate)(draft))


def dealt(source: str, draft: Draft) -> Suspect | None:
    """The informer whom the seed deals: each of the suspects is as likely as the others."""
    found = suspects(source, draft)
    return found[chance.below(draft.seed, f"informer.{source}", 0, len(found))] if found else None


def is_informer(person: str, draft: Draft) -> bool:
    """Whether somebody is an informer in this game."""
    found = (dealt(source, draft) for source in draft.program.story.casework.informers)
    return any(each is not None and each.person == person for each in found)


def patience(draft: Draft) -> int:
    """The patience of the officer's superior, 0..9."""
    officer = draft.program.story.casework.officer
    usual = Officer("") if officer is None else officer
    return usual.patience if draft.case.patience < 0 else draft.case.patience


def _officer(ids: tuple[str, ...], draft: Draft) -> int:
    officer = draft.program.story.casework.officer or Officer("")
    agents = officer.agents + bool(draft.case.codename)
    numbers = {"patience": patience(draft), "agents": agents, "short": max(0, officer.quota - agents)}
    return numbers[ids[0]]


def _can(word: str, draft: Draft, *, timely: bool) -> bool:
    at = desk(draft)
    entry = dossier.chosen(at, draft.papers, word, timely=timely)
    return any(
        paper.entry == entry and (not timely or dossier.in_time(at, paper))
        for paper in dossier.answerable(at, draft.papers)
    )


def _clues(person: str, case: Case) -> int:
    return sum(clue.partition(".")[0] == person for clue in case.clues)


ANSWERS: Mapping[str, Callable[[tuple[str, ...], Draft], Value]] = {
    "officer": _officer,
    "informer": lambda ids, draft: is_informer(ids[0], draft),
    "accused": lambda ids, draft: ids[0] in draft.case.accused,
    "clues": lambda ids, draft: _clues(ids[0], draft.case),
    "noticed": lambda ids, draft: f"{ids[0]}.{ids[1]}" in draft.case.clues,
    "discredited": lambda ids, draft: ids[0] in draft.case.discredited,
    "traded": lambda ids, draft: draft.case.codename != "" if ids[0] == ANY else draft.case.codename == ids[0],
    "vouched": lambda ids, draft: ids[0] in draft.case.vouched.values(),
    "on_file": lambda ids, draft: draft.case.friends.get(ids[0], 0),
    "asleep": lambda ids, draft: ids[0] in dossier.sleeping(desk(draft), draft.papers),
    "can_explain": lambda ids, draft: _can(ids[0], draft, timely=True),
    "can_answer": lambda ids, draft: _can(ids[0], draft, timely=False),
}
"""What each question comes to, by its name."""
