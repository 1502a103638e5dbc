"""Answers what expressions ask about things by id that have rules of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from star_city_game.engine import course_questions, file_questions, launch_questions
from star_city_game.model.expression import Value

if TYPE_CHECKING:
    from star_city_game.engine.draft import Draft

_ANSWERS: Mapping[str, Callable[[tuple[str, ...], Draft], Value]] = {
    **file_questions.ANSWERS,
    **launch_questions.ANSWERS,
    **course_questions.ANSWERS,
}


def answer(question: str, ids: tuple[str, ...], draft: Draft) -> Value:
    """What a question comes to; see :class:`~star_city_game.model.expression.Ask`."""
    return _ANSWERS[question](ids, draft)
