"""Margin notes: what a move changed, in words, found by comparing the state before it with the state after it."""

from __future__ import annotations

from star_city_game.engine.draft import Draft
from star_city_game.engine.prose import plain, raised
from star_city_game.model.dossier import KNOWN
from star_city_game.model.person import Regard
from star_city_game.model.quality import Quality
from star_city_game.model.state import GameState
from star_city_game.model.turn import Change

KNOWN_AS = "known"
"""The form of a name that margin notes use, where the cast has it; else the short form."""
_NEVER_MET = Regard()
_LEARNT = {
    "symptom": "Something has been written down.",
    "rumour": "You have heard of a paper about you.",
    "seen": "You have seen a paper about you.",
}


def changes(before: GameState, after: GameState, draft: Draft) -> tuple[Change, ...]:
    """Every change that the player is told of, in the order: traits, people, papers, faults, codex, stages."""
    found: list[Change] = []
    if after.values is not before.values:
        found += _qualities(before, after, draft)
    if after.people is not before.people:
        found += _people(before, after, draft)
    if after.papers is not before.papers:
        found += _papers(before, after)
    if after.defects is not before.defects:
        found += _defects(before, after, draft)
    if after.vehicle.deeds is not before.vehicle.deeds:
        found += _heard(before, after, draft)
    if after.revealed is not before.revealed:
        terms = draft.program.story.terms
        found += [Change("codex", f"Codex: {terms[id_].term}.") for id_ in after.revealed[len(before.revealed) :]]
    found += [Change("file", note) for note in draft.notes]
    return tuple(found)


def word_of(quality: Quality, value: object, draft: Draft) -> str:
    """A quality's value in words: its band, its word, its number, the person's short name or the scene's title."""
    if quality.type == "person":
        return plain(draft.program.form(str(value), "short")(draft))
    if quality.type == "scene":
        return draft.program.story.scenes[str(value)].title or str(value).replace("_", " ")
    if isinstance(value, int) and not isinstance(value, bool) and quality.shows == "word":
        return next((band.word for band in quality.bands if band.low <= value <= band.high), str(value))
    return str(value).replace("_", " ")


def _qualities(before: GameState, after: GameState, draft: Draft) -> list[Change]:
    notes = []
    for quality in draft.program.announced if before.frames else ():
        old, new = before.values[quality.id], after.values[quality.id]
        if old == new:
            continue
        label = quality.label or quality.id
        if isinstance(old, int) and isinstance(new, int):
            moved, word = "rises" if new > old else "falls", word_of(quality, new, draft)
            told = f"{moved} a little" if word == word_of(quality, old, draft) else f"{moved}: {word}"
            notes.append(Change("quality", f"{label} {told}."))
        else:
            notes.append(Change("quality", f"{label}: {word_of(quality, new, draft)}."))
    return notes


def _people(before: GameState, after: GameState, draft: Draft) -> list[Change]:
    notes = []
    # in the order of the cast, not in that in which people were met: a save does not keep the second
    for person, declared in draft.program.story.people.items():
        old, new = before.people.get(person, _NEVER_MET), after.people.get(person, _NEVER_MET)
        # most are the very same record, and to compare records costs ten times as much
        if old is new or old == new:
            continue
        forms = declared.forms
        name = raised(plain(draft.program.form(person, KNOWN_AS if KNOWN_AS in forms else "short")(draft)))
        if new.trust != old.trust:
            notes.append(Change("person", f"{name} is {'warmer' if new.trust > old.trust else 'cooler'}."))
        if new.debt != old.debt:
            notes.append(Change("person", f"{name} owes you one." if new.debt > old.debt else f"You owe {name} one."))
    return notes


def _papers(before: GameState, after: GameState) -> list[Change]:
    known = {paper.entry: paper.known for paper in before.papers}
    best = max(
        (KNOWN.index(paper.known) for paper in after.papers if paper.known != known.get(paper.entry, "nothing")),
        default=0,
    )
    return [Change("file", _LEARNT[KNOWN[best]])] if best else []


def _heard(before: GameState, after: GameState, draft: Draft) -> list[Change]:
    """Whether something of the machine has reached a player who does not see it, and what a test came to that found nothing."""
    new = after.vehicle.deeds[len(before.vehicle.deeds) :]
    notes = []
    if any(deed.kind == "hinted" and draft.ask("open", deed.about) for deed in new):
        notes.append(Change("launch", "You have heard something about the machine."))
    subsystems = draft.program.story.launch.subsystems
    fruitful = {deed.detail for deed in new if deed.kind == "found"}
    tests = (deed.about for deed in new if deed.kind == "tested" and deed.about not in fruitful)
    return notes + [Change("launch", f"Tested: {subsystems[about].name}. Nothing found.") for about in tests]


def _defects(before: GameState, after: GameState, draft: Draft) -> list[Change]:
    return [
        Change("launch", f"Fault {after.defects[id_]}: {defect.name}.")
        for id_, defect in draft.program.story.launch.defects.items()
        if id_ in after.defects and before.defects.get(id_, "latent") != after.defects[id_]
    ]
