"""What became of a game of another edition, as a paper on the page."""

from __future__ import annotations

from textwrap import wrap

from star_city_game.model.edition import Account
from star_city_game.model.turn import Paper

_WIDTH = 66
"""Columns of a paper's lines; with its frame it fits the 72 columns of the page."""


def edition_paper(account: Account) -> Paper:
    """The account as a paper: a heading, and a paragraph for each thing that is not as it was."""
    head, *rest = account.lines
    rows = [*wrap(head, _WIDTH), ""]
    for text in rest:
        rows += wrap(f"· {text}", _WIDTH, subsequent_indent="  ")
    return Paper("notice", "ANOTHER EDITION OF THE STORY", tuple(rows))
