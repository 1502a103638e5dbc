"""Decks of storylets: the strategies that say which storylet comes first."""

from __future__ import annotations

from typing import Literal as Only
from typing import TypeAlias, get_args

Strategy: TypeAlias = Only[
    "must",  # those with priority must first
    "due",  # those that expire first first, those that never do last
    "priority",  # the higher number first
    "specific",  # those with most conditions, all of which hold, first
    "seldom",  # those seen least often first
    "rarest",  # those never seen first, then those seen least lately
    "weighted",  # by chance, in which heavier ones tend to come first
]
"""One way to put storylets in order; those that it does not part are put in order by the next one."""
STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)
USUAL: tuple[Strategy, ...] = ("must", "priority", "seldom", "weighted")
"""The order of a deck for which the story sets none."""
