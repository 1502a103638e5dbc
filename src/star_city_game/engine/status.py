"""The status line: when, where, and the two pressures in words."""

from __future__ import annotations

from functools import lru_cache

from star_city_game.engine.charts import outermost
from star_city_game.engine.draft import Draft
from star_city_game.engine.prose import plain
from star_city_game.model.turn import Status
from star_city_game.systems import calendar


def status(draft: Draft) -> Status:
    """The status line for the scene that heads the screen; a scene without a date shows the calendar's turn."""
    story = draft.program.story
    scene = story.scenes[draft.scene]
    now = calendar.turn_at(story.calendar, draft.turn)
    turn = now.name if now else ""
    return _shared(
        calendar.moment(scene.date, scene.time) or turn,
        story.places.get(scene.place, ""),
        scene.title,
        turn,
        _stage(draft),
        plain(draft.program.text(story.risk)(draft)) if story.risk is not None else "",
    )


_shared = lru_cache(maxsize=256)(Status)
"""A status line; it is the same for many moves, and every move is kept."""


def _stage(draft: Draft) -> str:
    machine = draft.program.story.machines.get(draft.program.story.file_machine)
    if machine is None:
        return ""
    now = outermost(draft.machines[machine.id])
    return next(stage.label for stage in machine.stages if stage.id == now)
