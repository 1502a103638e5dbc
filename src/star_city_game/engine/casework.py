"""What effects, stages and calendar turns do about the file besides recording papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from star_city_game.engine.charts import outermost
from star_city_game.engine.draft import Draft
from star_city_game.engine.file_questions import contributions, desk, number, patience
from star_city_game.model.casework import PATIENCE, Step
from star_city_game.model.effect import Handle, Weigh
from star_city_game.systems import calendar, dossier


def record(entry: str, draft: Draft, about: tuple[str, ...] = ()) -> None:
    """A paper enters the file."""
    declared, turn = draft.program.story.entries[entry], draft.turn_id()
    day = day_since((paper.date for paper in draft.papers if paper.turn == turn), draft)
    draft.papers = dossier.record(draft.papers, declared, turn, day, about)


def day_since(earlier: Iterable[str], draft: Draft) -> str:
    """Today; not before any of the days given, though a scene without a date follow one that has one."""
    return max((draft.date(), *earlier))


def weigh(effect: Weigh, draft: Draft) -> None:
    """Changes how a paper stands; explaining one has its price."""
    entry = dossier.chosen(desk(draft), draft.papers, effect.entry, timely=effect.status == "explained")
    if effect.status == "explained":
        draft.papers = dossier.explain(desk(draft), draft.papers, entry, draft.turn_id(), draft.date())
    else:
        draft.papers = dossier.judge(draft.papers, entry, effect.status, draft.date())


def handle(effect: Handle, draft: Draft) -> None:
    """Carries out an effect on the case."""
    _DEEDS[effect.kind](effect, draft)


def _notice(effect: Handle, draft: Draft) -> None:
    clue = f"{effect.about}.{effect.detail}"
    if clue not in draft.case.clues:
        draft.case = replace(draft.case, clues=(*draft.case.clues, clue))


def _accuse(effect: Handle, draft: Draft) -> None:
    if effect.about not in draft.case.accused:
        draft.case = replace(draft.case, accused=(*draft.case.accused, effect.about))


def _discredit(effect: Handle, draft: Draft) -> None:
    if effect.about not in draft.case.discredited:
        draft.case = replace(draft.case, discredited=(*draft.case.discredited, effect.about))


def _trade(effect: Handle, draft: Draft) -> None:
    draft.case = replace(draft.case, codename=effect.about)
    paper = draft.program.story.casework.rules.trades
    if paper:
        record(paper, draft)


def _shelve(effect: Handle, draft: Draft) -> None:
    entries = draft.program.story.entries
    count = sum(entries[paper.entry].category == effect.about for paper in draft.papers)
    draft.case = replace(draft.case, shelved={**draft.case.shelved, effect.about: count})


def _vouch(effect: Handle, draft: Draft) -> None:
    rules = draft.program.story.casework.rules
    entry = dossier.chosen(desk(draft), draft.papers, effect.about, timely=False)
    paper = next((each for each in draft.papers if each.entry == entry), None)
    if paper is None or paper.status not in dossier.OPEN:
        return
    draft.papers = dossier.judge(draft.papers, entry, "explained", draft.date(), effect.detail)
    if rules.vouches:
        record(rules.vouches, draft, (entry,))
    friends = {**draft.case.friends, effect.detail: draft.case.friends.get(effect.detail, 0) + rules.vouch_weight}
    draft.case = replace(draft.case, friends=friends, vouched={**draft.case.vouched, entry: effect.detail})


def _press(effect: Handle, draft: Draft) -> None:
    low, high = PATIENCE
    draft.case = replace(draft.case, patience=max(low, min(high, patience(draft) + effect.amount)))


_DEEDS: Mapping[str, Callable[[Handle, Draft], None]] = {
    "noticed": _notice,
    "accused": _accuse,
    "discredited": _discredit,
    "traded": _trade,
    "shelved": _shelve,
    "vouched": _vouch,
    "pressed": _press,
}


def begin_turn(draft: Draft) -> None:
    """The officer's superior looks at what the calendar turn that is over has brought."""
    officer = draft.program.story.casework.officer
    over = calendar.turn_at(draft.program.story.calendar, draft.turn - 1)
    if officer is None or over is None:
        return
    wrote = any(paper.turn == over.id for paper in draft.papers)
    closed = any(
        paper.judged >= over.first and paper.status not in dossier.OPEN for paper in draft.papers if paper.judged
    )
    steps = (officer.idle, officer.filled, officer.closed)
    draft.case = replace(
        draft.case, patience=dossier.patience(patience(draft), wrote=wrote, closed=closed, steps=steps)
    )


def note_stage(machine: str, before: str, draft: Draft) -> None:
    """Keeps that the file has come to another stage, and what weighed then."""
    left, now = outermost(before), outermost(draft.machines[machine])
    if machine != draft.program.story.file_machine or left == now:
        return
    grounds = tuple(each.entry for each in contributions(draft) if each.counts > 0)
    days = (*(paper.date for paper in draft.papers), *(step.date for step in draft.case.steps))
    step = Step(day_since(days, draft), left, now, grounds, number(dossier.ALL, draft))
    draft.case = replace(draft.case, steps=(*draft.case.steps, step))
