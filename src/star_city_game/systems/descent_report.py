"""What the trace of a descent says, in the register of the Commission: figures with units, and nothing that was not measured."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.model.descent import Descent


def trace_of(now: Descent | None) -> tuple[str, ...]:
    """The sentences about a descent that is over; none where there was none."""
    return () if now is None or now.outcome == "flying" else tuple(_sentences(now))


def _sentences(now: Descent) -> Iterator[str]:
    hands = "training" if now.assisted else "the operator"
    yield f"By the trace, the descent lasted {now.time // 1000} s from the jettison and was flown by {hands}."
    yield _end(now)
    if now.hover < 0 and now.outcome != "crashed":
        yield f"The line of the reserve was passed by {-(now.hover // 10)} s; there remained in reach an orbit of {now.orbit} km."
    if now.trust == "eyes":
        yield "The height was at the end taken by eye. On what ground, is being clarified."
    if now.refused:
        yield "A height was not confirmed by the ground."
    if now.spoke:
        yield "In the last minute, contrary to the rule, the ground spoke. What was said is in the annex."
        yield "The annex is not attached."


def _end(now: Descent) -> str:
    contact = f"Contact at {now.speed / 10:.1f} m/s"
    return {
        "landed": f"{contact}; tilt, {now.tilt} degrees; hover left, {max(0, now.hover // 10)} s.",
        "hard": f"{contact}, which the struts are not for; tilt, {now.tilt} degrees; hover left, {max(0, now.hover // 10)} s.",
        "overturned": f"{contact}; tilt, {now.tilt} degrees, of which {now.tilt} are too many.",
        "ukhod": f"Broken off after {now.turns} readings. Contact was not made.",
    }.get(now.outcome, f"{contact}. Further readings are not available.")
