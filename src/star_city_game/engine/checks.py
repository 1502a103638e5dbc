"""Odds: what a check's chance is made of, as it is shown and as it is rolled."""

from __future__ import annotations

from star_city_game.engine import flights, forecasts
from star_city_game.engine.draft import Draft
from star_city_game.model.check import BANDS, HIGHEST, LOWEST, STEP, Check, Modifier, Odds, Part
from star_city_game.model.turn import Outcome


def band(percent: int) -> str:
    """The word for a chance in percent."""
    return next(word for highest, word in BANDS if percent <= highest)


def odds(check: Check, draft: Draft) -> Odds:
    """The odds of a check now.

    They are 100 less its difficulty, 8 for each point of the quality above the middle of its range, and every modifier
    whose gate holds; held between 5 and 95. Those of a save are told by :func:`.forecasts.save_odds`.
    """
    if check.save is not None:
        return forecasts.save_odds(check.save, draft)
    quality = draft.program.story.qualities[check.quality]
    value = draft.values[check.quality]
    middle = (quality.low + quality.high) // 2
    parts = [Part("how hard it is", 100 - check.difficulty)]
    if isinstance(value, int) and value != middle:
        parts.append(Part((quality.label or quality.id).lower(), STEP * (value - middle)))
    parts += [
        Part(modifier.because, modifier.add)
        for modifier in (*check.modifiers, *draft.program.story.modifiers)
        if _holds(modifier, draft)
    ]
    percent = min(HIGHEST, max(LOWEST, sum(part.add for part in parts)))
    return Odds(percent, band(percent), tuple(parts))


def _holds(modifier: Modifier, draft: Draft) -> bool:
    return modifier.gate is None or bool(draft.program.value(modifier.gate)(draft))


def roll(check: Check, draft: Draft) -> bool:
    """Rolls a check at the odds that were shown with the choice just taken, if it carried this check, else at the odds now."""
    shown = draft.picked_odds
    now = shown[1] if shown is not None and shown[0] == check.name else odds(check, draft)
    name = check.name if check.save is None else flights.save_name(check.name, draft)
    passed = draft.roll(name, now.percent)
    draft.outcomes.append(Outcome(name, now, passed))
    if check.save is not None:
        flights.saved(passed, now.percent, draft)
    return passed
