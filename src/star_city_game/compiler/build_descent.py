"""Builds the descents, and looks whether the lander can fly them and whether every turn of them offers something."""

from __future__ import annotations

from typing import cast

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.drafts_descent import PlanDraft
from star_city_game.compiler.names import NOWHERE
from star_city_game.compiler.spelling import listed
from star_city_game.compiler.types import BOOL, INT
from star_city_game.compiler.values import Values
from star_city_game.model.descent import Descents, Lander, Plan, Remark, View

_NEEDED = {"cosmonaut": ("hold", "ukhod"), "console": ("listen",)}
"""Controls without which a turn might offer nothing."""
_KGF = 9_807
"""What one kgf gives one kg, in mm/s²."""
_LONGEST = 20
"""Words of a remark: the last minutes have the shortest words (bible 8.6)."""


def build_descents(declared: Declared, values: Values) -> Descents | None:
    """The descents of a story, or None when it has no lander, or one that cannot fly."""
    draft = declared.descent
    if draft.lander is None:
        return None
    _check_lander(draft.lander, declared)
    plans = {id_: plan for id_, each in draft.plans.items() if (plan := _plan(id_, each, values)) is not None}
    for each in draft.plans.values():
        _check_controls(each, declared)
    remarks = {
        view: tuple(
            Remark(each.at.text, values.text(each.say, NOWHERE, "prose"), values.gate(each.gate, NOWHERE))
            for each in inner
        )
        for view, inner in draft.remarks.items()
    }
    return Descents(draft.lander, plans, remarks)


def _plan(id_: str, draft: PlanDraft, values: Values) -> Plan | None:
    skill = None if draft.skill is None else values.expression(draft.skill, NOWHERE, INT)
    assisted = None if draft.assisted is None else values.expression(draft.assisted, NOWHERE, BOOL)
    faults = {fault: gate for fault, nodes in draft.faults.items() if (gate := values.gate(nodes, NOWHERE)) is not None}
    return None if skill is None else Plan(id_, cast("View", draft.view), skill, assisted, faults)


def _check_lander(lander: Lander, declared: Declared) -> None:
    """Adds a finding for each way in which the numbers make a landing impossible."""
    at = declared.descent.at
    if at is None:
        return
    weight = lander.mass * lander.gravity // _KGF
    left = (lander.mass - lander.fuel) * lander.gravity // _KGF
    sinks = [sink for _, sink in lander.ladder]
    faults = {
        f"it weighs {weight} kgf on the Moon, and its engine gives {lander.thrust_high} at most": weight
        >= lander.thrust_high,
        f"at the red line it weighs {left} kgf, and its engine gives {lander.thrust_low} at least": left
        <= lander.thrust_low,
        "the ladder needs two rows, each lower and slower than the one before": len(sinks) < len(_NEEDED)
        or sinks != sorted(sinks, reverse=True),
        "the ladder must end where the hand takes over": bool(lander.ladder) and lander.ladder[-1][0] != lander.hand,
        "turns and steps need a row for 0 m": not _reaches_ground(lander.turns) or not _reaches_ground(lander.steps),
        "fuel is a part of the tank": lander.fuel >= lander.tank,
        "what is soft must be slower than what is hard": lander.soft >= lander.hard,
    }
    for message, is_so in faults.items():
        if is_so:
            declared.findings.add("SC541", at, f"this lander cannot land: {message}")


def _reaches_ground(rows: tuple[tuple[int, int], ...]) -> bool:
    return bool(rows) and rows[-1][0] == 0


def _check_controls(plan: PlanDraft, declared: Declared) -> None:
    there = {each.at.text for each in declared.descent.controls.get(plan.view, ()) if not each.gate}
    needed = (*_NEEDED[plan.view], *(("fly",) if plan.assisted is not None else ()))
    missing = [control for control in needed if control not in there]
    if missing:
        message = (
            f"{plan.at.text} may come to a turn in which nothing is offered: {listed(missing)} must always be there"
        )
        advice = f"Declare it under controls of {plan.view}, without when."
        declared.findings.add("SC543", plan.at, message, advice=advice)


def lint_descents(declared: Declared) -> None:
    """Adds the warnings about descents: never flown, or with too many words."""
    for id_, plan in declared.descent.plans.items():
        if id_ not in declared.descent.flown:
            declared.findings.add("SC544", plan.at, f"nothing ever flies {id_}", advice=f"descend: {id_}")
    for remarks in declared.descent.remarks.values():
        for remark in remarks:
            words = len(remark.say.text.split())
            if words > _LONGEST:
                message = f"{remark.at.text} has {words} words, and there are seconds to read them"
                declared.findings.add("SC545", remark.say, message, expected=f"{_LONGEST} words at most")
