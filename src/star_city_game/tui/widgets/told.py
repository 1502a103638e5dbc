"""What a player is told when a game is taken up, as papers on the page: of another edition, and of the saves."""

from __future__ import annotations

from collections.abc import Iterable

from star_city_game.model.edition import Account
from star_city_game.model.turn import Paper


def edition_paper(account: Account) -> Paper:
    """The account as a paper: a heading, and a paragraph for each thing that is not as it was."""
    head, *rest = account.lines
    return Paper("notice", "ANOTHER EDITION OF THE STORY", (head, "", *_points(rest)))


def saves_paper(notices: Iterable[str]) -> Paper:
    """What was said about the saves as a paper: a paragraph for each thing."""
    return Paper("notice", "ABOUT YOUR SAVES", tuple(_points(notices)))


def _points(texts: Iterable[str]) -> Iterable[str]:
    return (f"· {text}" for text in texts)
