"""How often a descent comes off, by who flies and what is wrong: the table of the page is what the simulation gives.

``--rewrite`` writes it anew: look whether it is still a game before you commit it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from descents import Pilot, flown, start, trained
from star_city_game.model.descent import ENDS, FAULTS, Control, Descent
from star_city_game.systems.descent import Luck

PAGE = Path(__file__).parents[2] / "docs" / "systems" / "descent.md"
SEEDS = range(200)


def clear_head(now: Descent, luck: Luck) -> Control:
    """Somebody who reads every turn and makes no slip of the mind, whatever the hands do."""
    return trained(now, luck._replace(head=-100))


def late(now: Descent, luck: Luck) -> Control:
    """Somebody in a hurry: nothing but the programme, and then the brake at the last moment."""
    return clear_head(now, luck) if now.by_hand and now.height < 45_000 else "hold"


WHO: dict[str, tuple[Pilot, int]] = {
    "hands off": (lambda *_: "hold", 50),
    "in a hurry, hands of 50": (late, 50),
    "careful, hands of 20": (clear_head, 20),
    "careful, hands of 50": (clear_head, 50),
    "careful, hands of 80": (clear_head, 80),
    "trained hands of 20": (trained, 20),
    "trained hands of 40": (trained, 40),
    "trained hands of 60": (trained, 60),
    "trained hands of 80": (trained, 80),
    "trained hands of 100": (trained, 100),
}
WRONG = {"nothing": (), **{fault: (fault,) for fault in FAULTS}, "everything": FAULTS}
ROWS: list[tuple[str, str]] = [
    *((who, "nothing") for who in WHO),
    *(("trained hands of 60", wrong) for wrong in WRONG if wrong != "nothing"),
    ("careful, hands of 80", "everything"),
    ("trained hands of 100", "everything"),
]


def row(who: str, wrong: str) -> str:
    pilot, skill = WHO[who]
    came: Counter[str] = Counter()
    turns: list[int] = []
    for seed in SEEDS:
        now = flown(start(seed, WRONG[wrong], skill), seed, pilot)
        came[now.outcome] += 1
        turns.append(now.turns)
    shares = " | ".join(f"{round(100 * came[end] / len(SEEDS))} %" for end in ENDS)
    return f"| {who} | {wrong} | {shares} | {sum(turns) // len(turns)} |"


@pytest.mark.parametrize(("who", "wrong"), ROWS, ids=lambda each: each)
def test_the_table_is_true(who: str, wrong: str, rewriting: Callable[[str], None]) -> None:
    found = row(who, wrong)
    rewriting(found)
    assert found in PAGE.read_text(encoding="utf-8")


@pytest.fixture
def rewriting(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Writes a row of the table anew, when asked to."""

    def write(found: str) -> None:
        if request.config.getoption("--rewrite"):
            who, wrong = found.split(" | ")[:2]
            text = PAGE.read_text(encoding="utf-8")
            PAGE.write_text(
                re.sub(rf"^{re.escape(f'{who} | {wrong} | ')}.*$", found, text, flags=re.MULTILINE), "utf-8"
            )

    return write


def test_every_row_of_the_table_is_held() -> None:
    text = PAGE.read_text(encoding="utf-8").split("<!-- balance -->")[1]
    written = re.findall(r"^\| ([\w ,]+) \| (\w+) \| \d", text, re.MULTILINE)
    assert written == ROWS
